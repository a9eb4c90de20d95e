/**
 * Bytes to text, when what they say about themselves may be wrong. Order of belief: a byte order mark, the shape
 * of UTF-16 or UTF-32 around the first characters, then the declared encodings, each tried strictly. UTF-8 proves
 * itself: text in another encoding is hardly ever valid UTF-8, so bytes that are win over a declaration.
 */
const NULL = 0;
/** Enough of a document to hold its XML declaration and to show its byte pattern. */
const HEAD_BYTES = 256;
/** Two bytes of GBK may pass for a UTF-8 character by chance; this many characters do not. */
const CERTAIN_UTF8_CHARACTERS = 4;
/** Names of encodings that publishers write and the WHATWG Encoding Standard does not list. */
const ALIASES: Record<string, string> = {
  cp936: "gbk",
  ms936: "gbk",
  cp932: "shift_jis",
  ms932: "shift_jis",
  cp949: "euc-kr",
  ms949: "euc-kr",
  cp950: "big5",
  "utf-32": "utf-8",
  "ucs-2": "utf-16le",
  macroman: "macintosh",
};

export type DecodedText = {
  text: string;
  encoding: string;
  /** What was wrong, in a sentence; absent when the declaration held. */
  problem?: string;
};

/** Decodes a document. `declared` are the encodings named for it, the more trusted first. Never throws. */
export function decodeText(bytes: Uint8Array, declared: readonly string[]): DecodedText {
  const marked = findMark(bytes) ?? findWideShape(bytes);
  if (marked) return { text: decodeWide(bytes, marked), encoding: marked };
  const known = declared.map(findEncoding).filter((name) => name !== undefined);
  const first = known.find((name) => !name.startsWith("utf-16")) ?? "utf-8";
  if (isUtf8(bytes, first))
    return { text: decode(bytes, "utf-8"), encoding: "utf-8", ...mismatch(declared, "utf-8", bytes) };
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

function findMark(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return c === NULL && d === NULL ? "utf-32le" : "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  return a === NULL && b === NULL && c === 0xfe && d === 0xff ? "utf-32be" : undefined;
}

/** XML begins with an ASCII character, so the zero bytes around it tell the width and the order. */
function findWideShape(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = Array.from(bytes.subarray(0, 4), (byte) => byte !== NULL);
  if (bytes.length < 4) return undefined;
  if (a && !b && !c && !d) return "utf-32le";
  if (!a && !b && !c && d) return "utf-32be";
  if (a && !b && c && !d) return "utf-16le";
  return !a && b && !c && d ? "utf-16be" : undefined;
}

function decodeWide(bytes: Uint8Array, encoding: string): string {
  if (!encoding.startsWith("utf-32")) return decode(bytes, encoding);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLittle = encoding === "utf-32le";
  const characters = Array.from({ length: Math.floor(bytes.byteLength / 4) }, (_, at) =>
    characterOf(view.getUint32(at * 4, isLittle)),
  );
  return characters.join("").replace(/^\uFEFF/, "");
}

const characterOf = (code: number) => (code <= 0x10ffff ? String.fromCodePoint(code) : "\uFFFD");

function findEncoding(label: string): string | undefined {
  const name = label.trim().toLowerCase();
  const forms = [name, name.replaceAll("_", "-"), name.replace(/^(?:cp|ms|x-cp)-?(?=125\d$)/, "windows-")];
  for (const form of forms) {
    const alias = ALIASES[form];
    if (alias) return alias;
    try {
      return new TextDecoder(form).encoding;
    } catch {
      // not a label of the Encoding Standard: the next form
    }
  }
  return undefined;
}

function isUtf8(bytes: Uint8Array, declared: string): boolean {
  const text = decodeStrictly(bytes, "utf-8");
  if (text === undefined) return false;
  const isWideDeclared = /^(?:gb|big5|euc|shift|iso-2022)/.test(declared);
  if (!isWideDeclared) return true;
  // ISO-2022-JP is ASCII with escape sequences: valid UTF-8 that must not be read as such.
  if (declared === "iso-2022-jp") return false;
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
    return { text, encoding: "utf-8", problem: `${badCount} characters are not valid UTF-8` };
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
