/** Cuts text into sentences. Line ends divide too: posts are written in lines. */

/** An end: Chinese marks end a sentence wherever they stand, Latin ones before a space and a fresh start. */
const END =
  /(?<=[。！？][”’」』）)"]*)(?![”’」』）)"。！？])|(?<=[.!?…]["'”’)\]]*)\s+(?=["'“‘([]?[\p{Lu}\p{N}\p{Script=Han}@$])/gu;
/** Dots that end no sentence: titles, initials, and the likes of "e.g." */
const NO_END =
  /(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sr|Jr|St|Inc|Ltd|Corp|Co|vs|etc|No|Fig|al|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z]|\b[a-z]\.[a-z]|\b[A-Z]\.[A-Z])\.$/u;

/** A line broken to fit a page, not to end anything: long, without a mark, and going on in lower case. */
const BROKEN_LINE = /(?<=[^\n]{50}[\p{L}\p{N},]) *\n(?=\p{Ll})/gu;

/** The sentences of a text in order, trimmed, none empty. */
export function sentencesOf(text: string): string[] {
  return text
    .replace(BROKEN_LINE, " ")
    .split(/\n+/)
    .flatMap((line) => joinAbbreviated(line.split(END)))
    .map((sentence) => sentence.trim())
    .filter(Boolean);
}

function joinAbbreviated(pieces: readonly string[]): string[] {
  const sentences: string[] = [];
  for (const piece of pieces) {
    const last = sentences.at(-1);
    if (last !== undefined && NO_END.test(last)) sentences[sentences.length - 1] = `${last} ${piece}`;
    else sentences.push(piece);
  }
  return sentences;
}
