/** Digests of what anyone may have written: every piece of Markdown's syntax, in headlines, names, summaries and addresses. */
import type { Chance } from "./chance.ts";
import { someDigest, someNewsletter, somePost, someStory } from "./some-digest.ts";

const WORDS = [
  "灯塔实验室",
  "发布",
  "Beacon 3",
  "8B",
  "GPT-5",
  "a_b",
  "__init__",
  "snake_",
  "_x",
  "*",
  "**",
  "***",
  "~~",
  "10~20",
  "[图]",
  "[",
  "]",
  "](https://evil.example)",
  "](",
  ")",
  "(",
  "\\",
  "\\\\",
  "\\*",
  "`",
  "``code`",
  "<b>",
  "<!--more-->",
  "<!-- x",
  "</li>",
  "{{< x >}}",
  "{{% y",
  "{%",
  "&amp;",
  "&lt;script&gt;",
  "&#60;",
  "AT&T",
  "🤗",
  "👩‍🚀",
  "#",
  "# x",
  ">",
  "-",
  "- x",
  "1.",
  "1. x",
  "2) y",
  "---",
  "===",
  "|",
  "$1",
  "更新自：",
  "其他来源：",
  "More sources: ",
  "!",
  "![",
  ":",
  ": x",
  "。",
  "，",
  "“引”",
  "é",
  "‏عربي",
  "%28",
  "http://a.example/?q=1",
  "@name",
  "　",
  "\u00a0",
  "…",
];
const AUTHORS = [
  "宝鱼",
  "clem 🤗",
  "歸藏(guizang.ai)",
  "[b] c",
  "Anna (a-b.example)",
  "x_y",
  "\\o/",
  "*star*",
  "",
  "A·B",
  "<i>",
];
const URLS = [
  "https://x.com/gull/status/2036601234567890123",
  "https://a.example",
  "https://a.example/a_(b)",
  "https://a.example/?q=`x`&copy;=[1]{2}",
  "https://a.example/北港?x=“y”#z<w>",
  "https://a.example/a b\\c",
  "javascript:alert(1)",
  "",
];

const someText = ({ pick, count }: Chance) =>
  Array.from({ length: count(1, 7) }, () => pick(WORDS)).join(pick(["", " ", "", "  "]));

/** Text that has bold terms, as summaries have. */
const someSummary = (luck: Chance) =>
  Array.from({ length: luck.count(1, 4) }, () =>
    luck.count(0, 1) ? `**${someText(luck)}**` : someText(luck),
  ).join("");

/** A digest of our own whose authors and headlines leave no doubt about where one ends. */
export function someWildDigest(luck: Chance) {
  const language = luck.pick(["zh-CN", "en"] as const);
  const post = () => somePost({ author: luck.pick(AUTHORS), url: luck.pick(URLS) });
  const stories = Array.from({ length: luck.count(1, 12) }, (_, at) =>
    someStory({
      id: at + 1,
      position: at + 1,
      headline: `${language === "en" ? "x" : "中"}${someText(luck).replace(/[([{（《「)\]}）》」]/g, "")}`,
      summary: someSummary(luck),
      kind: luck.pick(["excerpt", "written", "imported"] as const),
      posts: Array.from({ length: luck.count(1, 4) }, post),
    }),
  );
  const digest = someDigest({
    title: `${language === "en" ? "The past 4 hours in the harbour, told in English words" : "过去四小时港口里全部的新闻与旧事"} ${someText(luck)}`,
    slot: new Date(1_770_000_000_000 + luck.count(0, 40_000_000) * 1000),
    categories: Array.from({ length: luck.count(0, 4) }, () => someText(luck)),
    opening: luck.pick([null, someSummary(luck)]),
    stories,
  });
  const updates = new Map(
    stories
      .filter(() => luck.count(0, 2) === 0)
      .map(({ id }) => [id, { text: `x${someText(luck)}`, url: luck.pick(URLS) }] as const),
  );
  const timeZone = luck.pick(["Asia/Shanghai", "America/St_Johns", "UTC", "Asia/Kathmandu"]);
  return { digest, newsletter: someNewsletter({ language, timeZone }), updates };
}
