/** Ids of subscribers: drawn, so that none is used again when a person is forgotten, and none tells how many there are. */

/** 48 bits, above zero: two of a million draws meet once in 280 of such lists, and the second is then drawn again. */
export function newSubscriberId(): number {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
  return (high & 0xffff) * 2 ** 32 + low || 1;
}

/**
 * So many ids at once, for people who come together: drawn as a beginning and steps, they stand side by side in the
 * database's trees, where those drawn one by one would touch a page each.
 */
export function newSubscriberIds(count: number): number[] {
  const steps = crypto.getRandomValues(new Uint16Array(count));
  let id = newSubscriberId();
  return Array.from(steps, (step) => (id += step + 1));
}
