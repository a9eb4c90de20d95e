/** Props as the routes give them, for tests and for looking at. Every company, person and number is invented. */
import type {
  PageDay,
  PageDigest,
  PageNewsletter,
  PageResult,
  PageStory,
  PageForm,
} from "../../../src/http/pages/props.ts";
import { boldSpans } from "../../../src/lib/bold.ts";
import { highlight } from "../../../src/lib/highlight.ts";

export const someStory = (changes: Partial<PageStory> = {}): PageStory => ({
  position: 1,
  headline: "青屿科技开源推理模型",
  url: "https://x.example/shenyan/status/1001",
  author: "沈砚",
  authorName: "@shenyan",
  topics: ["模型"],
  summary: boldSpans("青屿科技开源了 **Qingyu-32B**。"),
  note: null,
  language: "zh-CN",
  sources: [],
  sourceCountText: null,
  update: null,
  ...changes,
});

export const chineseNewsletter: PageNewsletter = {
  id: "lighthouse",
  name: "灯塔 AI 快讯",
  description: "全球 AI 圈每四小时的动静：模型、产品、论文、公司与人，从 214 个来源里读出来。",
  language: "zh-CN",
  scheduleText: "每 4 小时一期",
  latest: {
    slug: "2026.03.18.08",
    title: "2026.03.18.08 过去4小时全球AI发生了什么？",
    slotText: "2026年3月18日 08:00（Asia/Shanghai）",
    headlines: [
      "青屿科技开源 Qingyu-32B 推理模型，称单张 24GB 显卡即可运行",
      "长汀云下调推理价格，32B 级模型每百万词元 0.8 元",
      "Saltpan Labs publishes a speech benchmark recorded in 62 kitchens",
    ],
  },
};

export const englishNewsletter: PageNewsletter = {
  id: "harbour",
  name: "The Harbour Report",
  description: "Chips, models and the people who make them, each morning before breakfast.",
  language: "en",
  scheduleText: "daily",
  latest: {
    slug: "2026.03.18",
    title: "2026.03.18 Chips and models: what the past day brought",
    slotText: "18 March 2026, 07:00 (Europe/London)",
  },
};

export const weekly: PageNewsletter = {
  id: "sunday",
  name: "周日长谈",
  description: "",
  language: "zh-CN",
  scheduleText: "每周一期",
};

