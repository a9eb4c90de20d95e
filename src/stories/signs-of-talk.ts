/** What a text says when someone talks rather than tells, in English and Chinese. */
import type { Sign } from "./sign.ts";

export const SIGNS_OF_TALK: readonly Sign[] = [
  {
    name: "thanks",
    points: -0.95,
    pattern:
      /\b(?:thank(?:s| you|ful)|thx|ty\b|congrat\w*|grats|kudos|props to|shout ?out|proud of|so proud|grateful|gratitude|honou?red to|hats off|appreciate|well done|great (?:work|job)|welcome back|my pleasure)\b|感谢|谢谢|多谢|恭喜|祝贺|致敬|点赞|辛苦了/iu,
  },
  {
    name: "greeting",
    points: -0.9,
    pattern:
      /^(?:gm|gn|hi|hey|hello|morning|happy|merry)\b|\b(?:happy (?:birthday|new year|holidays|eid|friday|monday|weekend|thanksgiving|halloween|anniversary|to (?:help|chat|share))|merry christmas|eid mubarak|good (?:morning|night|evening|luck)|have a (?:great|good|nice)|see (?:you|ya)|rip\b)|早安|晚安|早上好|大家好|快乐|新年好|节日|生日/iu,
  },
  {
    name: "laughter",
    points: -1,
    pattern:
      /\b(?:lol|lmao|lmfao|rofl|omg|wtf|fml|haha\w*|hehe|bruh|iykyk|smh|ngl|fr fr|oof|yikes|welp|jk)\b|[😂🤣😅😭😆🥲💀🤔👀🫠🙃😏🤡🤷]|[:;]-?[)D(]|哈哈|笑死|绝绝子|破防|吐槽|段子|狗头/iu,
  },
  {
    name: "awe",
    points: -0.55,
    pattern:
      /\b(?:wow|whoa|holy|damn|dang|shit|crazy|insane|insanely|wild|amazing|incredible|incredibly|unreal|mind[- ]?(?:blow\w+|blown)|magical|beautiful|gorgeous|stunning|legend(?:ary)?|goat|goated|banger|epic|so (?:cool|good|true|fun|much fun|real|back|fast)|(?:really|very|super|pretty) (?:cool|good|fun|interesting|nice|neat|impressive)|love (?:this|it|that|how|to see|the)|can'?t (?:wait|believe|stop)|(?:is|was) (?:so )?(?:fun|awesome|great|cool)|game[- ]changer|cooked|cooking|lfg|let'?s go+|obsessed|excited)\b|绝了|太强|太棒|太牛|牛逼|厉害了|离谱|震撼|炸裂|神器|好用到|惊艳|爱了/iu,
  },
  {
    name: "teaser",
    points: -0.75,
    pattern:
      /\b(?:(?:coming|dropping|shipping|launching|more|stuff|details|something) (?:very |really )?soon|soon\b|stay tuned|big (?:week|day|things|news|announcement)|(?:week|day|month) ahead|can'?t wait|wait (?:for|until|till)|next week|tomorrow|watch this space|get ready|you'?re not ready|are you ready|(?:we|i)(?:'re|'m| are| am) (?:cooking|working on)|surprise|guess (?:what|who)|something (?:special|new|big|exciting)|sneak peek)\b|敬请期待|即将|明天见|预告|剧透|憋个大招|大的要来/iu,
  },
  {
    name: "opinion",
    points: -0.4,
    pattern:
      /\b(?:i (?:think|feel|believe|guess|wonder|hope|wish|predict|hate|find|agree|still|promise|love|like|want|suspect|bet|doubt|dream|used to)|imo|imho|fwiw|hot take|unpopular opinion|my take|prediction|i'?m (?:bullish|convinced|not kidding|curious|inspired|not sure|amazed|continually)|bullish|bearish|tbh|honestly|imagine|underrated|overrated|vibes?|taste|feels? like|reminder|pro tip|psa)\b|我觉得|我认为|个人感觉|感觉|说实话|我猜|希望|我想|在我看来|观点|讲真|不得不说/iu,
  },
  {
    // what holds for everyone, at any time, is no event
    name: "generality",
    points: -0.35,
    pattern:
      /\b(?:(?:you|we|they|people|companies|everyone|founders?|engineers|developers|pms?|designers|startups|agents|ai|models|any \w+|most \w+|every \w+|software) (?:will|should|must|(?:are|is|'re) going to|have to|need to|won't|gotta|can'?t)|one of the (?:best|hardest|most|biggest)|there(?:'s| is| are) (?:always|never|nothing|no|only|two)|always|never|nobody|no one|everybody|in the (?:future|world|age|era)|the (?:future|best|hardest|real|only|biggest|bottleneck|problem|point|point of) .{0,40}\b(?:is|are|will|isn't)\b|these days|what matters|the more you|is the new|is not about|isn'?t about|is just|if you (?:want|are|can|don'?t|haven'?t|wanna)|the (?:difference|trick) between)\b|应该|必须|永远|总是|每个人|未来(?:会|将|的)|本质|所有人|大多数人|真正的|不是.{1,14}而是|才是|终将|注定/iu,
  },
  {
    name: "hedge",
    points: -0.35,
    pattern:
      /\b(?:probably|maybe|perhaps|basically|seems?|kind of|sort of|kinda|sorta|might|almost|unclear|guess|somehow|whatever|supposedly|i mean|you know|apparently|actually|literally|tho|pls|gonna|wanna|gotta|ya|u|ppl|bc|cuz|yall|y'all|folks|bro|man|dude|guys)\b|可能|也许|大概|似乎|好像|估计|吧[。！!\s]|啊[。！!\s]|嘛|呗/iu,
  },
  {
    name: "first person",
    points: -0.4,
    pattern:
      /^(?!i(?:['’]ve| have)? (?:just |also |finally )?(?:built|made|wrote|created|coded|open|test|compar|releas|shipp|launch|analy|scrap|ran\b|cut\b|measur|publish|port|train|bench|map))(?:i|i'm|i’m|i've|i’ve|i'd|i’d|my|me|been|had|got|just had|visiting|went|trying|playing|sitting|feeling|currently|spent|woke|turns out|today i|last night|yesterday)\b|^我(?!们)/iu,
  },
  {
    name: "private life",
    points: -0.95,
    pattern:
      /\b(?:my (?:mom|dad|wife|husband|kids?|son|daughter|dog|cat|friends?|parents|family|birthday|life|house|girlfriend|boyfriend|partner|brother|sister|baby)|movies?|novel|weekend|vacation|holiday|flight|airports?|airplanes?|gym|squat|run(?:ning)? a marathon|sleep|coffee|lunch|brunch|married|wedding|touch grass|weather|sunset|hiking|beach|restaurants?|kids|toddler|school pickup|concert|tonight|jet ?lag)\b|周末|旅行|电影|孩子|老婆|老公|朋友圈|咖啡|健身|吃饭|睡觉|火锅|爬山|天气|机场/iu,
  },
  {
    name: "question",
    points: -0.8,
    pattern:
      /[?？]\W*$|^(?:what|who|why|how|when|where|which|anyone|does|do|is|are|can|should|shouldn[’']t|would|could|ever|have you|has anyone|any)\b[^.!\n]*\?|(?:吗|呢|么|吧)[？?]|有没有人|大家(?:都|怎么|觉得)|求推荐|求助/iu,
  },
  {
    name: "bait",
    points: -0.95,
    pattern:
      /\b(?:what do you think|let (?:me|us) know|(?:drop|leave|comment|reply)\b.{0,30}\b(?:below|with|comments|in the)|who(?:'s| is| else)|tag (?:a|someone)|retweet|\brt\b|like (?:and|&)|follow (?:me|us|for|@|along)|give .{1,30} a follow|bookmark|dms? (?:me|open|are open)|poll|curious (?:what|how|who|to)|tell (?:me|us)|send (?:me|us)|hit me up|reach out|agree or disagree|change my mind|who wants|comment)\b|转发|评论区|关注我|点个|私信|留言|你怎么看|欢迎讨论|求转|一键三连/iu,
  },
  {
    name: "promotion",
    points: -1,
    pattern:
      /\b(?:subscribe|newsletter|sponsor(?:s|ed|ships?)?|giveaway|discount|promo|coupon|use code|\d+% off|waitlist|early bird|limited (?:time|spots)|merch|stickers|swag|book a (?:call|demo)|check (?:it|this|them|us|me) out|must[- ](?:watch|read)|worth (?:a|your|the) (?:watch|read|time)|highly recommend|go (?:read|watch|listen|check)|(?:great|good|excellent|fantastic|best) (?:post|read|thread|article|piece|talk|conversation|interview|episode|work by)|training (?:sessions?|program)|cohort|link in (?:bio|reply|comments?)|save \d+)\b|订阅|优惠|折扣|扫码|限时|加群|福利|领取|戳链接|推荐阅读|课程报名/iu,
  },
  {
    name: "event",
    points: -1.25,
    pattern:
      /\b(?:webinar|live ?stream(?:ing|ed)?|rsvp|calendar invite|regist(?:er|ration)|sign(?:ing)? ?up|join (?:us|me)|tickets?|meet ?ups?|(?:founder )?dinner|after ?party|demo day|hackathon|office hours|fireside|keynote|panel (?:with|on|discussion)|speakers?|speaking at|conference|summit|workshop|tune in|come (?:to|by|hang|join|say)|see (?:you|ya|everyone) (?:there|at|in|all)|(?:live|streaming) (?:at|in|on) \d|booth|venue|ama)\b|直播|报名|预约|抽奖|沙龙|线下|活动|大会|论坛|讲座|嘉宾|分享会|研讨会|峰会|不见不散/iu,
  },
  {
    name: "media",
    points: -0.85,
    pattern:
      /\b(?:episodes?|podcasts?|pod\b|interview(?:ed)?|conversation with|talked (?:to|with)|sat down with|watch (?:the|on|it|here|full|now)|listen (?:to|on|here)|youtube|spotify|apple podcasts|full (?:video|episode|conversation)|new video|guest|hosted by|talk (?:at|by|with))\b|播客|对谈|访谈|专访|视频号|本期|节目|收听/iu,
  },
  {
    name: "hiring",
    points: -1.25,
    pattern:
      /\b(?:(?:we'?re|we are|is|are|i'm|now) hiring|hiring\b|we'?re looking for|looking (?:for|to hire)|apply (?:here|now|to|at|by)|open (?:roles?|positions?)|job (?:opening|board|posting)|come (?:work|build)|join (?:our|the|my) team|internship|send (?:your )?(?:resume|cv))\b|招聘|内推|岗位|简历|实习生|诚聘|职位|招人/iu,
  },
  {
    name: "timestamps",
    points: -1,
    pattern:
      /(?:(?:^|\n)\s*\(?\d{1,2}:\d{2}\b.*){2}|\b\d{1,2}(?::\d{2})? ?[ap]\.?m\b\.? ?(?:pt|et|pst|est|pdt|edt|utc|gmt)?|今晚|明晚|周[一二三四五六日天]\s?\d|\d{1,2}:\d{2}\s?(?:开始|开播)/isu,
  },
  {
    // a form of joke: years or speakers against each other, or one line set against the next
    name: "form of joke",
    points: -1.4,
    pattern:
      /(?:(?:^|\n)\s*(?:(?:19|20)\d\d|me|you|them|him|her|us|nobody|everyone|also me|then|now|before|after|today|day \d+|\p{L}{2,14})\s?[:：].{0,60}(?=\n|$)(?:\n\s*)*){2}|\b(?:be like|said no one|tell me you|plot twist|nobody:|pov|narrator|they (?:don't|do not) know|unhinged|skill issue|many such cases|we are so back|it'?s (?:so )?over|the duality|not (?:me|gonna lie)|asking for a friend|hell yeah)\b/iu,
  },
  { name: "quotation", points: -1.1, pattern: /^["“「]/u },
  {
    // it hangs on something that is not there
    name: "pointer",
    points: -1,
    pattern:
      /^(?:also|and|but|so|or|because|which|plus|ps|p\.s|btw|oh|ah|well|more (?:details|here|on|info)|(?:you can )?(?:read|watch|listen|learn|download|try|see|find|get|check|grab|view)\b.{0,24}\b(?:more|here|it|the|on|full|out)\b|links?|here\b(?:'s|’s| is| are| it)?|(?:this|that|these|those|it|they|he|she)(?:['’](?:s|re|ll|d))?\b|same|yes|yeah|yep|yup|no\b|nope|agreed?|exactly|true|right|ok|okay|still|another|again|indeed|correct|this!|wait|only available|available (?:on|now|as|in|for)|update your|overall|built using|powered by|inspired by|part \d|\d+[/.)]|one more|quick|example|e\.g|for (?:those|context|example|more)|full|in (?:case|other words)|thread|👇|⬇|👉|🔗|↓)|[👇⬇↓]\W*$|\b(?:below|in (?:the )?(?:thread|replies|comments)|see thread|🧵)\W*$|^(?:链接|详情|原文|地址|补充|另外|这个|这也|确实|同意|是的|对[，。!！]|而且|但是|不过|所以|还有|见下|如图|附)/iu,
  },
];
