import { describe, expect, test } from "vitest";
import { escapeHtml } from "../../src/lib/escape-html.ts";

describe("text as HTML", () => {
  test("opens no tag and ends no attribute", () => {
    expect(escapeHtml(`<img src=x onerror="alert('1')">`)).toBe(
      "&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;",
    );
  });

  test("an entity that someone wrote stays what they wrote", () => {
    expect(escapeHtml("AT&amp;T &lt;")).toBe("AT&amp;amp;T &amp;lt;");
  });

  test("everything else stays as it is", () => {
    expect(escapeHtml("歸藏(guizang.ai) 🤗 – “x” `y`")).toBe("歸藏(guizang.ai) 🤗 – “x” `y`");
  });
});
