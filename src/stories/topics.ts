/** The topics of a digest: what they are called, and the words that speak for them in English and Chinese. */
export type Topic = { "zh-CN": string; en: string; words: RegExp };

export const TOPICS: readonly Topic[] = [
  {
    "zh-CN": "AI 智能体",
    en: "Agents",
    words:
      /\b(?:agent(?:s|ic)?|mcp|computer use|tool[- ]calls?|tool use|swarm|subagents?|assistants?|skills?|browser use|autonomous(?:ly)?|\w*claws?|cowork|operator|manus|automat(?:e|es|ed|ion|ions)|orchestrat\w+|connectors?)\b|智能体|智能體|代理|自主|工具调用|工具調用|数字员工|数字員工|自动化|自動化/giu,
  },
  {
    "zh-CN": "编程",
    en: "Coding",
    words:
      /\b(?:cod(?:e|es|ing|ers?|ebases?)|programm\w+|developers?|devs?|ide|cli|sdk|apis?|prs?|pull requests?|commits?|repo(?:s|sitor\w+)?|git(?:hub)?|compil\w+|typescript|python|rust|javascript|framework|debug\w*|refactor\w*|bugs?|npm|vibe[- ]?cod\w*|software|engineers?|engineering|terminal|plugins?|claude code|codex|cursor|copilot|windsurf|replit|devin|next\.js|react|postgres|linters?|unit tests?)\b|编程|編程|代码|代碼|程式|开发者|開發者|程序员|工程師|编码|编译|調試|调试|重构|插件|框架|仓库|软件工程/giu,
  },
  {
    "zh-CN": "大模型",
    en: "Models",
    words:
      /\b(?:llms?|(?:language |foundation |frontier |open |reasoning |new )?models?|gpt|weights|parameters?|context window|tokens?|fine-?tun\w+|pre-?train\w*|multimodal|inference|checkpoint|moe|reasoning|distill\w+|quantiz\w+|long context|\d+[bB]|gpt-?\d[\w.]*|(?:gemini|grok|llama|qwen|claude|mistral|gemma|glm|kimi|deepseek|phi|nova|o)[ -]?v?\d[\w.]*|opus|sonnet|haiku|flash|gemma|llama|qwen)\b|大模型|模型|参数|參數|上下文|推理|多模态|多模態|预训练|預訓練|微调|微調|蒸馏|权重|權重|量化/giu,
  },
  {
    "zh-CN": "研究",
    en: "Research",
    words:
      /\b(?:papers?|research\w*|stud(?:y|ies)|scien\w+|benchmarks?|dataset|arxiv|experiments?|theor\w+|physic\w*|math\w*|proofs?|professor|phd|discover\w*|evals?|evaluations?|protein|medicine|cancer|vaccine|interpretab\w+|neuro\w+|genom\w+|icml|iclr|neurips|cvpr|iccv|acl|emnlp|aaai|ijcai|kdd)\b|论文|論文|研究|科学|科學|实验|實驗|基准|数据集|數據集|数学|數學|物理|学者|學者|教授|药物|藥物|发现/giu,
  },
  {
    "zh-CN": "产品",
    en: "Products",
    words:
      /\b(?:apps?|features?|users?|launch\w*|mobile|desktop|ios|android|chrome|extension|update|workspace|available|subscri\w+|product\w*|rolling out|plan|pro|beta|preview|integrations?|voice|search|ipad|iphone|browser|widgets?|dashboards?|keyboard|shortcuts?|reminders?)\b|产品|產品|功能|用户|用戶|上线|上線|客户端|手机|手機|应用|應用|版本|更新|订阅|訂閱|内测|公測|升级|升級/giu,
  },
  {
    "zh-CN": "商业",
    en: "Business",
    words:
      /\b(?:funding|rais(?:es|ed|ing)|valuation|acqui\w+|ipo|revenue|arr|mrr|investors?|invest\w*|startups?|founders?|vcs?|ceo|cfo|market|customers?|enterprises?|compan(?:y|ies)|board|deals?|partnership|shares?|stock|profit|business|sales|hir(?:es|ed)|chief \w+|joins|joined|join|resign\w*|appointed|layoffs?|execuhire|\$\d[\d.]*\s?(?:m|b|bn|million|billion))\b|融资|融資|估值|收购|收購|上市|营收|營收|利润|利潤|投资|投資|创业|創業|公司|市场|市場|客户|客戶|股价|股價|市值|合作|董事会|董事會|商业|商業|裁员|裁員|出任|任命|离职|離職|加盟/giu,
  },
  {
    "zh-CN": "政策",
    en: "Policy",
    words:
      /\b(?:polic(?:y|ies)|regulat\w+|laws?|lawsuit|sue[sd]?|court|congress|senat\w+|government|election|legislat\w+|eu|white house|ban(?:s|ned)?|copyright|antitrust|judge|president|minister|executive order|export controls?|tariffs?|governor|mayor)\b|政策|监管|監管|法案|法律|法院|诉讼|訴訟|政府|版权|版權|反垄断|反壟斷|禁令|出口管制|欧盟|歐盟|国会|國會|条例|條例|立法/giu,
  },
  {
    "zh-CN": "安全",
    en: "Safety",
    words:
      /\b(?:safe(?:ty|guards?)|alignment|secur\w+|attack\w*|vulnerab\w+|exploit\w*|malware|phishing|breach|leak\w*|jailbreak\w*|prompt injection|permissions?|privacy|misuse|red[- ]team\w*|supply chain|credentials?|encrypt\w*|threats?|risks?|cyber\w*|cve-[\d-]+|watermark\w*|contain(?:s|ment))\b|安全|对齐|對齊|漏洞|攻击|攻擊|隐私|隱私|泄露|洩露|越狱|越獄|风险|風險|滥用|濫用|加密|恶意|惡意|投毒/giu,
  },
  {
    "zh-CN": "基础设施",
    en: "Infrastructure",
    words:
      /\b(?:gpus?|tpus?|chips?|nvidia|data ?cent(?:er|re)s?|cloud|compute|servers?|infrastructure|latency|throughput|databases?|deploy\w*|sandbox(?:es)?|kernel|cuda|energy|gigawatts?|\d+ ?[gm]w|hardware|cpus?|storage|gateway|outages?|scaling|runtime|serverless|semiconductor)\b|算力|芯片|晶片|数据中心|數據中心|云(?:计算|服务|平台|原生|端)|(?:阿里|腾讯|华为)云|雲端|服务器|伺服器|基础设施|基礎設施|延迟|延遲|吞吐|数据库|數據庫|部署|电力|電力|硬件|显卡|顯卡|存储|半导体|半導體|宕机|集群/giu,
  },
  {
    "zh-CN": "创作",
    en: "Creative",
    words:
      /\b(?:images?|videos?|music|audio|designs?|designers?|art|artists?|film|movie|photos?|animation|creat(?:ive|ors?)|illustrat\w+|writ(?:ing|ers?)|slides?|prose|3d|songs?|figma|canva|tts|speech|sora|veo|midjourney|runway|suno|imagen|nano banana)\b|图像|圖像|图片|圖片|视频|影片|音乐|音樂|设计(?!与)|設計|艺术|藝術|电影|電影|动画|動畫|创作|創作|插画|写作|幻灯片|配音|语音|語音|绘画|繪畫|海报|短片|可灵|即梦/giu,
  },
  {
    "zh-CN": "机器人",
    en: "Robotics",
    words:
      /\b(?:robot\w*|humanoids?|drones?|self-driving|robotaxi\w*|autonomous vehicles?|actuators?|embodied|manipulation)\b|机器人|機器人|人形|具身|无人机|無人機|自动驾驶|自動駕駛|无人驾驶|机械臂|機械臂/giu,
  },
  {
    "zh-CN": "教育",
    en: "Education",
    words:
      /\b(?:educat\w+|student\w*|teach\w*|school\w*|universit\w+|college\w*|course\w*|learn(?:ing|ers)? (?:to|how)|tutorial\w*|classroom|lesson\w*|workshop\w*|guide)\b|教育|学生|學生|教师|教師|老师|老師|学校|學校|大学|大學|课程|課程|教程|培训|培訓|课堂|課堂/giu,
  },
];

export const OTHER = { "zh-CN": "其他", en: "Other" };
