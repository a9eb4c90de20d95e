/** npm run cluster: windows of posts on stdin, the ids of their clusters on stdout, and nothing else. */
import { readFileSync } from "node:fs";
import { cluster } from "../src/stories/cluster.ts";
import type { Background } from "../src/stories/cluster.ts";
import { isHan } from "../src/lib/script.ts";
import { countDocuments } from "../src/lib/frequencies.ts";
import type { Frequencies } from "../src/lib/frequencies.ts";
import { languageOf } from "../src/stories/portrait.ts";
import { readSketch, termSet } from "../src/stories/sketch.ts";
import type { StoryPost } from "../src/stories/post.ts";

type Item = {
  id: number | string;
  title: string;
  text?: string;
  language?: string;
  publishedAt?: string;
  url?: string;
  /** Of past posts in news files: their beginning. */
  lead?: string;
};

/** Ids are places from 0 on: no post of the window is among the past ones. */
const NONE_OF_WINDOW = -1;

const windows: Item[][] = JSON.parse(readFileSync(0, "utf8"));
const flag = process.argv.indexOf("--background");
const background = flag < 0 ? undefined : readBackground(process.argv[flag + 1] ?? "");
const answers = windows.map((items) => {
  const posts = items.map(postOf);
  return cluster(posts, { background }).map((posts) => posts.map(({ id }) => items[id]?.id));
});
process.stdout.write(`${JSON.stringify(answers)}\n`);

/** The post's id is its place in the window: ids of the windows may be words. */
function postOf(item: Item, at: number): StoryPost {
  const text = item.text ?? item.lead ?? "";
  return {
    id: at,
    key: String(item.id),
    url: item.url ?? "",
    // Without a date, nothing is a thread of anything.
    author: `author ${at}`,
    handle: null,
    title: item.title,
    text,
    language: item.language ?? (isHan(item.title) ? "zh" : "en"),
    publishedAt: new Date(item.publishedAt ?? 0),
    sourceIds: [],
    weight: 1,
  };
}

/** How common terms are in the posts of a file, in windows or not. */
function readBackground(file: string): Background {
  const items: (Item | Item[])[] = JSON.parse(readFileSync(file, "utf8"));
  const posts = items.flat().map(postOf);
  const languages = Object.entries(Object.groupBy(posts, languageOf)).map(
    ([language, ofLanguage = []]): [string, Frequencies] => [
      language,
      countDocuments(ofLanguage.map((post) => termSet(readSketch(post)))),
    ],
  );
  return { languages: Object.fromEntries(languages), upTo: NONE_OF_WINDOW };
}
