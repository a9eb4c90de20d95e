import { describe, expect, test } from "vitest";
import { readXml, type XmlElement } from "../../src/lib/read-xml.ts";

const first = (source: string): XmlElement => {
  const element = readXml(source)?.root.children[0];
  if (!element) throw new Error("no element");
  return element;
};

describe("reading XML", () => {
  test("names lose their case and their prefix, namespaces are kept", () => {
    const root = first(
      '<A:Feed xmlns:a="urn:one" xmlns="urn:two"><Title/><a:x><b:y xmlns:b="urn:three"/></a:x></A:Feed>',
    );
    expect([root.name, root.prefix, root.space]).toEqual(["feed", "a", "urn:one"]);
    expect(root.children.map(({ name, space }) => [name, space])).toEqual([
      ["title", "urn:two"],
      ["x", "urn:one"],
    ]);
    expect(root.children[1]?.children[0]?.space).toBe("urn:three");
  });

  test("text is decoded, CDATA is taken as it is, and what stands inside is kept as written", () => {
    const root = first("<a>1 &lt; 2 &#x41; <![CDATA[<b>&amp;</b>]]> <i>x &amp; y</i></a>");
    expect(root.text).toBe("1 < 2 A <b>&amp;</b> ");
    expect(root.inner).toContain("<i>x &amp; y</i>");
  });

  test("a tag that is not closed ends with its parent, and is named", () => {
    const document = readXml("<a><b>one<c>two</a>");
    expect(document?.root.children[0]?.children[0]?.inner).toBe("one<c>two");
    expect(document?.problems).toEqual(["<c> is not closed", "<b> is not closed"]);
  });

  test("elements with nothing in them are no problem", () => {
    expect(readXml("<a><b/><c></c></a>")?.problems).toEqual([]);
    expect(first("<a><b/>text</a>").children[0]?.inner).toBe("");
  });

  test("an attribute named like a property of objects is nothing special", () => {
    expect(first("<a/>").attributes["constructor"]).toBeUndefined();
    expect(first('<constructor:a __proto__="x"/>').space).toBeUndefined();
  });

  test("entities of the document's own are not expanded", () => {
    const bomb = `<!DOCTYPE b [<!ENTITY a "1234567890"><!ENTITY b "&a;&a;&a;">]><b>&b;&ext;</b>`;
    expect(first(bomb).text).toBe("&b;&ext;");
  });

  test("nesting without end is refused in no time", () => {
    const start = performance.now();
    expect(readXml("<a>".repeat(500_000))).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(500);
  });

  test("no element is no document", () => {
    expect(readXml("just words & <")).toBeUndefined();
  });
});
