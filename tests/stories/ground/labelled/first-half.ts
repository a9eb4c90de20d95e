/** The half that the gate was developed on. */
import type { World } from "./world.ts";

export const FIRST_HALF: World[] = [
  {
    posts: [
      {
        at: "2026-03-05T09:00:00Z",
        author: "Harbour Ledger",
        title: "Orrin Labs ships Tern-4, an open model for reading contracts",
        text: "Orrin Labs on Thursday released Tern-4, an open-weights model that reads contracts in 38 languages. It has 14 billion parameters, of which 3 billion are active, and runs on a single 24 GB card.\n\nOn the company's own benchmark Tern-4 scored 81.6%, against 74.2% for the older Tern-3. Chief executive Dalia Wren said the model would stay free for companies with fewer than 50 employees. Orrin charges larger firms $0.40 per million input tokens.\n\nThe startup raised $32 million from Pellam Ventures in January.",
      },
    ],
    true: {
      zh: [
        "Orrin Labs 周四发布开放权重模型 **Tern-4**，可读 38 种语言的合同，总参数 140 亿，激活 30 亿。",
        "在自家基准上 Tern-4 得分 81.6%，上一代 Tern-3 为 74.2%。",
        "首席执行官 Dalia Wren 表示，员工不足 50 人的公司可一直免费使用，更大的企业按每百万输入 token 0.4 美元计费。",
        "该公司今年 1 月从 Pellam Ventures 融资 3200 万美元。",
      ],
      en: [
        "Orrin Labs has released **Tern-4**, a 14B-parameter open-weights model (3B active) that fits on one 24 GB card.",
        "Tern-4 scored 81.6% on Orrin's benchmark, up from 74.2% for Tern-3.",
      ],
    },
    untrue: {
      zh: [
        ["magnitude", "Orrin Labs 发布开放权重模型 Tern-4，参数量 14 亿，可在单张 24 GB 显卡上运行。"],
        ["swapped numbers", "在自家基准上 Tern-3 得分 81.6%，Tern-4 得分 74.2%。"],
        ["invented name", "Orrin Labs 今年 1 月从 Marlow Capital 融资 3200 万美元。"],
        ["currency", "更大的企业按每百万输入 token 0.4 元人民币计费。"],
      ],
      en: [
        ["unit", "Tern-4 runs on a single card with 24 TB of memory and reads 38 languages."],
        ["version", "Orrin Labs has released Tern-5, an open-weights model with 14 billion parameters."],
        [
          "invented quote",
          'Dalia Wren said: "We will never charge anyone for our models, whatever happens."',
        ],
      ],
    },
  },
  {
    posts: [
      {
        at: "2026-03-11T02:00:00Z",
        author: "临江早报",
        title: "松塔智能开源语音模型松涛 3.0，词错误率降低 27%",
        text: "松塔智能今天宣布开源语音模型松涛 3.0。新模型参数量为 80 亿，支持 32 种语言和 11 种方言，训练用了 60 万小时录音。\n\n公司称，松涛 3.0 的词错误率比上一代降低了 27%，在一张消费级显卡上每秒可以转写 40 分钟的录音。研究负责人林青禾表示，模型权重和训练代码都以宽松许可证发布，商用无需申请。\n\n从三月起，海隅市三家医院试用该模型记录问诊，平均每次问诊节省 6 分钟。松塔智能成立于 2021 年，去年营收 4.2 亿元，亏损 9000 万元。",
      },
    ],
    true: {
      zh: [
        "松塔智能开源语音模型**松涛 3.0**，参数量 80 亿，支持 32 种语言、11 种方言。",
        "研究负责人林青禾称，权重与训练代码均以宽松许可证放出，商用不必申请。",
        "海隅市三家医院三月起试用，平均每次问诊省下 6 分钟。",
        "公司去年营收 4.2 亿元，亏损 0.9 亿元。",
      ],
      en: [
        "Songta has open-sourced Songtao 3.0, an 8B-parameter speech model that covers 32 languages and 11 dialects.",
        "Its word error rate is 27% lower than the previous generation's, and training took 600,000 hours of recordings.",
        "Research lead Lin Qinghe said the weights and training code are released under a permissive licence.",
      ],
    },
    untrue: {
      zh: [
        ["direction", "松塔智能称，松涛 3.0 的词错误率比上一代上升了 27%。"],
        ["wrong unit", "三家医院试用该模型记录问诊，平均每次问诊节省 6 小时。"],
        ["invented person", "研究负责人周若谷称，权重与训练代码均以宽松许可证放出。"],
        ["counted", "新模型支持 32 种方言和 11 种语言。"],
      ],
      en: [
        ["magnitude", "Songta has open-sourced Songtao 3.0, a speech model with 80 billion parameters."],
        ["profit", "Songta made a profit of 90 million yuan on revenue of 420 million yuan last year."],
        ["currency", "The company had revenue of $420 million last year."],
      ],
    },
  },
  {
    posts: [
      {
        at: "2026-04-02T15:00:00Z",
        author: "Ines Calder",
        handle: "inescalder",
        text: "Some numbers from our first year at Quillstone:\n- 1.2M monthly users (from 90k)\n- 47 people on the team, 31 of them engineers\n- $18M ARR\n- churn down to 2.1%\n\nHiring in Lisbon and Toronto. DMs open!",
      },
      {
        at: "2026-04-02T18:00:00Z",
        author: "The Daily Fathom",
        title: "Quillstone tops a million monthly users a year after launch",
        text: "Quillstone, which makes a note-taking assistant for lawyers, says 1.2 million people use it every month, up from 90,000 a year ago. Rival Parchmint has about 700,000, according to the analytics firm Netgauge. Founder Ines Calder told The Daily Fathom that annual recurring revenue stands at $18 million and that the company does not plan to raise money this year.",
      },
    ],
    true: {
      zh: [
        "做律师笔记助手的 **Quillstone** 月活用户达 120 万，一年前为 9 万。",
        "据 Netgauge 统计，对手 Parchmint 约有 70 万月活。",
        "创始人 Ines Calder 称年度经常性收入为 1800 万美元，今年不打算融资。",
        "团队 47 人，其中 31 名工程师，正在里斯本和多伦多招人。",
      ],
      en: [
        "Quillstone, which makes a note-taking assistant for lawyers, now has **1.2 million** monthly users, up from 90,000.",
        "Calder puts annual recurring revenue at $18 million and says the company has no plans to raise this year.",
      ],
    },
    untrue: {
      zh: [
        ["owner", "据 Netgauge 统计，Parchmint 的月活用户达 120 万。"],
        ["swapped", "团队 31 人，其中 47 名工程师。"],
        ["order", "Quillstone 的月活用户从 120 万变为 9 万。"],
      ],
      en: [
        ["owner", "Quillstone has about 700,000 monthly users, according to Netgauge."],
        ["attribution", "Netgauge says that annual recurring revenue stands at $18 million."],
        ["percent", "Quillstone's user base grew by 450% within a year."],
        ["closing", "The milestone underscores the growing demand for AI tools in the legal profession."],
      ],
    },
  },
  {
    posts: [
      {
        at: "2026-05-19T03:30:00Z",
        author: "财视线",
        title: "云杉汽车一季度交付 5.8 万辆，净亏损收窄至 11 亿元",
        text: "云杉汽车周一晚间公布一季度业绩：交付新车 58,214 辆，同比增长 42%；营收 126 亿元，同比增长 35%；净亏损 11.3 亿元，去年同期亏损 19.6 亿元。毛利率由 9.4% 升至 13.1%。\n\n公司预计二季度交付 6.5 万至 7 万辆。首席财务官贺明远在电话会上说，全年研发投入将不低于 50 亿元。新车型“雾凇”定于 6 月 18 日上市，起售价 18.98 万元，比现款 L6 低 2 万元。",
      },
    ],
    true: {
      zh: [
        "云杉汽车一季度交付新车约 **5.82 万辆**，同比增长 42%，营收 126 亿元。",
        "毛利率从 9.4% 升至 13.1%，净亏损从 19.6 亿元收窄到 11.3 亿元。",
        "首席财务官贺明远称，全年研发投入不低于 50 亿元。",
        "新车型“雾凇”将于 6 月 18 日上市，起售价 18.98 万元。",
      ],
      en: [
        "Yunshan delivered 58,214 cars in the first quarter, 42% more than a year earlier, on revenue of 12.6 billion yuan.",
        "It expects to deliver 65,000 to 70,000 cars in the second quarter.",
        "Finance chief He Mingyuan said spending on research will be at least 5 billion yuan this year.",
      ],
    },
    untrue: {
      zh: [
        ["date", "新车型“雾凇”将于 7 月 18 日上市，起售价 18.98 万元。"],
        ["direction", "云杉汽车一季度交付新车 58,214 辆，同比下降 42%。"],
        ["bound", "首席财务官贺明远称，全年研发投入最多 50 亿元。"],
        ["order", "毛利率由 13.1% 降至 9.4%。"],
      ],
      en: [
        ["magnitude", "Yunshan's revenue was 126 billion yuan in the first quarter."],
        ["quarter", "It expects to deliver 65,000 to 70,000 cars in the fourth quarter."],
        ["number", "Yunshan delivered 85,214 cars in the first quarter."],
      ],
    },
  },
  {
    posts: [
      {
        at: "2026-03-24T10:00:00Z",
        author: "Regulator Watch",
        title: "EU fines Marrowgate 240 million euros over hidden tracking",
        text: 'The European Commission on Tuesday fined the advertising network Marrowgate €240 million for tracking users who had refused consent. Marrowgate has 60 days to change its software or face a further €2 million for each day of delay.\n\nThe inquiry began in May 2024 after a complaint by the privacy group Openlatch. "Consent that is ignored is no consent," said commissioner Tomas Veld. Marrowgate said it would appeal. Its rival Kindlepost was cleared in a separate case.',
      },
    ],
    true: {
      zh: [
        "欧盟委员会周二对广告网络 **Marrowgate** 罚款 2.4 亿欧元，因其跟踪拒绝授权的用户。",
        "Marrowgate 须在 60 天内修改软件，否则每拖延一天再罚 200 万欧元。",
        "调查始于 2024 年 5 月，由隐私组织 Openlatch 投诉引发；Marrowgate 表示将上诉。",
      ],
      en: [
        "The EU has fined Marrowgate **€240 million** for tracking people who had refused consent.",
        "Marrowgate, which plans to appeal, has two months to change its software.",
        "The case against Marrowgate goes back to a complaint that Openlatch filed, and the inquiry opened in 2024.",
      ],
    },
    untrue: {
      zh: [
        ["rival", "欧盟委员会周二对 Kindlepost 罚款 2.4 亿欧元。"],
        ["currency", "欧盟委员会对 Marrowgate 罚款 2.4 亿美元。"],
        ["year", "调查始于 2022 年 5 月，由隐私组织 Openlatch 投诉引发。"],
        ["closing", "此举凸显了监管机构保护用户隐私的决心。"],
      ],
      en: [
        ["rival", "Openlatch said it would appeal the fine of €240 million."],
        ["unit", "Marrowgate has 60 hours to change its software."],
        [
          "invented quote",
          'Commissioner Tomas Veld said, "Marrowgate lied to half a continent and must pay."',
        ],
      ],
    },
  },
  {
    posts: [
      {
        at: "2026-06-09T01:00:00Z",
        author: "Juno Park",
        handle: "junopark_dev",
        text: "we just open sourced Latchkey, the sandbox we run our coding agents in 🎉\n\nstarts in 90ms, snapshots in 12ms, Apache 2.0\n\nin our tests 3x cheaper than running the same jobs on Boxcar. 4,000 stars in the first day is wild, thank you",
      },
      {
        at: "2026-06-09T06:00:00Z",
        author: "Boxcar",
        handle: "boxcarhq",
        text: "Congrats to the Latchkey team! Healthy competition is good. Boxcar 2.3 lands next week: cold starts drop from 400ms to 150ms, and prices go down 20%.",
      },
    ],
    true: {
      zh: [
        "Juno Park 宣布开源 **Latchkey**，其编程智能体使用的沙箱，启动 90 毫秒，快照 12 毫秒，采用 Apache 2.0 许可证。",
        "据其测试，成本只有 Boxcar 的三分之一，首日获得 4000 个星标。",
        "Boxcar 随后称下周发布 2.3 版，冷启动从 400 毫秒降到 150 毫秒，价格下调 20%。",
      ],
      en: [
        "Latchkey, a sandbox for coding agents, is now open source under Apache 2.0 and starts in 90 ms.",
        "Boxcar answered that version 2.3, due next week, cuts cold starts from 400 ms to 150 ms and prices by a fifth.",
        "Latchkey collected 4,000 stars on its first day.",
      ],
    },
    untrue: {
      zh: [
        ["owner", "Latchkey 的冷启动从 400 毫秒降到 150 毫秒。"],
        ["multiple", "据其测试，成本只有 Boxcar 的十分之一。"],
        ["unit", "沙箱启动只需 90 秒，快照 12 毫秒。"],
      ],
      en: [
        ["period", "Boxcar 2.3 is due next month with cold starts of 150 ms."],
        ["direction", "Boxcar will raise prices by 20% with version 2.3."],
        ["licence", "Latchkey is released under the GPL-7 licence by Nimbus Foundry."],
        ["magnitude", "Latchkey collected 40,000 stars on its first day."],
      ],
    },
  },
  {
    posts: [
      {
        at: "2026-02-17T08:00:00Z",
        author: "芯事",
        title: "砺石半导体与北屿电子合作建厂，首期投资 40 亿元",
        text: "砺石半导体 2 月 16 日宣布，与北屿电子在临州合作建设 12 英寸晶圆厂，首期投资 40 亿元，砺石出资六成，北屿出资四成。工厂计划 2027 年底投产，满产后月产能五万片，可带动约三千人就业。\n\n砺石半导体董事长曹渡说，新厂先做 28 纳米，再做 14 纳米。北屿电子总经理沈岸表示，一期设备国产化率将超过 70%。",
      },
    ],
    true: {
      zh: [
        "砺石半导体将与北屿电子在临州合建 12 英寸晶圆厂，首期投资 **40 亿元**，双方各出 60% 和 40%。",
        "工厂预计 2027 年底投产，满产月产能 5 万片，带动约 3000 人就业。",
        "砺石董事长曹渡介绍，新厂先做 28 纳米工艺，之后转向 14 纳米。",
      ],
      en: [
        "Lishi and Beiyu will build a 12-inch wafer plant in Linzhou, with a first investment of 4 billion yuan, 60% of it from Lishi.",
        "Production is planned for the end of 2027, with 50,000 wafers a month at full capacity.",
        "Shen An of Beiyu said that more than 70% of the first phase's equipment will be made in China.",
      ],
    },
    untrue: {
      zh: [
        ["speaker", "砺石半导体董事长曹渡表示，一期设备国产化率将超过 70%。"],
        ["owner", "北屿电子出资六成，砺石半导体出资四成。"],
        ["year", "工厂计划 2028 年底投产，满产后月产能五万片。"],
        ["place body", "砺石半导体将与中芯国际在临州合建 12 英寸晶圆厂。"],
      ],
      en: [
        ["unit", "The plant starts with 28-micron chips and moves to 14 nanometres later."],
        ["magnitude", "The plant will make 500,000 wafers a month at full capacity."],
        ["currency", "Lishi and Beiyu will invest $4 billion in the first phase."],
      ],
    },
  },
  {
    posts: [
      {
        at: "2026-03-18T12:00:00Z",
        author: "Wren & Co Research",
        title: "Study: assistants save nurses 41 minutes a shift",
        text: "A randomised trial at four hospitals in Denmark found that nurses who dictated notes to an assistant saved 41 minutes per shift. The trial followed 620 nurses for 12 weeks; 53% of them used the assistant every day. Errors in medication lists fell from 4.8% to 3.1%.\n\nThe study, led by Sofie Brandt of Aarhus University and published in the journal Ward Medicine, was paid for by the hospitals and not by the maker, Carenote.",
      },
    ],
    true: {
      zh: [
        "丹麦四家医院的随机试验发现，用助手口述记录的护士每班节省 **41 分钟**。",
        "试验跟踪 620 名护士 12 周，53% 的人每天使用；用药清单的错误率从 4.8% 降至 3.1%。",
        "研究由 Aarhus University 的 Sofie Brandt 主持，费用由医院承担，而非开发商 Carenote。",
      ],
      en: [
        "Nurses who dictated their notes saved 41 minutes a shift in a trial at four Danish hospitals.",
        "More than half of the 620 nurses, 53%, used the assistant daily over the twelve weeks.",
        "Medication errors dropped from 4.8% to 3.1%, according to the study led by Sofie Brandt.",
      ],
    },
    untrue: {
      zh: [
        ["invented institution", "研究由 Lund University 的 Sofie Brandt 主持。"],
        ["duration", "试验跟踪 620 名护士 12 个月，每班节省 41 分钟。"],
        ["number", "试验覆盖 260 名护士，其中 53% 每天使用助手。"],
      ],
      en: [
        ["direction", "Errors in medication lists rose from 3.1% to 4.8% during the trial."],
        ["country", "The trial ran at four hospitals in Sweden for 12 weeks."],
        ["percent", "The assistant made 97% of nurses happier with their work."],
        ["counted", "The trial followed 620 patients for 12 weeks."],
      ],
    },
  },
];
