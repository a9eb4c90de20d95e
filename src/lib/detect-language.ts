/**
 * The language of a text: by its script where that settles it, else by its trigrams (franc). Trigrams know a page
 * of text and guess at a headline, so the usual language of the text's source counts the more the less there is.
 */
import { francAll } from "franc-min";
import { isPlainly, mayWellBe } from "./function-words.ts";

/** As much as is looked at: a language shows itself early, and the Worker's time is counted. */
const SAMPLE_LENGTH = 600;
/** Names and version numbers: fewer letters say nothing against the usual language. */
const FEWEST_LETTERS = 20;
/** Of so few letters trigrams find French in English names: what does not speak against the usual language is in it. */
const HEADLINE_LETTERS = 60;
/** The usual language is worth this many letters of evidence; franc's scores run from 0 to 1. */
const USUAL_LETTERS = 12;
const LARGEST_LEAD = 0.5;

/** franc's names of languages, and the tags that they have on the web. */
const TAGS = new Map(
  [
    "eng:en deu:de fra:fr spa:es por:pt ita:it nld:nl pol:pl swe:sv tur:tr vie:vi ind:id ces:cs ron:ro hun:hu",
    "rus:ru ukr:uk bul:bg srp:sr bel:be ell:el arb:ar pes:fa urd:ur heb:he hin:hi mar:mr ben:bn tam:ta tel:te tha:th",
  ].flatMap((line) => line.split(" ").map((pair) => [pair.slice(0, 3), pair.slice(4)] as const)),
);
const LANGUAGES = [...TAGS.keys()];

/** A tag such as zh, en or ja; `usual` where the text does not tell, und where that is unknown too. */
export function detectLanguage(text: string, usual?: string): string {
  const sample = text.slice(0, SAMPLE_LENGTH);
  const letterCount = sample.match(/\p{L}/gu)?.length ?? 0;
  const expected = usual?.trim().toLowerCase().split(/[-_]/)[0] || undefined;
  const certain = findByScript(sample, letterCount);
  if (certain) return certain;
  if (letterCount === 0 || (expected && letterCount < FEWEST_LETTERS)) return expected ?? "und";
  if (expected && isPlainly(expected, sample)) return expected;
  if (expected && letterCount < HEADLINE_LETTERS && mayWellBe(expected, sample)) return expected;
  return findByTrigrams(sample, letterCount, expected) ?? expected ?? "und";
}

/** Of the scripts that one language has for itself. Chinese and Japanese text is full of Latin names. */
function findByScript(sample: string, letterCount: number): string | undefined {
  if (letterCount === 0) return undefined;
  const share = (script: RegExp) => (sample.match(script)?.length ?? 0) / letterCount;
  if (share(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu) > 0.1) return "ja";
  if (share(/\p{Script=Hangul}/gu) > 0.2) return "ko";
  return share(/\p{Script=Han}/gu) > 0.2 ? "zh" : undefined;
}

function findByTrigrams(
  sample: string,
  letterCount: number,
  expected: string | undefined,
): string | undefined {
  const lead = Math.min(LARGEST_LEAD, USUAL_LETTERS / letterCount);
  const scores = francAll(sample, { only: LANGUAGES, minLength: 1 }).map(([name, score]) => {
    const tag = TAGS.get(name);
    return { tag, score: tag === expected ? score + lead : score };
  });
  const best = scores.toSorted((a, b) => b.score - a.score)[0];
  return best?.tag;
}
