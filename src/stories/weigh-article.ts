/** What an article of a site says for its being news. Its title says what it is; a long text has some of everything. */
import { cleanText } from "./clean.ts";
import type { StoryPost } from "./post.ts";
import { findNews, findTalk, tellsEvent } from "./signs.ts";
import type { Sign } from "./sign.ts";

/** Where an article without any sign stands, just above the line: sites publish what they hold for news. */
const PRIOR = 0.6;
const NO_EVENT = -0.5;
const BODY_LENGTH = 700;
/** What a sign counts that stands in the text alone. */
const BODY_SHARE = 0.4;

/** However much news somebody else's digest holds, it is no story. */
const ROUND_UP = -5;

/** Kinds of articles that tell nothing new, whatever words they hold. */
const KINDS: readonly Sign[] = [
  {
    // somebody else's digest: a date or an issue for a title
    name: "round-up",
    points: ROUND_UP,
    pattern:
      /\b(?:weekly|daily|digest|round-?up|newsletter|this week in|week in review|(?:issue|vol\.?|edition) ?#? ?\d+|links? (?:for|of)|what's new in \w+ \d{4}|everything (?:we|that))\b|^the batch|早报|早報|日报|日報|周报|週報|晚报|周刊|週刊|简报|速递|合集|一周|盘点|^\W*\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?\W*$/iu,
  },
  {
    // a number for a title, and the third one not even zero
    name: "patch release",
    points: -2,
    pattern: /^(?:release[sd]? |version )?(?:@?[\w./-]+@?[ -])?v?\d+\.\d+\.[1-9]\d*(?:[-.+]\w+)*$/iu,
  },
  {
    name: "trial release",
    points: -1,
    pattern: /^(?:[\w@./-]+[ @-])?v?\d+\.\d+\.\d+-?(?:rc|alpha|beta|pre|dev|nightly|canary|b|a)[.\d]*/iu,
  },
  {
    // marketing: how a customer came to be happy
    name: "case study",
    points: -1.2,
    pattern:
      /^(?:.{2,40}: )?how (?:an? )?(?-i:\p{Lu}).{1,50}\b(?:uses?|used|is using|turn(?:s|ed)|built|builds|brings?|brought|scales?|scaled|saves?|saved|cuts?|transform\w*|evaluates|deploy\w*|accelerat\w+|automat\w+|creat\w+)\b|\b(?:customer|success) stor(?:y|ies)|case study|\bchooses\b|what is \p{L}+|\bbenefits of\b|客户故事|案例分享|最佳实践/iu,
  },
  {
    // for those who want to come, not to know
    name: "notice",
    points: -1,
    pattern:
      /\b(?:webinar|register|registration|join us|save the date|hiring|meet ?up|hackathon|sponsor\w*|call for)\b|招聘|内推|报名|招募|直播|送书|福利|沙龙|征稿|抽奖/iu,
  },
  {
    name: "guide",
    points: -0.5,
    pattern:
      /\b(?:guides?|playbook|getting started|tutorial|101|best practices|tips|primer|cheat ?sheet|lessons from|what we learned|maximizing|mastering|why .{3,40} is)\b|入门|指南|综述|必读|解读|浅谈|小结|教程|送书/iu,
  },
];
/** A title of so many headlines is a round-up too. */
const HEADLINES = 4;

/** Points of an article by sign. */
export function weighArticle({ title, text }: Pick<StoryPost, "title" | "text">): Record<string, number> {
  const body = cleanText(text.slice(0, 2 * BODY_LENGTH)).slice(0, BODY_LENGTH);
  const [inTitle, inBody] = [findNews(title || body), findNews(body)];
  const kinds = KINDS.filter(({ pattern }) => pattern.test(title));
  return {
    prior: PRIOR,
    "no event": tellsEvent(inTitle) || tellsEvent(inBody) ? 0 : NO_EVENT,
    ...Object.fromEntries(Object.entries(inBody).map(([sign, points]) => [sign, points * BODY_SHARE])),
    ...inTitle,
    ...findTalk(title || body),
    ...Object.fromEntries(kinds.map(({ name, points }) => [name, points])),
    ...(countHeadlines(title) >= HEADLINES && { "round-up": ROUND_UP }),
  };
}

/** Parts between commas and bars that are more than an item of a list. */
function countHeadlines(title: string): number {
  return title.split(/[,，;；|、]/).filter((part) => part.trim().split(/\s+/).length >= 2).length;
}
