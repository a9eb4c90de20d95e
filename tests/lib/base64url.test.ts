import { describe, expect, test } from "vitest";
import { decodeBase64Url, encodeBase64Url } from "../../src/lib/base64url.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("base64url", () => {
  // RFC 4648, section 10, less the padding
  test.each([
    ["", ""],
    ["f", "Zg"],
    ["fo", "Zm8"],
    ["foo", "Zm9v"],
    ["foob", "Zm9vYg"],
    ["fooba", "Zm9vYmE"],
    ["foobar", "Zm9vYmFy"],
  ])("%j is %j and back", (text, encoded) => {
    expect(encodeBase64Url(bytes(text))).toBe(encoded);
    expect(decodeBase64Url(encoded)).toEqual(bytes(text));
  });

  test("no letter of it needs escaping in a URL", () => {
    expect(encodeBase64Url(Uint8Array.of(0xfb, 0xff, 0xbf))).toBe("-_-_");
    expect(decodeBase64Url("-_-_")).toEqual(Uint8Array.of(0xfb, 0xff, 0xbf));
  });

  test("every byte comes back", () => {
    const all = Uint8Array.from({ length: 256 }, (_, at) => at);
    expect(decodeBase64Url(encodeBase64Url(all))).toEqual(all);
  });

  test.each(["Zg==", "a+b/", "Zm 9v", "Zm9v\n", "Zm9vY", "大", "Zm.9v"])("%j is none", (text) => {
    expect(decodeBase64Url(text)).toBeUndefined();
  });

  test("of the texts that would mean the same bytes only one is taken", () => {
    expect(decodeBase64Url("Zg")).toEqual(bytes("f"));
    expect(decodeBase64Url("Zh")).toBeUndefined();
  });
});
