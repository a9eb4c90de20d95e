/** Cuts a long headline where a sentence or a clause of it ends, so that what stays can stand alone. */
import { isHan } from "../lib/script.ts";

/** Where a clause ends, the strongest first: at sentences, at pauses, before a new turn, at words. */
const SENTENCE_ENDS = /[。！？；!?;](?!\d)|(?<!\b(?:\p{L}|Mr|Ms|Dr|vs|St|No|Inc|Co|Ltd))\.(?=\s+\S)|\n/gu;
const PAUSES = /[，：](?!\d)|[,:](?=\s)|\s?[-–—|｜]\s|——|—/gu;
const TURNS =
  /\s(?=(?:that|which|who|where|when|while|because|since|after|before|until|if|with|without|for|to|by|via|through|using|from|into|at|on|in|as|and|or|but|so|than|under|over|across|during|about|including|such|of)\s)/giu;
const WORDS = /[、\s]/gu;
/** A word that cannot end a headline. */
const OPEN_END =
  /(?:\s|^)(?:a|an|and|any|are|as|at|be|been|but|by|can|could|did|do|does|down|each|every|for|from|get|gets|had|has|have|how|if|in|including|into|is|isn['’]t|it|its|just|like|may|might|more|most|must|my|new|no|not|of|on|only|or|our|over|per|so|some|such|than|that|the|their|them|then|there|these|they|this|those|through|to|told|under|up|upon|using|very|via|was|we|were|what|when|where|which|while|who|whose|why|will|with|without|would|your|you|i|he|she|his|her|about|after|before|because|until|since|both|between|during|[\p{L}]+['’]s)$/iu;
const OPEN_END_HAN =
  /(?:[，,]\s*(?:但是?|而|却|不过|然而)[^，。]{0,4}|的|了和|和|与|及|或|在|将|把|被|从|向|对|为|是|以|由|让|使|并|而|但|等待|通过|以及|包括|关于)$/u;
const OPEN_BRACKET = /\s*(?:[([（【][^)\]）】]*|“[^”]*|「[^」]*|『[^』]*|《[^》]*)$/u;

type Room = { shortest: number; sentence: number; longest: number };

/** The longest beginning that ends well and fits; never more than the longest. */
export function closeCut(text: string, { shortest, sentence, longest }: Room): string {
  const start = Array.from(text)
    .slice(0, longest + 1)
    .join("");
  const steps: [RegExp, number][] = [
    [SENTENCE_ENDS, sentence],
    [PAUSES, shortest],
    [TURNS, shortest],
    [WORDS, Math.min(shortest, sentence)],
  ];
  for (const [ends, least] of steps) {
    const cuts = [...start.matchAll(ends)].map(({ index }) => closeBrackets(start.slice(0, index)));
    // a sentence may end on any word; a clause that ends on an open one is no clause
    const isWhole = (cut: string) => ends === SENTENCE_ENDS || finishCut(cut) === cut;
    const long = cuts.filter((cut) => cut.length >= least);
    const cut = long.findLast(isWhole) ?? long.map(finishCut).findLast((one) => one.length >= least);
    if (cut) return cut;
  }
  return finishCut(
    isHan(start)
      ? start
          .slice(0, -1)
          .toWellFormed()
          .replace(/\uFFFD$/, "")
      : start,
  );
}

/** Without what a cut left open or hanging. */
export function finishCut(text: string): string {
  let rest = text;
  for (let before = ""; before !== rest;) {
    before = rest;
    rest = closeBrackets(rest).replace(OPEN_END, "").replace(OPEN_END_HAN, "");
  }
  return rest;
}

/** A bracket or a quote that nothing closes is cut off with what stands in it. */
function closeBrackets(text: string): string {
  const closed = text.replace(OPEN_BRACKET, "");
  const quoted = closed.split('"').length % 2 === 0 ? closed.slice(0, closed.lastIndexOf('"')) : closed;
  return quoted.replace(/[\s,，、;；:：\-–—|｜]+$/u, "");
}
