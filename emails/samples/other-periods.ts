/** What the previewer shows of daily and weekly digests: of the same invented world, longer, and with what is left for the web. */
import { chineseDigest } from "./chinese-digest.ts";
import { englishDigest } from "./english-digest.ts";

type Story = (typeof chineseDigest.stories)[number];

/** So many stories, from those there are. */
const longer = (stories: Story[], count: number): Story[] =>
  Array.from({ length: count }, (_, at) => stories[at % stories.length])
    .filter((story) => story !== undefined)
    .map((story, at) => ({ ...story, position: at + 1 }));

const also = [
  { headline: "苔原机器人的仓库机械臂停产", url: "https://news.example/lighthouse-daily/2026.03.18.08#s16" },
  { headline: "长汀云的区域机房完成扩容", url: "https://news.example/lighthouse-daily/2026.03.18.08#s17" },
];

export const chineseDaily = {
  ...chineseDigest,
  newsletterName: "灯塔日报",
  title: "2026-03-18 灯塔日报",
  archiveUrl: "https://news.example/lighthouse-daily/2026.03.18.08",
  stories: longer(chineseDigest.stories, 15),
  also,
};

export const englishDaily = {
  ...englishDigest,
  newsletterName: "The Harbour Report",
  title: "The Harbour Report, 18 March 2026",
  stories: longer(englishDigest.stories, 15),
};

export const chineseWeekly = {
  ...chineseDigest,
  newsletterName: "周日长谈",
  title: "2026-03-22 周日长谈",
  slotText: "2026年3月22日 09:00（北京时间）",
  archiveUrl: "https://news.example/sunday/2026.03.22.09",
  stories: longer(chineseDigest.stories, 30),
  moreCount: 6,
};

export const englishWeekly = {
  ...englishDigest,
  newsletterName: "The Long Sunday",
  title: "The Long Sunday, 22 March 2026",
  stories: longer(englishDigest.stories, 30),
  moreCount: 6,
};