export const chineseDigest: PageDigest = {
  slug: "2026.03.18.08",
  title: "2026.03.18.08 过去4小时全球AI发生了什么？",
  slotText: "2026年3月18日 08:00（Asia/Shanghai）",
  slotIso: "2026-03-18T08:00:00+08:00",
  timeZone: "Asia/Shanghai",
  url: "https://news.example/lighthouse/2026.03.18.08",
  minutes: 4,
  categories: ["模型", "开源", "算力价格", "机器人", "评测"],
  opening: "最值得看：青屿科技开源推理模型（5 个来源）；长汀云下调推理价格。",
  previous: { slug: "2026.03.18.04", title: "2026.03.18.04 过去4小时全球AI发生了什么？" },
  next: { slug: "2026.03.18.12", title: "2026.03.18.12 过去4小时全球AI发生了什么？" },
  stories: [
    someStory({
      headline: "青屿科技开源 Qingyu-32B 推理模型，称单张 24GB 显卡即可运行",
      summary: boldSpans(
        "青屿科技发布并开源了推理模型 **Qingyu-32B**，采用 **Apache 2.0 许可证**。公司称4比特量化后的权重占18GB显存，在一张24GB的消费级显卡上每秒能写41个词元。研究员沈砚说，训练只用了公开语料，数据清单随模型一起放出。目前还没有第三方的评测结果。",
      ),
      sources: [
        { number: 2, url: "https://blog.example/qingyu-32b", author: "青屿科技博客" },
        { number: 3, url: "https://x.example/lin_mu/status/1002", author: "林牧 🌊" },
        { number: 4, url: "https://x.example/hao/status/1009", author: "郝(hao.dev)" },
        { number: 5, url: "javascript:alert(1)", author: "已删除的账号" },
      ],
      sourceCountText: "5 个来源",
    }),
    someStory({
      position: 2,
      headline: "《长汀云推理价目》更新：32B 级模型每百万词元 0.8 元",
      url: "https://x.example/changting/status/1003",
      author: "长汀云",
      summary: boldSpans(
        "长汀云宣布从今日起把32B级模型的**推理价格**降到每百万词元0.8元，原价2.4元。公告说降价来自新的**批处理调度**，首词延迟不变；批量接口另有五折。已经预付的用户按新价折算余额。“价格还会再降一次，”负责人在直播中说，“但不会在今年。”",
      ),
    }),
    someStory({
      position: 3,
      headline: "Saltpan Labs publishes a speech benchmark recorded in 62 kitchens",
      url: "https://saltpan.example/blog/kitchen-speech",
      author: "Saltpan Labs",
      summary: boldSpans(
        "We recorded 940 hours of everyday speech in 62 kitchens, with extractor fans on. The best system we tried gets 21.4 % of the words wrong; on the usual read-aloud sets it gets 2.9 % wrong.",
      ),
      note: "英文原文摘录",
      language: "en",
      sources: [{ number: 2, url: "https://x.example/mira/status/1004", author: "Mira Oduya" }],
      sourceCountText: "2 个来源",
    }),
    someStory({
      position: 4,
      headline: "苔原机器人的仓库机械臂停产，客户可补差价换新款",
      url: "https://news.example.org/taiyuan-arm",
      author: "(产业观察) 周知远",
      summary: boldSpans(
        "苔原机器人停产了2024年上市的仓库机械臂**T2**，原因是关节减速器的供应商退出。公司说现有的310台继续保修到2029年，客户可以补差价换成T3。周知远引述的内部邮件称，换装从五月开始，每台约停机两天。",
      ),
      note: "更新",
    }),
    ...Array.from({ length: 8 }, (_, at) =>
      someStory({
        position: at + 5,
        headline:
          ["白鹭芯片流片成功，月底送样", "松风输入法加入离线语音", "“海图”数据集第二版放出，补上 11 种方言"][
            at % 3
          ] ?? "",
        url: `https://x.example/bailu/status/${1100 + at}`,
        author: ["白鹭芯片", "clem 🤗", "歸藏(guizang.example)"][at % 3] ?? "",
        summary: boldSpans(
          "白鹭芯片说第二代推理芯片**BL-2**流片成功，月底向首批6家客户送样。工程师在帖子里给出的数字是：12nm工艺，板卡功耗75W，INT8算力96 TOPS。公司没有公布价格，也没有说产能。同行在评论里问的散热问题，得到的答复是“下周的文档里会写”。",
        ),
        sourceCountText: at % 3 === 0 ? "2 个来源" : null,
        sources: at % 3 === 0 ? [{ number: 2, url: "https://news.example/bailu", author: "芯闻" }] : [],
      }),
    ),
  ],
};

export const englishDigest: PageDigest = {
  slug: "2026.03.18",
  title: "2026.03.18 Chips and models: what the past day brought",
  slotText: "18 March 2026, 07:00 (Europe/London)",
  slotIso: "2026-03-18T07:00:00+00:00",
  timeZone: "Europe/London",
  url: "https://news.example/harbour/2026.03.18",
  minutes: 1,
  categories: ["Models", "Chips", "Open source", "Prices"],
  opening: null,
  previous: { slug: "2026.03.17", title: "2026.03.17 Chips and models: what the past day brought" },
  stories: [
    someStory({
      headline: "Qingyu opens the weights of a 32B reasoning model that fits one 24 GB card",
      author: "Yan Shen",
      language: "en",
      summary: boldSpans(
        "Qingyu released **Qingyu-32B** under the **Apache 2.0 licence**. At four bits a weight the model takes 18 GB and, by the company’s own count, writes 41 tokens a second on one consumer card. Yan Shen, who led the training, says that it saw public text only; the list of data comes with the model. Nobody outside has measured it yet.",
      ),
      sources: [
        { number: 2, url: "https://blog.example/qingyu-32b", author: "Qingyu blog" },
        { number: 3, url: "https://x.example/lin_mu/status/1002", author: "林牧 🌊" },
      ],
      sourceCountText: "3 sources",
    }),
    someStory({
      position: 2,
      headline: "Harbour Cloud cuts the price of inference to a third",
      url: "https://x.example/harbour/status/1003",
      author: "Harbour Cloud",
      language: "en",
      summary: boldSpans(
        "From today a million tokens from a 32B model cost **11 cents** instead of 33. The notice credits a new batch scheduler and says that the wait for the first token stays as it was; prepaid balances are converted at the new price.",
      ),
    }),
    someStory({
      position: 3,
      headline: "海盐实验室公开在 62 间厨房里录的语音评测集",
      url: "https://saltpan.example/zh/kitchen-speech",
      author: "海盐实验室",
      summary: boldSpans(
        "我们在62间开着抽油烟机的厨房里录了940小时的日常对话。试过的系统里，最好的一个字错率是21.4%。",
      ),
      note: "Excerpt, in Chinese",
    }),
    ...Array.from({ length: 9 }, (_, at) =>
      someStory({
        position: at + 4,
        headline:
          [
            "Egret’s second chip comes back from the foundry",
            "A keyboard that hears you without the network",
          ][at % 2] ?? "",
        url: `https://x.example/egret/status/${1100 + at}`,
        author: ["Egret Silicon", "Ines Calder"][at % 2] ?? "",
        language: "en",
        summary: boldSpans(
          "Egret says that **BL-2**, its second chip for inference, works as first made; six customers get samples at the end of the month. An engineer gives the numbers: 12 nm, 75 W for the board, 96 TOPS at eight bits. There is no price yet, nor a word on how many can be made.",
        ),
      }),
    ),
  ],
};

