/** The half that was written before the gate was tuned, and that it was first measured on. */
import type { World } from "./world.ts";

export const SECOND_HALF: World[] = [
  {
    posts: [
      {
        at: "2026-04-14T16:00:00Z",
        author: "OpenAI Developers",
        handle: "OpenAIDevs",
        text: "GPT-5.6 is rolling out in the API today.\n\n• 400K context\n• $1.50 / 1M input tokens, $12 / 1M output\n• 25% fewer tokens than GPT-5.5 on long coding tasks\n\nAvailable to Pro and Team plans in ChatGPT next week.",
      },
      {
        at: "2026-04-14T18:20:00Z",
        author: "Mateo Lindqvist",
        handle: "mlindq",
        text: "ran GPT-5.6 through our private suite of 312 bugs: fixed 201, GPT-5.5 fixed 177, Claude Opus 5 fixed 208. so: better, not the best. cost per fix is $0.34 vs $0.61 for Opus.",
      },
    ],
    true: {
      zh: [
        "OpenAI 开始在 API 中推送 **GPT-5.6**，上下文 40 万 token，输入每百万 token 1.5 美元、输出 12 美元。",
        "官方称，处理长编程任务时它比 GPT-5.5 少用 25% 的 token；ChatGPT 的 Pro 与 Team 用户下周可用。",
        "Mateo Lindqvist 用 312 个 bug 的私有测试集比较：GPT-5.6 修好 201 个，Claude Opus 5 修好 208 个。",
      ],
      en: [
        "OpenAI is rolling out GPT-5.6 in its API with a context of 400,000 tokens.",
        "On Mateo Lindqvist's 312 bugs it fixed 201, against 177 for GPT-5.5 and 208 for Claude Opus 5, at **$0.34** per fix.",
        "ChatGPT's Pro and Team plans get the model next week.",
      ],
    },
    untrue: {
      zh: [
        ["owner", "在这一测试集上，GPT-5.6 修好 208 个，Claude Opus 5 修好 201 个。"],
        ["version", "OpenAI 开始在 API 中推送 GPT-5.7，上下文 40 万 token。"],
        ["magnitude", "GPT-5.6 的上下文为 400 万 token，输入每百万 token 1.5 美元。"],
      ],
      en: [
        ["company", "Google is rolling out GPT-5.6 in its API today."],
        ["price", "Output costs $21 per million tokens."],
        ["percent", "GPT-5.6 is 40% faster than GPT-5.5 on long coding tasks."],
        ["owner", "Claude Opus 5 costs $0.34 per fix."],
      ],
    },
  },
  {
    posts: [
      {
        at: "2026-05-07T04:00:00Z",
        author: "量潮科技评论",
        title: "阿里通义团队发布 Qwen4-Omni，谷歌研究员出走加盟",
        text: "阿里巴巴通义团队 5 月 6 日发布多模态模型 Qwen4-Omni，可同时处理文字、图像、语音和视频，最长输入 2 小时视频。模型有 30B 和 110B 两个版本，前者以 Apache 2.0 协议开源，后者只通过 API 提供，价格为每千 token 0.004 元。\n\n同日，前谷歌研究员苏景行在社交平台宣布加入通义团队，负责语音方向。他说：“我想做一个听得懂方言的模型。”在 14 项语音评测中，Qwen4-Omni 有 9 项排名第一。",
      },
    ],
    true: {
      zh: [
        "阿里巴巴发布多模态模型 **Qwen4-Omni**，最长可输入两小时视频，有 30B 和 110B 两个版本。",
        "30B 版以 Apache 2.0 协议开源，110B 版仅通过 API 提供，每千 token 收费 0.004 元。",
        "前谷歌研究员苏景行宣布加入通义团队，负责语音方向。",
        "在 14 项语音评测里，该模型拿下 9 项第一。",
      ],
      en: [
        "Alibaba's Qwen team has released Qwen4-Omni, which handles text, images, speech and up to two hours of video.",
        "The 30B version is open source under Apache 2.0; the 110B version is available through an API only.",
        "Su Jingxing, formerly a researcher at Google, is joining the team to work on speech.",
      ],
    },
    untrue: {
      zh: [
        ["role swapped", "110B 版以 MIT 协议开源，30B 版收费 0.04 元。"],
        ["company", "前微软研究员苏景行宣布加入通义团队。"],
        ["invented quote", "苏景行说：“谷歌的语音技术已经落后我们两年，我在那里看不到希望。”"],
      ],
      en: [
        ["company", "Tencent has released Qwen4-Omni, which handles text, images, speech and video."],
        ["duration", "Qwen4-Omni accepts up to 20 hours of video."],
        ["number", "The model ranks first in 12 of 14 speech benchmarks."],
        ["person", "Chen Molan, formerly a researcher at Google, is joining the team to work on speech."],
      ],
    },
  },
  {
    posts: [
      {
        at: "2026-03-30T14:00:00Z",
        author: "Tidewater Business",
        title: "Halden Robotics to buy warehouse rival Stackbird for $610 million",
        text: "Halden Robotics agreed on Monday to acquire Stackbird, a maker of warehouse arms, for $610 million in cash and shares. Halden will add Stackbird's 340 staff to its own 1,150 and keep its factory in Gdansk.\n\nStackbird's sales rose 18% to $95 million last year. The deal should close in the third quarter, pending approval in the US and Poland. Analyst Priya Nair of Gull Research called the price \"steep\" at more than six times sales. Halden's chief executive, Owen Thrale, said no jobs would be cut before 2028.",
      },
    ],
    true: {
      zh: [
        "Halden Robotics 周一同意以 6.1 亿美元的现金加股票收购仓储机械臂厂商 **Stackbird**。",
        "Stackbird 有 340 名员工，Halden 现有 1150 人；格但斯克的工厂将保留。",
        "Gull Research 分析师 Priya Nair 认为价格偏高，超过销售额的六倍。",
        "交易预计第三季度完成，尚待美国和波兰批准。",
      ],
      en: [
        "Halden is paying **$610 million** in cash and shares for Stackbird, whose sales grew 18% to $95 million last year.",
        "Owen Thrale, Halden's chief executive, said there would be no job cuts before 2028.",
        "The combined company will employ about 1,490 people, of whom 340 come from Stackbird.",
      ],
    },
    untrue: {
      zh: [
        ["reversed", "Stackbird 周一同意以 6.1 亿美元收购 Halden Robotics。"],
        ["speaker", "Gull Research 分析师 Priya Nair 表示，2028 年前不会裁员。"],
        ["quarter", "交易预计第二季度完成，尚待美国和波兰批准。"],
        ["country", "交易尚待美国和德国批准。"],
      ],
      en: [
        ["direction", "Stackbird's sales fell 18% to $95 million last year."],
        ["magnitude", "Halden is paying $6.1 billion for Stackbird."],
        ["swapped", "Halden will add Stackbird's 1,150 staff to its own 340."],
      ],
    },
  },
  {
    posts: [
      {
        at: "2026-06-22T07:00:00Z",
        author: "白石城市报",
        title: "白石市试点无人配送车满一年：事故率低于人工，居民意见分歧",
        text: "白石市交通局 6 月 21 日公布无人配送车试点一年的数据：180 辆车共送出 214 万单，平均每单成本 2.3 元，人工配送为 4.1 元。每百万公里事故 0.6 起，人工为 1.9 起。\n\n市民调查中，46% 的受访者支持扩大试点，38% 反对，主要理由是占用人行道。交通局副局长韩知远说，下半年车辆将增至 500 辆，但早高峰禁止上路。运营方鹿行科技的投诉电话半年内接到 1,320 次来电。",
      },
    ],
    true: {
      zh: [
        "白石市无人配送车试点满一年，**180 辆车**送出 214 万单，每单成本 2.3 元，低于人工的 4.1 元。",
        "每百万公里事故 0.6 起，约为人工的三分之一。",
        "调查显示 46% 的受访者支持扩大试点，38% 反对。",
        "副局长韩知远称，下半年车辆增至 500 辆，早高峰不得上路。",
      ],
      en: [
        "Baishi's 180 delivery robots carried 2.14 million orders in a year, at 2.3 yuan each against 4.1 yuan for couriers.",
        "The fleet is to grow to 500 vehicles in the second half of the year but will be barred from the roads in the morning rush hour.",
        "In a survey 46% of residents wanted the trial extended and 38% were against it.",
      ],
    },
    untrue: {
      zh: [
        ["owner", "人工配送平均每单成本 2.3 元，无人配送车为 4.1 元。"],
        ["swapped", "38% 的受访者支持扩大试点，46% 反对。"],
        ["number", "运营方鹿行科技半年内接到 3,120 次来电。"],
        ["stand", "韩知远称，早高峰允许上路。"],
      ],
      en: [
        ["magnitude", "The robots carried 21.4 million orders in a year."],
        ["currency", "An order costs $2.3 on average against $4.1 for couriers."],
        ["person", "Deputy director Liu Wenbo said the fleet would grow to 500 vehicles."],
      ],
    },
  },
  {
    posts: [
      {
        at: "2026-02-25T20:00:00Z",
        author: "Nora Esterhazy",
        handle: "noraest",
        text: "New paper from our group at Lakefield University: small models that ask for help.\n\nA 1.5B model decides when to call a 70B one. It calls it for 11% of questions and keeps 96% of the accuracy, at about a ninth of the cost. Tested on 9 benchmarks. Code + weights next month.",
      },
      {
        at: "2026-02-26T09:00:00Z",
        author: "Preprint Digest",
        title: "When should a small model ask a big one?",
        text: "Esterhazy and colleagues train a 1.5-billion-parameter model to hand hard questions to a larger one. Across nine benchmarks it kept 96% of the large model's accuracy while sending it only one question in nine. The weakest result was on legal questions, where accuracy fell by 7 points. The authors did not test languages other than English.",
      },
    ],
    true: {
      zh: [
        "Lakefield University 的 Nora Esterhazy 团队训练了一个 15 亿参数的小模型，由它决定何时求助 **70B 模型**。",
        "小模型只把 11% 的问题转给大模型，保住 96% 的准确率，成本约为九分之一。",
        "九项基准中法律问题表现最差，准确率下降 7 个点；论文只测试了英语。",
        "代码和权重将于下月公开。",
      ],
      en: [
        "A 1.5B model that decides when to call a 70B one keeps 96% of its accuracy at a ninth of the cost, a group at Lakefield University reports.",
        "It was weakest on legal questions, losing 7 points.",
      ],
    },
    untrue: {
      zh: [
        ["magnitude", "团队训练了一个 150 亿参数的小模型，由它决定何时求助 70B 模型。"],
        ["institution", "斯坦福大学的 Nora Esterhazy 团队发表了这篇论文。"],
        ["fraction", "成本约为五分之一，准确率保住 96%。"],
      ],
      en: [
        ["percent", "The small model calls the large one for 31% of questions."],
        ["direction", "On legal questions accuracy rose by 7 points."],
        ["unit", "Code and weights will be released within 3 weeks."],
        ["closing", "The result paves the way for cheaper and greener AI systems."],
      ],
    },
  },
  {
    posts: [
      {
        at: "2026-07-02T05:00:00Z",
        author: "马斯克动态",
        title: "特斯拉二季度交付 41 万辆，xAI 寻求再融资 120 亿美元",
        text: "特斯拉 7 月 2 日公布，二季度全球交付 410,300 辆，同比下降 6%，产量 428,100 辆。分析师此前平均预期为 40.2 万辆。马斯克在 X 上写道：“下半年会好得多。”\n\n另据《华尔街日报》报道，xAI 正以 2300 亿美元的估值寻求 120 亿美元新融资，用于购买 30 万块英伟达芯片。xAI 没有回应置评请求。",
      },
    ],
    true: {
      zh: [
        "特斯拉二季度全球交付约 **41 万辆**，同比下降 6%，略高于分析师预期的 40.2 万辆。",
        "据《华尔街日报》，xAI 以 2300 亿美元估值寻求 120 亿美元融资，拟购买 30 万块英伟达芯片。",
      ],
      en: [
        "Tesla delivered 410,300 vehicles in the second quarter, down 6% from a year earlier.",
        "xAI is seeking $12 billion at a valuation of $230 billion to buy 300,000 Nvidia chips, the Wall Street Journal reports.",
        'Musk wrote on X that the second half of the year would be "much better".',
      ],
    },
    untrue: {
      zh: [
        ["owner", "据《华尔街日报》，特斯拉以 2300 亿美元估值寻求 120 亿美元融资。"],
        ["newspaper", "据《金融时报》报道，xAI 正寻求 120 亿美元新融资。"],
        ["direction", "特斯拉二季度全球交付 41 万辆，同比增长 6%。"],
      ],
      en: [
        ["company", "xAI wants to buy 300,000 AMD chips with the money."],
        ["magnitude", "xAI is seeking $120 billion at a valuation of $230 billion."],
        ["person", "Altman wrote on X that the second half of the year would be much better."],
      ],
    },
  },
  {
    posts: [
      {
        at: "2026-05-28T11:00:00Z",
        author: "Codeberth Notes",
        title: "Sparrow 2.0 drops Windows 10 and adds offline voice",
        text: "Version 2.0 of the dictation app Sparrow, out today, works offline in 12 languages and no longer supports Windows 10. It needs 6 GB of memory, twice as much as version 1.8, and transcribes an hour of speech in under four minutes on a recent laptop.\n\nThe price goes from $29 to $39 a year; students keep paying $15. The maker, a team of three in Ljubljana, says 52,000 people pay for it. A version for Linux is planned for November.",
      },
    ],
    true: {
      zh: [
        "听写应用 **Sparrow 2.0** 今日发布，可离线识别 12 种语言，不再支持 Windows 10。",
        "内存需求为 6 GB，是 1.8 版的两倍；在新款笔记本上四分钟内即可转写一小时语音。",
        "年费从 29 美元涨到 39 美元，学生仍付 15 美元；开发者是 Ljubljana 的一个三人团队。",
      ],
      en: [
        "Sparrow 2.0 works offline in a dozen languages but has dropped Windows 10.",
        "A year now costs $39 instead of $29, and students still pay $15.",
        "A Linux version is due in November, says the three-person team, which counts 52,000 paying users.",
      ],
    },
    untrue: {
      zh: [
        ["stand", "听写应用 Sparrow 2.0 今日发布，支持 Windows 10。"],
        ["order", "年费从 39 美元降到 29 美元。"],
        ["month", "Linux 版计划于 9 月推出。"],
        ["multiple", "内存需求为 6 GB，是 1.8 版的三倍。"],
      ],
      en: [
        ["version", "Sparrow 3.0 works offline in 12 languages."],
        ["unit", "It transcribes an hour of speech in under four seconds on a recent laptop."],
        ["magnitude", "The maker says 520,000 people pay for it."],
      ],
    },
  },
  {
    posts: [
      {
        at: "2026-04-21T02:00:00Z",
        author: "阿澈的AI笔记",
        handle: "ache_ai",
        text: "试了一周灯塔输入法的新 AI 模式，说说感受：\n1. 长按空格说话，识别很准，四川话也行\n2. 改写只要 0.8 秒，比上个月的版本快一倍\n3. 免费版每天 30 次，会员每月 12 元不限次\n缺点：耗电，玩两小时掉 19% 的电；还不支持鸿蒙。\n团队说 5 月中旬上鸿蒙版。",
      },
    ],
    true: {
      zh: [
        "博主阿澈试用**灯塔输入法** AI 模式一周，称长按空格即可说话，四川话也能识别。",
        "改写耗时 0.8 秒，比上月版本快一倍；免费版每天 30 次，会员每月 12 元。",
        "他指出该模式耗电，两小时用掉 19% 电量，且暂不支持鸿蒙，团队称 5 月中旬推出。",
      ],
      en: [
        "Rewriting takes 0.8 seconds, twice as fast as last month's version.",
        "Free users get 30 uses a day, and a membership costs 12 yuan a month.",
        "Two hours of use drained 19% of the battery, and HarmonyOS is not supported until mid-May.",
      ],
    },
    untrue: {
      zh: [
        ["number", "免费版每天 50 次，会员每月 12 元。"],
        ["date", "团队称 6 月中旬推出鸿蒙版。"],
        ["stand", "该模式已支持鸿蒙。"],
      ],
      en: [
        ["currency", "A membership costs $12 a month."],
        ["unit", "Rewriting takes 0.8 minutes."],
        ["name", "The keyboard also works on BlackBerry phones."],
      ],
    },
  },
];
