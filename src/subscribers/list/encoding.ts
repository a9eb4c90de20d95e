/** In which encoding a list is, told from all of its bytes without holding them: Excel says nothing about it. */
import { findWidth } from "../../lib/wide-text.ts";

/** Enough to see which bytes of UTF-16 are zero: addresses are ASCII. */
const HEAD_BYTES = 4096;
/** Of the characters in UTF-16 that are zero in one half, and hardly any in the other. */
const WIDE_SHARE = 0.25;

/** The name for TextDecoder. What is neither Unicode nor GB18030, as Excel writes in China, is taken as Western. */
export async function findEncoding(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  let head: Uint8Array | undefined;
  const utf8 = countUtf8();
  const isChinese = tryStrictly("gb18030");
  for await (const part of bytes) {
    head ??= part.slice(0, HEAD_BYTES);
    const wide = findWide(head);
    if (wide) return wide;
    utf8.take(part);
    isChinese.take(part);
  }
  if (utf8.holds()) return "utf-8";
  return isChinese.holds() ? "gb18030" : "windows-1252";
}

/** UTF-8 and UTF-16 by their marks, UTF-16 by its zeros where it has none. */
function findWide(head: Uint8Array): string | undefined {
  const marked = findWidth(head);
  if (marked) return marked;
  const pairCount = Math.floor(head.length / 2);
  const zerosAt = (half: 0 | 1) =>
    head.filter((byte, at) => at % 2 === half && byte === 0).length / pairCount;
  const [first, second] = [zerosAt(0), zerosAt(1)];
  if (second > WIDE_SHARE && first < second / 4) return "utf-16le";
  return first > WIDE_SHARE && second < first / 4 ? "utf-16be" : undefined;
}

/** One bad byte in a hundred thousand rows does not make them anything else: there are more good characters than bad. */
function countUtf8() {
  const decoder = new TextDecoder("utf-8");
  let badCount = 0;
  let goodCount = 0;
  return {
    take: (bytes: Uint8Array) => {
      for (const [character] of decoder.decode(bytes, { stream: true }).matchAll(/[^\0-\x7f]/gu))
        if (character === "\uFFFD") badCount += 1;
        else goodCount += 1;
    },
    holds: () => badCount <= goodCount,
  };
}

function tryStrictly(encoding: string) {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: false });
  let isValid = true;
  return {
    take: (bytes: Uint8Array) => {
      try {
        if (isValid) decoder.decode(bytes, { stream: true });
      } catch {
        isValid = false;
      }
    },
    holds: () => isValid,
  };
}
