/** What holds for every mail: the rules of mail (shared by Gmail, Yahoo and Microsoft), and what clients can show. */
import { caniemail } from "caniemail";
import { HtmlValidate } from "html-validate";
import { describe, expect, it } from "vitest";
import { subjectLine } from "../../emails/parts/subject-line.ts";
import { everyMail } from "./every-mail.tsx";
import { firstChild, hrefs, isHidden, readMail, tags, text } from "./mail-document.ts";

/** Those of the wanted clients that caniemail.com has data of; QQ Mail, 163 and Foxmail it has none of. */
const CLIENTS = ["gmail.*", "apple-mail.*", "outlook.*", "yahoo.*"] as const;

/**
 * What some of them do not support, and how the mail holds there. A feature that no mail uses any more must go from
 * here, and one that is new must be thought about first.
 */
const FALLBACKS: Record<string, string> = {
  "color-scheme CSS property":
    "the mail is shown light, or inverted by the client, which its plain colours bear",
  "color-scheme meta tag": "the same",
  "text-wrap": "headings break where they would",
  "overflow-wrap": "the table is of a fixed layout and word-break stands where links are long",
  ":hover": "links look the same when pointed at",
  "Type selector": "all fonts and colours stand inline as well",
  "@media": "the mail is fluid without; dark mode is the client's own",
  "<style> element": "all that matters stands inline",
  "display:none": "the preheader is read before the mail, which it sums up",
  "<body> element": "ground, language and direction stand on the div inside as well",
  overflow: "belongs to the preheader, which display:none hides already",
  "max-height property": "the same",
  "table-layout": "long words are rare; Word wraps them itself",
  "aria-label attribute": "the h1 says the same",
  "role attribute": "tables are read with their cells in order",
  "border-radius": "buttons have corners",
  "word-break": "a long link runs on where it must",
  "target attribute": "links open anew all the same",
};

/** Within these it is supported, and mails keep to that: what each of them could break is said by its words. */
const WITHIN: Record<string, string> = {
  "!important keyword": "in lower case, after a space, in the sheet alone",
  "align attribute": "cells to the right, and the page in the middle, which its margin does as well",
  background: "colours alone",
  border: "one pixel, on cells",
  "dir attribute": "on blocks, not on links",
  display: "none for the preheader, and inline-block for the button, which Word puts blanks around instead",
  "font-size": "in pixels",
  "font-weight": "600 and 700, which Word takes for bold",
  "lang attribute": "on blocks, not on cells",
  "line-height": "in percent, or pixels where Word may set more",
  margin: "none is negative",
  "max-width": "of the page; Word has its width from a comment (theme.ts), a tablet fills its own",
  padding: "of cells; of the ground, which Word's narrow page does not need, and of the button",
  "text-decoration": "one value",
  "width attribute": "of tables, there being no images",
};

/** Tables lay a mail out, and Word reads their attributes alone. */
const STANDARD = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: {
    "doctype-html": "off",
    "no-deprecated-attr": "off",
    // lang and dir stand on the div inside as well: role article says to webmail's readers what it is
    "prefer-native-element": "off",
  },
});

describe.each(everyMail)("$name in $language", ({ kind, language, subject, html, text: plain }) => {
  const document = readMail(html);
  const [body] = tags(document, "body");

  it("says its language and direction where webmail keeps them, and has one h1", () => {
    expect(tags(document, "html")[0]?.attribs).toMatchObject({ lang: language, dir: "ltr" });
    expect(firstChild(body!)?.attribs).toMatchObject({ lang: language, dir: "ltr" });
    expect(tags(document, "h1")).toHaveLength(1);
  });

  it("lays out by tables that say so, and asks for nothing when it is opened", () => {
    const tables = tags(document, "table").map(({ attribs }) => attribs["role"]);
    expect(tables).toEqual(tables.map(() => "presentation"));
    expect([...tags(document, "img"), ...tags(document, "link"), ...tags(document, "script")]).toEqual([]);
    expect(html).not.toMatch(/url\(|@import|@font-face/);
  });

  it("begins with a preheader that nothing else gets into, and ends with where it comes from", () => {
    const preheader = tags(document, "div").find(isHidden);
    const shown = preheader ? text(preheader).replaceAll("\u200c", "").trim() : "";
    expect(shown.length).toBeGreaterThan(10);
    expect(html).toContain("\u200c\u00a0".repeat(20));
    expect(plain.trim().split("\n").at(-1)).toMatch(/路|Road|Street/);
    expect(plain).not.toContain("\u200c");
  });

  it("has a subject of one plain line that a phone shows most of", () => {
    expect(subject).toBe(subjectLine(subject));
    expect(subject.length).toBeLessThan(80);
    // no shouting, and no pictures of ours
    expect(subject).not.toMatch(/!|！|\p{Extended_Pictographic}|\b[A-Z]{5,}\b/u);
  });

  it("is written as the standard has it, but for what Word needs", async () => {
    const { results } = await STANDARD.validateString(html);
    expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
  });

  it("is small enough for Gmail, which cuts at 102 KB", () => {
    expect(new TextEncoder().encode(html).length).toBeLessThan(90_000);
  });

  it("has a text part with all that can be pressed", () => {
    for (const href of hrefs(document)) expect(plain).toContain(href);
    expect(plain).not.toMatch(/<\w|&\w+;|undefined/);
  });

  it.runIf(kind === "newsletter")("lets its reader leave, by a link of its own", () => {
    expect(hrefs(document).some((href) => /unsubscribe/.test(href))).toBe(true);
  });
});

describe.each(everyMail.filter(({ name }) => name.startsWith("digest")))("$name", ({ html }) => {
  it("has the link to leave near its top and at its end", () => {
    const links = hrefs(readMail(html));
    const places = links.flatMap((href, at) => (/unsubscribe/.test(href) ? [at] : []));
    expect(places[0]).toBeLessThan(2);
    expect(places.at(-1)).toBeGreaterThan(links.length - 4);
  });
});

describe("the clients that people read in", () => {
  const found = { errors: new Set<string>(), warnings: new Set<string>() };
  for (const { html } of everyMail) {
    const { issues } = caniemail({ clients: [...CLIENTS], html });
    for (const kind of ["errors", "warnings"] as const)
      for (const [, list] of issues[kind]) for (const { title } of list) found[kind].add(title);
  }

  it("support what mails use, or there is a fallback", () => {
    expect([...found.errors].toSorted()).toEqual(Object.keys(FALLBACKS).toSorted());
  });

  it("support a part of the rest, and mails keep to it", () => {
    const partial = [...found.warnings].filter((title) => !(title in FALLBACKS));
    expect(partial.toSorted()).toEqual(Object.keys(WITHIN).toSorted());
    for (const { html } of everyMail) {
      expect(html, "!important").not.toMatch(/[^ ]!important|!IMPORTANT|style="[^"]*!important/);
      expect(html, "margins").not.toMatch(/margin[\w-]*:[^;"}]*-\d/);
      expect(html, "units").not.toMatch(/[\d.](?:rem|em|vw|ch)\b(?=[;"} ])/);
      expect(html, "borders").not.toMatch(/border(?:-top)?:(?!1px )/);
      expect(html, "weights").not.toMatch(/font-weight:(?![67]00)/);
      expect(html, "direction").not.toMatch(/<a [^>]*\bdir=/);
      expect(html, "language").not.toMatch(/<td [^>]*\blang=/);
    }
  });
});
