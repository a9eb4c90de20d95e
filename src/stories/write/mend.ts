/** Makes of a draft what may be printed: the whole of it, or what is left without its faulty sentences, if that is enough. */
import { embolden } from "../bold.ts";
import { summarySentences, type Draft } from "../ground.ts";
import { headlineOf } from "../headline.ts";
import type { StoryPost } from "../post.ts";
import { findFlaws, SCANT, type Flaw, type Reviewed } from "./review.ts";
import { isHeadlineWild, lengthOf, ROOM } from "./room.ts";

type Language = "zh-CN" | "en";

/** What must stay of a summary that lost sentences. */
const FEWEST_SENTENCES = 2;
const LEAST = 0.6;
/** A summary is cut, sentence by sentence from its end, to so many times the longest. */
const CUT_ABOVE = 1.5;

/** A draft without flaws stays as it is. Undefined where too little would stay. */
export function mend(reviewed: Reviewed, orders: string, language: Language): Draft | undefined {
  const { draft, cited, flaws } = reviewed;
  if (cited.length === 0) return undefined;
  const headline =
    flaws.some(({ where }) => where === "headline") || isHeadlineWild(draft.headline, language)
      ? headlineIn(cited, language)
      : draft.headline;
  if (headline === undefined) return undefined;
  const summary = mendSummary(draft, cited, orders, language);
  return summary === undefined ? undefined : { headline, summary: withBold(summary, headline) };
}

/** The first that can be had of a post in the readers' language. */
const headlineIn = (posts: readonly StoryPost[], language: Language): string | undefined =>
  posts.filter((post) => post.language.split("-")[0] === language.split("-")[0]).map(headlineOf)[0];

function mendSummary(
  draft: Draft,
  cited: readonly StoryPost[],
  orders: string,
  language: Language,
): string | undefined {
  const whole = summarySentences(draft.summary);
  let kept = whole;
  // a sentence may be at fault only once the one behind it is gone
  for (let round = 0; round <= 2 * whole.length; round += 1) {
    const summary = join(kept, language);
    const flaws = findFlaws({ ...draft, summary }, cited, orders, language).filter(
      // want of bold is no fault here: it is put in at last
      ({ where, kind }) => where === "summary" && (kind !== "bold" || summary.includes("**")),
    );
    if (flaws.length === 0) return isEnough(kept, whole, language) ? shorten(kept, language) : undefined;
    kept = withoutFlaws(kept, flaws);
  }
  return undefined;
}

/** A fault of no one sentence is of all of them. Where there is too much bold, the last goes first. */
function withoutFlaws(sentences: readonly string[], flaws: readonly Flaw[]): string[] {
  const isBold = ({ kind }: Flaw) => kind === "bold";
  const plainAt = new Set(
    flaws
      .filter(isBold)
      .map(({ sentence }) =>
        sentences[sentence]?.includes("**")
          ? sentence
          : sentences.findLastIndex((text) => text.includes("**")),
      ),
  );
  const faulty = flaws.filter((flaw) => !isBold(flaw)).map(({ sentence }) => sentence);
  const isAll = faulty.some((at) => sentences[at] === undefined);
  return sentences.flatMap((text, at) => {
    if (isAll || faulty.includes(at)) return [];
    return [plainAt.has(at) ? plain(text) : text];
  });
}

function isEnough(kept: readonly string[], whole: readonly string[], language: Language): boolean {
  const { shortest } = ROOM[language].summary;
  const length = lengthOf(join(kept, language), language);
  return kept.length === whole.length
    ? length >= SCANT * shortest
    : kept.length >= FEWEST_SENTENCES && length >= LEAST * shortest;
}

function shorten(sentences: readonly string[], language: Language): string {
  const most = CUT_ABOVE * ROOM[language].summary.longest;
  const isLong = lengthOf(join(sentences, language), language) > most && sentences.length > FEWEST_SENTENCES;
  return isLong ? shorten(sentences.slice(0, -1), language) : join(sentences, language);
}

/** Bold that began or ended in a sentence that is gone goes with it. */
const join = (sentences: readonly string[], language: Language): string =>
  sentences
    .map((text) => ((text.match(/\*\*/g)?.length ?? 0) % 2 === 0 ? text : plain(text)))
    .join(language === "en" ? " " : "");

const plain = (text: string) => text.replaceAll("**", "");

const withBold = (summary: string, headline: string) =>
  summary.includes("**") ? summary : embolden(summary, headline);
