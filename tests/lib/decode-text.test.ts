import { describe, expect, test } from "vitest";
import { decodeText, findCharset, findDeclaredEncoding } from "../../src/lib/decode-text.ts";

const bytes = (...values: number[]) => new Uint8Array(values);
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, isLittle: boolean) => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), isLittle);
  return new Uint8Array(view.buffer);
};
const utf32 = (text: string, isLittle: boolean) => {
  const characters = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const view = new DataView(new ArrayBuffer(characters.length * 4));
  for (const [at, character] of characters.entries()) view.setUint32(at * 4, character, isLittle);
  return new Uint8Array(view.buffer);
};

describe("the encoding of a document", () => {
  test("a byte order mark wins over every declaration", () => {
    expect(decodeText(utf8("\uFEFF<a>é</a>"), ["iso-8859-1"])).toMatchObject({
      text: "<a>é</a>",
      encoding: "utf-8",
    });
    expect(decodeText(utf16("\uFEFF<a>好</a>", true), ["utf-8"]).text).toBe("<a>好</a>");
    expect(decodeText(utf16("\uFEFF<a>好</a>", false), ["utf-8"]).text).toBe("<a>好</a>");
  });

  test("UTF-16 and UTF-32 are seen without a mark", () => {
    for (const isLittle of [true, false]) {
      expect(decodeText(utf16("<?xml?><a>好</a>", isLittle), []).text).toBe("<?xml?><a>好</a>");
      expect(decodeText(utf32("<a>好🔔</a>", isLittle), []).text).toBe("<a>好🔔</a>");
    }
  });

  test.each([
    ["windows-1251", bytes(0xcf, 0xf0, 0xe8), "При"],
    ["koi8-r", bytes(0xf0, 0xd2, 0xc9), "При"],
    ["iso-8859-2", bytes(0xbb, 0xbe), "ťž"],
    ["iso-8859-15", bytes(0xa4), "€"],
    ["windows-1252", bytes(0x93, 0x80, 0x94), "“€”"],
    ["gb2312", bytes(0xc4, 0xe3, 0xba, 0xc3), "你好"],
    ["gbk", bytes(0xc4, 0xe3, 0xba, 0xc3), "你好"],
    ["gb18030", bytes(0x94, 0x39, 0xfc, 0x36), "😀"],
    ["big5", bytes(0xa7, 0x41, 0xa6, 0x6e), "你好"],
    ["shift_jis", bytes(0x82, 0xb1, 0x82, 0xf1), "こん"],
    ["euc-jp", bytes(0xa4, 0xb3, 0xa4, 0xf3), "こん"],
    ["iso-2022-jp", bytes(0x1b, 0x24, 0x42, 0x24, 0x33, 0x1b, 0x28, 0x42), "こ"],
    ["euc-kr", bytes(0xbe, 0xc8, 0xb3, 0xe7), "안녕"],
    ["CP1251", bytes(0xcf, 0x21), "П!"],
    ["cp936", bytes(0xc4, 0xe3, 0xba, 0xc3), "你好"],
    ["ISO_8859-5", bytes(0xbf), "П"],
  ])("%s is read as declared", (encoding, body, text) => {
    expect(decodeText(body, [encoding])).toMatchObject({ text });
    expect(decodeText(body, [encoding]).problem).toBeUndefined();
  });

  test("UTF-8 under a wrong declaration is read as UTF-8, and said so", () => {
    const read = decodeText(utf8("<t>Das schöne Café – „gut“</t>"), ["iso-8859-1"]);
    expect(read).toMatchObject({ text: "<t>Das schöne Café – „gut“</t>", encoding: "utf-8" });
    expect(read.problem).toBe("It is declared as iso-8859-1 and was read as utf-8");
    expect(decodeText(utf8("今天发布了新的模型"), ["gbk"]).text).toBe("今天发布了新的模型");
  });

  test("two characters of GBK that happen to be valid UTF-8 stay GBK", () => {
    expect(decodeText(bytes(0xc1, 0xaa, 0xcd, 0xa8), ["gb2312"]).text).toBe("联通");
  });

  test("Western text without any declaration is read as windows-1252", () => {
    const read = decodeText(bytes(0x63, 0x61, 0x66, 0xe9, 0x21), []);
    expect(read).toMatchObject({ text: "café!", encoding: "windows-1252" });
    expect(read.problem).toContain("not valid utf-8");
  });

  test("UTF-8 with one bad byte stays UTF-8", () => {
    const read = decodeText(new Uint8Array([...utf8("日本語のニュース"), 0xff, 0x21]), ["utf-8"]);
    expect(read.text).toBe("日本語のニュース\uFFFD!");
    expect(read.problem).toBe("It holds bytes that are not valid UTF-8: 1");
  });

  test("a document cut inside a character keeps its encoding", () => {
    expect(decodeText(utf8("新闻").subarray(0, 5), ["utf-8"]).encoding).toBe("utf-8");
  });

  test("an encoding nobody knows, and UTF-16 that is none, change nothing", () => {
    expect(decodeText(utf8("<a/>"), ["x-unheard-of", "utf-16"])).toEqual({ text: "<a/>", encoding: "utf-8" });
  });
});

test("declarations are found in the Content-Type and in the XML declaration", () => {
  expect(findCharset('text/xml; version=1; Charset="KOI8-R"')).toBe("KOI8-R");
  expect(findCharset("text/xml")).toBeUndefined();
  expect(findDeclaredEncoding(utf8("\n<?xml version='1.0' encoding='gbk' ?><rss/>"))).toBe("gbk");
  expect(findDeclaredEncoding(utf8("<rss encoding='gbk'/>"))).toBeUndefined();
});
