import { describe, expect, test } from "vitest";
import { steadyText } from "../../src/lib/steady-text.ts";

const pointsOf = (text: string) =>
  Array.from(new Intl.Segmenter().segment(text), ({ segment }) => Array.from(segment).length);

describe("a steady text", () => {
  test.each([
    "Lighthouse Lab released Beacon 3.",
    "灯塔实验室发布了 Beacon 3——“今天”。",
    "Tiếng Việt: ễ ộ, ce\u0327a\u0302, Ångström, na\u00efve",
    "שָׁלוֹם בְּרֵאשִׁ֖ית בָּרָ֣א",
    "مُحَمَّدٌ رَسُولُ اللَّهِ \u200fعربي",
    "क्षेत्रीय राष्ट्रीय स्वास्थ्य कार्त्स्न्य",
    "བསྒྲུབས་ མྱུར་ རྐྱེན་",
    "သင်္ဘောကြွက် ဩဇာ မြန်မာ",
    "ශ්‍රී ලංකා ප්‍රජාතාන්ත්‍රික සමාජවාදී ජනරජය",
    "กรุงเทพมหานคร น้ำ ที่",
    "한국어 각",
    "👩🏽‍👩🏿‍👧🏻‍👦🏼 🏴󠁧󠁢󠁷󠁬󠁳󠁿 🏳️‍🌈 1️⃣ ❤️‍🔥",
    "",
  ])("is the same as what people write: %s", (text) => {
    expect(steadyText(text)).toBe(text);
  });

  test("turns nothing around, however it would", () => {
    expect(steadyText("a\u202eb\u202dc\u2067d\u2069\u2069e\u202c\u2066f\u2068g\u202ah\u202bi")).toBe(
      "abcdefghi",
    );
  });

  test("keeps four accents of a pile, and eight marks of a script", () => {
    expect(steadyText(`Z${"\u0301".repeat(60)}algo`)).toBe(`Z${"\u0301".repeat(4)}algo`);
    expect(steadyText(`ก${"\u0e31".repeat(60)}`)).toBe(`ก${"\u0e31".repeat(8)}`);
  });

  test.each([
    ["families without an end", "👩‍👩‍👧‍👦\u200d".repeat(60)],
    ["a syllable of jamo", "\u1100".repeat(500)],
    ["a conjunct", `${"क\u094d".repeat(500)}क`],
    ["a letter and tags", `a${"\u{e0061}".repeat(300)}`],
    ["a letter and joiners", `a${"\u200d\u200c".repeat(300)}b`],
    ["ten thousand accents", `a${"\u0301\u0e31".repeat(5000)}`],
  ])("has no sign that no line can hold: %s", (_, text) => {
    expect(Math.max(...pointsOf(text))).toBeGreaterThan(100);
    expect(Math.max(...pointsOf(steadyText(text)))).toBeLessThanOrEqual(16);
  });
});
