/** A second batch of fresh cases, written after the first was folded in. */
import type { World } from "./world.ts";

export const FRESH_AGAIN: World[] = [
  {
    posts: [
      {
        at: "2026-05-11T10:00:00Z",
        author: "Silicon Harbour",
        title: "Basalt raises $250M to build data centres on barges",
        text: 'Basalt, a startup that moors data centres in harbours, has raised $250 million in a round led by Norrland Pension Fund, with Crescent Peak and Tidal Growth taking part. It values the company at $1.9 billion, almost triple its valuation in 2024.\n\nThe first barge, in Rotterdam, draws 18 MW and cools its 6,400 GPUs with river water. Basalt says this cuts energy use by 22% compared with a plant on land. Two more barges follow in Lisbon and Busan by mid-2027. "Nobody wants one next door, so we float," co-founder Elif Aydin said.',
      },
    ],
    true: {
      zh: [
        "把数据中心停泊在港口的初创公司 **Basalt** 融资 2.5 亿美元，由 Norrland Pension Fund 领投，估值 19 亿美元，接近 2024 年的三倍。",
        "首艘驳船位于鹿特丹，功率 18 兆瓦，用河水冷却 6400 块 GPU，公司称能耗比陆上机房低 22%。",
        "2027 年年中前，里斯本和釜山还将各有一艘。",
      ],
      en: [
        "Basalt is now worth $1.9 billion after a **$250 million** round in which Crescent Peak and Tidal Growth took part.",
        'Elif Aydin explains the idea with the words "Nobody wants one next door, so we float".',
      ],
    },
    untrue: {
      zh: [
        ["role", "本轮融资由 Crescent Peak 领投。"],
        ["unit", "首艘驳船功率 18 千瓦，用河水冷却 6400 块 GPU。"],
        ["year", "2028 年年中前，里斯本和釜山还将各有一艘。"],
      ],
      en: [
        ["direction", "Basalt says its barge increases energy use by 22%."],
        ["magnitude", "The barge cools 64,000 GPUs with river water."],
        ["invented quote", 'Elif Aydin said: "Land is finished and the sea belongs to those who compute."'],
      ],
    },
  },
  {
    posts: [
      {
        at: "2026-06-30T03:00:00Z",
        author: "南枝教育观察",
        title: "青梧大学上线 AI 助教，期末挂科率从 14% 降到 9%",
        text: "青梧大学 6 月 29 日公布 AI 助教“小梧”的试用结果。春季学期共有 3,860 名学生、27 门课程使用，平均每人提问 64 次。高等数学的期末挂科率由 14% 降到 9%，线性代数由 11% 降到 10%。\n\n教务处处长叶知微表示，秋季学期将扩大到 120 门课，并接入通义千问和文心一言两个模型。学生代表认为，“小梧”讲题清楚，但写作反馈太笼统。学校为此投入 260 万元。",
      },
    ],
    true: {
      zh: [
        "青梧大学公布 AI 助教“**小梧**”试用结果：3860 名学生在 27 门课程中使用，人均提问 64 次。",
        "高等数学挂科率从 14% 降到 9%，线性代数仅从 11% 降到 10%。",
        "教务处处长叶知微称，秋季将扩大到 120 门课，接入通义千问与文心一言。",
      ],
      en: [
        "At Qingwu University 3,860 students in 27 courses used the AI tutor, asking 64 questions each on average.",
        "The failure rate in advanced mathematics fell from 14% to 9%.",
        "The university spent 2.6 million yuan and will extend the tutor to 120 courses in the autumn, with models from Alibaba and Baidu.",
      ],
    },
    untrue: {
      zh: [
        ["owner", "线性代数的期末挂科率由 14% 降到 9%。"],
        ["name", "秋季学期将接入通义千问和豆包两个模型。"],
        ["person", "教务处处长宋怀瑾称，秋季将扩大到 120 门课。"],
        ["counted", "春季学期共有 3,860 门课程、27 名学生使用。"],
      ],
      en: [
        ["direction", "The failure rate in advanced mathematics rose from 9% to 14%."],
        ["currency", "The university spent $2.6 million on the tutor."],
        ["number", "The tutor will be extended to 210 courses in the autumn."],
      ],
    },
  },
  {
    posts: [
      {
        at: "2026-09-21T16:00:00Z",
        author: "Rasmus Hult",
        handle: "rhult",
        text: "Numbers on the new Mistral Large 4 vs. our own Fennel-2 (both self-hosted, 8×H200):\n\nthroughput 1,900 tok/s vs 2,450\nMMLU-Pro 82.1 vs 79.6\nmemory 610 GB vs 380 GB\n\nFor us speed wins. Fennel-2 weights go public on Thursday under MIT.",
      },
    ],
    true: {
      zh: [
        "Rasmus Hult 在 8 张 H200 上比较 **Mistral Large 4** 与自家的 Fennel-2：吞吐量为每秒 1900 和 2450 个 token。",
        "Mistral Large 4 的 MMLU-Pro 得分 82.1，高于 Fennel-2 的 79.6。",
        "Fennel-2 的权重将于周四以 MIT 许可证公开。",
      ],
      en: [
        "Fennel-2's weights will be public on Thursday under the MIT licence, says Rasmus Hult.",
        "Memory use was 610 GB for Mistral Large 4 and **380 GB** for Fennel-2.",
      ],
    },
    untrue: {
      zh: [
        ["version", "Rasmus Hult 比较了 Mistral Large 3 与自家的 Fennel-2。"],
        ["weekday", "Fennel-2 的权重将于周二公开。"],
        ["hardware", "两个模型都在 8 张 B300 上运行。"],
      ],
      en: [
        ["unit", "Fennel-2 needs 380 MB of memory."],
        ["licence", "Fennel-2 goes public under the Llama licence."],
        ["number", "Mistral Large 4 scored 88.1 on MMLU-Pro."],
      ],
    },
  },
  {
    posts: [
      {
        at: "2026-04-08T02:00:00Z",
        author: "晨汐商业",
        title: "拾光外卖被罚 1.8 亿元，平台称不申诉",
        text: "市场监管总局 4 月 7 日通报，拾光外卖因强迫商家“二选一”被罚款 1.8 亿元，相当于其 2025 年国内销售额的 3%。调查历时 16 个月，涉及 21 个城市的 4.6 万家商户。\n\n拾光外卖当晚回应称接受处罚，不会申诉，并将把佣金上限从 8% 降到 6%。竞争对手飞勺的总裁温以宁说：“这对整个行业是一次提醒。”拾光去年净利润 5.3 亿元，同比下降 12%。",
      },
    ],
    true: {
      zh: [
        "市场监管总局通报，**拾光外卖**因强迫商家“二选一”被罚 1.8 亿元，为其 2025 年国内销售额的 3%。",
        "调查持续 16 个月，涉及 21 个城市、4.6 万家商户。",
        "拾光外卖接受处罚、不申诉，佣金上限由 8% 下调至 6%。",
      ],
      en: [
        "The food-delivery platform was fined **180 million yuan**, or 3% of its domestic sales in 2025.",
        "It will not appeal and is lowering its cap on commissions from 8% to 6%.",
        "The inquiry took 16 months and covered 46,000 merchants in 21 cities.",
      ],
    },
    untrue: {
      zh: [
        ["speaker", "温以宁表示，拾光外卖接受处罚，佣金上限将从 8% 降到 6%。"],
        ["owner", "飞勺去年净利润 5.3 亿元，同比下降 12%。"],
        ["direction", "拾光去年净利润 5.3 亿元，同比增长 12%。"],
        ["duration", "调查历时 16 周，涉及 21 个城市。"],
      ],
      en: [
        ["magnitude", "The platform was fined 18 million yuan."],
        ["counted", "The inquiry covered 46,000 cities."],
        ["closing", "The fine highlights the growing determination of regulators to rein in platforms."],
      ],
    },
  },
];
