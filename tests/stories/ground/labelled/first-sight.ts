/** Written in four batches before the gate was looked at, judged at first sight, and folded in once the figures were taken. */
import type { World } from "./world.ts";

export const FIRST_SIGHT: World[] = [
  {
    posts: [
      {
        at: "2026-08-05T02:00:00Z",
        author: "晨星科技日报",
        title: "瓦岩半导体发布推理芯片，单卡功耗 350 瓦",
        text: "瓦岩半导体 8 月 4 日在苏州发布推理芯片“青鸾 2”，采用 5 纳米工艺，单卡 128GB 显存、功耗 350 瓦。公司称运行 700 亿参数模型时每秒可输出 1800 个 token，是上一代的 2.4 倍，成本下降近四成。首批客户包括云杉云与海棠智行，9 月底开始出货，定价 6.8 万元。董事长韩牧之说：“我们不追求参数最大，而是每瓦产出最多。”",
      },
    ],
    true: {
      zh: [
        "瓦岩半导体推出推理芯片**青鸾 2**，单卡售价 6.8 万元，九月底出货。",
        "董事长韩牧之表示，公司追求的是每瓦产出，而非参数规模。",
      ],
      en: [
        "Chinese chipmaker Wayan Semiconductor unveiled the Qingluan 2, a 5-nanometer inference chip that draws 350 watts, in Suzhou on August 4.",
        "The company says it generates 1,800 tokens a second on a 70-billion-parameter model, 2.4 times its predecessor, at nearly 40% lower cost.",
        "It costs 68,000 yuan and ships from late September.",
      ],
    },
    untrue: {
      zh: [
        ["multiple", "官方称其速度是上一代的 4.2 倍。"],
        ["name", "首批客户包括云杉云与蓝鲸智行。"],
        ["person", "CEO 陆远航表示，公司追求每瓦产出最多。"],
      ],
      en: [
        ["currency", "The card is priced at $68,000."],
        ["process", "The chip is made on a 3-nanometer process."],
        ["city", "The chip was unveiled in Shenzhen on August 4."],
      ],
    },
  },
  {
    posts: [
      {
        at: "2026-07-14T15:00:00Z",
        author: "Juniper Labs",
        handle: "juniperlabs",
        text: "Today we're releasing Sorrel-Embed v3 🎉\n\n• 1.3B params, 2048-dim vectors (truncatable to 256)\n• 72.6 on MTEB, up from 69.1\n• 112 languages\n• $0.02 / 1M tokens, half the price of v2\n• weights under Apache-2.0\n\nThanks to our 40+ beta testers!",
      },
      {
        at: "2026-07-14T19:30:00Z",
        author: "Noor Haddad",
        handle: "noorbuilds",
        text: "Swapped in @juniperlabs' new embedding model on our 9 million document index. Recall@10 went from 81% to 86%, and re-indexing took 5 hours on 4 H100s. Latency is a bit worse though: 38ms vs 31ms.",
      },
    ],
    true: {
      zh: [
        "Juniper Labs 发布 13 亿参数的嵌入模型 **Sorrel-Embed v3**，支持 112 种语言，MTEB 得分从 69.1 升至 72.6。",
        "价格为每百万 token 0.02 美元，只有上一代的一半，权重以 Apache-2.0 协议开放。",
        "开发者 Noor Haddad 在 900 万篇文档上换用后，Recall@10 提高了 5 个百分点，但延迟从 31 毫秒增至 38 毫秒。",
      ],
      en: [
        "Noor Haddad re-indexed nine million documents in five hours on four H100s and saw Recall@10 climb five points to 86%.",
        "Juniper Labs' new embedding model costs two cents per million tokens, 50% less than v2.",
      ],
    },
    untrue: {
      zh: [
        ["direction", "换用后，Recall@10 从 86% 降至 81%。"],
        ["attribution", "Juniper Labs 称，在 900 万篇文档上 Recall@10 从 81% 升至 86%。"],
        ["unit", "重建索引用了 5 天。"],
      ],
      en: [
        ["number", "The model produces 4,096-dimensional vectors."],
        ["direction", "Haddad found latency improved from 38ms to 31ms."],
        ["person", "Noor Hassan re-indexed nine million documents in five hours."],
        ["version", "Juniper Labs released Sorrel-Embed v4."],
      ],
    },
  },
  {
    posts: [
      {
        at: "2026-09-18T11:00:00Z",
        author: "The Harbor Ledger",
        title: "Pinefold lays off a fifth of staff as AI copilot sales stall",
        text: "Pinefold, the Toronto maker of legal software, is cutting 230 jobs, about 20% of its workforce, chief executive Marguerite Olsen told employees on Thursday. Annual recurring revenue grew 6% to $184 million in the fiscal year, well short of the 25% it had guided. The company will take a charge of $14 million to $17 million in the third quarter. Shares fell 11% in after-hours trading. A person familiar with the matter said talks with Corvid Systems about a sale broke down in August.",
      },
    ],
    true: {
      zh: [
        "据 The Harbor Ledger 报道，多伦多法律软件公司 Pinefold 将裁员 230 人，约占员工总数的两成。",
        "公司全年 ARR 增长 6% 至 1.84 亿美元，远低于此前给出的 25% 的指引；三季度将计提 1400 万至 1700 万美元费用。",
        "知情人士透露，与 Corvid Systems 的出售谈判已于 8 月破裂。",
      ],
      en: [
        "Pinefold is laying off roughly one in five employees, CEO Marguerite Olsen told staff on Thursday.",
        "The stock dropped 11% after hours.",
      ],
    },
    untrue: {
      zh: [
        ["direction", "盘后股价上涨 11%。"],
        ["share", "Pinefold 将裁掉约三成员工。"],
        ["unit", "全年 ARR 增长 6% 至 1.84 亿加元。"],
        ["number", "公司将计提 1400 万至 1900 万美元费用。"],
      ],
      en: [
        ["attribution", "Corvid Systems said it would cut 230 jobs."],
        ["title", "Pinefold's chief financial officer Peter Lindqvist told employees on Thursday."],
        ["quarter", "The charge will be taken in the fourth quarter."],
      ],
    },
  },
  {
    posts: [
      {
        at: "2026-06-22T04:00:00Z",
        author: "极光评测",
        title: "六款 AI 录音笔横评：最便宜的那支赢了",
        text: "我们用 12 小时会议录音测试了六款 AI 录音笔。转写准确率最高的是售价 499 元的松果 Mini，达到 97.3%；1299 元的巨声 Pro 为 96.8%。续航方面，巨声 Pro 最长，30 小时；松果 Mini 为 18 小时。所有产品在方言场景都跌破 85%。编辑林向晚认为，日常开会选松果 Mini 就够了。",
      },
    ],
    true: {
      zh: [
        "极光评测横评六款录音笔，499 元的松果 Mini 以 97.3% 的转写准确率居首，巨声 Pro 续航最长，达 30 小时。",
        "编辑林向晚的结论是，日常会议用松果 Mini 足矣。",
      ],
      en: [
        "In a test of six AI voice recorders on 12 hours of meetings, the cheapest, the 499-yuan Songguo Mini, was the most accurate at 97.3%.",
        "All of them dropped below 85% on dialects.",
      ],
    },
    untrue: {
      zh: [
        ["owner", "巨声 Pro 的转写准确率为 97.3%，高于松果 Mini。"],
        ["person", "编辑周予安认为，日常开会选松果 Mini 就够了。"],
      ],
      en: [
        ["hours", "The recorders were tested on 21 hours of meeting audio."],
        ["unit", "The Songguo Mini lasts 18 days on a charge."],
      ],
    },
  },
  {
    posts: [
      {
        at: "2026-05-11T16:00:00Z",
        author: "Tidewater Robotics",
        handle: "tidewaterbots",
        text: "Our warehouse robot Heron just passed 1,000,000 picks at the Rotterdam site. Uptime: 99.2%. Mean time between interventions: 46 minutes → 3.1 hours since January. We're hiring 12 engineers in Lisbon.",
      },
      {
        at: "2026-05-11T18:00:00Z",
        author: "Elio Brandt",
        handle: "eliobrandt",
        text: "Congrats to the @tidewaterbots team — I was skeptical in 2024 when they told me dozens of robots could share one planner. They were right.",
      },
    ],
    true: {
      zh: [
        "Tidewater Robotics 的仓储机器人 **Heron** 在鹿特丹完成第 100 万次拣选，可用率 99.2%。",
        "自 1 月以来，平均人工干预间隔由 46 分钟延长到 3.1 小时。",
        "Elio Brandt 说自己 2024 年曾怀疑几十台机器人能否共用一个规划器，如今承认他们是对的。",
      ],
      en: [
        "The company is recruiting a dozen engineers in Lisbon.",
        "Tidewater's Heron has made one million picks in Rotterdam with 99.2% uptime.",
      ],
    },
    untrue: {
      zh: [
        ["city", "Tidewater Robotics 正在马德里招聘 12 名工程师。"],
        ["attribution", "Tidewater Robotics 表示自己 2024 年曾持怀疑态度。"],
        ["number", "其可用率为 92.9%。"],
      ],
      en: [
        ["direction", "Mean time between interventions fell from 3.1 hours to 46 minutes."],
        ["number", "Heron has made 10 million picks in Rotterdam."],
      ],
    },
  },
  {
    posts: [
      {
        at: "2026-10-06T13:00:00Z",
        author: "Fernwood Health",
        title: "Fernwood's triage model matches nurses in a 14-hospital trial",
        text: "An AI triage assistant built by Fernwood Health matched the decisions of senior nurses in 91.4% of 38,700 emergency visits, according to a study published Monday in The Lancet Digital Health. The trial ran at 14 hospitals in Denmark and Sweden between March 2025 and February 2026. Median waiting time fell from 52 to 37 minutes. Lead author Dr. Astrid Holm of Aarhus University cautioned that under-triage occurred in 1 in 250 cases. Fernwood, which has raised 61 million euros to date, expects a CE mark by mid-2027.",
      },
    ],
    true: {
      zh: [
        "Fernwood Health 的 AI 分诊助手在 3.87 万次急诊中与资深护士判断一致率达 91.4%，研究发表于《柳叶刀-数字健康》。",
        "试验在丹麦和瑞典的 14 家医院进行，候诊时间中位数从 52 分钟缩短至 37 分钟。",
        "第一作者、奥胡斯大学的 Astrid Holm 提醒，每 250 例中有 1 例分诊过轻。",
      ],
      en: [
        "Fernwood, which has raised €61 million so far, hopes to obtain its CE mark by the middle of 2027.",
        "Waits got about 15 minutes shorter, with the median dropping to 37.",
      ],
    },
    untrue: {
      zh: [
        ["country", "试验在丹麦和挪威的 14 家医院进行。"],
        ["journal", "研究发表于《自然医学》。"],
        ["number", "候诊时间中位数从 52 分钟缩短至 27 分钟。"],
      ],
      en: [
        ["uni", "Lead author Astrid Holm of Uppsala University urged caution."],
        ["rate", "Under-triage occurred in 1 in 25 cases."],
        ["currency", "Fernwood has raised $61 million to date."],
      ],
    },
  },
  {
    posts: [
      {
        at: "2026-04-21T03:00:00Z",
        author: "南屿商报",
        title: "拾光影业用 AI 拍完 40 集短剧，成本仅为原来的六分之一",
        text: "拾光影业 20 日在长沙发布由 AI 全流程制作的短剧《潮生》，全剧 40 集、每集约 2 分钟，制作周期 18 天，总成本 31 万元，仅为同类实拍短剧的六分之一。上线 3 天播放量突破 2.1 亿次，其中 35 岁以上观众占 58%。制片人秦疏桐透露，团队只有 9 人，第二季将于暑期开机，已与三家平台签约。不过也有观众吐槽人物口型对不上，豆瓣评分 5.9 分。",
      },
    ],
    true: {
      zh: [
        "拾光影业全 AI 短剧《潮生》上线三天播放破 2.1 亿次，成本 31 万元，制作团队仅 9 人。",
        "制片人秦疏桐称，第二季将在暑期开机；也有观众抱怨口型不准，豆瓣只有 5.9 分。",
      ],
      en: [
        'Shiguang Pictures unveiled "Chao Sheng", a 40-episode short drama made entirely with AI, in Changsha on April 20.',
        "It took 18 days and 310,000 yuan, a sixth of what a comparable live-action series costs.",
        "The series passed 210 million views in three days, and 58% of viewers were over 35.",
      ],
    },
    untrue: {
      zh: [
        ["person", "制片人许知远透露，团队只有 9 人。"],
        ["share", "观众中 35 岁以下的占 58%。"],
        ["title", "拾光影业发布 AI 短剧《潮落》，共 40 集。"],
      ],
      en: [
        ["days", "It was made in 80 days."],
        ["unit", "Each episode lasts about 2 hours."],
        ["city", "The drama was unveiled in Wuhan."],
      ],
    },
  },
  {
    posts: [
      {
        at: "2026-08-30T09:00:00Z",
        author: "Ostrava Compute",
        handle: "ostravacompute",
        text: "We had an outage today. From 06:12 to 08:47 UTC, 23% of inference requests in eu-central failed with 503s. Cause: an expired TLS certificate on our internal load balancers. No data was lost. Customers on the Scale plan get 10x credits for the affected hours. Full postmortem within 5 business days.",
      },
    ],
    true: {
      zh: [
        "Ostrava Compute 发生宕机：UTC 6:12 至 8:47，eu-central 区域 23% 的推理请求返回 503。",
        "原因是内部负载均衡器的 TLS 证书过期，官方称没有数据丢失，五个工作日内发布完整复盘。",
      ],
      en: [
        "About 23% of inference requests in eu-central failed for just over two and a half hours on August 30.",
        "Scale customers will be credited tenfold for the hours affected.",
      ],
    },
    untrue: {
      zh: [
        ["cause", "原因是一次 Redis 升级失败。"],
        ["number", "约 32% 的推理请求失败。"],
      ],
      en: [
        ["region", "Requests failed in us-east."],
        ["time", "The outage began at 07:12 UTC."],
        ["data", "Full postmortem is due within 5 weeks."],
      ],
    },
  },
  {
    posts: [
      {
        at: "2026-02-11T10:00:00Z",
        author: "Lowen & Pike",
        title: "Survey: half of small firms now use AI weekly",
        text: 'A survey of 2,140 small businesses in Australia and New Zealand by Lowen & Pike found that 51% use generative AI at least once a week, up from 29% a year earlier. Marketing was the top use, cited by 64%, followed by customer support (41%) and bookkeeping (22%). Only one in eight has a written policy. "Owners are improvising," said Priya Raman, who led the survey. The margin of error is 2.1 points.',
      },
    ],
    true: {
      zh: [
        "Lowen & Pike 对澳大利亚和新西兰 2140 家小企业的调查显示，51% 每周至少用一次生成式 AI，一年前为 29%。",
        "营销是头号用途（64%），其次是客服（41%）和记账（22%）。",
        "只有八分之一的企业有书面政策，调查负责人 Priya Raman 说“老板们都在即兴发挥”。",
      ],
      en: [
        "Just over half of small firms in Australia and New Zealand use generative AI weekly, up 22 points in a year.",
        "Only 12.5% have a written policy, according to Lowen & Pike.",
      ],
    },
    untrue: {
      zh: [
        ["swapped", "客服是头号用途，占 64%，营销占 41%。"],
        ["country", "调查覆盖澳大利亚和加拿大的 2140 家小企业。"],
      ],
      en: [
        ["direction", "Weekly use fell from 51% to 29% in a year."],
        ["name", '"Owners are improvising," said Anita Desai, who led the survey.'],
        ["share", "One in three small firms has a written policy."],
      ],
    },
  },
  {
    posts: [
      {
        at: "2026-07-02T08:00:00Z",
        author: "Brightwater Times",
        title: "Norland bans AI scoring of benefit claims",
        text: "Norland's parliament voted 87 to 42 on Wednesday to ban automated scoring of welfare claims, the first such law in the Nordics. The ban takes effect on 1 January 2027; agencies that break it face fines of up to 4 million kroner. Social affairs minister Ingrid Solheim said people \"should not be judged by a formula\". The country's largest IT supplier, Fennec Systems, which runs the current system, said it would appeal. Some 310,000 claims were scored last year, of which 9 per cent were wrongly rejected, according to the national auditor.",
      },
    ],
    true: {
      zh: [
        "Norland 议会以 87 比 42 的票数通过法案，禁止用自动评分处理福利申请，2027 年 1 月 1 日生效。",
        "国家审计机构称，去年约 31 万份申请被评分，其中 9% 被误拒；供应商 Fennec Systems 表示将上诉。",
      ],
      en: [
        "Agencies that breach the ban could be fined as much as 4 million kroner.",
        "Social affairs minister Ingrid Solheim said nobody should be judged by a formula.",
      ],
    },
    untrue: {
      zh: [
        ["vote", "Norland 议会以 78 比 42 通过法案。"],
        ["title", "司法部长 Henrik Dahl 表示，人不应该由公式来评判。"],
      ],
      en: [
        ["attribution", "Fennec Systems said 9% of claims were wrongly rejected."],
        ["year", "The ban takes effect in January 2028."],
        ["currency", "Fines can reach 4 million euros."],
      ],
    },
  },
  {
    posts: [
      {
        at: "2026-03-08T01:00:00Z",
        author: "云岭早报",
        title: "稻谷机器人获亿元级融资，采摘机器人落地蓝莓园",
        text: "稻谷机器人 7 日宣布完成近 2 亿元 A+ 轮融资，由青棠创投领投，老股东松间资本继续加码。公司由原大疆工程师贺一舟于 2022 年在昆明创立，主打蓝莓采摘机器人，单台每小时可采 12 公斤，破损率低于 3%。目前已在云南、山东等地的 26 个果园部署 140 台，单台售价 9.8 万元，计划年内出货 500 台，并进军智利和秘鲁市场。贺一舟坦言，续航仍只有 5 小时，是最大短板。",
      },
    ],
    true: {
      zh: [
        "稻谷机器人完成近 2 亿元 A+ 轮融资，青棠创投领投、松间资本跟投；年内计划出货 500 台并进入智利、秘鲁。",
        "其采摘机器人售价 9.8 万元，每小时采 12 公斤蓝莓，破损率不到 3%，但续航只有 5 小时。",
      ],
      en: [
        "Daogu Robotics has raised nearly 200 million yuan in a Series A+ round led by Qingtang Ventures.",
        "Its blueberry-picking robots, 140 of which work in 26 orchards in Yunnan, Shandong and elsewhere, each pick 12 kg an hour.",
        "Founder He Yizhou, a former DJI engineer, admits that the five-hour battery life is the biggest weakness.",
      ],
    },
    untrue: {
      zh: [
        ["cycle", "机器人单台每天可采 12 公斤。"],
        ["lead", "本轮融资由松间资本领投。"],
        ["country", "公司计划进军智利和墨西哥市场。"],
      ],
      en: [
        ["founder", "Founder Chen Mo, a former DJI engineer, started the company in 2022."],
        ["city", "The company was founded in Chengdu in 2022."],
        ["number", "It plans to ship 5,000 robots this year."],
      ],
    },
  },
  {
    posts: [
      {
        at: "2026-05-06T12:00:00Z",
        author: "Quillfeather",
        handle: "quillfeather",
        text: "Quillfeather 4.1 is live. 2x faster sync, end-to-end encryption for all plans, 38 new integrations (now 212 total). Teams plan drops from $18 to $12 per seat per month. Android beta opens May 20.",
      },
    ],
    true: {
      zh: [
        "Quillfeather 4.1 上线：同步速度翻倍，新增 38 个集成，总数达 212 个；团队版由每席位每月 18 美元降至 12 美元。",
      ],
      en: [
        "The Teams plan is now a third cheaper at $12 a seat each month, and an Android beta opens on May 20.",
      ],
    },
    untrue: {
      zh: [["direction", "团队版由每席位每月 12 美元涨至 18 美元。"]],
      en: [
        ["swapped", "Quillfeather 4.1 has 212 new integrations."],
        ["date", "The Android beta opens on May 30."],
      ],
    },
  },
  {
    posts: [
      {
        at: "2026-07-19T02:30:00Z",
        author: "临江财讯",
        title: "砚池科技中期业绩：营收 8.6 亿元，AI 业务占比过半",
        text: "砚池科技 18 日披露中报：上半年营收 8.6 亿元，同比增长 34%；净亏损 1.2 亿元，较去年同期的 2.9 亿元收窄 58.6%。AI 业务收入 4.5 亿元，占比 52%，首次过半。毛利率 41.3%，提升 3.2 个百分点。研发人员 1260 人，占员工总数的 61%。CFO 程映雪表示，有信心在 2027 年实现全年盈利。当日港股收报 23.4 港元，上涨 7.5%。",
      },
    ],
    true: {
      zh: [
        "砚池科技上半年营收 8.6 亿元、同比增 34%，净亏损收窄至 1.2 亿元；CFO 程映雪称有信心 2027 年全年盈利。",
        "毛利率提高 3.2 个百分点至 41.3%，研发人员 1260 人，占比超六成。",
      ],
      en: [
        "Yanchi Technology's revenue grew 34% to 860 million yuan in the first half while its net loss narrowed to 120 million yuan.",
        "AI brought in 450 million yuan, more than half of revenue for the first time, and the shares closed 7.5% higher at HK$23.4.",
      ],
    },
    untrue: {
      zh: [
        ["owner", "AI 业务收入 8.6 亿元，占比 52%。"],
        ["person", "CFO 苏念慈表示，有信心在 2027 年实现全年盈利。"],
        ["number", "毛利率 43.1%，提升 3.2 个百分点。"],
      ],
      en: [
        ["sign", "Yanchi Technology made a net profit of 120 million yuan in the first half."],
        ["currency", "The shares closed at 23.4 yuan."],
      ],
    },
  },
  {
    posts: [
      {
        at: "2026-03-22T17:20:00Z",
        author: "Dr. Lena Orlov",
        handle: "lenaorlov",
        text: "New preprint! We gave 1,900 PhD students in 7 countries either a frontier model or nothing for 6 weeks. With the model they wrote 31% more code, but understood 12% less of it a month later. Co-led with Tomas Varga (ETH Zurich). Code + data are open.",
      },
      {
        at: "2026-03-22T18:05:00Z",
        author: "Tomas Varga",
        handle: "tvarga",
        text: "The number I keep thinking about: two thirds of the students believed they had learned MORE with the model.",
      },
    ],
    true: {
      zh: [
        "Lena Orlov 与 Tomas Varga 的预印本显示，7 国 1900 名博士生用前沿模型 6 周后代码量多了 31%，但一个月后理解程度低 12%。",
        "Tomas Varga 称，三分之二的学生却以为自己学到了更多。",
      ],
      en: [
        "Two-thirds of the students thought they had learned more with the model, Varga wrote.",
        "The study covered 1,900 doctoral students in seven countries.",
      ],
    },
    untrue: {
      zh: [
        ["attribution", "Lena Orlov 与斯坦福大学的 Tomas Varga 共同主持了该研究。"],
        ["share", "四分之三的学生以为自己学到了更多。"],
      ],
      en: [
        ["number", "The study covered 1,900 PhD students in 17 countries."],
        ["direction", "With the model they wrote 31% less code."],
      ],
    },
  },
];
