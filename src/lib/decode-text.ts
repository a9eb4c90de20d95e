/**
 * Bytes to text, when what they say about themselves may be wrong. Order of belief: a byte order mark, the shape
 * of UTF-16 or UTF-32 around the first characters, then the declared encodings, each tried strictly. UTF-8 proves
 * itself: text in another encoding is hardly ever valid UTF-8, so bytes that are win over a declaration.
 */
import { findEncoding } from "./encoding-names.ts";
import { decodeWide, findWidth } from "./wide-text.ts";

/** Enough of a document to hold its XML declaration and to show its byte pattern. */
const HEAD_BYTES = 256;
/** Two bytes of GBK may pass for a UTF-8 character by chance; this many characters do not. */
const CERTAIN_UTF8_CHARACTERS = 4;

export type DecodedText = {
  text: string;
  encoding: string;
  /** What was wrong, in a sentence; absent when the declaration held. */
  problem?: string;
};

/** Decodes a document. `declared` are the encodings named for it, the more trusted first. Never throws. */
export function decodeText(bytes: Uint8Array, declared: readonly string[]): DecodedText {
  const marked = findWidth(bytes);
  if (marked) return { text: decodeWide(bytes, marked), encoding: marked };
  const known = declared.map(findEncoding).filter((name) => name !== undefined);
  const first = known.find((name) => !name.startsWith("utf-16")) ?? "utf-8";
  const proven = decodeProvenUtf8(bytes, first);
  if (proven !== undefined) return { text: proven, encoding: "utf-8", ...mismatch(declared, "utf-8", bytes) };
  for (const encoding of new Set([...known, "utf-8"])) {
    const text = encoding.startsWith("utf-16") ? undefined : decodeStrictly(bytes, encoding);
    if (text !== undefined) return { text, encoding, ...mismatch(declared, encoding, bytes) };
  }
  return decodeBroken(bytes, first);
}

/** The encoding that an XML declaration or an HTML meta element names, read from the head of the bytes. */
export function findDeclaredEncoding(bytes: Uint8Array): string | undefined {
  const head = decode(bytes.subarray(0, HEAD_BYTES), "windows-1252");
  return /^[^<]*<\?xml[^>]*?\sencoding\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1];
}

/** The charset parameter of a Content-Type. */
export function findCharset(contentType: string | null): string | undefined {
  return /;\s*charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(contentType ?? "")?.[1];
}

/** The text where the bytes are UTF-8 beyond doubt, or at least nothing else is claimed that they could be. */
function decodeProvenUtf8(bytes: Uint8Array, declared: string): string | undefined {
  // ISO-2022-JP is ASCII with escape sequences, and so valid UTF-8
  if (declared === "iso-2022-jp") return undefined;
  const text = decodeStrictly(bytes, "utf-8");
  const isDoubtful = /^(?:gb|big5|euc|shift)/.test(declared) && !hasManyCharacters(bytes);
  return isDoubtful ? undefined : text;
}

function hasManyCharacters(bytes: Uint8Array): boolean {
  let count = 0;
  for (const byte of bytes) if (byte >= 0xc0 && ++count >= CERTAIN_UTF8_CHARACTERS) return true;
  return false;
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    // stream: a document cut in the middle of a character is still of its encoding
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}

/** Nothing fits. Mostly valid UTF-8 with some bad bytes stays UTF-8; else the declared, or the Western default. */
function decodeBroken(bytes: Uint8Array, declared: string): DecodedText {
  const text = decode(bytes, "utf-8");
  const badCount = text.split("\uFFFD").length - 1;
  const goodCount = text.match(/[^\0-\x7F\uFFFD]/g)?.length ?? 0;
  if (badCount <= goodCount)
    return { text, encoding: "utf-8", problem: `It holds bytes that are not valid UTF-8: ${badCount}` };
  const encoding = declared === "utf-8" ? "windows-1252" : declared;
  return {
    text: decode(bytes, encoding),
    encoding,
    problem: `It is not valid ${declared}; read as ${encoding}`,
  };
}

function mismatch(declared: readonly string[], actual: string, bytes: Uint8Array): { problem?: string } {
  const [label] = declared;
  if (!label || findEncoding(label) === actual || bytes.every((byte) => byte < 0x80)) return {};
  return { problem: `It is declared as ${label} and was read as ${actual}` };
}

function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}
