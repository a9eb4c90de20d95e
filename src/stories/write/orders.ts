/**
 * Orders to a machine in the text of a post. What gives them is no news: neither the model nor the gate sees it, so
 * that nothing of it is written and nothing that is written stands on it. Orders that this does not know are still
 * between delimiters in the prompt, and what comes of them has to pass the gate.
 */
import { isHan } from "../../lib/script.ts";
import { namesOf } from "../names.ts";
import type { StoryPost } from "../post.ts";
import { hiddenOf, visible } from "./visible.ts";

const WRITE =
  "(?:reply|respond|answer|output|print|write|say|state|include|add|append|prepend|insert|mention|put|place|end|start|begin|translate|summari[sz]e|call|describe|replace|return|switch|repeat|link|generate|produce)";
/** Where an English order begins: at a start, or behind a word that demands. */
const DEMAND = `(?:^|[.!?:;,("“*>\\]—–-]\\s*|\\b(?:please|must|should|shall|always|only|instead|just|simply|never)\\s+)`;
const MACHINE =
  "(?:ai|a\\.i\\.|llms?|(?:large )?language models?|chat ?bots?|bots?|(?:ai )?assistants?|(?:ai )?agents?|summari[sz]ers?|gpt|claude|model|editor (?:ai|model|bot))";
const LANGUAGES =
  "(?:english|chinese|french|german|spanish|russian|japanese|korean|italian|portuguese|arabic|latin|pirate|emoji|base64|rhymes?|verse)";

