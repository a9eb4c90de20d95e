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

export function checkPlaces(draft: Shot, { shots }: Scene): Found[] {
  return draft.quantities.flatMap((quantity) => {
    const words = wordsAround(quantity, draft);
    if (words.size < 2) return [];
    const places = shots.flatMap((shot) =>
      shot.quantities.filter((other) => meets(quantity, other)).map((other) => ({ shot, other })),
    );
    if (places.length === 0 || places.some(({ shot }) => isHan(shot.text) !== isHan(draft.text))) return [];
    const own = Math.max(...places.map(({ shot, other }) => likeness(words, wordsAround(other, shot))));
    if (own > OTHER_PLACE) return [];
    const rival = places
      .flatMap(({ shot, other }) =>
        shot.quantities
          .filter(
            (one) =>
              one !== other && isAlike(one, other) && !isVersion(one, shot.text) && !meets(quantity, one),
          )
          .map((one) => ({ one, other, shot })),
      )
      .find(
        ({ one, other, shot }) =>
          likeness(words, wordsAround(one, shot)) >= SAME_PLACE && isFree(one, other, shot, draft),
      );
    if (!rival) return [];
    return [
      { kind: "number", reason: `"${quantity.text}" stands where the cited posts have "${rival.one.text}".` },
    ];
  });
}

/** The other number is not told in its own place by the same sentence: it is left out, or the two have changed places. */
function isFree(one: Quantity, other: Quantity, shot: Shot, draft: Shot): boolean {
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
