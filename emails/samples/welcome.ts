/** What the previewer shows of the welcome. */
const links = (id: string) => ({
  readUrl: `https://news.example/${id}/2026.03.18.08`,
  unsubscribeUrl: "https://news.example/unsubscribe?token=k1.c2FtcGxlLXRva2VuLXRoYXQtb3BlbnMtbm90aGluZw",
  preferencesUrl: "https://news.example/preferences?token=k1.c2FtcGxlLXRva2VuLXRoYXQtb3BlbnMtbm90aGluZw",
});

export const chineseWelcome = {
  language: "zh-CN" as const,
  siteName: "灯塔简报",
  newsletters: [
    { name: "灯塔 AI 快讯", scheduleText: "每 4 小时一期" },
    { name: "周日长谈", scheduleText: "每周一期" },
  ],
  ...links("lighthouse"),
  postalAddress: "灯塔编辑部，杭州市示例路 1 号",
};

export const englishWelcome = {
  language: "en" as const,
  siteName: "Lighthouse Briefs",
  newsletters: [{ name: "The Harbour Report", scheduleText: "daily" }],
  ...links("harbour"),
  postalAddress: "Lighthouse Desk, 1 Sample Road, Hangzhou",
};
