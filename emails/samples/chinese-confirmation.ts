/** What the previewer shows of a confirmation in Chinese. */
export const chineseConfirmation = {
  language: "zh-CN" as const,
  newsletterNames: ["灯塔 AI 快讯", "灯塔每周"],
  confirmUrl: "https://news.example/confirm?token=k1.c2FtcGxlLXRva2VuLXRoYXQtb3BlbnMtbm90aGluZw",
  expiresText: "链接在 7 天内有效。",
  postalAddress: "灯塔编辑部，杭州市示例路 1 号",
};
