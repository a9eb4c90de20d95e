/** Terms that stand in too many stories to tell one from another: no eye needs to be caught by them. */

const set = (words: string) => new Set(words.trim().split(/\s+/));

const DULL = set(`
  ai ais agi api apis app apps ceo cto cfo coo cio ceos vp pm pms pr prs hr it ux ui url urls uri html css json xml pdf
  pdfs cli sdk sdks gpu gpus cpu cpus tpu tpus ram llm llms ml nlp saas b2b b2c faq diy ok tv pc pcs id ids mvp poc kpi
  roi ipo q1 q2 q3 q4 h1 h2 us u.s usa uk u.k eu un nato g7 g20 am pm est pst pt utc gmt iq i i'm i've i'll i'd
  english chinese american european british french german japanese korean indian russian swiss spanish italian asian
  african western eastern northern southern us-based
  mr mrs ms dr prof sir director president minister chairman senior manager professor chief officer executive head
  founder cofounder co-founder engineer team teams company inc ltd corp group board department ministry government
  day web internet online mobile desktop email news blog
  post update release new beta free pro plus live link read more photo image video data code model models agent agents
  fast etc terms months weeks days hours minutes years times things lots
  tool tools product feature user users people world city street north south east west god hi hello hey wow oh yes
  no thanks welcome congrats please great good big first second third last next one two three four five ten
  mac windows ios android linux web google's sf la ny nyc`);

/** What makes a date or a place in a text of the number that follows it, and no product. */
const COUNTED = set(`
  january february march april may june july august september october november december jan feb mar apr jun jul aug
  sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun today
  tomorrow yesterday tonight week month year spring summer autumn fall winter christmas easter
  q1 q2 q3 q4 h1 h2 step part section chapter figure table item no nos vol version day week page phase level about over
  tier class type stage round level top route highway article gen fy`);

/** What an English sentence begins with, in capitals for that alone. */
const OPENERS = set(`
  new meet today now our the this with from in on at by for and but so here it its a an these those what when where
  why how if as after before while since because although though however also then there first finally last next
  introducing announcing launching fixed added improved changed removed updated build built use using try make made
  create created install add open get got update download explore connect import run set see watch learn read join
  start stop keep let give take go check write ask tell show find turn move select choose enable disable support
  ship shipped release released launch launched share shared post think most many some all every each no not only
  just even still yet both either such same other another more less few several recently currently previously
  together instead meanwhile overall once thank thanks congrats big great good best better well very really one two
  three four five researchers scientists officials police people users developers companies experts analysts
  prosecutors shares stocks oil prices sources former ex talked said says according highly imagine wow yes no ok
  about over under between during without within across against around through despite unlike like per via
  step part bringing building understanding scaling improving helping making using bring help improve understand
  deploying serving find discover stay anyway work works makes helps used needs goes met provide simple persistent enter press click type serve deploy generate automate assign ever`);

/** Han words that hold a sentence together, and verbs of every report; a run of telling words lies between them. */
const HAN_BREAK =
  /^(?:的|地|得|了|着|过|和|与|及|或|在|是|为|对|将|把|被|从|到|向|以|于|由|让|使|给|也|都|还|就|又|再|更|最|很|已|已经|正在|正|可以|能够|能|会|要|应|应该|必须|并|并且|而|而且|但|但是|不|没有|没|无|这|那|这个|那个|这些|那些|其|他|她|它|我|你|您|我们|你们|他们|它们|自己|有|有的|个|种|次|项|等|等等|中|上|下|里|内|外|后|前|时|之|所|该|此|各|每|一|一个|一种|一些|两|几|多|第|第一|约|近|超|超过|达|达到|至|通过|进行|表示|认为|称|说|据|目前|今天|昨天|明天|今日|近日|当日|当地|时间|同时|因为|由于|所以|如果|虽然|需要|成为|包括|以及|其中|来自|关于|对于|使用|用户|发布|推出|宣布|上线|开源|支持|提供|实现|提升|提高|增加|减少|下降|上升|增长|降低|开始|结束|继续|举行|召开|发现|显示|指出|强调|要求|希望|可能|问题|情况|方面|工作|进一步|相关|有关|主要|重要|全新|新|大|小|好|多个|多种|更多|非常|十分|只|只是|仅|仅仅|却|则|即|若|如|如何|怎么|什么|为什么|哪|谁|吗|呢|吧|啊|来|去|做|用|看|想|请|叫|像|跟|比|当|日|月|年|日前|年前|月份|左右|以上|以下|之间|之后|之前|以来|起|跳舞|一张|指责|确认|恢复|退出|赢得|关注|回应|决定|深表|游览|拍|开设|消息|最新|拥有|获得|参加|成功|呼吁|释放|签署|限制|禁止|大家|现在|近日来|一起|可|先|完|出|出炉|成)$/u;

/** Whether one word, whatever its case, tells nothing by itself. */
export const isDull = (word: string): boolean => {
  const known = word.toLowerCase().replaceAll("’", "'");
  return DULL.has(known) || COUNTED.has(known);
};

/** Whether a number after it belongs to a date or a list. */
export const isCounted = (word: string): boolean => COUNTED.has(word.toLowerCase());

/** Whether a capital at the start of a sentence says nothing of this word. */
export const isOpener = (word: string): boolean =>
  OPENERS.has(word.toLowerCase()) || /^\p{Lu}\p{Ll}+(?:ing|ed|ly)$/u.test(word);

/** Whether a Han word ends a run of telling words. */
export const breaksRun = (word: string): boolean => HAN_BREAK.test(word);
