/**
 * Is a post news? Signs of a fact told, against signs of talk, each worth some points. Most of what people post is
 * not news, so a post begins below the line and has to earn its place.
 *
 * The points are those of an ordinal logistic regression on judged posts, drawn strongly towards what was set by hand
 * before (ridge, as strong as fifteen posts), and rounded: a few hundred posts can correct a guess, not
 * make one. What they hold too seldom, incidents, moves, ends, and all that is Chinese, stays as it was set.
 */
import type { StoryPost } from "./post.ts";
import { weighArticle } from "./weigh-article.ts";
import { weighMessage } from "./weigh-message.ts";

/** Log-odds that a post is news: above 0, it is more likely than not. */
export function newsworthiness(post: StoryPost): number {
  const points = post.handle === null ? weighArticle(post) : weighMessage(post);
  return Object.values(points).reduce((sum, worth) => sum + worth, 0);
}
