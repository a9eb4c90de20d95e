/** What a text says of itself: signs of news, and of talk, in English and Chinese. Points are log-odds, roughly. */
type Sign = { name: string; points: number; pattern: RegExp };

/** Signs that something happened. */
export const NEWS: readonly Sign[] = [
  {
    // it begins with the news: "Introducing …", "… is out", "we just released …"
    name: "release first",
    points: 1.6,
    pattern:
      /^.{0,12}\b(?:introducing|announcing|meet|launching|presenting|new in|new:|now in|today,? we|we(?:'ve|'re| are| have)? (?:just |now |also |officially )*(?:introduc|announc|launch|releas|ship|open|support|publish|roll)\w*)\b|^.{3,100}?\b(?:(?:is|are) (?:now |finally |officially )*(?:out|live|here|available|generally available|open[- ]source)\b|now (?:supports?|available|works?|lets?|runs?|has)\b|can now\b|can \w+ .{3,50}\bnow\b|just (?:launched|released|shipped|announced|raised|dropped|got|added|open[- ]sourced)\b|(?:launches|releases|unveils|announces|introduces|ships|debuts|acquires|raises|open[- ]sources|rolls out|joins|sues|bans|cuts|adds)\b)|^.{0,40}?(?:发布|發布|推出|上线|上線|开源|開源|官宣|宣布|宣佈|正式|收购|收購|融资|融資|获批|上市|更新|升级|升級|公布|公佈|提出|入选|当选|夺冠|获奖|突破|辞任|离职|离任|任命)/isu,
  },
  {
    name: "release",
    points: 0.7,
    pattern:
      /\b(?:introduc|announc|launch|unveil|releas|shipp|open[- ]?sourc|debut|acquir|roll(?:s|ed|ing)? out)\w*|\b(?:now|officially) (?:available|supports?|live|open)\b|\bavailable (?:now|today|to|in|for|as)\b|\b(?:beta|preview|update|upgrade|version|plugin|early access|open weights?|generally available|ga|api access|system card|model card)\b|[发發]布|推出|上[线線]|[开開]源|[开開]放|内测|公测|新增|支持|收[购購]|融[资資]/iu,
  },
  {
    name: "version",
    points: 0.9,
    pattern:
      /\p{L}[\p{L}.]*[ -]v?\d+\.\d+(?:\.\d+)*(?![\d%:])|\p{Lu}[\p{L}.]*[ -]\d{1,2}(?= (?:is|fixes|beats|can|now|brings)\b)/u,
  },
  {
    name: "amount",
    points: 0.8,
    pattern:
      /[$€£¥]\s?\d|\d[\d.,]*\+?\s?(?:%|％|x\b|×|k\b|m\b|b\b|bn\b|ms\b|gb\b|million|billion|trillion|percent|亿|万|千|倍|元|美元|人民币)|\d[\d.,]*\+?k? (?:users|stars|companies|people|customers|downloads|documents|tokens|parameters|languages|countries|developers|employees|models|lines|tests|hours|minutes|mins|seconds|days|times)|\d+\s?(?:个|名|款|项|家|种|小时|分钟|秒|人|次|篇|条)/iu,
  },
  {
    name: "incident",
    points: 1.5,
    pattern:
      /\b(?:supply chain attack|vulnerabilit\w+|breach\w*|outage|exploits?|exploited|leak(?:s|ed)|hacked|malware|data loss|(?:is|was|are|were) down\b|lawsuit|sues|sued|banned|shut(?:s|ting)? down|is dead|acquisition|resign\w*|step(?:s|ped|ping)? down|laid off|layoffs?|recalled|(?:limits?|quotas?|pricing|prices?|terms|polic(?:y|ies))\b.{0,50}\b(?:chang|adjust|rais|lower|increas|decreas|doubl|remov|end)\w*|(?:chang|adjust|rais|lower|increas|doubl)\w* .{0,40}\b(?:limits?|quotas?|pricing|prices?|terms|polic(?:y|ies)))\b|涨价|降价|限额|漏洞|遭.{0,6}攻击|泄露|起诉|诉讼|封禁|宕机|裁员|离职|下架|关停|监管/iu,
  },
  {
    name: "people move",
    points: 1.4,
    pattern:
      /\b(?:welcome\b.{3,60}\b(?:to the|as|board|team)|joins?\b.{3,40}\bas|joined|appointed|hired|promoted|new (?:ceo|cto|chief|maintainer|head)|leav(?:es|ing) (?:the |his |her )?\p{L}|on the \p{L}+ board|board of)\b|加入.{0,12}(?:担任|任|团队)|出任|任命|接任|就任|升任/iu,
  },
  {
    name: "business",
    points: 0.8,
    pattern:
      /\b(?:series [a-f]|valuation|valued at|ipo|funding round|raised? \$|(?:annual|recurring|quarterly) revenue|revenue (?:of|grew|run)|\barr\b|acquires?|acquired by|merger|partnership with|signed (?:an? )?(?:deal|agreement)|antitrust|fined|export controls?)\b|估值|[ABCDE] ?轮|融资|营收|净利|并购|收购|合作协议|签约|反垄断|罚款|出口管制/iu,
  },
  {
    name: "research",
    points: 0.5,
    pattern:
      /\b(?:paper|benchmark\w*|state[- ]of[- ]the[- ]art|sota|outperform\w*|dataset|stud(?:y|ies)|researchers?|physicist|scientist|arxiv|eval(?:s|uation)?|judged by|accelerat\w+|discover\w*|identified|trained)\b|论文|基准|研究|训练|超越|准确率|实验/iu,
  },
  {
    name: "made",
    points: 0.6,
    pattern:
      /\b(?:(?:i|we)(?:'ve)? (?:just )?(?:built|made|created|scraped|wrote|tested|trained|optimi[sz]ed|open[- ]sourced|improved|fixed|doubled|cut|used)|used .{2,40}\bto\b|here'?s (?:how|what))\b|我(?:做|写|测试|开发|实测|整理)了|实测|亲测|提示词|教程|踩坑/iu,
  },
  {
    name: "command",
    points: 0.6,
    pattern:
      /`[^`]+`|\b(?:npm|pip|brew|npx|docker|cargo) (?:install|i|run|add|plugins?)\b|\s--[a-z]|(?:^|\s)\/[a-z][\w-]{2,}|\b[A-Z]+_[A-Z_]+\b/u,
  },
  { name: "steps", points: 0.3, pattern: /(?:(?:^|\n)\s*(?:[-*•>→✅🔹]|\d[).:]|\d\ufe0f|step \d).*){3}/isu },
];

/** Signs that someone talks. */
export const TALK: readonly Sign[] = [
  {
    name: "thanks",
    points: -1,
    pattern:
      /\b(?:thank(?:s| you|ful)|congrat\w*|happy (?:birthday|new year|holidays|eid|friday)|eid mubarak|good (?:morning|night)|proud of|grateful|gratitude|kudos|shout ?out)\b|感谢|谢谢|恭喜|祝贺|节日快乐|早安|晚安/iu,
  },
  {
    name: "promotion",
    points: -1.6,
    pattern:
      /\b(?:webinar|live ?stream(?:ing|ed)?|live stream|rsvp|calendar invite|regist(?:er|ration)|sign(?:ing)? ?up|join (?:us|me)|hiring|we'?re looking for|apply|application|giveaway|subscribe|newsletter|sponsors?|tickets?|meetup|(?:founder )?dinner|after ?party|demo day|episode|podcast|pod|watch (?:the|on|it|here|full)|listen (?:to|on)|tune in|see (?:you|ya)|come to|stickers|check (?:it|this|them) out|must[- ]watch|sponsorships?)\b|招聘|直播|报名|预约|抽奖|求转发|关注我|订阅|优惠|扫码|沙龙|线下活动/iu,
  },
  {
    name: "timestamps",
    points: -1.2,
    pattern: /(?:(?:^|\n)\s*\(?\d{1,2}:\d{2}\b.*){2}|\b\d{1,2}(?::\d{2})? ?[ap]m\b/isu,
  },
  {
    name: "mood",
    points: -0.7,
    pattern:
      /\b(?:lol|lmao|omg|wow|whoa|fml|haha\w*|damn|wtf|shit|so (?:cool|good|true|fun|much fun)|love (?:this|it|that)|can'?t wait|insane|crazy|amazing|incredible|excited|fun|honestly|man|bro|cooked|obviously|iykyk)\b|[😂🤣😅😭😆🥲💀🤔👀🤯]|:\)|哈哈|绝了|太强了|太棒|牛逼|离谱|笑死/iu,
  },
  {
    name: "opinion",
    points: -0.6,
    pattern:
      /\b(?:i (?:think|feel|believe|guess|wonder|hope|wish|predict|hate|find|agree|still|promise)|imo|imho|hot take|my take|i'?m (?:bullish|convinced|not kidding)|bullish|tbh|imagine|the future|underrated|overrated|vibes?|taste)\b|我觉得|我认为|个人感觉|感觉|说实话|我猜|希望/iu,
  },
  {
    // what holds for everyone, at any time, is no event
    name: "generality",
    points: -0.5,
    pattern:
      /\b(?:(?:you|we|they|people|companies|everyone|founders?|any \w+|most \w+|every \w+) (?:will|should|must|(?:are|is|'re) going to|have to|need to|won't|gotta)|one of the (?:best|hardest|most|biggest)|there(?:'s| is) (?:always|never|nothing)|always|never|nobody|no one|everybody|in the (?:future|world)|these days|unbelievabl[ey]|ridiculous(?:ly)?|what matters)\b|应该|必须|永远|总是|每个人|未来(?:会|将)|本质/iu,
  },
  {
    name: "hedge",
    points: -0.3,
    pattern:
      /\b(?:probably|maybe|perhaps|basically|seems?|kind of|sort of|might|almost|feels?|unclear|guess)\b|可能|也许|大概|似乎/iu,
  },
  {
    name: "first person",
    points: -0.5,
    pattern: /^(?:i|i'm|i've|i'd|my|me|been|had|got|just had|visiting|went)\b|^我/iu,
  },
  {
    name: "private life",
    points: -1,
    pattern:
      /\b(?:my (?:mom|dad|wife|husband|kids?|son|daughter|dog|friend|parents|family|birthday)|movie|film|book|novel|weekend|vacation|flight|airplanes?|gym|squat|sleep|coffee|married|touch grass|born there|read books)\b|周末|旅行|电影|孩子|老婆|老公|朋友圈|咖啡|健身/iu,
  },
  {
    name: "question",
    points: -0.9,
    pattern:
      /[?？]\W*$|^(?:what|who|why|how|anyone|does|do|is|are|can|should|shouldn[’']t|ever)\b[^.!\n]*\?|(?:吗|呢)？/iu,
  },
  { name: "quotation", points: -0.6, pattern: /^["“「]/u },
  {
    // it hangs on something that is not there
    name: "pointer",
    points: -1.3,
    pattern:
      /^(?:also|and|but|so|ps|p\.s|btw|oh|more details|read (?:more|the|here|on)|link|here(?:'s|’s| is| are)?\b.{0,20}(?:link|it|thread)|try it|learn more|watch|only available|available (?:on|now|as|in)|update your|update or|this\b|that\b|it(?:'s|’s)?\b|they\b|he\b|she\b|same|yes|yep|yup|no\b|agreed?|exactly|true|ok|okay|still|another|before each|overall|built using|powered by|inspired|priority|quick addendum|part \d|\d\/)|^(?:链接|详情|原文|地址|补充|另外|这个|确实|同意|是的|对)/iu,
  },
];
