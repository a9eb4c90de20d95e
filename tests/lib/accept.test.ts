import { expect, test } from "vitest";
import { preferredType } from "../../src/lib/accept.ts";

const OFFERED = ["text/html", "text/markdown", "application/json", "text/plain"] as const;

test.each([
  [undefined, "text/html"],
  ["", "text/html"],
  ["*/*", "text/html"],
  ["text/*", "text/html"],
  ["application/*", "application/json"],
  ["text/markdown", "text/markdown"],
  ["TEXT/Markdown; Q=1", "text/markdown"],
  ["application/json, */*;q=0.1", "application/json"],
  ["application/json;q=0.5, text/plain;q=0.8", "text/plain"],
  // what browsers say, and what a program that reads pages does
  ["text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8", "text/html"],
  ["text/markdown, text/html;q=0.9, */*;q=0.8", "text/markdown"],
  ["text/markdown, text/html, */*", "text/markdown"],
  ["text/html, text/markdown", "text/html"],
  // the most exact range speaks for a type, wherever it stands
  ["text/*, text/html;q=0.2, text/plain;q=0.1", "text/markdown"],
  ["*/*, text/html;q=0", "text/markdown"],
  // never 406
  ["image/png", "text/html"],
  ["text/html;q=0", "text/html"],
  // what is no weight or no type says nothing
  ["application/json;q=2", "text/html"],
  ["application/json;q=x, text/plain;q=0.1", "text/plain"],
  ["json, , ;q=1, /", "text/html"],
])("Accept: %s gets %s", (header, type) => {
  expect(preferredType(header, OFFERED)).toBe(type);
});

test("a header without end is read to an end", () => {
  expect(preferredType(`${"x/y,".repeat(100_000)}text/plain`, OFFERED)).toBe("text/html");
});
