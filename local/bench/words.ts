/** Prose without meaning, the same for the same seed. */

/** Common words join the rare ones, as they do in text: what is shared by all should cost as it does there. */
const COMMON = "the a of and to in for with on that is was new today said more than its by from".split(" ");
const SYLLABLES = "ba den kor li mar nos pel qui ras ton ul ver wim xan yor zet bri sta glo fen".split(" ");

/** So many words; of ten, four are common and six made of syllables, out of some eight thousand. */
export function writeWords(seed: number, count: number): string {
  const draw = drawFrom(seed);
  const words = Array.from({ length: count }, () => (draw(10) < 4 ? pick(COMMON, draw) : rareWord(draw)));
  return words.join(" ");
}

export const rareWord = (draw: Draw) => pick(SYLLABLES, draw) + pick(SYLLABLES, draw) + pick(SYLLABLES, draw);

const pick = (list: string[], draw: Draw): string => list[draw(list.length)] ?? "";

/** A whole number from 0 up to, not including, the limit. */
export type Draw = (limit: number) => number;

/** Numbers that look random and come again: a linear congruential generator (constants of Numerical Recipes). */
export function drawFrom(seed: number): Draw {
  let state = (Math.imul(seed, 2_654_435_761) ^ 0x9e3779b9) >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
