/** npm run rank: windows of X posts on stdin, the stories it would tell on stdout, best first, each the ids of its posts. */
import { readFileSync } from "node:fs";
import { choose } from "../src/stories/choose.ts";
import { cluster } from "../src/stories/cluster.ts";
import { isHan } from "../src/lib/script.ts";
import type { StoryPost } from "../src/stories/post.ts";
import { rank } from "../src/stories/rank.ts";

type Item = {
  id: string;
  at: string;
  who: string;
  handle: string;
  url: string;
  text: string;
  likes: number;
  reposts: number;
  quote?: boolean;
};

const windows: Item[][] = JSON.parse(readFileSync(0, "utf8"));
const answers = windows.map((items) => {
  const now = new Date(Math.max(...items.map(({ at }) => Date.parse(at))));
  const ranked = rank(cluster(items.map(postOf)), { now });
  return choose(ranked, { maxStories: 12 }).chosen.map(({ posts }) => posts.map(({ id }) => items[id]?.id));
});
process.stdout.write(`${JSON.stringify(answers)}\n`);

/** The post's id is its place in the window: those of X do not fit a number. */
function postOf(item: Item, at: number): StoryPost {
  const text = item.text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  return {
    id: at,
    key: `x:${item.id}`,
    url: item.url,
    author: item.who,
    handle: item.handle,
    title: text,
    text,
    language: isHan(text) ? "zh" : "en",
    publishedAt: new Date(item.at),
    sourceIds: [],
    weight: 1,
    engagement: { likes: item.likes, reposts: item.reposts },
  };
}
