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
