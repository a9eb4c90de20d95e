import { describe, expect, test } from "vitest";
import { openSealedText, sealText } from "../../src/lib/sealed-text.ts";

const SECRET = new TextEncoder().encode("a secret of thirty-two bytes, at least");
const OTHER = new TextEncoder().encode("another one of thirty-two bytes, at least");

describe("a sealed text", () => {
  test("is opened by its secret and name alone", async () => {
    const sealed = await sealText(SECRET, "model", "钥匙 sk-1");
    expect(sealed).not.toContain("sk-1");
    expect(await openSealedText(SECRET, "model", sealed)).toBe("钥匙 sk-1");
    expect(await openSealedText(OTHER, "model", sealed)).toBeUndefined();
    expect(await openSealedText(SECRET, "channel", sealed)).toBeUndefined();
  });

  test("looks different each time", async () => {
    expect(await sealText(SECRET, "model", "x")).not.toBe(await sealText(SECRET, "model", "x"));
  });

  test.each(["", "x", "not base64 %%", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"])(
    "%j is none, and opens to nothing",
    async (text) => expect(await openSealedText(SECRET, "model", text)).toBeUndefined(),
  );
});
