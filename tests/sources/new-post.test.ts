import { expect, test } from "vitest";
import { newPost } from "../../src/sources/new-post.ts";
import type { ReadPost } from "../../src/sources/read/document.ts";

const READ_AT = new Date("2026-03-25T04:00:00Z");
const PILE = `Z${"\u0301".repeat(60)}`;

const read: ReadPost = {
  key: "https://lab.example/1",
  url: "https://lab.example/1",
  author: `Gull \u202eno${PILE}`,
  handle: null,
  title: `\u2067Beacon 3 ${PILE}`,
  text: `It \u2069is out${PILE}.`,
  language: "en",
  links: [],
  publishedAt: READ_AT,
  isDayOnly: false,
  isRepost: false,
  isReply: false,
};

test("a post is stored without what turns a text around or reaches out of its line", () => {
  const kept = `Z${"\u0301".repeat(4)}`;
  expect(newPost(read, { title: "", succeededAt: READ_AT }, READ_AT)).toMatchObject({
    author: `Gull no${kept}`,
    title: `Beacon 3 ${kept}`,
    text: `It is out${kept}.`,
  });
});

test("neither does the name of its source, where that speaks for its author", () => {
  const post = newPost({ ...read, author: "" }, { title: "Lab\u202e \u2066", succeededAt: READ_AT }, READ_AT);
  expect(post.author).toBe("Lab ");
});
