/** Holds a draft against the posts it says it is told from: the gate, and what the gate does not see. */
import { detectLanguage } from "../../lib/detect-language.ts";
import { isHan } from "../../lib/script.ts";
import { steadyText } from "../../lib/steady-text.ts";
import { termsOf } from "../../lib/terms.ts";
import { ground, summarySentences, type Draft, type Fault } from "../ground.ts";
import { namesOf } from "../names.ts";
import type { StoryPost } from "../post.ts";
import type { ModelDraft } from "./draft.ts";
import { isHeadlineWild, isSummaryWild, lengthOf, ROOM } from "./room.ts";

type Language = "zh-CN" | "en";

export type Flaw = Omit<Fault, "kind"> & { kind: Fault["kind"] | "order" };

export type Reviewed = {
  /** The draft with its signs as they are read, `&lt;` as `<`. */
  draft: Draft;
  /** The posts it is told from, of those it was given. */
  cited: StoryPost[];
  flaws: Flaw[];
  /** What is wrong with it as a whole, a sentence each. */
  complaints: string[];
};

/** A sentence that shares so much of its wording with an order does what it was told. */
const OBEYED = 0.5;
const FEWEST_TERMS = 3;
/** What posts begin with is what they are about: their first paragraphs, up to so many characters. */
const LEAD = { han: { shortest: 40, longest: 120 }, latin: { shortest: 100, longest: 300 } };
const FEWEST_SHARED = 3;
/** Across languages only names and numbers are the same; where there are fewer, nothing can be said. */
const FEWEST_ANCHORS = 4;
/** So many letters of Chinese in a row are no accident. */
const RUN_LENGTH = 4;
/** Fewer do not tell a language. */
const FEWEST_LETTERS = 50;
/** A summary shorter than this part of the shortest says nothing. */
export const SCANT = 0.2;

/** The sentence of a flaw of all of them. */
const WHOLE = -1;

/** A story tells; it sells nothing, and neither the reader nor the model speaks in it. */
const SPEAKS =
  /\b(?:promo(?:tion(?:al)?)?|discount|coupon|referral|invite) code\b|\buse code\b|\bclick (?:here|the link|below)\b|\b(?:dm|follow|contact) (?:me|us)\b|\bas an ai\b|\bI(?:'m| am| can(?:no|')t| will)\b|优惠码|折扣码|邀请码|点击(?:这里|此处|链接|下方)|扫码|加(?:我)?微信|^you\b|\bquoted material\b|\b(?:system prompt|instructions) (?:says?|tells?|reads?|is to)\b|引用的?材料|分隔符|系统提示词?(?:要求|写|说|是)|作为(?:一个|一名)?\s?(?:AI|人工智能|语言模型)|我(?:无法|不能|已经?按)/iu;

/** `given` in the order of their numbers, without the orders that stood in them. */
export function review(
  answer: ModelDraft,
  given: readonly StoryPost[],
  orders: string,
  language: Language,
): Reviewed {
  const draft = { headline: unescape(answer.headline), summary: unescape(answer.summary) };
  const numbers = [...new Set(answer.posts)];
  const unknown = numbers.filter((number) => given[number - 1] === undefined);
  const cited = numbers.flatMap((number) => given[number - 1] ?? []);
  return {
    draft,
    cited,
    flaws: findFlaws(draft, cited, orders, language),
    complaints: [
      ...(unknown.length > 0 ? [`There is no post ${unknown.join(", ")}.`] : []),
      ...(numbers.length === 0 ? ["posts names none of the posts."] : []),
      ...complaintsOfLength(draft, language),
    ],
  };
}

export const findFlaws = (
  draft: Draft,
  cited: readonly StoryPost[],
  orders: string,
  language: Language,
): Flaw[] => [
  ...ground(draft, cited, language),
  ...findForeign(draft, language),
  ...findSpoken(draft),
  ...findObeyed(draft, cited, orders),
  ...findOffTopic(draft, cited),
];

/** Why it is returned, each reason in a sentence. */
export function reasonsOf({ draft, flaws, complaints }: Reviewed): string[] {
  const sentences = summarySentences(draft.summary);
  const reasons = flaws.map(({ where, sentence, reason }) =>
    where === "headline"
      ? `Headline: ${reason}`
      : sentences[sentence] === undefined
        ? `The summary: ${reason}`
        : `Sentence "${sentences[sentence]}": ${reason}`,
  );
  return [...new Set([...complaints, ...reasons])];
}

/** Script tells Chinese; English it does not tell from French. */
function findForeign({ headline, summary }: Draft, language: Language): Flaw[] {
  if (language !== "en") return [];
  const isForeign = (text: string) =>
    (text.match(/\p{L}/gu)?.length ?? 0) >= FEWEST_LETTERS && detectLanguage(text, "en") !== "en";
  return findSentences(headline, summary, isForeign, "it is not in English");
}

