/** What the previewer shows of the last mail. */
export const chineseGoodbye = {
  language: "zh-CN" as const,
  siteName: "灯塔简报",
  siteUrl: "https://news.example/?language=zh-CN",
  postalAddress: "灯塔编辑部，杭州市示例路 1 号",
};

export const englishGoodbye = {
  language: "en" as const,
  siteName: "Lighthouse Briefs",
  siteUrl: "https://news.example/?language=en",
  postalAddress: "Lighthouse Desk, 1 Sample Road, Hangzhou",
};
