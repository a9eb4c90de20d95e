import { describe, expect, it } from "vitest";
import { outsideHref, outsideText, ownHref } from "../../../emails/parts/outside.ts";

describe("an address from outside", () => {
  it.each(["https://example.com/a?b=c#d", "http://example.com", "https://example.com/%E4%BD%A0?q=1&r=(2)"])(
    "%s is kept as it is",
    (url) => expect(outsideHref(url)).toBe(url),
  );

  it.each([
    "javascript:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "JAVASCRIPT:alert(1)",
    "data:text/html,<script>",
    "vbscript:x",
    "file:///etc/passwd",
    "mailto:a@example.com",
    "//example.com",
    "/relative",
    "",
    "#",
    "{{unsubscribe}}",
    "https://blank.Invalid/unsubscribe",
    "https://evil.example/?t=https://blank.invalid/unsubscribe",
    "https://evil.example/?t=https://blank.inv\talid/unsubscribe",
    "https://blank.ｉnvalid/unsubscribe",
  ])("%j is dropped", (url) => expect(outsideHref(url)).toBeUndefined());

  it("is written in ASCII", () => {
    expect(outsideHref("https://例子.example/中 文")).toBe(
      "https://xn--fsqu00a.example/%E4%B8%AD%20%E6%96%87",
    );
  });

  it("cannot hold a blank", () => {
    expect(outsideHref("https://example.com/?t={{unsubscribe}}")).toBe(
      "https://example.com/?t=%7B%7Bunsubscribe%7D%7D",
    );
  });
});

describe("text from outside", () => {
  it("is one line", () => expect(outsideText("一\r\n二\t\u2028三  四")).toBe("一 二 三 四"));
  it("has no controls and turns no line around", () =>
    expect(outsideText("a\u0000b\u202ec\u2066d")).toBe("abcd"));
  it("cannot hold a blank", () => {
    expect(outsideText("{{{unsubscribe}}} .invalid")).toBe("{ { {unsubscribe}}} . invalid");
  });
  it("keeps emoji that are joined", () =>
    expect(outsideText("👩‍🚀 and {one} brace")).toBe("👩‍🚀 and {one} brace"));
});

describe("a link of the house", () => {
  it.each(["{{unsubscribe}}", "https://blank.invalid/u", "http://localhost:8787/x"])("%s is kept", (url) =>
    expect(ownHref(url)).toBe(url),
  );
  it("leads nowhere when it is no web address", () => expect(ownHref("javascript:alert(1)")).toBe("#"));
});
