/** What holds for every mail: the rules of mail (shared by Gmail, Yahoo and Microsoft), and what clients can show. */
import { caniemail } from "caniemail";
import { describe, expect, it } from "vitest";
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

describe.each(everyMail)("$name in $language", ({ kind, language, html, text: plain }) => {
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
  const found = new Map<string, Set<string>>();
  for (const { html } of everyMail)
    for (const [client, issues] of caniemail({ clients: [...CLIENTS], html }).issues.errors)
      for (const { title } of issues) found.set(title, (found.get(title) ?? new Set()).add(client));

  it("support what mails use, or there is a fallback", () => {
    expect([...found.keys()].filter((title) => !(title in FALLBACKS))).toEqual([]);
    expect(Object.keys(FALLBACKS).filter((title) => !found.has(title))).toEqual([]);
  });

  it("read !important only after a space (Word)", () => {
    for (const { html } of everyMail) expect(html).not.toMatch(/[^ ]!important/);
  });
});
