import { expect, test } from "vitest";
import { readPageAbout } from "../../src/lib/page-about.ts";

test("a page says what it is in the words it has for others, before its own", () => {
  const html = `<!doctype html><html lang="zh-CN"><head><title> The pier – Harbour </title>
    <meta property="og:title" content="The  pier &amp; the crane"><meta name="Description" content="It
    opens."><meta itemprop="datePublished" content="2026-03-25"><meta property="og:site_name" content="Harbour">
    </head><body><svg><title>icon</title></svg></body></html>`;
  expect(readPageAbout(html)).toEqual({
    title: "The pier & the crane",
    description: "It opens.",
    author: "",
    siteName: "Harbour",
    publishedAt: "2026-03-25",
    language: "zh-CN",
  });
});

test("its title is the first, and what is no page says nothing", () => {
  expect(readPageAbout("<title>One</title><svg><title>icon</title></svg>").title).toBe("One");
  expect(Object.values(readPageAbout("PDF-1.7 <<\u0000>>")).join("")).toBe("");
});

test("markup without end is no trouble", () => {
  expect(readPageAbout(`<title>Deep</title>${"<div>".repeat(100_000)}`).title).toBe("Deep");
});
