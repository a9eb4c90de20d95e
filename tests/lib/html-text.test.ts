import { describe, expect, test } from "vitest";
import { htmlText } from "../../src/lib/html-text.ts";

describe("HTML as plain text", () => {
  test.each([
    ["paragraphs are parted by an empty line", "<p>One</p>\n<p>Two</p>", "One\n\nTwo"],
    ["line breaks stay", "one<br>two<br/>three<br><br>four", "one\ntwo\nthree\n\nfour"],
    ["white space is folded", "<p>  one \n\t two&nbsp; </p>", "one two"],
    [
      "words in spans keep their spaces",
      "a <b>bold</b> <i>word</i>, and<b> more</b>.",
      "a bold word, and more.",
    ],
    ["lists are lines with a dash", "<ul><li>one</li><li>two</li></ul>after", "- one\n- two\n\nafter"],
    ["character references are decoded", "AT&amp;T &lt;b&gt; &eacute; &#20320; &hellip;", "AT&T <b> é 你 …"],
    [
      "preformatted text keeps its lines",
      "<p>Run:</p><pre>\na\n  b\n</pre><p>Done</p>",
      "Run:\n\na\n  b\n\nDone",
    ],
    ["scripts and styles are not text", "a<script>alert('<p>')</script><style>p{}</style>b", "ab"],
    [
      "frames and their fallbacks are not text",
      "a<iframe src=x>no frames</iframe><noscript>x</noscript> b",
      "a b",
    ],
    ["images give their alt", '<img src="x.png" alt="A chart"> shows', "A chart shows"],
    ["images without alt give nothing", 'a<img src="x.png">b', "ab"],
    [
      "cells of a table are parted",
      "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>",
      "a b\nc",
    ],
    ["soft hyphens are layout", "news\u00ADletter zero\u200Bwidth", "newsletter zerowidth"],
    [
      "XHTML with a prefix is read too",
      "<xhtml:div><xhtml:p>a</xhtml:p><xhtml:p>b</xhtml:p></xhtml:div>",
      "a\n\nb",
    ],
    ["what is not closed is still text", "<p>one <b>two <p>three", "one two\n\nthree"],
    ["text without markup is itself", " 1 > 0 ", "1 > 0"],
  ])("%s", (_, html, text) => {
    expect(htmlText(html).text).toBe(text);
  });

  test("links are listed in order, as written", () => {
    expect(
      htmlText('<a href="/one">1</a> <a name=x>2</a> <a href=" https://e.example/?a=1&amp;b=2 ">3</a>').hrefs,
    ).toEqual(["/one", "https://e.example/?a=1&b=2"]);
  });

  test("no markup makes it slow", () => {
    const start = performance.now();
    htmlText(`<b>text ${"<div>".repeat(300_000)}`);
    htmlText(`<pre>${" ".repeat(1_000_000)}`);
    htmlText("<".repeat(500_000));
    htmlText("&".repeat(500_000));
    htmlText("</p>".repeat(200_000));
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
