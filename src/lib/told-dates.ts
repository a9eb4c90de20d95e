/** Dates, weekdays, years and hours as a text tells them, in Chinese and English, whole or in parts. */
import { matchesOf } from "./matches.ts";
import { findMonth } from "./month-names.ts";
import { readHanNumeral } from "./numerals.ts";

export type ToldDate = {
  start: number;
  end: number;
  text: string;
  year?: number;
  /** 1 to 12. */
  month?: number;
  day?: number;
  /** 1 to 4. */
  quarter?: number;
  half?: 1 | 2;
  /** 0 is Sunday. */
  weekday?: number;
  /** Minutes from midnight; where neither morning nor afternoon is said, below 720. */
  minutes?: number;
  /** The first year of a decade. */
  decade?: number;
  /** Against the day of telling: last month is { unit: "month", by: -1 }. */
  relative?: { unit: "day" | "week" | "month" | "quarter" | "year"; by: number };
};

const MONTH =
  "(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?";
const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const HAN_NUMBER = "(?:\\d{1,2}|十[一二]?|[一二三四五六七八九])";

type Parts = Omit<ToldDate, "start" | "end" | "text">;
type Pattern = [RegExp, (groups: (string | undefined)[]) => Parts | undefined];

const number = (text: string | undefined): number =>
  text === undefined
    ? Number.NaN
    : /^\d/.test(text)
      ? Number.parseInt(text, 10)
      : (readHanNumeral(text) ?? Number.NaN);
const part = (key: keyof Parts, text: string | undefined): Parts =>
  text === undefined ? {} : { [key]: number(text) };
const monthOf = (text: string | undefined): number => findMonth(text ?? "") ?? Number.NaN;
const ORDINALS = new Map([
  ["first", 1],
  ["second", 2],
  ["third", 3],
  ["fourth", 4],
]);
const quarterOf = (text: string | undefined): number =>
  ORDINALS.get((text ?? "").toLowerCase()) ?? number(text);
const STEP = new Map([
  ["last", -1],
  ["previous", -1],
  ["this", 0],
  ["current", 0],
  ["next", 1],
  ["coming", 1],
  ["上个", -1],
  ["上", -1],
  ["这个", 0],
  ["本", 0],
  ["这", 0],
  ["下个", 1],
  ["下", 1],
]);
const HAN_DAYS = new Map([
  ["前天", -2],
  ["昨日", -1],
  ["昨天", -1],
  ["昨晚", -1],
  ["今日", 0],
  ["今天", 0],
  ["今晚", 0],
  ["今早", 0],
  ["明日", 1],
  ["明天", 1],
  ["后天", 2],
  ["yesterday", -1],
  ["today", 0],
  ["tonight", 0],
  ["tomorrow", 1],
]);
const HAN_YEARS = new Map([
  ["前年", -2],
  ["去年", -1],
  ["今年", 0],
  ["本年", 0],
  ["明年", 1],
  ["后年", 2],
]);
const HAN_UNITS = new Map([
  ["周", "week"],
  ["星期", "week"],
  ["月", "month"],
  ["季度", "quarter"],
] as const);
const relative = (
  unit: "day" | "week" | "month" | "quarter" | "year",
  by: number | undefined,
): Parts | undefined => (by === undefined ? undefined : { relative: { unit, by } });

