/**
 * A number keeps its place: where draft and posts speak one language, the words around it say what it is of. "46% for
 * it, 38% against" is not "38% for it".
 */
import { isHan } from "../../lib/script.ts";
import type { Quantity } from "../../lib/quantities.ts";
import { termsOf } from "../../lib/terms.ts";
import { isVersion, meets } from "./check-numbers.ts";
import type { Found } from "./fault.ts";
import type { Scene, Shot } from "./scene.ts";

/** So alike are the words around two mentions of one number at least, and so unlike those of two numbers. */
const SAME_PLACE = 0.6;
const OTHER_PLACE = 0.15;
/** The number has another mention, and that is meant. */
const OWN_PLACE = 0.5;

export function checkPlaces(draft: Shot, { shots }: Scene): Found[] {
  return draft.quantities.flatMap((quantity) => {
    const words = wordsAround(quantity, draft);
    if (words.size < 2) return [];
    const places = shots.flatMap((shot) =>
      shot.quantities.filter((other) => meets(quantity, other)).map((other) => ({ shot, other })),
    );
    if (places.length === 0 || places.some(({ shot }) => isHan(shot.text) !== isHan(draft.text))) return [];
    const rivals = places.flatMap(({ shot, other }) =>
      shot.quantities
        .filter(
          (one) =>
            one !== other && isAlike(one, other) && !isVersion(one, shot.text) && !meets(quantity, one),
        )
        .map((one) => ({ one, other, shot })),
    );
    const exchanged = rivals.find((one) => areExchanged(words, one, draft));
    const rival = exchanged ?? rivals.find((one) => isTaken(words, one) && isFree(one, draft));
    const isOwn = places.some(({ shot, other }) => likeness(words, wordsAround(other, shot)) >= OWN_PLACE);
    if (!rival || (!exchanged && isOwn && places.length > 1)) return [];
    return [
      { kind: "number", reason: `"${quantity.text}" stands where the cited posts have "${rival.one.text}".` },
    ];
  });
}

type Rival = { one: Quantity; other: Quantity; shot: Shot };

/** The draft's words are those of the other number, or have all that tells it from this one and nothing of the reverse. */
function isTaken(words: ReadonlySet<string>, { one, other, shot }: Rival): boolean {
  const [theirs, own] = [wordsAround(one, shot), wordsAround(other, shot)];
  if (likeness(words, own) <= OTHER_PLACE && likeness(words, theirs) >= SAME_PLACE) return true;
  const [onlyTheirs, onlyOwn] = [difference(theirs, own), difference(own, theirs)];
  const has = (terms: readonly string[]) => terms.filter((term) => words.has(term)).length;
  return (
    onlyOwn.length > 0 &&
    has(onlyOwn) === 0 &&
    has(onlyTheirs) >= 3 &&
    has(onlyTheirs) >= 0.6 * onlyTheirs.length
  );
}

/** Both numbers are told, each with what tells the other from it and nothing of its own. */
function areExchanged(words: ReadonlySet<string>, { one, other, shot }: Rival, draft: Shot): boolean {
  const told = draft.quantities.find((quantity) => meets(quantity, one));
  if (!told) return false;
  const [theirs, own] = [wordsAround(one, shot), wordsAround(other, shot)];
  const [onlyTheirs, onlyOwn] = [difference(theirs, own), difference(own, theirs)];
  const others = wordsAround(told, draft);
  const isOnly = (some: ReadonlySet<string>, has: readonly string[], hasNot: readonly string[]) =>
    has.some((term) => some.has(term)) && !hasNot.some((term) => some.has(term));
  return isOnly(words, onlyTheirs, onlyOwn) && isOnly(others, onlyOwn, onlyTheirs);
}

const difference = (one: ReadonlySet<string>, other: ReadonlySet<string>): string[] =>
  [...one].filter((term) => !other.has(term));

/** The other number is not told in its own place by the same sentence: it is left out, or the two have changed places. */
function isFree({ one, other, shot }: Rival, draft: Shot): boolean {
  const told = draft.quantities.find((quantity) => meets(quantity, one));
  return told === undefined || likeness(wordsAround(told, draft), wordsAround(other, shot)) >= SAME_PLACE;
}

const isAlike = (a: Quantity, b: Quantity): boolean => a.readings[0]?.unit === b.readings[0]?.unit;

/** The terms of a number's clause between the numbers before and behind it. */
function wordsAround(quantity: Quantity, { text, quantities }: Shot): Set<string> {
  const at = quantities.indexOf(quantity);
  const from = quantities[at - 1]?.end ?? 0;
  const until = quantities[at + 1]?.start ?? text.length;
  const before =
    text
      .slice(from, quantity.start)
      .split(/[,;。:!?、(]|\b(?:and|while|but)\b/)
      .at(-1) ?? "";
  const [after = ""] = text.slice(quantity.end, until).split(/[,;。:!?、)]|\b(?:and|while|but)\b/);
  return new Set(termsOf(`${before} | ${after}`).filter((term) => !/^\p{Script=Han}$/u.test(term)));
}

/** How much of the smaller set the two share. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const least = Math.min(one.size, other.size);
  return least === 0 ? 0 : [...one].filter((term) => other.has(term)).length / least;
}
