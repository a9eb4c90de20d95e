/** Words as the fragment of a URL: the part of a key that tells apart what shares an address. */

/** Guids are short; what is not is data. */
const LENGTH_LIMIT = 200;

export const fragmentOf = (words: string): string =>
  // cut between the halves of a character, it could not be encoded
  `#${encodeURIComponent(words.slice(0, LENGTH_LIMIT).toWellFormed())}`;
