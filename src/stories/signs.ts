/** What a text says of itself: signs of news, and of talk, in English and Chinese. */
export type Sign = { name: string; points: number; pattern: RegExp };

export const SIGNS: readonly Sign[] = [
  {
    name: "release",
    points: 1.6,
    pattern:
      /\b(?:introduc(?:es?|ed|ing)|announc(?:es?|ed|ing)|launch(?:es|ed|ing)|unveil(?:s|ed|ing)|releas(?:es|ed|ing)|rolling out|rolls? out|now available|available (?:now|today|to|in|on|for)|(?:is|are) (?:now )?(?:out|live|here)\b|new in\b|just shipped|shipp(?:ed|ing)|open[- ]sourc(?:ed|ing|es)|now supports?|we(?:'ve| have)? (?:just )?(?:released|launched|shipped|built|support)|can now\b|is coming to|acquir(?:es|ed|ing)|rais(?:es|ed) \$|(?:beta|preview|update|version) (?:is|of)\b)|发布|推出|上线|开源|开放|宣布|公布|新增|升级|更新|收购|融资|上市|内测|公测|正式版|首次|支持/iu,
  },
  {
    name: "amount",
    points: 0.5,
    pattern:
      /(?:[$€£¥]\s?\d|\d(?:[\d.,]*\d)?\s?(?:%|\+|x\b|×|k\b|m\b|b\b|bn\b|ms\b|million|billion|trillion|percent|times|tokens?|users|stars|parameters|hours?|minutes?|seconds?|days|weeks|months|亿|万|千|百分|倍|元|美元|个|名|款|项|家|小时|分钟|秒))/iu,
  },
  { name: "version", points: 0.5, pattern: /(?<![\d.:$])v?\d+\.\d+(?:\.\d+)*(?![\d%:])/u },
  {
    name: "research",
    points: 0.6,
    pattern:
      /\b(?:paper|benchmark|state[- ]of[- ]the[- ]art|sota|outperform\w*|dataset|study|researchers|arxiv|trained|fine-tun\w+|eval(?:s|uation)?)\b|论文|基准|研究(?:人员|团队|显示|表明)|训练|超越|准确率/iu,
  },
  {
    name: "incident",
    points: 1.2,
    pattern:
      /\b(?:attack|vulnerabilit\w+|breach|outage|exploit\w*|lawsuit|sues|sued|banned|shut(?:s|ting)? down|acquisition|resign\w*|steps? down|layoffs?|regulat\w+)\b|漏洞|攻击|泄露|起诉|诉讼|封禁|宕机|裁员|离职|监管|禁止/iu,
  },
  { name: "steps", points: 0.5, pattern: /(?:^|\n)\s*(?:[-*•>→✅]|\d[).]|\d\ufe0f|step \d)/iu },
  {
    name: "code",
    points: 0.4,
    pattern: /`[^`]+`|\b(?:npm|pip|brew) install\b|\s--[a-z]|\b(?:API|CLI|SDK|MCP)\b/u,
  },
  {
    name: "thanks",
    points: -1.5,
    pattern:
      /\b(?:thank(?:s| you)|congrat\w*|happy (?:birthday|new year|holidays)|good (?:morning|night)|welcome to the|proud of|honou?red|grateful|thankful)\b|感谢|谢谢|恭喜|祝贺|节日快乐|早安|晚安/iu,
  },
  {
    name: "promotion",
    points: -1.6,
    pattern:
      /\b(?:webinar|livestream|live stream|rsvp|register|sign ?up|join us|hiring|we'?re looking for|apply|giveaway|subscribe|newsletter|sponsors?|tickets?|meetup|conference|episode|podcast|pod|watch (?:the|on|it|here)|listen (?:to|on)|tune in|see you|come to)\b|招聘|直播|报名|预约|抽奖|转发|关注我|订阅|课程|优惠|扫码|活动/iu,
  },
  {
    name: "mood",
    points: -1.2,
    pattern:
      /\b(?:lol|lmao|omg|wow|fml|haha\w*|damn|wtf|holy shit|so (?:cool|good|true)|love (?:this|it)|can'?t wait|insane|crazy|amazing|excited|fun)\b|[😂🤣😅😭😆🥲💀🤔👀🙏]|哈哈|绝了|太强了|太棒|牛逼|离谱|笑死/iu,
  },
  {
    name: "opinion",
    points: -0.9,
    pattern:
      /\b(?:i (?:think|feel|believe|guess|wonder|hope|wish|predict|love|hate|find|agree)|imo|imho|hot take|my take|in my opinion|honestly|tbh|should(?:n't)?|imagine|the future)\b|我觉得|我认为|个人感觉|感觉|说实话|我猜|希望/iu,
  },
  {
    name: "first person",
    points: -0.5,
    pattern: /(?:^|[.!?\n]\s*)(?:i|i'm|i've|i'd|my|me)\b|^我/imu,
  },
  { name: "question", points: -1.2, pattern: /[?？]\s*$/u },
  {
    name: "pointer",
    points: -1.8,
    pattern:
      /^(?:also|and|but|so|ps|p\.s|more details|read (?:more|the|here)|link|here(?:'s| is| are)?|try it|learn more|watch|check (?:it|this) out|available on|this|that|it'?s|they|he|she|same|yes|yep|yup|no|agreed?|exactly|true|ok|okay)\b|^(?:链接|详情|原文|地址|补充|另外|这个|确实|同意|是的|对)/iu,
  },
];
