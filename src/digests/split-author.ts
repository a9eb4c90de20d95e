/**
 * The text of a story's link is headline-author, and either may have hyphens. It is parted at its last one outside
 * brackets, unless what stands before that belongs to the name: then the account's handle or the site's address has
 * it, or the account's other stories end with it too.
 */
const OPENING = "([{（［【《";
const CLOSING = ")]}）］】》";

export type Account = {
  /** The handle on X that the link leads to, or the host. */
  name: string;
  /** The texts of the same account's other links. */
  others: string[];
};

/** Headline and author; the author is empty where the text has no hyphen. */
export function splitAuthor(text: string, account: Account): { headline: string; author: string } {
  const cuts = findCuts(text);
  let at = cuts.length - 1;
  while (at > 0 && isOfName(text, cuts[at - 1] ?? 0, cuts[at] ?? 0, account)) at--;
  const cut = cuts[at] ?? text.length;
  return { headline: text.slice(0, cut).trim(), author: text.slice(cut + 1).trim() };
}

/** The places of hyphens outside brackets that have a partner; of all hyphens where each is inside. */
function findCuts(text: string): number[] {
  const hyphens = [...text.matchAll(/-/g)].map(({ index }) => index).filter((index) => index > 0);
  const pairs = findPairs(text);
  const outside = hyphens.filter((at) => !pairs.some(([open, close]) => open < at && at < close));
  return outside.length > 0 ? outside : hyphens;
}

function findPairs(text: string): [open: number, close: number][] {
  const pairs: [number, number][] = [];
  const open: { at: number; kind: number }[] = [];
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    if (OPENING.includes(letter)) open.push({ at, kind: OPENING.indexOf(letter) });
    else if (CLOSING.includes(letter) && open.at(-1)?.kind === CLOSING.indexOf(letter))
      pairs.push([open.pop()?.at ?? 0, at]);
  }
  return pairs;
}

/** Whether the piece between two hyphens is the beginning of the author's name. */
function isOfName(text: string, from: number, to: number, { name, others }: Account): boolean {
  const ending = text.slice(from);
  const different = others.filter((other) => other !== text);
  if (different.length > 0 && different.every((other) => other.endsWith(ending) && other !== ending))
    return true;
  const piece = lettersOf(text.slice(from + 1, to));
  return piece.length >= FEWEST_LETTERS && lettersOf(name).includes(piece);
}

const lettersOf = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();

/** Two letters stand in many a handle by chance. */
const FEWEST_LETTERS = 3;
