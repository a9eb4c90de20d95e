/** The headline of a story: of its leading post, unless that only teases and another says what happened. */
import { countTerms, termsOf } from "../lib/terms.ts";
import { dot, unit } from "../lib/vector.ts";
import type { Vector } from "../lib/vector.ts";
import { headlineOf, isTeaser } from "./headline.ts";
import type { StoryPost } from "./post.ts";

/** So many posts show what a story is about; with fewer, the leading one decides. */
const FEWEST_VOICES = 3;
/** How much nearer to all of them another title must be to take the leading one's place. */
const LEAD = 0.12;
const TEASES = 0.5;
/** A whole title is better than a cut one. */
const CUT = 0.08;
const LEAD_LENGTH = 400;

/** Undefined where no post has words. */
export function bestHeadline(posts: readonly StoryPost[]): string | undefined {
  const titled = posts.flatMap((post, at) => {
    const headline = headlineOf(post);
    return headline === undefined
      ? []
      : [{ headline, at, title: post.handle === null ? post.title : headline }];
  });
  const centre = centreOf(posts);
  const scored = titled.map(({ headline, at, title }) => ({
    headline,
    score:
      (posts.length >= FEWEST_VOICES ? dot(vectorOf(headline), centre) : 0) +
      (at === 0 ? LEAD : 0) -
      (isTeaser(headline) || isTeaser(title) ? TEASES : 0) -
      (headline.length < 0.8 * title.length ? CUT : 0),
  }));
  return scored.toSorted((a, b) => b.score - a.score)[0]?.headline;
}

function centreOf(posts: readonly StoryPost[]): Vector {
  const sum = new Map<string, number>();
  for (const { title, text } of posts)
    for (const [term, weight] of vectorOf(`${title}\n${text.slice(0, LEAD_LENGTH)}`))
      sum.set(term, (sum.get(term) ?? 0) + weight);
  return unit(sum);
}

const vectorOf = (text: string): Vector => unit(countTerms(termsOf(text)));
