/** What the previewer shows of a digest in English. Every company, person and number in it is invented. */
export const englishDigest = {
  language: "en" as const,
  newsletterName: "The Lighthouse",
  title: "AI in the past 4 hours, 2026.03.18.08",
  preheader:
    "Qingyu opens a 32B model that fits one card; Harbour Cloud cuts prices; a benchmark from 62 kitchens",
  opening:
    "Qingyu opened the weights of a reasoning model that runs on one consumer card, and within the hour Harbour Cloud cut its price for models of that size.",
  slotText: "18 March 2026, 08:00 (Europe/London)",
  archiveUrl: "https://news.example/lighthouse-en/2026.03.18.08",
  stories: [
    {
      position: 1,
      headline: "Qingyu opens the weights of a 32B reasoning model that fits one 24 GB card",
      url: "https://x.example/shenyan/status/1001",
      author: "Yan Shen",
      summary: [
        { text: "Qingyu released ", bold: false },
        { text: "Qingyu-32B", bold: true },
        { text: " under the ", bold: false },
        { text: "Apache 2.0 licence", bold: true },
        {
          text: ". At four bits a weight the model takes 18 GB and, by the company's own count, writes 41 tokens a second on one consumer card. Yan Shen, who led the training, says that it saw public text only; the list of data comes with the model. Nobody outside has measured it yet.",
          bold: false,
        },
      ],
      note: null,
      language: "en",
      sources: [
        { number: 2, url: "https://blog.example/qingyu-32b", author: "Qingyu blog" },
        { number: 3, url: "https://x.example/lin_mu/status/1002", author: "林牧 🌊" },
      ],
      sourceCountText: "3 sources",
      update: null,
    },
    {
      position: 2,
      headline: "Harbour Cloud cuts the price of inference to a third",
      url: "https://x.example/harbour/status/1003",
      author: "Harbour Cloud",
      summary: [
        { text: "From today a million tokens from a 32B model cost ", bold: false },
        { text: "11 cents", bold: true },
        {
          text: " instead of 33. The notice credits a new batch scheduler and says that the wait for the first token stays as it was; prepaid balances are converted at the new price.",
          bold: false,
        },
      ],
      note: null,
      language: "en",
      sources: [],
      sourceCountText: null,
      update: null,
    },
    {
      position: 3,
      headline: "海盐实验室公开在 62 间厨房里录的语音评测集",
      url: "https://saltpan.example/zh/kitchen-speech",
      author: "海盐实验室",
      summary: [
        {
          text: "我们在 62 间开着抽油烟机的厨房里录了 940 小时的日常对话。试过的系统里，最好的一个字错率是 21.4%。",
          bold: false,
        },
      ],
      note: "Excerpt · Chinese original",
      language: "zh-CN",
      sources: [],
      sourceCountText: null,
      update: null,
    },
  ],
  moreCount: 5,
  unsubscribeUrl: "{{unsubscribe}}",
  preferencesUrl: "{{preferences}}",
  postalAddress: "The Lighthouse, 1 Example Street, Bristol",
};
