/** Written when the gate was made, to see how it does on what it was not made on; folded in afterwards. */
import type { World } from "./world.ts";

export const FRESH: World[] = [
  {
    posts: [
      {
        at: "2026-08-12T17:00:00Z",
        author: "Kelpwave",
        handle: "kelpwave",
        text: "Meet Driftwood 2: our on-device assistant for Android.\n\n→ 2.6B params, 4-bit, 1.4 GB on disk\n→ 31 tokens/s on a Pixel 9\n→ 128K context\n→ free for personal use, $6/month for teams\n\nRolling out to 15 countries over the next two weeks.",
      },
      {
        at: "2026-08-13T08:00:00Z",
        author: "Handset Weekly",
        title: "Kelpwave's Driftwood 2 is quick, but it forgets",
        text: "We tried Driftwood 2 on three phones. It answered in under a second and never needed the network. In our memory test, however, it recalled 22 of 50 facts, fewer than the 35 that Google's Gemini Nano recalled. Battery use was modest: 7% over an hour. Product lead Samir Voss told us a fix was planned for September.",
      },
    ],
    true: {
      zh: [
        "Kelpwave 推出 Android 端侧助手 **Driftwood 2**，26 亿参数、4 比特量化，占用 1.4 GB 存储。",
        "个人使用免费，团队每月 6 美元；未来两周将在 15 个国家上线。",
        "《Handset Weekly》实测中，它记住了 50 条事实中的 22 条，少于 Gemini Nano 的 35 条。",
        "产品负责人 Samir Voss 表示，修复计划在 9 月推出。",
      ],
      en: [
        "Driftwood 2 runs at 31 tokens per second on a Pixel 9 and takes up **1.4 GB**.",
        "Handset Weekly found that an hour of use cost 7% of the battery.",
      ],
    },
    untrue: {
      zh: [
        ["owner", "实测中，Gemini Nano 只记住了 50 条事实中的 22 条。"],
        ["unit", "它在 Pixel 9 上每分钟生成 31 美元的内容，占用 1.4 TB 存储。"],
        ["month", "产品负责人 Samir Voss 表示，修复计划在 11 月推出。"],
        ["invented name", "个人使用免费，团队每月 6 美元，由 Brightloom 提供支付服务。"],
      ],
      en: [
        ["magnitude", "The assistant has 26 billion parameters."],
        ["version", "Kelpwave has released Driftwood 3, an on-device assistant for Android."],
      ],
    },
  },
  {
    posts: [
      {
        at: "2026-09-03T01:30:00Z",
        author: "锐见财经",
        title: "远帆航天完成 15 亿元 C 轮融资，明年首飞可回收火箭",
        text: "商业火箭公司远帆航天 9 月 2 日宣布完成 15 亿元 C 轮融资，由沧澜资本领投，老股东北斗星基金跟投，投后估值 110 亿元。公司称资金将用于“白鹭三号”火箭的研制。\n\n白鹭三号全长 62 米，近地轨道运力 13 吨，一级可重复使用 20 次。创始人兼 CEO 顾寒山表示，首飞定在 2027 年二季度，发射报价每公斤 2.5 万元，约为目前的一半。上一代白鹭二号已飞行 7 次，成功 6 次。",
      },
    ],
    true: {
      zh: [
        "远帆航天完成 **15 亿元** C 轮融资，沧澜资本领投，北斗星基金跟投，投后估值 110 亿元。",
        "新火箭白鹭三号长 62 米，近地轨道运力 13 吨，一级可复用 20 次。",
        "CEO 顾寒山称首飞定于 2027 年第二季度，报价每公斤 2.5 万元，约是现价的 50%。",
      ],
      en: [
        "Yuanfan has raised 1.5 billion yuan in a Series C round led by Canglan, at a valuation of 11 billion yuan.",
        "Founder Gu Hanshan plans the first flight for the second quarter of 2027, at 25,000 yuan a kilogram.",
        "The previous rocket has flown seven times and succeeded six times.",
      ],
    },
    untrue: {
      zh: [
        ["role", "本轮融资由北斗星基金领投，沧澜资本跟投。"],
        ["magnitude", "远帆航天投后估值 1100 亿元。"],
        ["swapped", "新火箭全长 13 米，近地轨道运力 62 吨。"],
      ],
      en: [
        ["currency", "Yuanfan has raised $1.5 billion in a Series C round."],
        ["year", "The first flight is planned for the second quarter of 2029."],
        ["person", "Founder Meng Zhaohui plans the first flight for the second quarter of 2027."],
      ],
    },
  },
  {
    posts: [
      {
        at: "2026-07-15T13:00:00Z",
        author: "The Slate Courier",
        title: "Anthropic opens Tokyo lab; Microsoft pauses hiring in its AI unit",
        text: "Anthropic said on Wednesday that it will open a research lab in Tokyo with 60 staff by the end of the year, its first in Asia. The lab will be led by Haruka Senda, who joins from Riken. Claude has 2 million weekly users in Japan, up from 600,000 a year ago, the company said.\n\nSeparately, Microsoft has paused hiring in its AI unit until October, according to a memo seen by The Slate Courier. The unit's budget for this year was cut from $9.4 billion to $8.1 billion. A Microsoft spokesperson declined to comment.",
      },
    ],
    true: {
      zh: [
        "Anthropic 周三宣布将在东京设立研究实验室，年底前配备 **60 名员工**，这是其在亚洲的首个实验室。",
        "实验室由来自 Riken 的 Haruka Senda 领导；Claude 在日本的周活用户为 200 万，一年前为 60 万。",
        "据《The Slate Courier》看到的备忘录，微软 AI 部门暂停招聘至 10 月，今年预算从 94 亿美元减至 81 亿美元。",
      ],
      en: [
        "Anthropic is opening a lab in Tokyo under Haruka Senda, with 60 people by the end of the year.",
        "Microsoft's AI unit has stopped hiring until October after its budget was cut by $1.3 billion.",
      ],
    },
    untrue: {
      zh: [
        ["owner", "Anthropic 的 AI 部门暂停招聘至 10 月，预算减至 81 亿美元。"],
        ["order", "微软 AI 部门今年预算从 81 亿美元增至 94 亿美元。"],
        ["city", "Anthropic 周三宣布将在首尔设立研究实验室。"],
      ],
      en: [
        ["weekday", "Anthropic said on Monday that it will open a research lab in Tokyo."],
        ["counted", "The Tokyo lab will have 2 million staff by the end of the year."],
        ["owner", "Microsoft will open a research lab in Tokyo led by Haruka Senda."],
        ["closing", "The expansion signals a new era for AI research in Asia."],
      ],
    },
  },
  {
    posts: [
      {
        at: "2026-10-08T06:00:00Z",
        author: "橘猫工程师",
        handle: "orange_dev",
        text: "把公司的客服系统从 Bramble 换成了 DeepSeek V4，记录一下：\n- 首字延迟从 1.8 秒降到 0.6 秒\n- 每千次对话成本 3.2 元，之前 11 元\n- 转人工率从 24% 降到 17%\n- 踩坑：工具调用偶尔死循环，两周内出现 5 次\n总共花了 3 个人两周时间。",
      },
    ],
    true: {
      zh: [
        "开发者“橘猫工程师”把公司客服系统从 Bramble 换成 **DeepSeek V4**，首字延迟由 1.8 秒降至 0.6 秒。",
        "每千次对话的成本从 11 元降到 3.2 元，转人工率从 24% 降到 17%。",
        "迁移由三人用两周完成，其间工具调用死循环出现过 5 次。",
      ],
      en: [
        "A developer who moved his company's customer service from Bramble to DeepSeek V4 saw the first token arrive after 0.6 seconds instead of 1.8.",
        "A thousand conversations now cost 3.2 yuan, compared with 11 yuan before.",
        "Three people needed two weeks, and tool calls got stuck in a loop five times.",
      ],
    },
    untrue: {
      zh: [
        ["order", "首字延迟从 0.6 秒升到 1.8 秒。"],
        ["percent", "转人工率从 24% 降到 7%。"],
        ["company", "该团队把客服系统从 Bramble 换成了 Kimi K3。"],
      ],
      en: [
        ["unit", "The first token now arrives after 0.6 minutes."],
        ["currency", "A thousand conversations now cost $3.2."],
        ["version", "The company moved its customer service to DeepSeek V3."],
      ],
    },
  },
  {
    posts: [
      {
        at: "2026-11-04T19:00:00Z",
        author: "Open Court",
        title: "Judge lets authors' case against Lumenpress go ahead",
        text: 'A federal judge in Oregon ruled on Tuesday that three novelists may sue the publisher Lumenpress for training a story generator on their books. Judge Ada Kirchner dismissed two of five claims but said that copying 7,400 novels "cannot be called incidental".\n\nLumenpress, which had asked for the case to be thrown out, said it was disappointed. A trial is set for 9 March 2027. The novelists want $150,000 for each book. Their lawyer, Ben Okafor, said he expects 2,000 more writers to join.',
      },
    ],
    true: {
      zh: [
        "俄勒冈州一名联邦法官周二裁定，三名小说家可以起诉出版商 **Lumenpress**，后者用他们的书训练故事生成器。",
        "法官 Ada Kirchner 驳回五项主张中的两项；案件将于 2027 年 3 月 9 日开庭。",
        "小说家要求每本书赔偿 15 万美元，其律师 Ben Okafor 预计还有 2000 名作家加入。",
      ],
      en: [
        "Three novelists may sue Lumenpress over a story generator trained on their books, a federal judge in Oregon has ruled.",
        'Judge Ada Kirchner said that copying 7,400 novels "cannot be called incidental".',
        "The authors are asking for **$150,000** a book, and the trial begins on March 9, 2027.",
      ],
    },
    untrue: {
      zh: [
        ["speaker", "法官 Ada Kirchner 预计还有 2000 名作家加入。"],
        ["date", "案件将于 2027 年 5 月 9 日开庭。"],
        ["magnitude", "小说家要求每本书赔偿 150 万美元。"],
      ],
      en: [
        ["speaker", "Ben Okafor said that copying 7,400 novels cannot be called incidental."],
        ["reversed", "Lumenpress may sue three novelists in Texas, a federal judge has ruled."],
        [
          "invented quote",
          'Ben Okafor said: "This is the end of free lunch for machine learning companies everywhere."',
        ],
        ["swapped", "The judge dismissed five of seven claims."],
      ],
    },
  },
  {
    posts: [
      {
        at: "2026-12-01T09:00:00Z",
        author: "能见",
        title: "岚海市海上风电场并网，年发电 32 亿度",
        text: "11 月 30 日，岚海市海上风电场全部 80 台风机并网，总装机 1.2 吉瓦，预计年发电 32 亿度，可供 150 万户家庭使用。项目总投资 145 亿元，由澜能集团和丹麦公司 Nordvik 按 7:3 出资。\n\n澜能集团副总经理车知行介绍，单机容量 15 兆瓦，叶片长 118 米，国产化率 95%。Nordvik 亚洲区负责人 Freja Holm 称，明年将在邻近海域再建 600 兆瓦。施工期间停工 43 天，原因是台风。",
      },
    ],
    true: {
      zh: [
        "岚海市海上风电场 80 台风机 11 月 30 日全部并网，总装机 **1.2 吉瓦**，预计年发电 32 亿度。",
        "项目总投资 145 亿元，澜能集团与 Nordvik 分别出资七成和三成。",
        "Freja Holm 称，Nordvik 明年将在邻近海域再建 600 兆瓦。",
      ],
      en: [
        "The 1,200 MW wind farm off Lanhai is expected to produce 3.2 billion kWh a year, enough for 1.5 million homes.",
        "All 80 turbines are connected; each has a capacity of 15 MW and blades 118 metres long.",
        "Work stopped for 43 days because of typhoons.",
      ],
    },
    untrue: {
      zh: [
        ["speaker", "车知行称，明年将在邻近海域再建 600 兆瓦。"],
        ["unit", "单机容量 15 千瓦，叶片长 118 米。"],
        ["number", "项目总投资 154 亿元。"],
      ],
      en: [
        ["magnitude", "The farm is enough for 15 million homes."],
        ["country", "The Norwegian company Nordvik holds part of the project."],
        ["unit", "Work stopped for 43 weeks because of typhoons."],
      ],
    },
  },
  {
    posts: [
      {
        at: "2026-03-02T15:00:00Z",
        author: "Tessa Moreau",
        handle: "tessam",
        text: "I left Google last Friday after 9 years. Tomorrow I start at Pinegrove as head of safety. Team of 8, we are hiring 5 more. First thing we'll publish: red-team results for Grove-1, warts and all.",
      },
      {
        at: "2026-03-02T17:00:00Z",
        author: "Model Beat",
        title: "Pinegrove hires Google's Tessa Moreau ahead of Grove-1",
        text: "Pinegrove has hired Tessa Moreau, who ran evaluations at Google, as head of safety. The startup, valued at $4.5 billion, will release Grove-1 on April 20. It is the third senior researcher that it has taken from Google since December. Pinegrove's closest competitor, Fjord AI, delayed its own model to June after a leak.",
      },
    ],
    true: {
      zh: [
        "在谷歌工作九年的 **Tessa Moreau** 加入 Pinegrove，出任安全负责人，团队 8 人，还将再招 5 人。",
        "Pinegrove 估值 45 亿美元，将于 4 月 20 日发布 Grove-1；竞争对手 Fjord AI 因泄露把模型推迟到 6 月。",
      ],
      en: [
        "Tessa Moreau has left Google after nine years to run safety at Pinegrove, which is valued at $4.5 billion.",
        "She is the third senior researcher whom Pinegrove has taken from Google since December.",
        "Her team of eight plans to hire five more people and to publish red-team results for Grove-1.",
      ],
    },
    untrue: {
      zh: [
        ["reversed", "Tessa Moreau 离开 Pinegrove，加入谷歌，出任安全负责人。"],
        ["owner", "Fjord AI 估值 45 亿美元，将于 4 月 20 日发布 Grove-1。"],
        ["duration", "在谷歌工作九个月的 Tessa Moreau 加入 Pinegrove。"],
      ],
      en: [
        ["company", "Tessa Moreau has left Meta after nine years to run safety at Pinegrove."],
        ["date", "Pinegrove will release Grove-1 on April 30."],
        ["owner", "Pinegrove delayed its model to June after a leak."],
        ["magnitude", "Pinegrove is valued at $45 billion."],
      ],
    },
  },
];