export const chineseDays: PageDay[] = ["18", "17", "16"].map((day) => ({
  day: `2026年3月${day}日星期三`,
  digests: ["20", "16", "12", "08"].map((hour) => ({
    slug: `2026.03.${day}.${hour}`,
    title: `2026.03.${day}.${hour} 过去4小时全球AI发生了什么？`,
    slotText: `2026年3月${day}日 ${hour}:00（Asia/Shanghai）`,
    storyCount: 12,
    headlines: [
      "青屿科技开源 Qingyu-32B 推理模型，称单张 24GB 显卡即可运行",
      "长汀云下调推理价格，32B 级模型每百万词元 0.8 元",
      "Saltpan Labs publishes a speech benchmark recorded in 62 kitchens",
    ],
  })),
}));

export const englishDays: PageDay[] = ["Wednesday 18 March 2026", "Tuesday 17 March 2026"].map((day) => ({
  day,
  digests: [
    {
      slug: "2026.03.18",
      title: "2026.03.18 Chips and models: what the past day brought",
      slotText: "18 March 2026, 07:00 (Europe/London)",
      storyCount: 1,
      headlines: [
        "Qingyu opens the weights of a 32B reasoning model that fits one 24 GB card",
        "Harbour Cloud cuts the price of inference to a third",
      ],
    },
    {
      slug: "special",
      title: "A title without its slug",
      slotText: "18 March 2026, 07:00 (Europe/London)",
      storyCount: 9,
      headlines: ["Egret’s second chip comes back from the foundry"],
    },
  ],
}));

export const someResults: PageResult[] = [
  {
    headline: highlight(
      [{ text: "青屿科技开源 Qingyu-32B 推理模型，称单张 24GB 显卡即可运行", bold: false }],
      "qingyu",
    ),
    url: "/lighthouse/2026.03.18.08#s1",
    summary: highlight(
      boldSpans(
        "青屿科技发布并开源了推理模型 **Qingyu-32B**，采用 **Apache 2.0 许可证**。公司称4比特量化后的权重占18GB显存。",
      ),
      "qingyu",
    ),
    slotText: "灯塔 AI 快讯 · 2026年3月18日 08:00（Asia/Shanghai）",
    language: "zh-CN",
  },
  {
    headline: highlight(
      [{ text: "Qingyu opens the weights of a 32B reasoning model that fits one 24 GB card", bold: false }],
      "qingyu",
    ),
    url: "/harbour/2026.03.18#s1",
    summary: highlight(
      boldSpans("Qingyu released **Qingyu-32B** under the **Apache 2.0 licence**."),
      "qingyu",
    ),
    slotText: "The Harbour Report · 18 March 2026, 07:00 (Europe/London)",
    language: "en",
  },
];

/** What the search page is given, without a result. */
export const searching = (language: "zh-CN" | "en", words: string) => ({
  language,
  query: { words, newsletter: "", topic: "", time: "" as const },
  newsletters: [chineseNewsletter, englishNewsletter, weekly],
  topics: ["大模型", "Agents"],
  results: [] as PageResult[],
  older: null,
});

export const form: PageForm = {
  action: "/subscribe",
  place: "/",
  ticket: "k1.ticket.mac",
  wording: { id: "form-1", text: "You agree to be written to." },
};
