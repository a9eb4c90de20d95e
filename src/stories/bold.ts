/**
 * Marks the terms of a summary that an eye should catch: names, versions, amounts, and what the headline is about.
 * A term counts by its kind, by how often the posts say it, and by what the headline shares with it.
 */
import { isHan } from "../lib/script.ts";
import { isStopWord } from "../lib/stop-words.ts";
import { countTerms, termsOf } from "../lib/terms.ts";
import { sharedRuns, standsFree, wordRuns } from "./bold-runs.ts";
import { boldTerms } from "./bold-terms.ts";
import { isDull } from "./dull-terms.ts";
import type { StoryPost } from "./post.ts";
import type { Span } from "./span.ts";

/** Characters of a bold term, from the reference. */
const SHORTEST = 3;
const LONGEST = 22;
const LONGEST_RUN = 10;
const MOST = 5;
/** One term for so many characters: more would shout. */
const SPACING = { han: 45, latin: 95 };
/** Points for each doubling of how often a term is said, up to so often. */
const FREQUENCY = 0.25;
const OFTEN = 8;
/** Points where the headline says all of a term. */
const RELATION = 0.6;
/** A run of plain words stands out only where it is said again, or the headline says it. */
const TELLING_RUN = 0.75;
/** How much of a post is searched, and of all. */
const SPOKEN_LENGTH = 3000;
const SEARCHED_LENGTH = 12_000;

/** The summary with 1 to 5 terms in **bold**, where it has any. `posts` are those it was made of. */
export function embolden(
  summary: string,
  headline: string,
  posts: readonly Pick<StoryPost, "title" | "text">[] = [],
): string {
  const spoken =
    posts
      .map(({ title, text }) => `${title === text ? "" : title}\n${text.slice(0, SPOKEN_LENGTH)}`)
      .join("\n")
      .slice(0, SEARCHED_LENGTH) || summary;
  const weigh = weigher(summary, headline, spoken);
  const most = mostOf(summary);
  const named = [...boldTerms(summary, spoken), ...sharedRuns(summary, headline).filter(isShort)];
  const terms = choose(named.filter(fits).map(weigh), [], most, summary);
  const runs = terms.length < most ? wordRuns(summary).filter(fits).map(weigh) : [];
  const telling = runs.filter(
    ({ start, end, score }) =>
      score >= TELLING_RUN && standsFree(summary.slice(start, end), `${headline}\n${spoken}`),
  );
  const chosen = choose(telling, terms, most, summary);
  return mark(summary, chosen.length > 0 ? chosen : choose(runs, [], 1, summary));
}

const fits = ({ start, end }: Span) => end - start >= SHORTEST && end - start <= LONGEST;
/** What is longer is a clause of the headline, told again. */
const isShort = ({ start, end }: Span) => end - start <= LONGEST_RUN;
const mostOf = (summary: string) =>
  Math.max(1, Math.min(MOST, Math.floor(summary.length / SPACING[isHan(summary) ? "han" : "latin"])));

function weigher(summary: string, headline: string, spoken: string): (span: Span) => Span {
  const known = countTerms(termsOf(headline));
  const said = spoken.toLowerCase();
  return ({ start, end, score }) => {
    const term = summary.slice(start, end);
    const count = Math.min(OFTEN, Math.max(1, said.split(term.toLowerCase()).length - 1));
    const terms = termsOf(term);
    const shared = terms.filter((one) => known.has(one)).length / (terms.length || 1);
    return { start, end, score: score + FREQUENCY * Math.log2(count) + RELATION * shared };
  };
}

/** The best that neither touch nor repeat one another, those already taken among them. */
function choose(spans: readonly Span[], taken: readonly Span[], most: number, summary: string): Span[] {
  const chosen = [...taken];
  const termOf = ({ start, end }: Span) => summary.slice(start, end).toLowerCase();
  for (const span of spans.toSorted((a, b) => b.score - a.score || a.start - b.start)) {
    const term = termOf(span);
    const touches = chosen.some(({ start, end }) => span.start < end + 2 && start < span.end + 2);
    const repeats = chosen.some((other) => termOf(other).includes(term) || term.includes(termOf(other)));
    if (chosen.length >= most || touches || repeats || isDull(term) || isStopWord(term)) continue;
    chosen.push(span);
  }
  return chosen;
}

function mark(summary: string, spans: readonly Span[]): string {
  return spans
    .toSorted((a, b) => b.start - a.start)
    .reduce(
      (text, { start, end }) => `${text.slice(0, start)}**${text.slice(start, end)}**${text.slice(end)}`,
      summary,
    );
}
