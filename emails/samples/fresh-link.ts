/** What the previewer shows of the letters about a person's own data. */
export const chineseFreshLink = {
  language: "zh-CN" as const,
  about: "freshLink" as const,
  siteName: "灯塔简报",
  url: "https://news.example/preferences?token=k1.c2FtcGxlLXRva2VuLXRoYXQtb3BlbnMtbm90aGluZw",
  expiresText: "链接在 2 小时内有效。",
  postalAddress: "灯塔编辑部，杭州市示例路 1 号",
};

export const englishAddressChange = {
  language: "en" as const,
  about: "addressChange" as const,
  siteName: "Lighthouse Briefs",
  url: "https://news.example/preferences/address?token=k1.c2FtcGxlLXRva2VuLXRoYXQtb3BlbnMtbm90aGluZw",
  expiresText: "The link works for 7 days.",
  postalAddress: "Lighthouse Desk, 1 Sample Road, Hangzhou",
};
