/** Text that says by its first bytes how it is encoded: by a byte order mark, or by the zeros around ASCII. */
const NULL = 0;

/** The Unicode encoding that the bytes show, or undefined where they show none. */
export const findWidth = (bytes: Uint8Array) => findMark(bytes) ?? findShape(bytes);

/** The mark that bytes may begin with. */
function findMark(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return c === NULL && d === NULL ? "utf-32le" : "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  return a === NULL && b === NULL && c === 0xfe && d === 0xff ? "utf-32be" : undefined;
}

/** XML begins with an ASCII character, so the zero bytes around it tell the width and the order. */
function findShape(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = Array.from(bytes.subarray(0, 4), (byte) => byte !== NULL);
  if (bytes.length < 4) return undefined;
  if (a && !b && !c && !d) return "utf-32le";
  if (!a && !b && !c && d) return "utf-32be";
  if (a && !b && c && !d) return "utf-16le";
  return !a && b && !c && d ? "utf-16be" : undefined;
}

/** Decodes what findWidth named. TextDecoder has no UTF-32. */
export function decodeWide(bytes: Uint8Array, encoding: string): string {
  if (!encoding.startsWith("utf-32")) return new TextDecoder(encoding).decode(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLittle = encoding === "utf-32le";
  const characters = Array.from({ length: Math.floor(bytes.byteLength / 4) }, (_, at) =>
    characterOf(view.getUint32(at * 4, isLittle)),
  );
  return characters.join("").replace(/^\uFEFF/, "");
}

const characterOf = (code: number) => (code <= 0x10ffff ? String.fromCodePoint(code) : "\uFFFD");
