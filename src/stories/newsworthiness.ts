/**
 * Is a post news? Signs of a fact told, against signs of talk, each worth some points. Most of what people post is
 * not news, so a post begins below the line and has to earn its place.
 */
import { isHan } from "../lib/script.ts";
import { cleanText, urlsOf } from "./clean.ts";
import { namesOf } from "./names.ts";
import { isShort } from "./post.ts";
import type { StoryPost } from "./post.ts";
import { SIGNS } from "./signs.ts";

/** Where a post without any sign stands: people on X mostly chat, a site mostly publishes. */
const PRIOR = { short: -1.5, article: 0.5 };
/** Signs are looked for in this much of an article. */
const LEAD_LENGTH = 700;

/** Points of a post by sign; above 0 it is more likely news than not. */
export function weighNews(post: StoryPost): Record<string, number> {
  const short = isShort(post);
  const text = short
    ? cleanText(post.text || post.title)
    : `${post.title}\n${cleanText(post.text).slice(0, LEAD_LENGTH)}`;
  const points: Record<string, number> = { prior: short ? PRIOR.short : PRIOR.article };
  for (const { name, points: worth, pattern } of SIGNS) {
    if (pattern.test(text)) points[name] = worth;
  }
  const raw = post.text || post.title;
  if (/^\s*\.?@\w/.test(raw)) points["reply"] = -2;
  if (short) points["length"] = pointsOfLength(text);
  points["names"] = Math.min(namesOf(text).size, 6) * 0.1;
  if (short && urlsOf(raw).length === 0) points["no link"] = -0.4;
  return points;
}

/** From 0, chatter, to 1, news. */
export function newsworthiness(post: StoryPost): number {
  const sum = Object.values(weighNews(post)).reduce((sum, points) => sum + points, 0);
  return 1 / (1 + Math.exp(-sum));
}

/** A fact needs room: a dozen words, or some 24 Han characters. */
function pointsOfLength(text: string): number {
  const room = text.length * (isHan(text) ? 2.5 : 1);
  if (room < 45) return -2.5;
  if (room < 80) return -1;
  return Math.min(room - 80, 400) / 500;
}
