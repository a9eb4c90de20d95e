/**
 * Is a post news? Signs of a fact told, against signs of talk, each worth some points. Most of what people post is
 * not news, so a post begins below the line and has to earn its place.
 */
import { isHan } from "../lib/script.ts";
import { cleanText, urlsOf } from "./clean.ts";
import { namesOf } from "./names.ts";
import { isShort } from "./post.ts";
import type { StoryPost } from "./post.ts";
import { NEWS, TALK } from "./signs.ts";

/** Where a post without any sign stands: people on X mostly chat, a site mostly publishes. */
const PRIOR = { short: -1.7, article: 0.5 };
/** How much is searched for signs of news, and of talk: a long text has some word of talk somewhere. */
const NEWS_LENGTH = 700;
const TALK_LENGTH = 280;
/** A Han character says as much as so many Latin ones. */
const DENSITY = 2.5;
/** What it costs to say little: a fact needs room for who and what. */
const BRIEF = [
  { below: 25, points: -2 },
  { below: 45, points: -0.8 },
  { below: 80, points: -0.4 },
];

/** Points of a post by sign; above 0 it is more likely news than not. */
export function weighNews(post: StoryPost): Record<string, number> {
  const short = isShort(post);
  const raw = post.text || post.title;
  const body = cleanText(raw.slice(0, 2 * NEWS_LENGTH)).slice(0, NEWS_LENGTH);
  const text = short ? body : `${post.title}\n${body}`;
  const points: Record<string, number> = { prior: short ? PRIOR.short : PRIOR.article };
  for (const { name, points: worth, pattern } of NEWS) if (pattern.test(text)) points[name] = worth;
  const opening = text.slice(0, TALK_LENGTH);
  for (const { name, points: worth, pattern } of TALK) if (pattern.test(opening)) points[name] = worth;
  points["names"] = Math.min(namesOf(text).length, 6) * 0.2;
  if (short) {
    const room = text.length * (isHan(text) ? DENSITY : 1);
    points["length"] = BRIEF.find(({ below }) => room < below)?.points ?? Math.min(room, 500) / 1000;
    if (urlsOf(raw).length === 0) points["no link"] = -0.5;
    if (/^\s*\.?@\w/.test(raw)) points["reply"] = -1.3;
  }
  return points;
}

/** Log-odds that a post is news: above 0, it is more likely than not. */
export function newsworthiness(post: StoryPost): number {
  return Object.values(weighNews(post)).reduce((sum, points) => sum + points, 0);
}
