import { DomUtils } from "htmlparser2";
import { describe, expect, it } from "vitest";
import { everyMail } from "./every-mail.tsx";
import { isHidden, readMail, sheetOf, styleOf, tags, text, type Tag } from "./mail-document.ts";

/**
 * What clients do to colours: dark is the mail's own sheet. Some turn the lightness of every colour around (Gmail on
 * iOS, Outlook on Windows), some only that of light grounds and dark words (Outlook.com); a pure blue link, at home on
 * white, would be lost on black.
 */
const SCHEMES = ["light", "dark", "turned around", "turned around in part"] as const;

// WCAG 2.2, success criterion 1.4.3, with 4.5:1 for large text too
describe.each(everyMail)("every word of $name in $language stands out from its ground", ({ html }) => {
  it.each(SCHEMES)("in %s", (scheme) => {
    const document = readMail(html);
    const dark = scheme === "dark" ? darkRules(sheetOf(document)) : new Map();
    const worded = tags(document, "body").flatMap(wordedTags);
    expect(worded.length).toBeGreaterThan(4);
    for (const tag of worded) {
      const shown = seenAs(scheme, found(tag, "color", dark), found(tag, "background-color", dark));
      expect(contrast(...shown), `${text(tag).slice(0, 20)}: ${shown.join(" on ")}`).toBeGreaterThan(4.5);
    }
  });
});

function seenAs(
  scheme: (typeof SCHEMES)[number],
  word: string,
  ground: string,
): [word: string, ground: string] {
  if (scheme === "turned around") return [turned(word), turned(ground)];
  if (scheme !== "turned around in part") return [word, ground];
  return [lightness(word) < 0.5 ? turned(word) : word, lightness(ground) > 0.5 ? turned(ground) : ground];
}

type Rules = Map<string, Map<string, string>>;

/** The class rules of the dark sheet: class → property → colour. */
function darkRules(sheet: string): Rules {
  const rules: Rules = new Map();
  for (const [, name = "", body = ""] of sheet.matchAll(/\.(\w+)\{([^}]*)\}/g)) {
    const declarations = body.split(";").map((one) => one.replace("!important", "").split(":"));
    rules.set(name, new Map(declarations.map(([property = "", value = ""]) => [property, value])));
  }
  expect(rules.size, "a dark sheet").toBeGreaterThan(0);
  return rules;
}

/** Tags that hold words themselves, the hidden preheader left out. */
function wordedTags(tag: Tag): Tag[] {
  if (isHidden(tag)) return [];
  const inner = tag.children.filter(DomUtils.isTag).flatMap(wordedTags);
  const hasWords = tag.children.filter(DomUtils.isText).some(({ data }) => data.trim());
  return hasWords ? [tag, ...inner] : inner;
}

/** The value of a property on a tag or the nearest above it: a dark class wins over an inline style. */
function found(tag: Tag, property: string, dark: Rules): string {
  const classes = (tag.attribs["class"] ?? "").split(" ");
  const byClass = classes.map((name) => dark.get(name)?.get(property)).find(Boolean);
  const own = byClass ?? styleOf(tag).get(property);
  if (own) return own;
  const above = tag.parent;
  if (!above || !("attribs" in above)) throw new Error(`no ${property}`);
  return found(above, property, dark);
}

/** #rrggbb as parts from 0 to 1. */
const parts = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);

/** HSL's. */
const lightness = (hex: string) => (Math.max(...parts(hex)) + Math.min(...parts(hex))) / 2;

/** The same hue as dark as it was light: each part moves by as much as the lightness does. */
function turned(hex: string): string {
  const shift = 1 - 2 * lightness(hex);
  const hexOf = (part: number) =>
    Math.round(Math.min(1, Math.max(0, part + shift)) * 255)
      .toString(16)
      .padStart(2, "0");
  return `#${parts(hex).map(hexOf).join("")}`;
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

/** WCAG's relative luminance of #rrggbb. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = parts(hex).map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
