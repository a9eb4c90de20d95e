/** What a number counts, named in Chinese or English: 8 billion parameters are not 8 billion users. */

/**
 * Each line: what is counted, its kinds, and how it is written in either language. Two things may be the same where
 * they share a kind: a translation may well call users people, but never parameters.
 */
import { matchesOf } from "./matches.ts";
const COUNTED: [string, string, string][] = [
  [
    "people",
    "user staff maker sick pupil viewer owner",
    "人(?!工|民币|形|机|才|脸|物)|名(?!为|单|称|字)|位(?!量化|精度|数|置|于)|people|persons?|humans?|individuals?|men|women|members?",
  ],
  [
    "users",
    "user owner viewer",
    "用户|使用者|使用人数|订阅者|订户|会员|粉丝|关注者|玩家|网民|users?|subscribers?|followers?|members?|players?|fans?|accounts?|账户|账号|DAU|MAU|visitors?|访客",
  ],
  ["customers", "user company owner staff place", "客户|顾客|customers?|clients?|buyers?|买家"],
  ["developers", "user maker staff", "开发者|程序员|developers?|programmers?|coders?|contributors?|贡献者"],
  [
    "staff",
    "staff maker",
    "员工|雇员|职工|人员|工作岗位|岗位|职位|employees?|staff|workers?|jobs?|positions?|工人|headcount|layoffs?",
  ],
  [
    "makers",
    "staff maker",
    "工程师|研究员|研究人员|科学家|设计师|engineers?|researchers?|scientists?|designers?|authors?|作者|专家|experts?",
  ],
  ["patients", "sick", "患者|病人|病例|patients?|volunteers?|志愿者|受试者|participants?|参与者"],
  ["courses", "course", "课程|门课|节课|courses?|lessons?|modules?"],
  ["medics", "staff", "护士|医生|医师|医护|nurses?|doctors?|physicians?|clinicians?"],
  ["pupils", "pupil", "学生|学员|students?|pupils?|learners?"],
  ["viewers", "viewer", "观众|读者|viewers?|readers?|listeners?|听众|attendees?|参会者"],
  ["parameters", "parameter", "参数|parameters?|params?"],
  ["tokens", "token word", "[Tt]okens?|词元|令牌|字符|characters?"],
  ["languages", "language", "语言|语种|languages?"],
  ["dialects", "dialect", "方言|dialects?"],
  ["voices", "voice", "音色|嗓音|voices?"],
  [
    "companies",
    "company place",
    "公司|企业|厂商|商家|商户|机构|初创|companies|company|firms?|start-?ups?|businesses|enterprises?|organi[sz]ations?|vendors?|merchants?",
  ],
  ["countries", "country", "国家|个?国(?!产|内|际)|地区|countries|country|nations?|regions?|markets?|市场"],
  ["cities", "city", "城市|个?城(?!镇)|cities|city|towns?"],
  ["shops", "shop place", "门店|商店|店铺|网点|stores?|shops?|outlets?|branches"],
  ["schools", "school place", "学校|高校|大学|schools?|universities|colleges?|campuses"],
  ["hospitals", "hospital place", "医院|诊所|hospitals?|clinics?"],
  [
    "chips",
    "chip hardware",
    "显卡|芯片|加速卡|加速器|张卡|块卡|算力卡|GPUs?|chips?|TPUs?|accelerators?|cards?|cores?|核心",
  ],
  ["servers", "server hardware", "服务器|节点|机柜|servers?|nodes?|racks?"],
  ["robots", "robot car hardware", "机器人|机器狗|robots?|humanoids?"],
  ["cars", "car", "汽车|车辆|轿车|出租车|辆|cars?|vehicles?|taxis?|robotaxis?|trucks?|卡车|buses"],
  ["aircraft", "aircraft robot", "飞机|无人机|drones?|aircraft|planes?|satellites?|卫星"],
  ["pages", "page text", "页(?!面)|页面|pages?|网页"],
  ["documents", "document text", "文档|文件|合同|documents?|files?|contracts?|PDFs?"],
  ["papers", "paper text", "论文|papers?|preprints?"],
  ["articles", "article text", "文章|报道|articles?|posts?|帖子|stories|reports?|报告"],
  ["books", "book text", "书籍|图书|本书|books?"],
  ["pictures", "picture sampled", "图片|图像|照片|images?|photos?|pictures?"],
  ["videos", "video sampled", "视频|短片|影片|videos?|clips?|films?|movies?"],
  ["songs", "song", "歌曲|曲目|songs?|tracks?"],
  ["words", "word", "单词|字(?!节|符|段|典)|words?"],
  ["lines", "line word", "行代码|代码行|lines?"],
  ["stars", "star", "星标|颗星|stars?|upvotes?|likes?|点赞|赞"],
  ["downloads", "download visit", "下载|安装量|downloads?|installs?|installations?"],
  ["visits", "visit", "访问|浏览|播放|views?|visits?"],
  ["calls", "call talk", "调用|请求|查询|requests?|queries|calls?|searches"],
  ["messages", "message talk", "消息|短信|邮件|messages?|emails?|prompts?|提示词"],
  ["conversations", "conversation talk", "对话|会话|conversations?|chats?|sessions?"],
  ["orders", "order", "订单|orders?|trips?|rides?|行程|deliveries|shipments?|出货|预订|bookings?"],
  [
    "tasks",
    "task issue sampled",
    "任务|tasks?|题目|questions?|problems?|问题|benchmarks?|tests?|测试|基准|样例|exams?",
  ],
  ["experiments", "experiment issue", "实验|experiments?|trials?"],
  ["points", "point issue", "points?|分(?!钟|之|析|别|发|布|辨|类|割|支|享|为|成)|scores?|得分|评分"],
  ["layers", "layer", "layers?"],
  ["experts", "mixture", "experts?|专家模型"],
  ["models", "model thing", "模型|models?|checkpoints?"],
  ["agents", "agent thing", "智能体|[Aa]gents?|助手|assistants?|bots?"],
  ["tools", "tool thing", "工具|tools?|plugins?|插件|skills?|技能|connectors?|连接器|integrations?"],
  ["apps", "app thing", "应用程序|应用|小程序|apps?|applications?|products?|产品"],
  ["features", "feature thing", "功能|特性|features?|updates?|更新|improvements?|改进"],
  ["bugs", "bug issue", "漏洞|缺陷|bugs?|vulnerabilities|vulnerability|flaws?|CVEs?"],
  ["errors", "error issue", "错误|errors?|mistakes?|failures?|故障|事故|incidents?|accidents?"],
  ["datasets", "dataset sampled text", "数据集|datasets?"],
  ["samples", "sample sampled", "样本|数据点|samples?|examples?|rows?|records?|记录|条数据|pairs?"],
  ["repositories", "repository thing", "代码库|仓库|repositories|repository|repos?"],
  ["patents", "patent", "专利|patents?"],
  ["shares", "share", "股(?!价|东|市|权)|股份|shares?"],
  ["seats", "seat", "席位|座位|seats?|licen[cs]es?"],
  ["homes", "home", "家庭|住户|homes?|households?|families"],
  ["votes", "vote", "选票|votes?"],
  ["factories", "factory place", "工厂|晶圆厂|产线|factories|factory|fabs?"],
  ["datacentres", "datacentre place", "数据中心|data ?cent(?:er|re)s?"],
  ["flights", "flight", "航班|flights?"],
  ["rounds", "round", "轮(?!胎|椅)|rounds?"],
];

