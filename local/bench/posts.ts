/** Posts for clustering: a third tell events that others tell too, in words of their own around the same names. */
import type { StoryPost } from "../../src/stories/post.ts";
import { drawFrom, rareWord, writeWords } from "./words.ts";

const FIRST = Date.UTC(2026, 2, 24);
const MINUTE_MS = 60_000;
/** Every third post tells one of the events, of which there is one for every fifteen posts. */
const POSTS_AN_EVENT = 15;
const TELLING = 3;

export function makePosts(count: number): StoryPost[] {
  return Array.from({ length: count }, (_, at) => makePost(at, Math.ceil(count / POSTS_AN_EVENT)));
}

function makePost(at: number, eventCount: number): StoryPost {
  const event = at % TELLING === 0 ? (at / TELLING) % eventCount : eventCount + at;
  const draw = drawFrom(event);
  // what is told of the event in the same words by all
  const facts = writeWords(event * 31 + 7, 12);
  const names = Array.from({ length: 3 }, () => capital(rareWord(draw)));
  const version = `${names[1]} ${draw(9) + 1}.${draw(10)}`;
  return {
    id: at,
    key: `https://lampwick.example/${at}`,
    url: `https://lampwick.example/${at}`,
    author: `Author ${at % 40}`,
    handle: null,
    title: `${names[0]} releases ${version} for ${names[2]}`,
    text: `${names[0]} has released ${version}. ${facts}. ${writeWords(at, 50)} ${names[2]}, ${writeWords(at + count(at), 28)}.`,
    language: "en",
    publishedAt: new Date(FIRST + at * MINUTE_MS),
    sourceIds: [at % 40],
    weight: 1,
  };
}

const count = (at: number) => (at + 1) * 7919;
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
