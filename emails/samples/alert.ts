/** What the previewer shows of an alert. */
export const chineseAlert = {
  language: "zh-CN" as const,
  cause: "mailing-paused" as const,
  newsletterName: "灯塔 AI 快讯",
  sinceText: "2026年3月18日 08:20（Asia/Shanghai）",
  details: ["2026.03.18.08：6.2 % of 4,100 bounced for good; the limit is 5 %."],
  pageUrl: "https://news.example/admin/mailings/7",
  postalAddress: "灯塔编辑部，杭州市示例路 1 号",
};

export const englishAlert = {
  language: "en" as const,
  cause: "digest-failed" as const,
  newsletterName: "The Harbour Report",
  sinceText: "18 March 2026, 07:00 (Europe/London)",
  details: ["2026.03.18.07: its press broke down."],
  pageUrl: "https://news.example/admin/digests/8",
  postalAddress: "Lighthouse Desk, 1 Sample Road, Hangzhou",
};
