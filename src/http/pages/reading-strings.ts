/** What the pages of the archive say, and search. */
import type { Language } from "./props.ts";

type Strings = {
  /** On the reader's own clock; {time} is filled in there. */
  yourTime: string;
  readingTime: (minutes: number) => string;
  topicsOfDigest: string;
  formats: string;
  markdown: string;
  json: string;
  plainText: string;
  share: string;
  byMail: string;
  copied: string;
  months: string;
  month: (month: string) => string;
  monthTitle: (month: string) => string;
  noIssuesInMonth: string;
  earlierMonth: string;
  laterMonth: string;
  latestIssues: string;
  topics: string;
  topicsText: (name: string) => string;
  noTopics: string;
  sources: string;
  sourcesText: (name: string) => string;
  noSources: string;
  storiesFrom: string;
  aboutTopic: (name: string) => string;
  fromAuthor: (name: string) => string;
  fromSite: (name: string) => string;
  visit: (site: string) => string;
  older: string;
  feedOfTopic: string;
  searchTitle: string;
  searchLabel: string;
  searchHelp: string;
  newsletter: string;
  anyNewsletter: string;
  topic: string;
  anyTopic: string;
  time: string;
  times: Record<"" | "day" | "week" | "month" | "year", string>;
  resultsFor: (query: string) => string;
  noResults: (query: string) => string;
  searchHints: string[];
  withoutFilters: string;
  browse: string;
  missingTitle: string;
  missingText: string;
  missingIssue: string;
  nearest: string;
};

export const READING: Record<Language, Strings> = {
  "zh-CN": {
    yourTime: "你那里是 {time}",
    readingTime: (minutes) => `约 ${minutes} 分钟读完`,
    topicsOfDigest: "话题",
    formats: "其他格式",
    markdown: "Markdown",
    json: "JSON",
    plainText: "纯文本",
    share: "分享",
    byMail: "用邮件转发",
    copied: "链接已复制",
    months: "按月翻看",
    month: (month) => `${Number(month)}月`,
    monthTitle: chineseMonth,
    noIssuesInMonth: "这个月没有出刊。",
    earlierMonth: "上个月",
    laterMonth: "下个月",
    latestIssues: "最新各期",
    topics: "话题",
    topicsText: (name) => `《${name}》讲过的事，按话题看：`,
    noTopics: "还没有讲过什么。",
    sources: "来源",
    sourcesText: (name) => `《${name}》按时读这些来源：`,
    storiesFrom: "讲过的事",
    noSources: "这份简报选自别的简报，自己没有来源。",
    aboutTopic: (name) => `关于“${name}”的事，最近的在前。`,
    fromAuthor: (name) => `出自 ${name} 的事，最近的在前。`,
    fromSite: (name) => `出自 ${name} 的事，最近的在前。`,
    visit: (site) => `去 ${site} 看看`,
    older: "更早的",
    feedOfTopic: "订阅这个话题（RSS）",
    searchTitle: "搜索往期",
    searchLabel: "关键词",
    searchHelp: "几个词之间用空格隔开；加上引号，就按原样查找。",
    newsletter: "简报",
    anyNewsletter: "所有简报",
    topic: "话题",
    anyTopic: "所有话题",
    time: "时间",
    times: { "": "不限时间", day: "过去一天", week: "过去一周", month: "过去一个月", year: "过去一年" },
    resultsFor: (query) => `“${query}”的结果，最近的在前`,
    noResults: (query) => `没有找到“${query}”。`,
    searchHints: ["少用几个词，或者换个说法", "试试人名、公司名、产品名", "英文名有时候只有英文写法"],
    withoutFilters: "在所有简报和全部时间里再找一次",
    browse: "也可以直接翻看往期：",
    missingTitle: "没有这个页面",
    missingText: "链接可能抄漏了几个字，或者这一期还没有发布。在往期里找找看：",
    missingIssue: "这个时间没有出刊。",
    nearest: "离它最近的是：",
  },
  en: {
    yourTime: "{time} where you are",
    readingTime: (minutes) => (minutes === 1 ? "a minute to read" : `${minutes} minutes to read`),
    topicsOfDigest: "Topics",
    formats: "Other formats",
    markdown: "Markdown",
    json: "JSON",
    plainText: "Plain text",
    share: "Share",
    byMail: "Send by mail",
    copied: "Link copied",
    months: "By month",
    month: (month) => englishMonth(Number(month), "short"),
    monthTitle: (month) => {
      const [year = "", number = ""] = month.split(".");
      return `${englishMonth(Number(number), "long")} ${year}`;
    },
    noIssuesInMonth: "There was no issue in this month.",
    earlierMonth: "The month before",
    laterMonth: "The month after",
    latestIssues: "Latest issues",
    topics: "Topics",
    topicsText: (name) => `What ${name} has told, by topic:`,
    noTopics: "Nothing has been told yet.",
    sources: "Sources",
    sourcesText: (name) => `${name} reads these sources on time:`,
    storiesFrom: "stories",
    noSources: "This newsletter tells the best of another one and has no sources of its own.",
    aboutTopic: (name) => `Stories on ${name}, the latest first.`,
    fromAuthor: (name) => `Stories told from what ${name} posted, the latest first.`,
    fromSite: (name) => `Stories told from ${name}, the latest first.`,
    visit: (site) => `Visit ${site}`,
    older: "Older",
    feedOfTopic: "Follow this topic (RSS)",
    searchTitle: "Search past issues",
    searchLabel: "Words to look for",
    searchHelp: "Separate words by spaces; quotation marks keep them together.",
    newsletter: "Newsletter",
    anyNewsletter: "All newsletters",
    topic: "Topic",
    anyTopic: "All topics",
    time: "Time",
    times: {
      "": "Any time",
      day: "The past day",
      week: "The past week",
      month: "The past month",
      year: "The past year",
    },
    resultsFor: (query) => `Results for “${query}”, the latest first`,
    noResults: (query) => `Nothing was found for “${query}”.`,
    searchHints: [
      "Use fewer words, or other ones",
      "Try the name of a person, company or product",
      "Chinese stories are found by Chinese words",
    ],
    withoutFilters: "Look again in all newsletters and at any time",
    browse: "Or leaf through past issues:",
    missingTitle: "There is no such page",
    missingText:
      "The link may have lost a few letters, or this issue is not out yet. Perhaps it is among the past issues:",
    missingIssue: "There was no issue at this time.",
    nearest: "The nearest one:",
  },
};

function chineseMonth(month: string): string {
  const [year, number] = month.split(".");
  return `${year}年${Number(number)}月`;
}

function englishMonth(number: number, month: "short" | "long"): string {
  return new Intl.DateTimeFormat("en-GB", { month, timeZone: "UTC" }).format(Date.UTC(2026, number - 1, 1));
}
