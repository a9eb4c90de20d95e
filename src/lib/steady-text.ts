/**
 * Text that stays where it is set. What sources write is escaped where it is shown; this takes out what escaping does
 * not touch: characters that turn around what follows them, and signs that no line can hold or break.
 */

/** Embeddings, overrides and isolates of Unicode's bidirectional algorithm (UAX #9): the ends of one close ours, too. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;
/** Accents of any script, as piled up on one letter: more than four are nobody's spelling. */
const ACCENTS = /([\p{M}&&\p{sc=Zinh}]{4})[\p{M}&&\p{sc=Zinh}]+/gv;
/** A script's own marks: Tibetan and Burmese stack six. */
const MARKS = /(\p{M}{8})\p{M}+/gu;
/** Where a sign may be longer than any that is written: conjuncts of India, jamo of Korea, joined or hidden characters. */
const SUSPECT =
  /(?:\p{L}[\p{M}\u200d]{1,3}){8}|[\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb]{8}|(?:\u200d[^\s\u200d]{1,8}){5}|[\p{Cf}\p{M}]{12}/u;
/** Code points of a sign. A family of four with the colours of their skins has eleven, a flag of Wales seven. */
const SIGN_LIMIT = 16;

/** The same text for everything that people write. A sign is what a reader takes for one: a grapheme cluster (UAX #29). */
export function steadyText(text: string): string {
  const flat = text.replace(TURNS, "").replace(ACCENTS, "$1").replace(MARKS, "$1");
  if (!SUSPECT.test(flat)) return flat;
  return Array.from(new Intl.Segmenter().segment(flat), ({ segment }) => cut(segment)).join("");
}

/** No sign of fewer code units has too many code points. */
function cut(sign: string): string {
  return sign.length <= SIGN_LIMIT ? sign : Array.from(sign).slice(0, SIGN_LIMIT).join("");
}
