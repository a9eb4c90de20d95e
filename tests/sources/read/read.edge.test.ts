/** Reading in the runtime of production: its TextDecoder and its streams are not Node's. */
import { describe, expect, test } from "vitest";
import { decodeText } from "../../../src/lib/decode-text.ts";
import { readBody } from "../../../src/providers/web/read-body.ts";
import { atom, read, rss } from "./read.ts";

describe("in workerd", () => {
  test.each([
    ["windows-1251", [0xcf, 0xf0], "Пр"],
    ["koi8-r", [0xf0, 0xd2], "Пр"],
    ["iso-8859-2", [0xbb, 0xbe], "ťž"],
    ["gbk", [0xc4, 0xe3], "你"],
    ["gb18030", [0x94, 0x39, 0xfc, 0x36], "😀"],
    ["big5", [0xa7, 0x41], "你"],
    ["shift_jis", [0x82, 0xb1], "こ"],
    ["euc-kr", [0xbe, 0xc8], "안"],
    ["utf-16le", [0xff, 0xfe, 0x60, 0x4f], "你"],
  ])("%s is known", (encoding, bytes, text) => {
    expect(decodeText(new Uint8Array(bytes), [encoding]).text).toBe(text);
  });

  test("feeds are read", () => {
    expect(
      read(rss("<item><title>Tide</title><pubDate>Fri, 14 Aug 2026 09:00:00 GMT</pubDate></item>")).posts[0],
    ).toMatchObject({
      title: "Tide",
      publishedAt: new Date("2026-08-14T09:00:00Z"),
    });
    expect(read(atom("<entry><title>潮</title></entry>")).posts[0]).toMatchObject({
      title: "潮",
      language: "zh",
    });
  });

  test("a compressed bomb is cut off", async () => {
    const packed = new Blob([new Uint8Array(5_000_000)]).stream().pipeThrough(new CompressionStream("gzip"));
    const limit = { maxBytes: 1_000_000, signal: AbortSignal.timeout(5000) };
    await expect(readBody(new Response(packed), limit)).rejects.toBeInstanceOf(RangeError);
  });
});
