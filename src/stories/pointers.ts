/** What a post says to its readers about itself: it promises more instead of saying it, or asks for something. */

/** Such a line says nothing where the post is told elsewhere; with more words after a colon it may. */
const POINTER = new RegExp(
  `^\\W*(?:${[
    "(?:you can |now |please |to )?(?:read|learn|find out|see|watch|listen|check|tune in)\\b[^.!?]{0,40}\\b(?:more|here|below|full|thread|docs?|article|post|blog|details|episode|links?)\\b",
    "(?:you can |now |please |go |to )?(?:try|download|get|grab|join|register|sign[ -]?up|subscribe|follow|install|apply|vote|book|share|click|tap|visit|play with|rsvp|dm|retweet|check)\\b[^.!?]{0,40}(?:\\b(?:here|below|us|me|links?|waitlist|newsletter|podcast)\\b|\\b(?:now|today)\\W*$|\\bit (?:out|now|here|today|at|on|in|for yourself)\\b|\\b(?:at|on) \\S+$)",
    "(?:try|read|watch|get|check|see) (?:it|this|that|them)(?: out)?\\W*$",
    "(?:full |more |further |additional )?(?:details?|info(?:rmation)?|context|docs?|documentation|links?|paper|code|repo(?:sitory)?|github|demo|website|site|blog(?: ?post)?|article|source|sources|thread|video|weights|model|models|report|slides|recording|transcript|newsletter|announcement|release notes|changelog|tutorial|guide|skill|app|product hunt|huggingface|hugging face|arxiv|project page|example|examples)(?: (?:is |are )?(?:here|below|in (?:the )?(?:comments?|thread|bio|replies|reply)|at|on|of .{1,40}))?\\s*[:→.!]?\\s*$",
    "(?:link|links) (?:below|here|in|to)",
    "(?:here(?:'|’)?s|here is|here are|this is) (?:the |a |an |my |our |some |what |how |why |more )(?:[^.!?]{0,50}[:：]|(?:link|thread|blog|post|article|video|full|repo|demo|code|example|paper)\\b[^.!?]*)",
    "(?:it(?:'|’)?s |we(?:'|’)?re |now )?live (?:at|on|here|now)\\b",
    "[^.!?]{0,60}\\b(?:give it|take it) (?:a|for a) (?:try|spin|go|shot)\\b[^.!?]{0,30}\\W*$",
    "(?:let (?:me|us) know|would love|we(?:'|’)?d love|i(?:'|’)?d love|love to hear|looking forward|can(?:'|’)?t wait|stay tuned|more (?:soon|to come|coming)|coming soon|have fun|enjoy|happy \\w+ing|lmk|what do you think|thoughts|curious (?:what|to))\\b",
    "(?:thank you|thanks(?! to (?:an?|the|its|our|this|these|new)\\b)|thx|huge thanks|big thanks|many thanks|shout ?out|kudos|congrats|congratulations|props|credit|h/t|ht|cc|via|s/o|hat tip)\\b",
    "(?:p\\.?s|psa|fyi|tl;?dr|eod|btw)\\b[^\\p{L}]*$",
    "(?:photo|image|picture|source|credit|caption|illustration|related|tag|filed under|sponsor)s?\\s*(?:[:/]|\\W*$)",
    "(?:advertisement|featured image|getty images|watch video|play video|file photo|continue reading|table of contents|share this)\\b",
    "(?:i|we)(?:'|’)?(?:ll| will) (?:keep you|share|post|be (?:talking|sharing|posting))",
    "(?:in (?:this|the latest|my latest|today(?:'|’)?s) (?:post|episode|video|article|thread|newsletter|issue)\\b)",
    "\\(?link to\\b",
  ].join("|")})`,
  "iu",
);
const POINTER_HAN = new RegExp(
  `^\\P{L}*(?:${[
    "(?:点击|點擊|长按|扫码|扫描(?:二维码|下方|上方))",
    "(?:关注(?:我|公众号|账号|微信|一下|@)|訂閱|订阅(?:我|本|频道|邮件)|转发(?:本|这|给|抽|并)|欢迎(?:关注|加入|留言|大家|来|转|在|各位|订阅)|敬请)",
    "(?:来源|编辑|責編|责编|图源|图片|摄影|文|作者|记者|声明|链接|地址|官网|原文|出处)\\s*[|｜:：/]",
    "(?:图源|图为|图片来源|视频来源|视频版|阅读全文|查看原文|原文链接|参考资料|相关阅读|推荐阅读|往期)",
    "(?:更多(?:资讯|内容|信息|详情|精彩|阅读|好文|请)|详情(?:请|见|可)|详见|戳(?:这里|下方|链接|原文))",
    "(?:本文(?:来自|转载|作者|首发)|转载(?:请|自|于)|版权(?:声明|所有|归)|商务合作|加群|私信|评论区)",
    "(?:感谢|谢谢).{0,20}(?:支持|关注|赞助|邀请|大家|阅读)",
    "(?:项目地址|论文(?:地址|链接|标题)|代码(?:地址|链接)|体验地址)",
    "(?:一起来看|快来|赶紧|大家怎么看|你怎么看|如下[:：]?$|概览$|目录$|要闻$)",
  ].join("|")})`,
  "u",
);
/** A call on the reader, or a picture's credit, in the middle of a sentence. */
const CALL =
  /(?:\bREAD MORE\b|©|\bGetty Images\b|点击(?:链接|下方|查看|阅读)|扫.{0,8}二维码|关注.{0,10}公众号|点个?赞|[见在]评论区|评论区见|见文末|链接[在见]|求关注|求转发|一键三连)/u;

/** A longer Chinese sentence says something too. */
const POINTER_LENGTH = 36;

/** What only announces that more is to come. */
const ANNOUNCES =
  /(?:\b(?:here|below|following|follows|how|why|thread|what i learned|read|link|more|steps?|reasons?|things?|tips?|features?|highlights?|includ(?:es|ing))\b[^.!?]{0,40}|(?:如下|以下|包括|有|是|总结|整理|链接|地址|这里|来看|步骤))[:：]$/iu;

/** Whether a sentence points elsewhere or speaks to the reader. */
export function isPointer(sentence: string): boolean {
  const isShort = sentence.length <= POINTER_LENGTH;
  return POINTER.test(sentence) || (isShort && POINTER_HAN.test(sentence)) || CALL.test(sentence);
}

/** Whether what stands before a colon says nothing without what comes after. */
export function onlyAnnounces(sentence: string): boolean {
  return ANNOUNCES.test(sentence);
}
