/**
 * How much of a title its excerpt tells, against the plain lead: ROUGE-1 and ROUGE-2 recall (Lin 2004), of
 * characters in Chinese and of words elsewhere. An excerpt normally knows the title; here it is hidden from it, for
 * else it would be asked what it was told. Both have the same room
 * and fill it with whole sentences. Titles are taken without the credits of pictures, which no excerpt tells and a lead
 * quotes; left out are articles that have no other title, and those of which nothing can be quoted: their excerpt is
 * the headline.
 */
import { existsSync, readFileSync } from "node:fs";
import { sentencesOf } from "../../src/lib/sentences.ts";
import { withoutCredits } from "../../src/stories/credits.ts";
import type { StoryPost } from "../../src/stories/post.ts";
import { quotablesOf } from "../../src/stories/quotable.ts";
import { selectSentences } from "../../src/stories/select.ts";
import { recallOf } from "./recall.ts";
import type { Row } from "./row.ts";

/** Labelled news lies beside the project, and is no part of it. */
const fileOf = (language: string) => `../shared/data/clustering/news-${language}-dev.json`;
/** The room of a digest's paragraph, in characters, for an event; for one article, this part of its text. */
const PARAGRAPH = { zh: 232, en: 550 };
const PART = 0.6;
/** The room is what limits both. */
const MOST_SENTENCES = 12;

type Article = { event: number; title: string; lead: string };
type Language = keyof typeof PARAGRAPH;

/** No rows where the news is not at hand. */
export function evalExcerpts(): Row[] {
  return (["zh", "en"] as const).flatMap((language) =>
    existsSync(fileOf(language)) ? rowsOf(language, JSON.parse(readFileSync(fileOf(language), "utf8"))) : [],
  );
}

function rowsOf(language: Language, all: readonly Article[]): Row[] {
  const articles = all
    .map((one) => ({ ...one, title: withoutCredits(one.title).trim() }))
    .filter((one) => one.title !== "" && quotablesOf([hidden(one)]).length > 0);
  const byEvent = Map.groupBy(articles, ({ event }) => event);
  const several = [...byEvent.values()].filter((group) => group.length > 1);
  return [
    ...compare(`excerpt of an event, ${language}`, several, () => PARAGRAPH[language], "> lead"),
    // two or three sentences leave little to choose: measured to see that nothing is lost
    ...compare(
      `excerpt of an article, ${language}`,
      articles.map((one) => [one]),
      ([one]) => PART * (one?.lead.length ?? 0),
      "≥ lead",
    ),
  ];
}

function compare(
  name: string,
  groups: readonly (readonly Article[])[],
  roomOf: (group: readonly Article[]) => number,
  target: "> lead" | "≥ lead",
): Row[] {
  const both = groups.map((group) => tell(group, roomOf(group)));
  return ([1, 2] as const).map((order) => {
    const mean = (which: "excerpt" | "lead") =>
      average(both.map((told) => average(told.titles.map((title) => recallOf(title, told[which], order)))));
    const [figure, baseline] = [Number(mean("excerpt").toFixed(3)), Number(mean("lead").toFixed(3))];
    return {
      measure: `${name}: ROUGE-${order} recall of the title`,
      figure,
      target,
      baseline,
      passed: target === "≥ lead" ? figure >= baseline : figure > baseline,
      note: `${groups.length}, titles hidden, the same room`,
    };
  });
}

/** The lead fills the room with whole sentences in their order, the leading article's first; one it has always. */
function tell(
  group: readonly Article[],
  wanted: number,
): { titles: string[]; excerpt: string; lead: string } {
  const lead: string[] = [];
  for (const sentence of group.flatMap((one) => sentencesOf(one.lead))) {
    if (lead.length > 0 && lengthOf(lead) + sentence.length > wanted) break;
    lead.push(sentence);
  }
  const room = Math.max(wanted, lengthOf(lead));
  const chosen = selectSentences(quotablesOf(group.map(hidden)), "", {
    shortest: room,
    longest: room,
    sentences: MOST_SENTENCES,
  });
  return {
    titles: group.map(({ title }) => title),
    excerpt: chosen.map(({ text }) => text).join("\n"),
    lead: lead.join("\n"),
  };
}

const lengthOf = (sentences: readonly string[]) => sentences.reduce((sum, { length }) => sum + length, 0);

const hidden = ({ lead }: Article): Pick<StoryPost, "text" | "title" | "handle"> => ({
  title: "",
  text: lead,
  handle: null,
});

const average = (figures: readonly number[]) =>
  figures.reduce((sum, one) => sum + one, 0) / (figures.length || 1);
