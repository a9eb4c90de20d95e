/** Vectors of a model's making, kept small: one signed byte a dimension, as base64. Their cosines stay within 0.01. */

const LARGEST = 127;

/** A vector's base64; its longest dimension becomes 127, for only directions matter. */
export function writeSigned(vector: readonly number[]): string {
  const most = Math.max(...vector.map(Math.abs)) || 1;
  const bytes = Uint8Array.from(vector, (value) => Math.round((value / most) * LARGEST) & 0xff);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

/** The dimensions of a vector that was written so; null where it was not. */
export function readSigned(base64: string): Int8Array | null {
  try {
    return Int8Array.from(atob(base64), (character) => (character.charCodeAt(0) << 24) >> 24);
  } catch {
    return null;
  }
}

/** Of two vectors of one model; 0 where their lengths differ or one has none. */
export function cosine(a: Int8Array, b: Int8Array): number {
  if (a.length !== b.length) return 0;
  let [product, one, other] = [0, 0, 0];
  for (let at = 0; at < a.length; at += 1) {
    const [x, y] = [a[at] ?? 0, b[at] ?? 0];
    product += x * y;
    one += x * x;
    other += y * y;
  }
  return one && other ? product / Math.sqrt(one * other) : 0;
}

/** The signs of a vector's dimensions, 32 to a number: enough to say which vectors can't be near. */
export function signsOf(vector: Int8Array): Int32Array {
  const signs = new Int32Array(Math.ceil(vector.length / 32));
  for (let at = 0; at < vector.length; at += 1)
    if ((vector[at] ?? 0) < 0) signs[at >> 5] = (signs[at >> 5] ?? 0) | (1 << (at & 31));
  return signs;
}

/** Of signs that differ this share is about the angle in half turns (Charikar 2002): 0.3 is a cosine of 0.59. */
const FAR = 0.3;

/** Whether two vectors may have a cosine of 0.75 or more, by their signs. */
export function areNear(a: Int32Array | null | undefined, b: Int32Array | null | undefined): boolean {
  if (!a || !b || a.length !== b.length) return false;
  const most = FAR * 32 * a.length;
  let differing = 0;
  for (let at = 0; at < a.length && differing <= most; at += 1)
    differing += countBits((a[at] ?? 0) ^ (b[at] ?? 0));
  return differing <= most;
}

/** Ones in 32 bits, added up in pairs, fours and bytes (Warren, Hacker's Delight, 5-1). */
function countBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