const KINDS = new Map(COUNTED.map(([name, kinds]) => [name, new Set(kinds.split(" "))]));
const hanOf = (written: string) => written.split("|").filter((word) => !/^[A-Za-z[]/.test(word));
const latinOf = (written: string) => written.split("|").filter((word) => /^[A-Za-z[]/.test(word));
const HAN = new RegExp(
  COUNTED.map(([, , written]) => `(${hanOf(written).join("|") || "(?!)"})`).join("|"),
  "g",
);
const LATIN = new RegExp(
  `^(?:${COUNTED.map(([, , written]) => `(${latinOf(written).join("|") || "(?!)"})`).join("|")})$`,
  "i",
);

/** Characters and words after a number that may lie between it and what it counts. */
const HAN_REACH = 9;
const LATIN_REACH = 4;
const CLASSIFIER =
  /^\s*(?:多|余|来|几)?\s*(?:个|种|款|家|项|条|次|份|组|类|批|颗|枚|间|所|座|套|只|件|篇|部|段|处|起|支|张|块|台|架|户|单|票|题|层|本|门|道|则|行(?!代码))?\s*/;
/** A verb or mark that ends what a number speaks of. */
const HAN_STOP =
  /[,，。;；、:：()（）!?！？\n"“”《》|]|\d|每|使用|支持|覆盖|参与|成为|达到|增至|以及|并|和|与|至|到|在|从|被|将|可|用于|训练|购买|采购/;
const LATIN_STOP =
  /^(?:in|for|with|to|at|by|from|and|or|on|than|as|is|are|was|were|be|been|while|who|that|which|will|have|has|had|can|could|would|after|before|since|when|where|if|but|per|across|into|over|under|about|against|using|versus|vs)$/i;
/** Between what is counted and a number after it. */
const HAN_LINK =
  /(?:总数|数量|总量|规模|人数|数|量)?(?:已|将|共|仅|只|也|就|均|合计|一共|总计)*(?:为|是|有|达到|达|约|超过|超|突破|增至|升至|降至|减至|增加到|增长到|扩大到|从|由|:|：)*\s*(?:约|近|超|逾|了)?\s*$/;
const LATIN_LINK =
  /([A-Za-z]+)(?: (?:count|base|size|number|total))?(?: (?:has|have|had|now|already|just))?\s*(?::|=|of|reach(?:es|ed)?|hits?|pass(?:es|ed)?|to|is|was|were|are|exceed(?:s|ed)?|total(?:s|ed)?|grew to|rose to|fell to|number(?:s|ed)?)\s*(?:about|around|over|nearly|roughly|more than|only)?\s*$/;

/** What the number between two places counts, by the nearest word that names it; undefined where none does. */
export function countedAt(text: string, start: number, end: number): string | undefined {
  const after = text.slice(end, end + 60);
  return countedAfter(after) ?? countedBefore(text.slice(Math.max(0, start - 40), start));
}

/** Whether what two numbers count may be the same. */
export function mayBeSame(one: string, other: string): boolean {
  if (one === other) return true;
  return [...(KINDS.get(one) ?? [])].some((kind) => KINDS.get(other)?.has(kind));
}

/** What is seldom worded as anything else: the number of the one is not that of another. */
const PLAIN = new Set(
  "users staff patients pupils students parameters tokens countries cities stars downloads votes".split(" "),
);

/** Whether two numbers surely count different things; most nouns may be worded as others, and prove nothing. */
export const areUnlike = (one: string, other: string): boolean =>
  PLAIN.has(one) && PLAIN.has(other) && !mayBeSame(one, other);

function countedAfter(after: string): string | undefined {
  return /^[\s-]*(?:\+|多|余)?\s*[A-Za-z]/.test(after) ? countedInWords(after) : countedInHan(after);
}

function countedInWords(after: string): string | undefined {
  const [clause = ""] = after.split(/[.,;:!?()\n|"]|[^\S ]/, 1);
  const words = clause.match(/[A-Za-z]+|\p{Script=Han}+/gu) ?? [];
  for (const word of words.slice(0, LATIN_REACH)) {
    if (LATIN_STOP.test(word)) return undefined;
    const found = /\p{Script=Han}/u.test(word) ? countedInHan(word) : lineOf(LATIN.exec(word));
    if (found) return found;
  }
  return undefined;
}

function countedInHan(after: string): string | undefined {
  const rest = after.replace(CLASSIFIER, "");
  // 名 and 位 and 人 say only that people are counted: a word behind them says more
  const [reach = ""] = rest.slice(0, HAN_REACH).split(HAN_STOP, 1);
  const word = /^\s*([A-Za-z]+)/.exec(reach)?.[1];
  const named = word ? lineOf(LATIN.exec(word)) : undefined;
  if (named) return named;
  let found: string | undefined;
  for (const match of matchesOf(HAN, reach)) {
    // 50 人的公司: what is counted ends at 的
    if (/\p{Script=Han}.*的|[A-Za-z].*的/u.test(reach.slice(0, match.index))) break;
    found = lineOf(match);
    if (found !== "people") return found;
  }
  return found;
}

function countedBefore(before: string): string | undefined {
  const link = HAN_LINK.exec(before);
  const head = before.slice(0, link?.index ?? before.length).trimEnd();
  const last = [...head.slice(-6).matchAll(HAN)].at(-1);
  if (last && last.index + last[0].length === head.slice(-6).length && last[0].length > 1)
    return lineOf(last);
  const word = LATIN_LINK.exec(before)?.[1];
  return word ? lineOf(LATIN.exec(word)) : undefined;
}

function lineOf(match: RegExpMatchArray | RegExpExecArray | null): string | undefined {
  if (!match) return undefined;
  return COUNTED[match.slice(1).findIndex((group) => group !== undefined)]?.[0];
}
