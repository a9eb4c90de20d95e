import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  CURRENT_WORDING,
  currentWording,
  wordConsent,
  WORDINGS,
  wordsOf,
} from "../../src/subscribers/wordings.ts";

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 16);

/** People have agreed to these. A line is added for a new id; none is ever changed. */
const AGREED: Record<string, string> = {
  "form-1 zh-CN": "5b0ffab3b4714202",
  "form-1 en": "57bcf66877d4e68b",
};

test("words that people have agreed to stay as they were", () => {
  const hashes = Object.entries(WORDINGS).flatMap(([id, texts]) =>
    Object.entries(texts).map(([language, text]) => [`${id} ${language}`, hashOf(text)]),
  );
  expect(Object.fromEntries(hashes)).toEqual(AGREED);
});

test("the current words are among them, in both languages", () => {
  expect(Object.keys(WORDINGS)).toContain(CURRENT_WORDING);
  expect(currentWording("en").text).not.toBe("");
  expect(currentWording("zh-CN").text).not.toBe(currentWording("en").text);
});

test.each([
  ["/harbour", "form-1", "/harbour form-1 zh-CN"],
  ["embed blog.example", "form-1", "embed blog.example form-1 zh-CN"],
  ["api localhost:8080", "form-1", "api localhost:8080 form-1 zh-CN"],
  ["/harbour", "form-99", "/harbour unseen zh-CN"],
  ["/harbour", "toString", "/harbour unseen zh-CN"],
  ["<script>\r\n\u202e", "form-1", "script form-1 zh-CN"],
  ["\u0000", "", "- unseen zh-CN"],
])("%j with %s is kept as %j", (place, wordingId, kept) => {
  expect(wordConsent({ place, wordingId, language: "zh-CN" })).toBe(kept);
});

test("a place is kept in a hundred characters", () => {
  const kept = wordConsent({ place: "x".repeat(1000), wordingId: "form-1", language: "en" });
  expect(kept).toBe(`${"x".repeat(100)} form-1 en`);
});

describe("the words of a consent", () => {
  test("stand in full where it names them", () => {
    const consent = wordConsent({ place: "/harbour", wordingId: "form-1", language: "en" });
    expect(wordsOf(consent)).toBe(WORDINGS["form-1"]?.en);
    expect(wordsOf(consent.replace("en", "zh-CN"))).toBe(WORDINGS["form-1"]?.["zh-CN"]);
  });

  test.each([
    "",
    "link of a mail",
    "list members.csv: yes",
    "/x unseen en",
    "/x form-1 fr",
    "/x constructor en",
  ])("are none in %j", (consent) => {
    expect(wordsOf(consent)).toBeNull();
  });
});
