/**
 * Is a post news? Signs of a fact told, against signs of talk, each worth some points. Most of what people post is
 * not news, so a post begins below the line and has to earn its place.
 */
import { isHan } from "../lib/script.ts";
import { cleanText, urlsOf } from "./clean.ts";
import { namesOf } from "./names.ts";
import type { StoryPost } from "./post.ts";
import { NEWS, TALK } from "./signs.ts";

/** Where a post without any sign stands: people mostly chat, sites mostly publish. */
const PRIOR = { account: -1.6, site: 0.3 };
/** How much is searched for signs of news. */
const NEWS_LENGTH = 700;
/** And of talk: a long text has some word of talk somewhere. Of a site, the title has it or none. */
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
function weighNews(post: StoryPost): Record<string, number> {
  return post.handle === null ? weighArticle(post) : weighMessage(post.text || post.title);
}

function weighArticle({ title, text }: StoryPost): Record<string, number> {
  const body = cleanText(text.slice(0, 2 * NEWS_LENGTH)).slice(0, NEWS_LENGTH);
  return { prior: PRIOR.site, ...weighSigns(`${title}\n${body}`, title) };
}

function weighMessage(raw: string): Record<string, number> {
  const text = cleanText(raw.slice(0, 2 * NEWS_LENGTH)).slice(0, NEWS_LENGTH);
  const points: Record<string, number> = {
    prior: PRIOR.account,
    ...weighSigns(text, text.slice(0, TALK_LENGTH)),
  };
  const room = text.length * (isHan(text) ? DENSITY : 1);
  points["length"] = BRIEF.find(({ below }) => room < below)?.points ?? Math.min(room, 500) / 1000;
  if (urlsOf(raw).length === 0) points["no link"] = -0.5;
  if (/^\s*\.?@\w/.test(raw)) points["reply"] = -1.3;
  return points;
}

function weighSigns(text: string, opening: string): Record<string, number> {
  const points: Record<string, number> = { names: Math.min(namesOf(text).length, 6) * 0.2 };
  for (const { name, points: worth, pattern } of NEWS) if (pattern.test(text)) points[name] = worth;
  for (const { name, points: worth, pattern } of TALK) if (pattern.test(opening)) points[name] = worth;
  return points;
}

/** Log-odds that a post is news: above 0, it is more likely than not. */
export function newsworthiness(post: StoryPost): number {
  return Object.values(weighNews(post)).reduce((sum, points) => sum + points, 0);
}
