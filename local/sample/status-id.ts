/** Ids of posts on X carry their time: milliseconds since November 2010 in the upper bits, 22 bits for the rest. */

const EPOCH_MS = 1_288_834_974_657n;
const LOWER_BITS = 22n;

/** The id of an account's post. The lower bits tell apart what two accounts post in one millisecond. */
export function statusId(handle: string, publishedAt: Date): string {
  return (((BigInt(publishedAt.getTime()) - EPOCH_MS) << LOWER_BITS) | lowerBitsOf(handle)).toString();
}

function lowerBitsOf(handle: string): bigint {
  const hash = Array.from(handle).reduce(
    (sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 2 ** 22,
    7,
  );
  return BigInt(hash);
}
