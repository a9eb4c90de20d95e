/**
 * The gate of what a model writes: everything in a draft that its cited posts do not bear out. It looks at forms, not
 * at meaning: numbers, dates, names, who said and did what, the way things went, and how the draft is written.
 * Where it cannot know it is silent; a good sentence refused costs as much as a bad one passed.
 */
import { matchesOf } from "../lib/matches.ts";
import { boldCount, checkBold } from "./ground/check-bold.ts";
import { checkActions } from "./ground/check-actions.ts";
import { checkClosing } from "./ground/check-closing.ts";
import { checkDates } from "./ground/check-dates.ts";
import { checkDirections } from "./ground/check-directions.ts";
import { checkLanguage } from "./ground/check-language.ts";
import { checkLeads } from "./ground/check-leads.ts";
import { checkMarkup } from "./ground/check-markup.ts";
import { checkNames } from "./ground/check-names.ts";
import { checkNumbers } from "./ground/check-numbers.ts";
import { checkOwners } from "./ground/check-owners.ts";
import { checkPlaces } from "./ground/check-places.ts";
import { checkQuotes } from "./ground/check-quotes.ts";
import { checkRates } from "./ground/check-rates.ts";
import { checkSpeakers } from "./ground/check-speakers.ts";
import { gatherEvidence, readPassage } from "./ground/evidence.ts";
import type { Evidence } from "./ground/evidence.ts";
import type { Draft, Fault, Found } from "./ground/fault.ts";
import { mentionsOf } from "./ground/mentions.ts";
import { normalText } from "./ground/normal-text.ts";
import { setScene } from "./ground/scene.ts";
import type { Scene } from "./ground/scene.ts";
import type { StoryPost } from "./post.ts";

export type { Draft, Fault, FaultKind } from "./ground/fault.ts";

const MOST_BOLD = 5;
/** A full stop ends a sentence before a space and a capital; Chinese marks end one wherever they stand. */
const SENTENCE =
  /[^。！？!?\n]*?(?:[。！？]+["”’」』）)]*(?:\*\*)?|[!?]+["”’)]*(?:\*\*)?(?=\s|$|\p{Script=Han})|(?<=[\p{L}\p{N}%)"”'*+])\.["”’)]*(?:\*\*)?(?=\s+(?:\*\*)?["“'(]?[\p{Lu}\p{N}\p{Script=Han}]|\s*$)(?<!\b(?:Mr|Mrs|Ms|Dr|Prof|Inc|Ltd|Corp|Co|St|vs|No|U\.S|U\.K|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|[A-Z])\.)|\n+|$)/gu;

/** Everything in a draft that its cited posts do not bear out. Empty: the draft may stand. */
export function ground(draft: Draft, posts: readonly StoryPost[], language: "zh-CN" | "en"): Fault[] {
  const evidence = gatherEvidence(posts);
  const sentences = summarySentences(draft.summary);
  const written = [draft.headline, ...sentences];
  const passages = written.map((text) => readPassage(plainOf(text), -1));
  const scene = setScene(evidence, passages);
  const faults = written.flatMap((text, at): Fault[] => {
    const passage = passages[at];
    if (!passage || text.trim() === "") return [];
    const isHeadline = at === 0;
    const found = [
      ...checkForm(text, passage.text, isHeadline, at === written.length - 1, language, evidence),
      ...checkNumbers(passage, evidence),
      ...checkRates(passage, evidence),
      ...checkDates(passage, evidence),
      ...checkNames(passage, evidence, language, isHeadline),
      ...checkQuotes(passage.text, evidence),
      ...checkLeads(passage, evidence),
    ];
    const telling = found.length > 0 ? [] : checkTelling(passage, scene);
    return [...found, ...telling].map((one) => ({
      where: isHeadline ? "headline" : "summary",
      sentence: isHeadline ? 0 : at - 1,
      ...one,
    }));
  });
  return [...checkWhole(draft, sentences), ...faults];
}

/** The sentences of a summary as ground() counts them, bold kept. */
export function summarySentences(summary: string): string[] {
  return [...matchesOf(SENTENCE, summary)]
    .map(([sentence]) => sentence.trim())
    .filter((sentence) => sentence !== "");
}

const plainOf = (text: string): string => normalText(text).replaceAll("**", "").trim();

function checkForm(
  text: string,
  plain: string,
  isHeadline: boolean,
  isLast: boolean,
  language: "zh-CN" | "en",
  evidence: Evidence,
): Found[] {
  const bold: Found[] =
    isHeadline && text.includes("**")
      ? [{ kind: "bold", reason: "A headline has no bold." }]
      : checkBold(text);
  return [
    ...checkMarkup(text, evidence.text),
    ...bold,
    ...(isHeadline ? [] : checkClosing(plain, isLast, language, evidence)),
    ...checkLanguage(plain, language),
  ];
}

/** Who and whither: looked at where the words themselves are borne out. */
function checkTelling(passage: ReturnType<typeof readPassage>, scene: Scene): Found[] {
  const shot = { ...passage, mentions: mentionsOf(passage.text, scene.gazetteer) };
  return [
    ...checkSpeakers(shot, scene),
    ...checkOwners(shot, scene),
    ...checkPlaces(shot, scene),
    ...checkActions(shot, scene),
    ...checkDirections(shot, scene),
  ].slice(0, 1);
}

function checkWhole({ headline, summary }: Draft, sentences: readonly string[]): Fault[] {
  const faults: Fault[] = [];
  if (headline.trim() === "")
    faults.push({ where: "headline", sentence: 0, kind: "empty", reason: "The headline is empty." });
  if (sentences.length === 0)
    faults.push({ where: "summary", sentence: 0, kind: "empty", reason: "The summary is empty." });
  const count = boldCount(summary);
  if (count > MOST_BOLD)
    faults.push({
      where: "summary",
      sentence: sentences.length - 1,
      kind: "bold",
      reason: `${count} terms are bold: mark at most ${MOST_BOLD}.`,
    });
  return faults;
}
