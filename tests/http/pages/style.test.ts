import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { STYLE } from "../../../src/http/pages/asset-names.ts";

const sheet = readFileSync("assets/style.css", "utf8");

/** The pairs of colours that stand on each other, by the names of their custom properties. */
const WORDED = [
  ["ink", "paper"],
  ["dim", "paper"],
  ["brass", "paper"],
  ["ink", "wash"],
  ["dim", "wash"],
  ["paper", "ink"],
  ["paper", "brass"],
  ["fault", "paper"],
  ["fault", "wash"],
] as const;

describe("the stylesheet", () => {
  test("is small, and asks for nothing else", () => {
    expect(gzipSync(readFileSync(join("public", STYLE))).length).toBeLessThanOrEqual(3.5 * 1024);
    expect(sheet).not.toMatch(/url\(|@import/);
  });

  // WCAG 2.2, success criteria 1.4.3 and 1.4.11
  describe.each(["light", "dark"] as const)("in %s", (scheme) => {
    test.each(WORDED)("%s stands out on %s", (ink, ground) => {
      expect(contrast(colour(ink, scheme), colour(ground, scheme))).toBeGreaterThan(4.5);
    });

    test("the edge of a field can be seen", () => {
      expect(contrast(colour("field", scheme), colour("paper", scheme))).toBeGreaterThan(3);
    });
  });
});

function colour(name: string, scheme: "light" | "dark"): string {
  const [, light = "", dark = ""] =
    new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(sheet) ?? [];
  return scheme === "light" ? light : dark;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Relative luminance of #rgb or #rrggbb; throws for anything else. */
function luminance(hex: string): number {
  const digits = hex.length === 4 ? hex.replace(/[^#]/g, "$&$&") : hex;
  const [, red, green, blue] = /^#(..)(..)(..)$/.exec(digits) ?? [];
  if (!red || !green || !blue) throw new Error(`No colour: "${hex}"`);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(pair: string): number {
  const value = Number.parseInt(pair, 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