const findSpoken = ({ headline, summary }: Draft): Flaw[] =>
  findSentences(
    headline,
    summary,
    (text) => SPEAKS.test(withoutQuotes(text)),
    "it speaks to the reader, or of itself",
  );

/** What others are quoted as saying may be said by an I. */
const withoutQuotes = (text: string) => text.replace(/"[^"]*"|“[^”]*”|「[^」]*」/gu, "");

/** What is worded like an order, and unlike the rest of the posts, was written because it was ordered. */
function findObeyed({ headline, summary }: Draft, cited: readonly StoryPost[], orders: string): Flaw[] {
  if (orders === "") return [];
  const text = cited.map(({ author, title, text }) => `${author}\n${title}\n${text}`).join("\n");
  const told = new Set(termsOf(text));
  const ordered = new Set(termsOf(orders).filter((term) => !told.has(term)));
  const toldNames = new Set(namesOf(text));
  const orderedNames = new Set(namesOf(orders).filter((name) => !toldNames.has(name)));
  const isObeyed = (sentence: string) => {
    if (namesOf(sentence).some((name) => orderedNames.has(name) && ordered.has(termsOf(name)[0] ?? "")))
      return true;
    if (sharesRun(sentence, orders, text)) return true;
    const terms = termsOf(sentence).filter((term) => !told.has(term));
    const shared = terms.filter((term) => ordered.has(term)).length;
    return shared >= FEWEST_TERMS && shared >= terms.length * OBEYED;
  };
  return findSentences(
    headline,
    summary,
    isObeyed,
    "it follows what a post asks for instead of telling what happened",
  );
}

/** A story that has nothing of what its posts begin with is of something that was slipped into them. */
function findOffTopic({ headline, summary }: Draft, cited: readonly StoryPost[]): Flaw[] {
  const text = `${headline}\n${summary}`;
  const script = scriptOf(text);
  const leads = cited.map(leadOf);
  const same = leads.filter((lead) => scriptOf(lead) === script).join("\n");
  const flaw = (where: Flaw["where"], sentence: number): Flaw => ({
    where,
    sentence,
    kind: "order",
    reason: "it is not about what the posts are about",
  });
  if (same === "") {
    const anchors = namesOf(leads.join("\n"));
    const names = new Set(namesOf(text));
    const isOff = anchors.length >= FEWEST_ANCHORS && !anchors.some((name) => names.has(name));
    return isOff ? [flaw("summary", WHOLE)] : [];
  }
  const told = wordsOf(same);
  const isOff =
    [...wordsOf(text)].filter((word) => told.has(word)).length < Math.min(FEWEST_SHARED, told.size);
  return isOff ? [flaw("summary", WHOLE)] : [];
}

/** Of an article its title too; that of a message is its text again. */
function leadOf({ title, text, handle }: StoryPost): string {
  const { shortest, longest } = LEAD[scriptOf(text)];
  let lead = handle === null ? title : "";
  for (const paragraph of text.split(/\n{2,}/)) if (lead.length < shortest) lead = `${lead}\n${paragraph}`;
  return lead.slice(0, Math.max(longest, title.length));
}

const scriptOf = (text: string) => (isHan(text) ? "han" : "latin");

/** Single letters of Chinese are shared by accident. */
const wordsOf = (text: string) => new Set(termsOf(text).filter(({ length }) => length > 1));

/** Whether a run of letters that are written without spaces stands in the order and nowhere else. */
function sharesRun(sentence: string, orders: string, told: string): boolean {
  const runs = sentence.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu) ?? [];
  return runs.some((run) =>
    Array.from({ length: Math.max(0, run.length - RUN_LENGTH + 1) }, (_, at) =>
      run.slice(at, at + RUN_LENGTH),
    ).some((part) => orders.includes(part) && !told.includes(part)),
  );
}

function findSentences(
  headline: string,
  summary: string,
  isWrong: (text: string) => boolean,
  reason: string,
): Flaw[] {
  const flaw = (where: Flaw["where"], sentence: number): Flaw => ({ where, sentence, kind: "order", reason });
  return [
    ...(isWrong(headline) ? [flaw("headline", 0)] : []),
    ...summarySentences(summary).flatMap((text, at) => (isWrong(text) ? [flaw("summary", at)] : [])),
  ];
}

function complaintsOfLength({ headline, summary }: Draft, language: Language): string[] {
  const { summary: room, headline: line, unit } = ROOM[language];
  const length = lengthOf(summary, language);
  return [
    ...(isHeadlineWild(headline, language)
      ? [`The headline is far too long: ${line.longest} characters at most.`]
      : []),
    ...(isSummaryWild(summary, language)
      ? [`The summary is far too long: ${room.longest} ${unit} at most.`]
      : []),
    ...(length < SCANT * room.shortest ? [`The summary is far too short: ${length} ${unit}.`] : []),
  ];
}

const unescape = (text: string) =>
  steadyText(text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&").trim());
