import { describe, expect, test } from "vitest";
import { safeHref } from "../../src/lib/safe-href.ts";

describe("a link's address", () => {
  test.each([
    ["https://lab.example/beacon?a=1&b=2#top", "https://lab.example/beacon?a=1&b=2#top"],
    ["http://lab.example", "http://lab.example/"],
    ["  https://lab.example/x\n", "https://lab.example/x"],
    ["HTTPS://LAB.example/X", "https://lab.example/X"],
    ['https://lab.example/"><script>', "https://lab.example/%22%3E%3Cscript%3E"],
  ])("%j may be followed", (url, href) => {
    expect(safeHref(url)).toBe(href);
  });

  test.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " \u0001javascript:alert(1)",
    "java\nscript:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "blob:https://lab.example/1",
    "file:///etc/passwd",
    "mailto:a@lab.example",
    "//lab.example/x",
    "/x",
    "x",
    "",
    "https://",
    "&#106;avascript:alert(1)",
  ])("%j may not", (url) => {
    expect(safeHref(url)).toBeUndefined();
  });
});