/** In the order they are tried: what is longer stands before its parts. */
const PATTERNS: Pattern[] = [
  [
    /(?<![\d.])((?:19|20)\d{2})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d.])/g,
    ([y, m, d]) => ({ year: number(y), month: number(m), day: number(d) }),
  ],
  [
    /(?<!\d)((?:19|20)\d{2})\s?年\s?(\d{1,2})\s?月(?:\s?(\d{1,2})\s?[日号])?/g,
    ([y, m, d]) => ({ year: number(y), month: number(m), ...part("day", d) }),
  ],
  [
    /(?<!\d)((?:19|20)\d{2})\s?年?\s?(?:第([一二三四1-4])季度?|([一二三四])季度|Q([1-4]))/g,
    ([y, a, b, c]) => ({ year: number(y), quarter: quarterOf(a ?? b ?? c) }),
  ],
  [/(?<![\d.])((?:19|20)\d{2})\s?年(?:代)?/g, ([y]) => ({ year: number(y) })],
  [
    new RegExp(
      `(?<![\\d.个第])(${HAN_NUMBER})\\s?月份?(?:\\s?(\\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])\\s?[日号])?(?!度)`,
      "g",
    ),
    ([m, d]) => ({ month: number(m), ...part("day", d) }),
  ],
  [
    new RegExp(`\\b(${MONTH}) (\\d{1,2})(?:st|nd|rd|th)?(?:,? ((?:19|20)\\d{2}))?(?!\\d|[.:]\\d|%)`, "g"),
    ([m, d, y]) => ({ month: monthOf(m), day: number(d), ...part("year", y) }),
  ],
  [
    new RegExp(
      `(?<![\\d.])(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${MONTH})(?:,? ((?:19|20)\\d{2}))?(?![\\w])`,
      "g",
    ),
    ([d, m, y]) => ({ month: monthOf(m), day: number(d), ...part("year", y) }),
  ],
  [
    new RegExp(`\\b(${MONTH})(?: of)?,? ((?:19|20)\\d{2})\\b`, "g"),
    ([m, y]) => ({ month: monthOf(m), year: number(y) }),
  ],
  [
    /\b(January|February|April|June|July|August|September|October|November|December|Sept)\b/g,
    ([m]) => ({ month: monthOf(m) }),
  ],
  [
    /(?<=\b(?:[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|[Ff]rom|[Ll]ast|[Nn]ext|[Tt]his|[Ee]arly|[Ll]ate|[Mm]id-?|[Oo]f|[Tt]o|and|[Dd]uring|[Tt]hrough|[Bb]etween|[Bb]efore|[Aa]fter) )(March|May)\b/g,
    ([m]) => ({ month: monthOf(m) }),
  ],
  [
    /\b(?:FY\s?)?((?:19|20)\d{2})\s?Q([1-4])\b|\bQ([1-4]),?(?:\s(?:of )?((?:19|20)\d{2}))?\b/g,
    ([y, q, p, z]) => ({ quarter: number(q ?? p), ...part("year", y ?? z) }),
  ],
  [
    /\b(first|second|third|fourth)[- ]quarter(?:(?: of)? ((?:19|20)\d{2}))?/gi,
    ([q, y]) => ({ quarter: quarterOf(q), ...part("year", y) }),
  ],
  [/第?([一二三四])季度?(?!节)|第([1-4])季度/g, ([a, b]) => ({ quarter: quarterOf(a ?? b) })],
  [
    /\b(first|second) half (?:of (?:the year|(?:19|20)\d{2})|this year|next year)/gi,
    ([h]) => ({ half: h?.toLowerCase() === "first" ? 1 : 2 }),
  ],
  [/\bH([12])\b/g, ([h]) => ({ half: h === "1" ? 1 : 2 })],
  [/([上下])半年/g, ([h]) => ({ half: h === "上" ? 1 : 2 })],
  [/\b((?:19|20)\d0)s\b/g, ([y]) => ({ decade: number(y) })],
  [
    /(?<![\w.,$€£¥-])FY\s?((?:19|20)?\d{2})\b/g,
    ([y]) => ({ year: number(y) < 100 ? 2000 + number(y) : number(y) }),
  ],
  [
    /(?:本|上|下|这)?(?:周|星期|礼拜)([一二三四五六日天末])(?!年)/g,
    ([d]) => (d === "末" ? {} : { weekday: "日一二三四五六".indexOf(d === "天" ? "日" : (d ?? "")) }),
  ],
  [
    /\b(Sun|Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?)(?:day)?\b(?=day|\b)/g,
    ([d]) => ({ weekday: WEEKDAYS.indexOf((d ?? "").slice(0, 3).toLowerCase()) }),
  ],
  [
    /\b(?:on )?(Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday)s?\b/gi,
    ([d]) => ({ weekday: WEEKDAYS.indexOf((d ?? "").slice(0, 3).toLowerCase()) }),
  ],
  [
    /(?<![\d.:])(\d{1,2}):(\d{2})(?::\d{2})?\s?([ap])\.?m\.?/gi,
    ([h, m, p]) => ({ minutes: (number(h) % 12) * 60 + number(m) + (p?.toLowerCase() === "p" ? 720 : 0) }),
  ],
  [
    /(?<![\d.:/])([01]?\d|2[0-3]):([0-5]\d)(?::\d{2})?(?![\d:.%])/g,
    ([h, m]) => ({ minutes: number(h) * 60 + number(m) }),
  ],
  [
    /(?<![\d.:$])(\d{1,2})\s?([ap])\.?m\b\.?/gi,
    ([h, p]) => ({ minutes: (number(h) % 12) * 60 + (p?.toLowerCase() === "p" ? 720 : 0) }),
  ],
  [
    /(凌晨|早上|上午|中午|下午|晚上|晚间|傍晚|今晚|明晚|昨晚)\s?(\d{1,2}|[一二三四五六七八九十]{1,2}|两)\s?(?:点钟?|时)(?:\s?(半|\d{1,2}分?))?/g,
    ([part, h, m]) => ({
      minutes:
        ((number(h) % 12) +
          (/[下晚傍]|中午/.test(part ?? "") && number(h) !== 12 ? 12 : 0) +
          (part === "中午" && number(h) === 12 ? 12 : 0)) *
          60 +
        (m === "半" ? 30 : m ? number(m) : 0),
    }),
  ],
  [/(前年|去年|今年|本年|明年|后年)/g, ([w]) => relative("year", HAN_YEARS.get(w ?? ""))],
  [
    /\b(last|previous|this|current|next|coming) (week|month|quarter|year)\b/gi,
    ([s, u]) => relative((u ?? "").toLowerCase() as "week", STEP.get((s ?? "").toLowerCase())),
  ],
  [
    /(上个|上|这个|本|这|下个|下)(周|星期|月|季度)(?!报|刊)/g,
    ([s, u]) => relative(HAN_UNITS.get((u ?? "") as "周") ?? "week", STEP.get(s ?? "")),
  ],
  [
    /(前天|昨日|昨天|昨晚|今日|今天|今晚|今早|明日|明天|后天|\byesterday\b|\btoday\b|\btonight\b|\btomorrow\b)/gi,
    ([w]) => relative("day", HAN_DAYS.get((w ?? "").toLowerCase())),
  ],
  [
    /(?<![\w.,$€£¥#/-]|每[秒天月年]\s?)(19[5-9]\d|20[0-4]\d)(?![\d,.]*\d|\s?(?:[%万亿千百KkMBG]|[a-z]+s\b|个|名|人|家|款|种|项|次|条|块|篇|辆|吨|公里|米|小时|分钟|天|多|余|场|字|行|颗|份|所|元|美元|台|位|张|件))/g,
    ([y]) => ({ year: number(y) }),
  ],
];

/** What every date has one of: most sentences have none, and need not be read pattern by pattern. */
const MAY_DATE =
  /\d|[年月周季今昨明点]|星期|礼拜|[前后]天|半年|day|week|month|quarter|year|half|tonight|tomorrow|Jan|Feb|March|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)/i;

/** Whether any character between two places is marked. */
export function isTaken(marks: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (marks[at] === 1) return true;
  return false;
}

/** The dates of a text in order, none over another. */
export function toldDatesOf(text: string): ToldDate[] {
  if (!MAY_DATE.test(text)) return [];
  const taken = new Uint8Array(text.length);
  const dates: ToldDate[] = [];
  for (const [pattern, read] of PATTERNS) {
    for (const match of matchesOf(pattern, text)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (isTaken(taken, start, end)) continue;
      const parts = read(match.slice(1));
      if (!parts || !isPossible(parts)) continue;
      taken.fill(1, start, end);
      dates.push({ start, end, text: match[0], ...parts });
    }
  }
  return dates.sort((a, b) => a.start - b.start);
}

function isPossible({ month, day, year, quarter, minutes }: Parts): boolean {
  const within = (value: number | undefined, least: number, most: number) =>
    value === undefined || (value >= least && value <= most);
  return (
    within(month, 1, 12) &&
    within(day, 1, 31) &&
    within(year, 1900, 2099) &&
    within(quarter, 1, 4) &&
    within(minutes, 0, 1440)
  );
}
