/** What a text says when something happened, in English and Chinese: families of words, not phrases of single posts. */
import type { Sign } from "./sign.ts";

/** Verbs by which things come into the world; the stems take any ending. */
const BRING_OUT =
  "introduc|announc|launch|unveil|releas|shipp|ship(?!ment)|debut|open[- ]?sourc|publish|roll(?:ed|ing|s)? out|rollout|expand|acquir|bring|add|enabl|deploy|partner|pric";
const ADVERBS = "(?:just|now|also|today|finally|officially|recently|already|currently|fully|both) ";

export const SIGNS_OF_NEWS: readonly Sign[] = [
  {
    // it begins with the news: "Introducing …", "Today we're releasing …", "New in …:"
    name: "announces",
    points: 1.4,
    pattern: new RegExp(
      String.raw`^(?!btw|ps\b|also|fwiw|and |but |so ).{0,16}\b(?:introducing|announcing|meet (?=the |our |(?-i:\p{Lu}))|launching|releasing|presenting|unveiling|say hello to|new in|new on|new from|new:|now in|now on|now live|now available|just (?:in|launched|released|shipped|announced|raised|dropped|added|published)\b|breaking\b|today,? (?:we|i)\b|starting (?:today|now|tomorrow|next)|as of today|(?:${ADVERBS})?we(?:'ve|’ve|'re|’re| are| have| can)? (?:${ADVERBS})*(?:${BRING_OUT}|support|rais|test|trained|built|made|start|remov|fix|merg|reset|increas|doubl|lower|cut))`,
      "isu",
    ),
  },
  {
    // the thing is the subject: "… is out", "… now supports", "… launches"
    name: "happens",
    points: 0.95,
    pattern: new RegExp(
      String.raw`^(?:[^.!?\n]|[.!?](?=\S)){2,110}?\b(?:(?:is|are) (?:${ADVERBS})*(?:out|live|here|available|generally available|ga|open[- ]source|free|rolling out|shipping|launching|coming to|in (?:beta|preview)|supported|down|back|the default|(?:a )?part of)\b|now (?:supports?|available|works?|lets?|runs?|has|comes?|ships?|includes?|uses?|generally)\b|(?:is|are) now (?:up to )?\d|(?:can|lets you|will) now\b|can \w+ [^.!?\n]{2,50}\bnow\b|you can (?:now )?(?:use|build|run|try|create|access|connect|import|control|ask|switch) .{3,60}\b(?:now|today|via|from|with)\b|now you can\b|just (?:launched|released|shipped|announced|raised|dropped|added|open[- ]sourced|published|crossed|hit|passed|acquired)\b|(?:launches|releases|unveils|announces|introduces|ships|debuts|acquires|raises|open[- ]sources|rolls out|joins|sues|bans|cuts|adds|buys|wins|beats|tops|fixes|hits|crosses|expands|signs|hires|names|appoints|shuts|blocks|confirms|reports|files|earns|receives|reaches|achieves|partners|teams up|expand(?:s)? (?:its|their)|plans to|to join)\b)`,
      "isu",
    ),
  },
  {
    name: "发布",
    points: 1.3,
    pattern:
      /^.{0,40}?(?:[发發]布|推出|上[线線]|(?<!拥抱|关于|聊聊|的)[开開]源(?!的|项目|社区|生态|世界|软件|贡献|中国)|官宣|宣布|宣佈|正式|收[购購]|融[资資]|[获獲][批投]|上市|更新|升[级級]|公布|公佈|公开|提出|入选|当选|夺冠|获奖|突破|辞任|离职|离任|任命|出任|接任|加盟|亮相|问世|登顶|接入|首发|刷新|达到|完成|签署|签约|量产|交付|下线|下架|涨价|降价|回应|[发發]表)/isu,
  },
  {
    name: "release",
    points: 0.6,
    pattern:
      /\b(?:introduc|announc|launch|unveil|releas|shipp|open[- ]?sourc|debut|acquir|roll(?:s|ed|ing)? out)\w*|\b(?:now|officially) (?:available|supports?|live|open)\b|\bavailable (?:now|today|to|in|for|as|on|via)\b|\bcoming (?:to|in|this|next) (?:(?-i:\p{Lu})|the|early|late|week|month)|[发發]布|推出|上[线線]|[开開]源|[开開]放|内测|公测|灰度|首发/iu,
  },
  {
    name: "feature",
    points: 0.4,
    pattern:
      /\b(?:beta|preview|upgrades?|upgraded|changelog|patch|plugins?|extension|early access|generally available|ga|apis?|sdk|cli|mcp|system card|model card|connectors?|integrat(?:es?|ion|ions|ed)|toggle|settings|built[- ]in|one click|end[- ]to[- ]end|new (?:model|version|feature|mode|tool|app|plan|tier|endpoint|paper|benchmark|release|default|beta|skill|command|view|page|docs)s?|custom \w+s?|native(?:ly)? support\w*|research preview|for (?:all|pro|max|team|enterprise|free|plus) (?:users|plans?|subscribers|customers|tiers?))\b|内测|公测|新增|支持|功能|接口|插件|客户端|版本|模式|套餐|集成|升级|更新/iu,
  },
  {
    name: "open source",
    points: 0.5,
    pattern:
      /\b(?:open[- ]?sourc\w*|open[- ]weights?|weights|(?:mit|apache)(?: 2\.0)?[- ]licen[cs]ed?|on (?:github|hugging ?face)|github\.com|repo(?:sitory)?|self[- ]host\w*)\b|开源|開源|权重|协议|仓库/iu,
  },
  {
    // a product and its version, or its short number before a verb
    name: "version",
    points: 0.9,
    pattern:
      /\p{L}[\p{L}.]*[ -]v?\d+\.\d+(?:\.\d+)*(?![\d%:])|\b[vV]\d+(?:\.\d+)*\b|\b(?!Step|Day|Part|Week|Episode|Ep|Chapter|Lesson|Tip|Rule|No|Top|Phase|Level|Season|Question|Option|Act|Year|Month)\p{Lu}[\p{L}.]*[ -]\d{1,2}(?=[:：]\s| (?:is|fixes|beats|can|now|brings|has|comes|ships|pro|mini|max|flash|turbo)\b)/u,
  },
  {
    name: "money",
    points: 0.7,
    pattern:
      /(?:[$€£¥]|US\$|RMB |USD )\s?\d[\d.,]*|\d[\d.,]*\s?(?:dollars|euros|bucks|cents|rmb|usd)\b|\d[\d.,]*\s?[万亿千百]?(?:元|美元|人民币|欧元|港元|日元)/iu,
  },
  {
    name: "measure",
    points: 0.55,
    pattern:
      /\d[\d.,]*\s?(?:%|％|percent\b|pp\b|x\b|×|倍)|\b(?:two|three|four|five|ten|twice|half)(?:fold)?\b.{0,12}\b(?:faster|slower|cheaper|more|less|as (?:fast|many|much)|the (?:cost|price|speed))|\d[\d.,]*\s?(?:ms|gb|tb|mb|gw|mw|fps|tok\/s|tokens\/s|tps|hz|°c|km|kg|wh|qps)\b/iu,
  },
  {
    name: "count",
    points: 0.55,
    pattern:
      /\b\d[\d.,]*\s?\+?(?:k|m|b|bn|t)\+?\b|\d[\d.,]*\+?\s?(?:thousand|million|billion|trillion)\b|\d[\d.,]*\+?k? (?:\w+ )?(?:users|stars|companies|people|customers|downloads|documents|tokens|parameters|languages|countries|developers|employees|models|lines|tests|subscribers|repos|commits|prs|pages|apps|agents|requests|queries|installs|images|problems|tasks|gpus|engineers|teams|students|patients|sites|votes|points)\b|\d[\d.,]*\s?[万亿千](?![一两])|\d+\s?(?:个|名|款|项|家|种|人|次|篇|条|门|套|张|台|座)/iu,
  },
  {
    name: "duration",
    points: 0.45,
    pattern:
      /\b\d[\d.,]*\+?[- ]?(?:hours?|hrs?|minutes?|mins?|seconds?|secs?|days?|weeks?|months?)\b|\d+\s?(?:小时|分钟|秒|天|周|个月)/iu,
  },
  {
    name: "incident",
    points: 1.4,
    pattern:
      /\b(?:supply[- ]chain|vulnerabilit\w+|cve-\d|zero[- ]day|breach\w*|outages?|exploits?|exploited|exfiltrat\w+|leak(?:s|ed)|hacked|hackers?|malware|ransomware|phishing|backdoor|compromised|data loss|prompt injection|jailbr\w+|post[- ]?mortem|root cause|regression|incident|(?:is|was|are|were|went) down\b|crash(?:ed|ing)|recalled|rollback|rolled back)\b|漏洞|攻击|泄露|泄漏|投毒|宕机|故障|崩溃|事故|召回|后门|被盗|入侵/iu,
  },
  {
    name: "limits and prices",
    points: 1.3,
    pattern:
      /\b(?:(?:rate |usage |weekly |session |token |context )?limits?|quotas?|pricing|prices?|terms|polic(?:y|ies)|tiers?|plans?|credits)\b.{0,60}\b(?:chang|adjust|rais|lower|increas|decreas|doubl|tripl|remov|end|reset|drop|cut|reduc|free)\w*|\b(?:chang|adjust|rais|lower|increas|doubl|tripl|reset|remov|cut|reduc|dropp)\w* .{0,50}\b(?:limits?|quotas?|pricing|prices?|terms|costs?)\b|涨价|降价|限额|限流|配额|额度|调价|免费开放|价格.{0,10}(?:下调|上调|降|涨)/iu,
  },
  {
    name: "end of life",
    points: 1.4,
    pattern:
      /\b(?:deprecat\w+|sunset(?:ting|s|ted)|shut(?:s|ting)? down|shutdown|discontinu\w+|retir(?:e|es|ed|ing)|end[- ]of[- ]life|is (?:officially )?(?:dead|over|gone)|no longer (?:be )?(?:available|supported)|wind(?:ing)? down|pull(?:s|ed|ing) the plug|killed off)\b|下架|关停|停服|停止服务|停更|下线|退役|终止|弃用/iu,
  },
  {
    name: "people move",
    points: 1.3,
    pattern:
      /\b(?:welcome\b.{3,60}\b(?:to the|as|board|team)|joins?\b.{3,40}\bas\b|(?:has|have|is|are|i'm|i am|i|we) (?:joined|joining|hired|leaving|departed)|appointed|promoted to|new (?:ceo|cto|cfo|coo|chief|head|maintainer|president)|(?:join|leav|left|depart|quit)\w* (?-i:\p{Lu})\p{L}+|step(?:s|ped|ping)? (?:down|back)|resign\w*|laid off|layoffs?|laying off|on the (?:\p{L}+ )?board\b|board of directors|board seat|last day at|co[- ]?founder of .{2,30} (?:is|has))\b|加入.{0,12}(?:担任|任|团队|公司)|出任|任命|接任|就任|升任|离职|离任|辞任|辞职|卸任|裁员|跳槽/iu,
  },
  {
    name: "business",
    points: 0.8,
    pattern:
      /\b(?:series [a-f]\b|seed round|valuation|valued at|valuing|ipo|s-1|funding (?:round|led)|raised? (?:an? )?[$€£]|(?:annual|recurring|quarterly|run[- ]rate) revenue|revenue|run[- ]rate|\b[am]rr\b|acqui(?:res?|red|ring|sition|hire)\w*|execuhire|merger|partnerships?|partner(?:s|ing|ed) with|(?:signed|struck|inked) (?:an? )?\w* ?(?:deal|agreement|contract)|market cap|earnings|investment|invest(?:s|ed|ing) (?:in|[$€£]))\b|估值|[ABCDE]\+? ?轮|天使轮|融资|营收|净利|利润|市值|并购|收购|合作协议|战略合作|签约|财报|投资方|领投|跟投|订单/iu,
  },
  {
    name: "law",
    points: 1,
    pattern:
      /\b(?:lawsuit|sues|sued|court|ruling|ruled|judge|banned|bans|antitrust|fined|export controls?|tariffs?|regulat(?:ion|ors?|ory)|executive order|legislation|bill\b.{0,30}\b(?:pass|sign)\w*|copyright|settle(?:s|d|ment)|injunction|compliance|guidelines|license change|subpoena|pentagon|white house|congress|senate|eu ai act)\b|起诉|诉讼|判决|封禁|禁令|监管|法案|条例|反垄断|罚款|出口管制|版权|侵权|备案|欧盟|工信部|网信办/iu,
  },
  {
    name: "research",
    points: 0.5,
    pattern:
      /\b(?:papers?|preprint|arxiv|dataset|stud(?:y|ies)|researchers?|physicist|scientists?|discover\w*|identified|trained|pre-?train\w*|fine-?tun\w*|post-?train\w*|ablation|distill\w*|interpretab\w+|experiments?|hypothes\w+|theorem|proof|proved|conjecture|protein|vaccine|genom\w+)\b|论文|研究|训练|实验|数据集|微调|蒸馏|定理|证明|团队提出/iu,
  },
  {
    name: "result",
    points: 0.65,
    pattern:
      /\b(?:benchmark\w*|state[- ]of[- ]the[- ]art|sota|outperform\w*|leaderboard|eval(?:s|uations?)?|swe[- ]bench|arena|mmlu|gpqa|hle|arc[- ]agi|imo|scor(?:es?|ed|ing) (?:of )?\d|beat(?:s|ing)?\b|surpass\w*|judged by|(?:faster|cheaper|smaller|better|larger) than|(?:improv|reduc|increas|boost|sped up|speed\w* up|accelerat|cut|dropp|grew|sav)\w* .{0,40}\bby \d|from \d[\d.,]*\s?\S* to \d|record|milestone)\b|基准|榜单|登顶|超越|超过|准确率|跑分|刷新.{0,6}记录|提升.{0,6}\d|降低.{0,6}\d|排名第/iu,
  },
  {
    name: "made",
    points: 0.5,
    pattern:
      /\b(?:(?:i|we)(?:'ve|’ve| have)? (?:just |also |now |finally )*(?:built|made|created|scraped|wrote|coded|tested|trained|optimi[sz]ed|open[- ]?sourced|improved|fixed|doubled|cut|published|analy[sz]ed|compared|benchmarked|ported|rewrote|measured|ran|shipped|launched|reproduced|designed|forked|migrated)|(?:is|are|was) now (?:\d|fully)|used .{2,40}\bto\b|built (?:with|in|using|on))\b|我(?:们)?(?:用.{1,20})?(?:做|写|测试|开发|实测|整理|搭|训练|复现|跑)了|实测|亲测/iu,
  },
  {
    name: "method",
    points: 0.3,
    pattern:
      /\b(?:here[’']?s (?:how|what|the)|how (?:i|we|to)|step \d|step[- ]by[- ]step|workflow|tips?|tricks?|lessons?|(?:i|we)(?:'ve)? learned|guide|tutorial|playbook|setup|recipe|prompt:|use case|under the hood|deep dive|techniques?|the (?:secret|trick|key) (?:is|to|in)|instead of)\b|教程|踩坑|提示词|技巧|方法|步骤|流程|经验|指南|工作流|原理|拆解|对比/iu,
  },
  {
    name: "command",
    points: 0.5,
    pattern:
      /`[^`\n]+`|\b(?:npm|pnpm|bun|pip|uv|brew|npx|uvx|docker|cargo|git|curl|apt|ollama) (?:install|i|run|add|plugins?|clone|pull|x|-\w)\b|(?:^|\s)--?[a-z][\w-]{3,}|(?:^|\s)\/[a-z][\w-]{2,}(?=\s|$|[.,:])|\b[A-Z]+_[A-Z_]+\b|\b[\w-]+\.(?:md|json|ya?ml|toml|tsx?|py|rs)\b/u,
  },
  {
    name: "steps",
    points: 0.3,
    pattern:
      /(?:(?:^|\n)\s*(?:[-*•·>→▸◆✅✔🔹]|\d+[).:、]|\d\ufe0f|step \d|[①-⑩]|\p{Extended_Pictographic}).*){3}/isu,
  },
  {
    // what a digest of AI is about
    name: "subject",
    points: 0.8,
    pattern:
      /\b(?:gpt|chatgpt|openai|claude|anthropic|gemini|google|deepmind|codex|cursor|copilot|github|llama|meta|grok|xai|mistral|deepseek|qwen|kimi|glm|minimax|nvidia|replit|vercel|hugging ?face|perplexity|opus|sonnet|haiku|sora|veo|notebooklm|midjourney|microsoft|apple|aws|llms?|mcp)\b|通义|千问|豆包|智谱|月之暗面|字节|阿里|腾讯|百度|华为|英伟达|谷歌|微软|苹果|大模型|智能体|混元|文心|可灵/iu,
  },
  {
    name: "source",
    points: 0.4,
    pattern:
      /\b(?:according to|reports?(?:edly)?|told (?-i:\p{Lu})|the information|bloomberg|reuters|techcrunch|wsj|nyt|the verge|ft\b|sources say|statement|blog post|technical report|transcript|filing|survey(?:ed)? of)\b|据.{1,14}报道|据.{0,10}(?:消息|透露|介绍|悉|了解)|记者|报告显示|数据显示|官方称|消息称/iu,
  },
];
