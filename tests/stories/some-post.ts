/** Makes posts: a test spells out only what it is about. */
import type { StoryPost } from "../../src/stories/post.ts";

let made = 0;

export function somePost(fields: Partial<StoryPost> = {}): StoryPost {
  made += 1;
  const url = fields.url ?? `https://journal.example/story/${made}`;
  const title = fields.title ?? fields.text ?? "";
  return {
    id: made,
    key: url,
    url,
    author: `Journal ${made}`,
    handle: null,
    title,
    text: title,
    language: /\p{Script=Han}/u.test(title) ? "zh" : "en",
    // An hour between posts: nothing is a thread by accident.
    publishedAt: new Date(Date.UTC(2026, 4, 4) + made * 3_600_000),
    sourceIds: [1],
    weight: 1,
    ...fields,
  };
}