/** Each goes on to the end of its paragraph: what is ordered follows the order. */
const ORDERS: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|discard)\b[^.!?\n]{0,30}\b(?:previous|prior|above|earlier|preceding|all|any|your|these|existing|system)\b[^.!?\n]{0,40}\b(?:instructions?|prompts?|directives?|guidelines?|rules|context|constraints|commands?|messages?)\b/iu,
  /\b(?:ignore|disregard|forget) (?:everything|all|anything|whatever) (?:above|before|you|said|that)/iu,
  /\b[Yy]ou(?: are|'re|’re) (?:now|no longer) (?:an? |in |the |DAN|bound|free|operating|[A-Z])/u,
  /(?:^|[.!?:]\s+|\bplease |\bnow )(?:act|behave|respond|answer|pretend|role-?play) as (?:an? |my |if |though |the )/imu,
  /\bpretend (?:to be|you(?:'re|’re| are))\b|\bfrom now on,? (?:you|your)\b|\b(?:developer|debug|god|admin|maintenance) mode (?:is )?(?:on|enabled|activated|active)\b|\bdo anything now\b|\benter (?:developer|debug|admin) mode\b/iu,
  new RegExp(
    `${DEMAND}${WRITE}\\b[^.!?\\n]{0,90}\\b(?:your|the|this|every|each|any|all) (?:\\w+ )?(?:summary|summaries|headlines?|digest|output|response|reply|answer|translation|json|paragraph|story|stories)\\b`,
    "imu",
  ),
  new RegExp(`${DEMAND}${WRITE}\\b[^.!?\\n]{0,40}\\b(?:in|to|into) ${LANGUAGES}\\b`, "imu"),
  /\byour (?:summary|output|response|answer|headline|reply|only task|task|job|new (?:task|role|instructions?)|instructions)\b[^.!?\n]{0,15}\b(?:must|should|is|are|has to|will|shall)\b/iu,
  /\binstead of (?:a |the |your |writing |any )*(?:summar|headline|answer)/iu,
  new RegExp(
    `\\b(?:note|notice|attention|message|instructions?|important|reminder|hint|hello|dear|hey|hi|memo)\\b[^.!?\\n]{0,16}?\\b(?:all |any |the |every )*${MACHINE}\\b[^.!?\\n-]{0,30}[:,!—–]`,
    "iu",
  ),
  new RegExp(
    `\\bif you(?: are|'re|’re) (?:an? |the )?${MACHINE}\\b|\\bas an? (?:ai|language) model\\b`,
    "iu",
  ),
  /\b(?:reveal|show|print|repeat|leak|output|disclose|tell (?:me|us))\b[^.!?\n]{0,40}\b(?:system prompt|(?:your|the) (?:hidden |initial |full )?(?:instructions|prompt))\b/iu,
  /\b(?:decode|base64|rot13)\b[^.\n]{0,60}\b(?:follow|obey|execute|carry out|comply|instructions?|do (?:it|what))\b/iu,
  /(?:忽略|无视|忘记|忘掉|不要理会|不要遵守|绕过|覆盖|抛开)[^。！？\n]{0,16}(?:指令|指示|提示词?|规则|要求|设定|上文|以上|之前|前面)/u,
  /你现在(?:是|扮演|进入|处于)|从现在(?:起|开始)[，,]?你|(?:请|请你|现在)(?:扮演|假装|充当|化身)|(?:开发者|调试|管理员)模式(?:已)?(?:开启|启用|激活)/u,
  /(?:致|给|告|提醒|注意[，,:：]?|亲爱的|各位)\s*(?:所有|各位|每个|任何)?(?:的)?\s*(?:AI|人工智能|大模型|大语言模型|语言模型|机器人|智能体|助手|摘要模型|总结模型)[^。！？\n]{0,10}[:：，,！!]/iu,
  /如果你是(?:一个|一名|个)?\s*(?:AI|人工智能|大模型|大?语言模型|机器人|智能体|助手)|作为(?:一个|一名)?\s*(?:AI|人工智能|语言模型)(?:助手|模型)?[，,]/iu,
  /(?:请|务必|必须|应当|直接|改为|只需?|一定要|要求你|你要|你应)[^。！？\n]{0,16}(?:输出|回复|回答|写上|写成|写入|写|加入|加上|附上|插入|改用|翻译成|总结为|生成|使用|说)[^。！？\n]{0,40}(?:摘要|标题|简报|日报|总结|回答|输出|正文|结尾|末尾|开头|英文|英语|法语|日语|俄语|优惠码|邀请码|链接|网址)/u,
  /(?:摘要|标题|简报|总结|输出|回答)(?:里|中|的?(?:开头|结尾|末尾|内容))?(?:必须|务必|一定要|只能|都要|应当)/u,
  /(?:泄露|显示|打印|重复|输出|告诉我|复述|公开)[^。！？\n]{0,12}(?:系统提示|提示词|你的指令|你的设定)/u,
  /\b(?:ignor(?:ez|ieren?|iert?|a|ad|ar|e)|oublie[sz]?|vergiss|vergessen sie|olvida|dimentica)\b[^.!?\n]{0,40}\b(?:instructions|consignes|anweisungen|instrucciones|istruzioni|instruções)\b/iu,
  /(?:以前|これまで|上記|今まで)の(?:指示|命令|プロンプト)[^。\n]{0,12}(?:無視|忘れ)|игнорируй[^.!?\n]{0,40}(?:инструкци|указани)|이전[^.\n]{0,8}(?:지시|명령)[^.\n]{0,8}무시/iu,
  /(?:解码|base64)[^。\n]{0,30}(?:执行|照做|遵循|遵照|服从)/iu,
];

/** Letters of Cyrillic and Greek that pass for Latin ones. */
const LOOK_ALIKE = new Map(
  Array.from("аАеЕоОрРсСхХуіІјЈѕЅһНКМТВΑΒΕΗΙΚΜΝΟΡΤΧοα", (letter, at) => [
    letter,
    "aAeEoOpPcCxXyiIjJsShHKMTBABEHIKMNOPTXoa"[at] ?? letter,
  ]),
);

/** What poses as another speaker goes on to the end of the post. */
const SPEAKERS: readonly RegExp[] = [
  /<\|[a-z_]+\|>|<<\/?SYS>>|\[\/?INST\]|<\/?(?:system|assistant|user|instructions?|posts?|data|prompt|draft)\b[^>\n]{0,40}>/iu,
  /^[ \t]*(?:[#[({<【*=\-_]+\s*)?(?:SYSTEM|ASSISTANT|DEVELOPER|ADMIN(?:ISTRATOR)?|NEW INSTRUCTIONS?|OVERRIDE)(?: [A-Z ]{2,24})?[\])}>】*=#\-_ \t]*[:：]/mu,
  /^[ \t]*(?:[#[({<【*=\-_]+\s*)(?:system|assistant|developer|admin|instructions?|new (?:task|instructions?|rules)|end of (?:posts?|data|input|document))(?: (?:prompt|message|override|note|update|instructions?))?\s*[\])}>】*=#\-_]*/imu,
  /\b(?:system|developer|admin) (?:prompt|message|override|instruction|update|notice)\s*[:：]/iu,
  /(?:^|\n)[ \t]*[【[#*]*\s*(?:系统|管理员|开发者)(?:提示|消息|指令|通知|覆盖|更新)?\s*[】\]*]*\s*[:：】]/u,
  /\b(?:end|start) of (?:the )?(?:posts?|quoted material|untrusted (?:data|input)|user (?:data|input))\b/iu,
];

/**
 * Words of who speaks to a writer. One alone means nothing; two different ones in a paragraph that shares no name with
 * what the post begins with are taken for an order in words that no pattern above knows.
 */
const CUES: readonly RegExp[] = [
  /\b(?:instructions?|directives?|prompts?|指令)\b|指令|提示词|指示/iu,
  /\b(?:summar(?:y|i[sz]e)|headlines?|digest)\b|摘要|总结|标题|简报|头条/iu,
  /\b(?:rewrite|respond|reply|write|say|state|claim|tell (?:everyone|readers|people|them)|announce)\b|写明|写成|改写|改成|说成|回复/iu,
  /\b(?:advertis\w+|promot\w+|praise|recommend|shout-?out|vote for|endorse|feature)\b|宣传|推广|推荐|夸奖|赞美|安利/iu,
  /\b(?:assistant|language model|ai|chatbot|editor|admin)\b|助手|编辑|模型|管理员|人工智能/iu,
  /"?\brole"?\s*:|^\s*(?:user|assistant|human|system|用户|助手|系统)\s*[:：]/imu,
  /\b(?:your (?:real |new |only |actual )?(?:job|task|role|goal)|you were told|no restrictions|imagine you|stop\.|kindly|instead)\b|你的(?:任务|工作)|^停[！!。]|务必/iu,
  /\b(?:the (?:text|content|post|message)s? above|(?:text|content) above|the above|rank this|only news|at the top)\b|上面的|以上内容|本条|放在第一|唯一的/iu,
];
const FEWEST_CUES = 2;
/** Orders are short; a long paragraph has many words of all kinds. */
const LONGEST_ORDER = { han: 90, latin: 220 };

/** The post as far as it tells something: its title and text as people see them, without orders. */
export function withoutOrders(post: StoryPost): StoryPost {
  return { ...post, title: restOf(post.title), text: restOf(post.text) };
}

/** What of a post gives orders, or is hidden in it; empty for all but a few. */
export const ordersOf = ({ title, text }: Pick<StoryPost, "title" | "text">): string =>
  [title, text]
    .flatMap((part) => [split(part).orders, hiddenOf(part)])
    .filter((part, at, all) => part !== "" && all.indexOf(part) === at)
    .join("\n");

const restOf = (text: string): string => split(text).rest;

function split(text: string): { rest: string; orders: string } {
  const seen = visible(text);
  const speaker = firstOf(SPEAKERS, seen);
  const told = speaker === undefined ? seen : seen.slice(0, speaker);
  const rest: string[] = [];
  const orders = speaker === undefined ? [] : [seen.slice(speaker)];
  const [lead = "", ...others] = told.split(/\n{2,}/);
  for (const paragraph of [lead, ...others]) {
    const order = isWhollyOrder(paragraph, lead) ? 0 : firstOf(ORDERS, paragraph);
    const start = order === undefined ? paragraph.length : sentenceStart(paragraph, order);
    rest.push(paragraph.slice(0, start).trimEnd());
    if (order !== undefined) orders.push(paragraph.slice(start));
  }
  return { rest: rest.filter(Boolean).join("\n\n"), orders: orders.join("\n") };
}

function isWhollyOrder(paragraph: string, lead: string): boolean {
  if (paragraph === lead) return false;
  const spelled = spell(paragraph);
  if (spelled !== paragraph && firstOf(ORDERS, spelled) !== undefined) return true;
  if (paragraph.length > LONGEST_ORDER[isHan(paragraph) ? "han" : "latin"]) return false;
  const cues = CUES.filter((cue) => cue.test(paragraph)).length;
  if (cues < FEWEST_CUES) return false;
  const known = new Set(namesOf(lead));
  return !namesOf(paragraph).some((name) => known.has(name));
}

/** Letters that stand apart are put together, and digits within words read as the letters they look like. */
const spell = (text: string) =>
  text
    .replace(/\b(?:\p{L} ){3,}\p{L}\b/gu, (letters) => letters.replaceAll(" ", ""))
    .replace(/\b[a-z]*(?:\d[a-z]+|[a-z]\d+)+\b/giu, (word) =>
      word.replace(/[01345]/g, (digit) => "oi?eas"[Number(digit)] ?? digit),
    );

/** Where the first of the patterns begins to hold. Letters that look like Latin ones are read as those. */
function firstOf(patterns: readonly RegExp[], text: string): number | undefined {
  const plain = text
    .replace(/[\uff01-\uff3b\uff3d-\uff5e]/g, narrow)
    .replace(
      /(?<=[A-Za-z])[\u0370-\u04ff]|[\u0370-\u04ff](?=[A-Za-z])/g,
      (letter) => LOOK_ALIKE.get(letter) ?? letter,
    );
  const starts = patterns.map((pattern) => pattern.exec(plain)?.index).filter((at) => at !== undefined);
  return starts.length === 0 ? undefined : Math.min(...starts);
}

/** Letters and digits only: the marks of Chinese are full-width by right. */
function narrow(letter: string): string {
  const plain = String.fromCharCode(letter.charCodeAt(0) - 0xfee0);
  return /[A-Za-z0-9]/.test(plain) ? plain : letter;
}

const sentenceStart = (text: string, at: number): number =>
  /[\s\S]*(?:[.!?]["'”’)\]]*\s|[。！？]["”’」』）]*|\n)/u.exec(text.slice(0, at))?.[0].length ?? 0;
