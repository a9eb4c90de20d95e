/** The topics of a digest: what they are called, and the words that speak for them in English and Chinese. */
type Topic = { "zh-CN": string; en: string; words: RegExp };

export const TOPICS: readonly Topic[] = [
  {
    "zh-CN": "AI 智能体",
    en: "Agents",
    words:
      /\b(?:agent(?:s|ic)?|mcp|computer use|tool[- ]calls?|tool use|swarm|subagents?|assistants?|skills?|browser use|autonomous(?:ly)?|claws?)\b|智能体|代理|自主|工具调用|多智能体|数字员工/giu,
  },
  {
    "zh-CN": "编程",
    en: "Coding",
    words:
      /\b(?:cod(?:e|es|ing|ers?|ebases?)|programm\w+|developers?|devs?|ide|cli|sdk|apis?|prs?|pull requests?|commits?|repo(?:s|sitor\w+)?|git(?:hub)?|compil\w+|typescript|python|rust|javascript|framework|debug\w*|refactor\w*|bugs?|npm|vibe[- ]?cod\w*|software|engineers?|terminal|plugins?)\b|编程|代码|开发者|程序员|编码|编译|调试|重构|插件|框架|仓库|软件工程/giu,
  },
  {
    "zh-CN": "大模型",
    en: "Models",
    words:
      /\b(?:llms?|(?:language |foundation |frontier |open |reasoning |new )?models?|gpt|weights|parameters?|context window|tokens?|fine-?tun\w+|pre-?train\w*|multimodal|inference|checkpoint|moe|reasoning|distill\w+|quantiz\w+|long context|\d+[bB]\b)\b|大模型|模型|参数|上下文|推理|多模态|预训练|微调|蒸馏|权重|量化/giu,
  },
  {
    "zh-CN": "研究",
    en: "Research",
    words:
      /\b(?:papers?|research\w*|stud(?:y|ies)|scien\w+|benchmarks?|dataset|arxiv|experiments?|theor\w+|physic\w*|math\w*|proofs?|professor|phd|discover\w*|evals?|evaluations?|protein|medicine|cancer|vaccine)\b|论文|研究|科学|实验|基准|数据集|数学|物理|学者|教授|药物|发现/giu,
  },
  {
    "zh-CN": "产品",
    en: "Products",
    words:
      /\b(?:apps?|features?|users?|launch\w*|mobile|desktop|ios|android|chrome|extension|update|workspace|available|subscri\w+|product\w*|rolling out|plan|pro|beta|preview|integrations?|voice|search)\b|产品|功能|用户|上线|客户端|手机|应用|版本|更新|订阅|内测|升级/giu,
  },
  {
    "zh-CN": "商业",
    en: "Business",
    words:
      /\b(?:funding|rais(?:es|ed|ing)|valuation|acqui\w+|ipo|revenue|arr|mrr|investors?|invest\w*|startups?|founders?|vcs?|ceo|cfo|market|customers?|enterprises?|compan(?:y|ies)|board|deals?|partnership|shares?|stock|profit|business|sales|hir(?:es|ed)|\$\d[\d.]*\s?(?:m|b|bn|million|billion))\b|融资|估值|收购|上市|营收|利润|投资|创业|公司|市场|客户|股价|市值|合作|董事会|商业|裁员/giu,
  },
  {
    "zh-CN": "政策",
    en: "Policy",
    words:
      /\b(?:polic(?:y|ies)|regulat\w+|laws?|lawsuit|sue[sd]?|court|congress|senat\w+|government|election|legislat\w+|eu|white house|ban(?:s|ned)?|copyright|antitrust|judge|president|minister|executive order|export controls?|tariffs?|governor|mayor)\b|政策|监管|法案|法律|法院|诉讼|政府|版权|反垄断|禁令|出口管制|欧盟|国会|条例/giu,
  },
  {
    "zh-CN": "安全",
    en: "Safety",
    words:
      /\b(?:safe(?:ty|guards?)|alignment|secur\w+|attack\w*|vulnerab\w+|exploit\w*|malware|phishing|breach|leak\w*|jailbreak\w*|prompt injection|permissions?|privacy|misuse|red[- ]team\w*|supply chain|credentials?|encrypt\w*|threats?|risks?)\b|安全|对齐|漏洞|攻击|隐私|泄露|越狱|风险|滥用|加密|恶意/giu,
  },
  {
    "zh-CN": "基础设施",
    en: "Infrastructure",
    words:
      /\b(?:gpus?|tpus?|chips?|nvidia|data ?cent(?:er|re)s?|cloud|compute|servers?|infrastructure|latency|throughput|databases?|deploy\w*|sandbox(?:es)?|kernel|cuda|energy|power|hardware|cpus?|memory|storage|gateway|runtime|serverless|semiconductor)\b|算力|芯片|数据中心|云|服务器|基础设施|延迟|吞吐|数据库|部署|电力|硬件|显卡|存储|半导体/giu,
  },
  {
    "zh-CN": "创作",
    en: "Creative",
    words:
      /\b(?:images?|videos?|music|audio|designs?|designers?|art|artists?|film|movie|photos?|animation|creat(?:ive|ors?)|illustrat\w+|writ(?:ing|ers?)|slides?|prose|3d|songs?|figma|canva|tts|speech)\b|图像|图片|视频|音乐|设计|艺术|电影|动画|创作|插画|写作|幻灯片|配音|语音|绘画|海报|短片/giu,
  },
  {
    "zh-CN": "机器人",
    en: "Robotics",
    words:
      /\b(?:robot\w*|humanoids?|drones?|self-driving|robotaxi\w*|autonomous vehicles?|actuators?|embodied|manipulation)\b|机器人|人形|具身|无人机|自动驾驶|无人驾驶|机械臂/giu,
  },
  {
    "zh-CN": "教育",
    en: "Education",
    words:
      /\b(?:educat\w+|student\w*|teach\w*|school\w*|universit\w+|college\w*|course\w*|learn(?:ing|ers)? (?:to|how)|tutorial\w*|classroom|lesson\w*|workshop\w*|guide)\b|教育|学生|教师|老师|学校|大学|课程|教程|培训|课堂/giu,
  },
];

export const OTHER = { "zh-CN": "其他", en: "Other" };
