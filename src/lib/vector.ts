/** Sparse vectors: terms and their weights. */
export type Vector = ReadonlyMap<string, number>;

/** The vector scaled to length 1, so that a dot product is a cosine; shorter with a part that it shares with none. */
export function unit(vector: Vector, apart = 0): Vector {
  let sum = apart * apart;
  for (const weight of vector.values()) sum += weight * weight;
  const length = Math.sqrt(sum) || 1;
  return new Map([...vector].map(([term, weight]) => [term, weight / length]));
}

export function dot(a: Vector, b: Vector): number {
  const [short, long] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, weight] of short) sum += weight * (long.get(term) ?? 0);
  return sum;
}
