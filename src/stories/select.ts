/**
 * Chooses the sentences of a summary: near the centre of all the posts, early in their post, and saying something
 * that the chosen ones do not (maximal marginal relevance, Carbonell & Goldstein 1998).
 */
import { isHan } from "../lib/script.ts";
import { countTerms, termsOf } from "../lib/terms.ts";
import { dot, unit } from "../lib/vector.ts";
import type { Vector } from "../lib/vector.ts";
import type { Quotable } from "./quotable.ts";

/** Chosen on halves of labelled news and tried on the other half: recall hardly moves with any of them, so those were kept that read well. */
const WEIGHTS = {
  relevance: 1.5,
  novelty: 0.5,
  position: 0.5,
  /** The first post leads the story; of the others each counts a little less. */
  leading: 0.03,
  /** A sentence that goes on from a chosen one reads better than one from elsewhere. */
  goesOn: 0.08,
};
/** What a sentence loses that speaks of the one before it, where that is not told. */
const TORN = 0.35;
/** And one that asks, or says next to nothing. */
const ASKS = 0.3;
const ASKING = /[?？]["”’」]?$|^(?:ever (?:wondered|wished)|imagine)\b/iu;
const BRIEF = 0.12;
const BRIEF_LENGTH = { han: 12, latin: 30 };
const LEANING =
  /^\W*(?:same|this|that|these|those|it|its|it['’]s|they|they['’]re|their|he|she|his|her|but|so|and|also|or|nor|yet|however|because|such|then|too|instead|another|both|there|here|meanwhile|moreover|furthermore|besides|otherwise|therefore|thus|hence|still|though|although|as a result|for example|for instance|in addition|in other words|that['’]s|what['’]s more|on the other hand|not only that|plus|once|each|either|neither|all of (?:this|these|them)|some of (?:them|these)|more|most of (?:them|these)|one of (?:them|these)|the (?:latter|former|same|other|others|result)|to (?:do|that|achieve) (?:so|this|that|end)|understated)\b|^\P{L}*(?:这|那|该|此|其|他|她|它|而|但|却|因此|所以|同时|另外|不过|然而|并且|于是|随后|对此|也|还|又|再|即|则|与此同时|除此之外|此外|例如|比如|换句话说|也就是说|更重要|具体来说|总之|后者|前者|两者|二者|以上|上述|接着|之后|后来|结果|如此|甚至|尤其|特别是|当时|当天|当晚|這|該|與此)/iu;
/** Sentences as alike as this say the same, and so does one whose words another holds nearly all of. */
const SAME = 0.48;
const HELD = 0.8;
const FEWEST_HELD = 4;
/** A sentence of which the headline has so much says no more than it. */
const TOLD = 0.85;
/** The sentence that the headline is made of is left out where the others fill this much of the room. */
const ENOUGH = 0.6;
/** Items of a list and the like count half, but no more pieces than these. */
const MOST_PIECES = 7;
/** Where nothing fits, a sentence may be longer than the room by so much. */
const STRETCH = 1.5;

export type Room = { shortest: number; longest: number; sentences: number };

/** Those chosen, in the order of their posts. */
export function selectSentences(candidates: readonly Quotable[], headline: string, room: Room): Quotable[] {
  const vectors = new Map(candidates.map((one) => [one, vectorOf(one.text)]));
  const vector = (one: Quotable) => vectors.get(one) ?? new Map<string, number>();
  const title = vectorOf(headline);
  const others = candidates.filter((one) => !saysOnly(one));
  const isEnough = others.reduce((sum, { text }) => sum + text.length, 0) >= ENOUGH * room.shortest;
  const open = isEnough ? others : candidates;
  const centre = centreOf([...vectors.values(), title, title]);
  const chosen: Quotable[] = [];
  let length = 0;
  while (length < room.shortest && chosen.reduce((sum, one) => sum + costOf(one), 0) < room.sentences) {
    const next = findNext(open, room.longest - length);
    if (!next || chosen.length === MOST_PIECES) break;
    take(next);
  }
  if (chosen.length === 0) chosen.push(...[findNext(candidates, STRETCH * room.longest) ?? []].flat());
  mendOpening();
  return chosen.sort(inOrder);

  function take(one: Quotable) {
    chosen.push(one);
    length += one.text.length;
  }

  function findNext(among: readonly Quotable[], left: number): Quotable | undefined {
    let best: { one: Quotable; score: number } | undefined;
    for (const one of among) {
      if (chosen.includes(one) || one.text.length > left) continue;
      if (chosen.some((other) => saySame(vector(one), vector(other)))) continue;
      const score = scoreOf(one);
      if (!best || score > best.score) best = { one, score };
    }
    return best?.one;
  }

  function scoreOf(one: Quotable): number {
    const repeats = Math.max(0, ...chosen.map((other) => dot(vector(one), vector(other))));
    const isNext = one.position > 0 && isTold(one.post, one.position - 1);
    const early = WEIGHTS.position / (1 + one.position) + WEIGHTS.leading / (1 + one.post);
    const flow = isNext ? WEIGHTS.goesOn : LEANING.test(one.text) ? -tornOf(one) : 0;
    return (
      WEIGHTS.relevance * dot(vector(one), centre) + early + flow - WEIGHTS.novelty * repeats - faultsOf(one)
    );
  }

  /** Whether the summary or its headline holds the sentence at a position of a post. */
  function isTold(post: number, position: number): boolean {
    const told = [...chosen, ...candidates.filter((one) => !open.includes(one))];
    return told.some((one) => one.post === post && one.position === position);
  }

  /** A summary that begins "It …" is given back the sentence before, where there is room, or does without. */
  function mendOpening() {
    const [first] = chosen.toSorted(inOrder);
    if (!first || !LEANING.test(first.text)) return;
    const before = candidates.find((one) => one.post === first.post && one.position === first.position - 1);
    if (before && length + before.text.length <= room.longest) {
      take(before);
    } else if (
      !isTold(first.post, first.position - 1) &&
      length - first.text.length >= ENOUGH * room.shortest
    ) {
      chosen.splice(chosen.indexOf(first), 1);
      length -= first.text.length;
    } else return;
    mendOpening();
  }

  function saysOnly(one: Quotable): boolean {
    if (headline === "" || one.text.length > 1.5 * headline.length) return false;
    return one.text.startsWith(headline) || heldBy(vector(one), title) >= TOLD;
  }
}

function saySame(a: Vector, b: Vector): boolean {
  if (a.size > b.size) return saySame(b, a);
  if (dot(a, b) >= SAME) return true;
  return a.size >= FEWEST_HELD && heldBy(a, b) >= HELD;
}

/** Which part of the terms of one stand in the other. */
function heldBy(a: Vector, b: Vector): number {
  let held = 0;
  for (const term of a.keys()) if (b.has(term)) held++;
  return held / (a.size || 1);
}

const inOrder = (a: Quotable, b: Quotable) => a.post - b.post || a.position - b.position;
/** What opens a post leans on nothing that was left out, though it may on what its readers know. */
const tornOf = ({ position }: Quotable) => (position === 0 ? TORN / 3 : TORN);
const isBrief = ({ text }: Quotable) => text.length < BRIEF_LENGTH[isHan(text) ? "han" : "latin"];
const costOf = (one: Quotable) => (one.isItem || isBrief(one) ? 0.5 : 1);
const faultsOf = (one: Quotable) => (ASKING.test(one.text) ? ASKS : 0) + (isBrief(one) ? BRIEF : 0);

function vectorOf(text: string): Vector {
  return unit(countTerms(termsOf(text)));
}

function centreOf(vectors: readonly Vector[]): Vector {
  const sum = new Map<string, number>();
  for (const vector of vectors)
    for (const [term, weight] of vector) sum.set(term, (sum.get(term) ?? 0) + weight);
  return unit(sum);
}
