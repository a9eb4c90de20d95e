/** What the previewer shows of a digest that waits for its operator. */
export const chineseReview = {
  language: "zh-CN" as const,
  title: "2026.03.18.08 过去4小时全球AI发生了什么？",
  headlines: [
    "青屿科技开源 Qingyu-32B 推理模型，称单张 24GB 显卡即可运行",
    "长汀云下调推理价格，32B 级模型每百万词元 0.8 元",
    "苔原机器人的仓库机械臂停产，客户可补差价换新款",
  ],
  deadlineText: "到 2026年3月18日 09:00（Asia/Shanghai）还没有决定，就自动发出。",
  pageUrl: "https://news.example/admin/digests/7",
  postalAddress: "灯塔编辑部，杭州市示例路 1 号",
};

export const englishReview = {
  language: "en" as const,
  title: "2026.03.18 Chips and models",
  headlines: ["Qingyu opens the weights of a 32B reasoning model that fits one 24 GB card"],
  deadlineText: null,
  pageUrl: "https://news.example/admin/digests/8",
  postalAddress: "Lighthouse Desk, 1 Sample Road, Hangzhou",
};
