/**
 * The numbers of a text in normal forms, whichever way Chinese or English writes them: 1.2万, 12,000 and 12k are one,
 * 三成 and 30% are one, $10M and 1000 万元 are two. What may be read in more than one way has several readings.
 */
import { matchesOf } from "./matches.ts";
import { countedAt } from "./counted.ts";
import { ENGLISH_NUMERAL, readEnglishNumeral, readHanNumeral } from "./numerals.ts";
import { isTaken } from "./told-dates.ts";
import type { ToldDate } from "./told-dates.ts";
import { moneyBefore, unitAt } from "./units.ts";

export type Reading = {
  low: number;
  /** Above low where the text is vague: 数十 is 10 to 99. */
  high: number;
  /** What it is measured in: "%", "time" in seconds, "$USD", "x" for times as much, "ord" for third; empty for a bare count. */
  unit: string;
  /** Half of its last digit's place: what rounding may have taken or added. */
  slack: number;
};

export type Quantity = {
  start: number;
  end: number;
  text: string;
  readings: Reading[];
  bound: "about" | "over" | "under" | undefined;
  /** What it counts, where the text says so. */
  counted: string | undefined;
  /** Written in words: two, 三. */
  spelled: boolean;
};

const MULTIPLIERS = new Map([
  ["万亿", 1e12],
  ["千亿", 1e11],
  ["百亿", 1e10],
  ["十亿", 1e9],
  ["亿", 1e8],
  ["千万", 1e7],
  ["百万", 1e6],
  ["十万", 1e5],
  ["万", 1e4],
  ["千", 1e3],
  ["百", 100],
  ["hundred", 100],
  ["thousand", 1e3],
  ["million", 1e6],
  ["mn", 1e6],
  ["mil", 1e6],
  ["mio", 1e6],
  ["billion", 1e9],
  ["bn", 1e9],
  ["trillion", 1e12],
  ["tn", 1e12],
  ["k", 1e3],
  ["m", 1e6],
  ["b", 1e9],
  ["t", 1e12],
]);
const MULTIPLIER =
  /(?:[ -]?(?:余|多|几)?(万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千(?![瓦克米兆])|百(?!分))|[ -]?(hundred|thousand|million|billion|trillion|mn|bn|tn|mil)\b|\+?([kKmMbBT])(?![A-Za-z/]|\d))/uy;
const PLUS =
  /\s?(?:\+|多(?!个月|种|家|项|轮)|余|以上|or more\b|plus\b|and (?:counting|above|up)\b)|(?=多(?:个月|种|家|项|轮))/uy;
/** Digits; not those of a name, such as H100, GPT-5, v2.1.3, nor a part of a longer number. */
const DIGITS =
  /(?<![\p{L}\d][.·]?|[A-Z][A-Za-z]*-|[\d.][.,:])(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)(?!\.\d)/gu;
const DIGITS_AFTER =
  /(?<=(?:RMB|USD|CNY|EUR|HKD|GBP|JPY|KRW|Rs|\b(?:top|mid|sub|under|over|pre|post)-|\p{Script=Han}))(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)(?!\.\d)/gu;
const HAN_NUMERAL =
  /百分之(?<percent>[零一二三四五六七八九十百点]+|\d+(?:\.\d+)?)|(?<under>[二两三四五六七八九十百千万]+)分之(?<over>[一二两三四五六七八九十]+)|(?<whole>[零〇一二两三四五六七八九十百千万亿]+(?:点[零一二三四五六七八九]+(?:万亿|亿|万)?)?)/gu;
const VAGUE_HAN =
  /(?:数|几|上|成|好几)(?<size>十万|百万|千万|十亿|百亿|千亿|万亿|十|百|千|万|亿)|(?<teens>十几|十多|十余)|(?<bare>(?<![\d一二三四五六七八九十百千万两几数上成余多.]\s?)(?:百万|千万|亿)级?(?=[ ]?(?:用户|美元|人|token|Token|词元|参数|级|元)))/gu;
const PAIR_HAN =
  /(一两|两三|三四|三五|四五|五六|六七|七八|八九)(百万|千万|十|百|千|万|亿)?(?=\s?(?:个|名|位|种|款|家|项|条|次|人|倍|年|月|天|日|周|星期|小时|分钟|秒|元|美元|成))/gu;
/** Ranks in words; "second" is also a part of a minute. */
const PLACE_FIRST =
  /(?:排名|排|位列|位居|名列|列|居|夺得|获|榜|榜单)第一(?:名|位)?|居首|榜首|登顶|\b(?:rank(?:s|ed|ing)?|plac(?:es|ed)|c[ao]mes?|finish(?:es|ed)|debut(?:s|ed)?|sits|stands) (?:in )?first\b/giu;
const PLACE_SECOND =
  /\b(?:rank(?:s|ed|ing)?|plac(?:es|ed)|c[ao]mes?|finish(?:es|ed)|debut(?:s|ed)?|sits|stands) (?:in )?second\b/giu;
const VAGUE_ENGLISH =
  /\b(?:(tens|dozens|hundreds|thousands) of (thousands|millions|billions)|(dozens|hundreds|thousands|millions|billions|trillions)(?: of)?)\b/gi;
const ENGLISH_SIZES = new Map([
  ["tens", 10],
  ["dozens", 12],
  ["hundreds", 100],
  ["thousands", 1e3],
  ["millions", 1e6],
  ["billions", 1e9],
  ["trillions", 1e12],
]);
const ENGLISH_WORDS = new RegExp(`(?<![\\w-]|\\d )${ENGLISH_NUMERAL}(?![a-z])`, "gi");
/** Sayings for shares and multiples: a pattern, what it is worth, and in which unit. */
const SAYINGS: [RegExp, number, string][] = [
  [
    /翻(?:了)?(?:一)?(?:倍|番)|翻倍|加倍|成倍增|\bdoubl(?:e|es|ed|ing)\b(?! (?:down|check|click))|\btwice\b|\btwofold\b|两倍/gi,
    2,
    "x",
  ],
  [/翻(?:了)?两番|\bquadrupl(?:e|es|ed|ing)\b|\bfourfold\b/gi, 4, "x"],
  [/翻(?:了)?三倍|\btripl(?:e|es|ed|ing)\b|\bthreefold\b|\bthrice\b/gi, 3, "x"],
  ...["five", "six", "seven", "eight", "nine", "ten"].map((word, at): [RegExp, number, string] => [
    new RegExp(`\\b${word}-?fold\\b`, "gi"),
    at + 5,
    "x",
  ]),
  [/\bhundred-?fold\b/gi, 100, "x"],
  [
    /一半|半数|减半|对半|对折|\bhalv(?:e|es|ed|ing)\b|\bhalf (?=(?:of|the|its|their|as|that)\b)|(?<=\b(?:by|in|than|to|about|roughly|nearly|almost) )half\b/gi,
    50,
    "%",
  ],
  [/(?<!个)半个?小时|(?<!个)半个?钟头|\bhalf an hour\b|\bhalf-hour\b/gi, 1800, "time"],
  [/半年|\bhalf a year\b|\bsix months\b/gi, 15_778_800, "time"],
  [/(?<!个)半个月/g, 1_296_000, "time"],
  [/半天|\bhalf a day\b/gi, 43_200, "time"],
];
/** A third, two-thirds, one in nine. */
const FRACTION =
  /\b(a|one|two|three|four|five|seven|nine)[ -](third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|hundredth)s?\b(?![ -](?:party|time|place|of the way|straight|year|month|week|day|round|generation|largest|biggest))|\b(one|two|three|four|nine)(?: [a-z]+)? (?:in|out of) (two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|\d+)\b/gi;
const PARTS = new Map([
  ["quarter", 4],
  ["hundredth", 100],
]);
const ORDINAL_WORDS = new Map(
  "third fourth fifth sixth seventh eighth ninth tenth".split(" ").map((word, at) => [word, at + 3]),
);
/** Words that hold a numeral and mean no number. */
const IDIOMS =
  /第三方|三方|一二三|再三|三角|三维|二维码?|四处|四周|四川|五花八门|七嘴八舌|十分(?!之)|万一|万能|万物|千万(?=别|不|要)|百科|百度|千问|三星|六安|两者|两岸|两会|两难|两极|两侧|两端|两边|两手|双十一|五一|十一(?=假期|黄金周)|二手|二次元|二级市场|一二级|三农|四大(?:洋|洲)|百货|百姓|千里|万里|万科|三元|三亚|三峡|二代|九章|八卦|十足|亿航|万卡|千卡|三分(?!之)|十五五|十四五|百年|百川|零售|零件|零部件|零食|零一万物|零跑|零基础|零信任|零样本|百炼|万象|万达|万兴|千帆|千禧|九号|五角大楼|六边形|七牛|三七互娱/gu;
/** What makes a numeral of one character a count: a measure word or unit after it, or an order before it. */
const COUNTS =
  /^(?:\s?(?:个|名|位|种|款|家|项|条|次|张|台|部|辆|本|篇|座|套|支(?!持)|只(?!是|有|能|要|需)|件|份|组|类|代|步|轮|批|块|颗|枚|间|所|场|国|省|市|区|州|人(?!工)|倍|成(?!为|立|功|本|员|果|熟|长|就)|年|个?月|日|天|周|季|分钟|秒|小时|岁|米|公里|吨|克|度|大(?!学|型|小)|档|级|阶段|颗|元|美元|欧元|万|亿|部分|方面|点(?!击)|股|期|城|地|队|架|艘|层|行|句|字|门|家))/u;
const BEFORE_BOUND = {
  over: /(?:超过?|逾|突破|高于|多于|不止|不少于|不低于|至少|最少|大于|以上|过(?=$)|more than|over|above|exceed(?:s|ed|ing)?|at least|upwards of|north of|greater than|no fewer than|past|>|≥)\s*(?:了|the|a|,)?\s*$/iu,
  under:
    /(?:不到|不足|(?<!不)低于|(?<!不)少于|(?<!不)小于|近|接近|将近|最多|至多|上限|不超过|less than|under|below|fewer than|nearly|almost|close to|up to|at most|no more than|as many as|as much as|just shy of|<|≤)\s*(?:the|a|,)?\s*$/iu,
  about:
    /(?:约|大约|大概|左右|上下|about|around|roughly|approximately|some|circa|an estimated|estimated|~|≈)\s*(?:为|a|the)?\s*$/iu,
};
const AFTER_OVER = /^\s?\p{Script=Han}{0,2}以上|^ (?:and|or) (?:over|above|older|more|up)\b/u;
const AFTER_UNDER = /^\s?\p{Script=Han}{0,2}(?:以下|以内)/u;
const AFTER_ABOUT = /^\s*(?:左右|上下|or so\b|ish\b)/u;

/** What every number has one of. */
const MAY_COUNT =
  /[\d〇一二两三四五六七八九十百千万亿半数几倍双首登]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|teen|ty\b|dozen|hundred|thousand|illion|half|halv|doubl|tripl|quadrupl|fold|twice|thrice|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|first|second/iu;

/** The quantities of a text in order. What the dates hold is left out: their numbers are not counts. */
export function quantitiesOf(text: string, dates: readonly ToldDate[]): Quantity[] {
  if (!MAY_COUNT.test(text)) return [];
  const taken = new Uint8Array(text.length);
  for (const { start, end } of dates) taken.fill(1, start, end);
  for (const match of matchesOf(IDIOMS, text)) taken.fill(1, match.index, match.index + match[0].length);
  const found: Quantity[] = [];
  const add = (start: number, end: number, readings: Reading[], spelled: boolean, open = false) => {
    if (readings.length === 0 || isTaken(taken, start, end)) return;
    taken.fill(1, start, end);
    const before = text
      .slice(Math.max(0, start - 24), start)
      .replace(/(?:US|HK|NT|[SAC])?[$€£¥₩₹]\s?$|RMB\s?$/, "");
    const isBare = readings.every(({ unit }) => unit === "");
    const bound = boundOf(before, text.slice(end, end + 8));
    found.push({
      start,
      end,
      text: text.slice(start, end).trim(),
      readings,
      bound: open ? "over" : bound,
      counted: isBare ? countedOf(start, end) : undefined,
      spelled,
    });
  };

  for (const [pattern, value, unit] of SAYINGS)
    for (const match of matchesOf(pattern, text))
      add(match.index, match.index + match[0].length, [exactly(value, unit, unit === "%" ? 0.5 : 0)], true);
  for (const match of matchesOf(FRACTION, text)) addFraction(match);
  for (const { index, 0: written, 1: size = "" } of text.matchAll(/每(百万|千万|十万|百|千|万|亿)(?!分)/g))
    add(index + 1, index + written.length, [exactly(readHanNumeral(size) ?? 0, "")], true);
  for (const { index, 0: written, 1: one = "", 2: other = "" } of text.matchAll(
    /(?<![\d:])(\d{1,2}):(\d{1,2})(?![\d:])/g,
  ))
    addRatio(index, index + written.length, Number(one), Number(other));
  for (const match of matchesOf(PAIR_HAN, text)) addPair(match);
  for (const match of matchesOf(PLACE_FIRST, text))
    add(match.index, match.index + match[0].length, [exactly(1, "ord")], true);
  for (const match of matchesOf(PLACE_SECOND, text))
    add(match.index, match.index + match[0].length, [exactly(2, "ord")], true);
  for (const match of matchesOf(VAGUE_HAN, text)) addVagueHan(match);
  for (const match of matchesOf(VAGUE_ENGLISH, text)) addVagueEnglish(match);
  for (const pattern of [DIGITS, DIGITS_AFTER])
    for (const match of matchesOf(pattern, text)) addDigits(match);
  for (const match of matchesOf(HAN_NUMERAL, text)) addHan(match);
  for (const match of matchesOf(ENGLISH_WORDS, text)) addEnglish(match);
  for (const match of text.matchAll(
    /\b(third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b(?![- ]part)/gi,
  ))
    add(
      match.index,
      match.index + match[0].length,
      [exactly(ORDINAL_WORDS.get((match[1] ?? "").toLowerCase()) ?? 0, "ord")],
      true,
    );
  return shareUnits(
    text,
    found.sort((a, b) => a.start - b.start),
  );

  /** Of 11B experts the size of each is told, not how many. */
  function countedOf(start: number, end: number): string | undefined {
    const counted = countedAt(text, start, end);
    return /^[\d.]+[BM]$/.test(text.slice(start, end)) && counted !== "parameters" ? undefined : counted;
  }

  /** 7:3 divides a whole in seven and three tenths; it may also be a score. */
  function addRatio(start: number, end: number, one: number, other: number) {
    const sum = one + other;
    const shares =
      sum === 10 || sum === 100 ? [exactly((100 * one) / sum, "%"), exactly((100 * other) / sum, "%")] : [];
    add(start, end, [exactly(one, ""), exactly(other, ""), ...shares], false);
  }

  function addFraction(match: RegExpExecArray) {
    const [written, count = "", part = "", some = "one", among = ""] = match;
    const pieces = count === "a" ? 1 : readEnglishNumeral(count || some);
    const whole = part
      ? (PARTS.get(part.toLowerCase()) ?? ORDINAL_WORDS.get(part.toLowerCase()) ?? 0)
      : /^\d/.test(among)
        ? Number(among)
        : readEnglishNumeral(among);
    if (whole > pieces)
      add(match.index, match.index + written.length, [exactly((100 * pieces) / whole, "%", 0.5)], true);
  }

  function addDigits(match: RegExpExecArray) {
    const [written] = match;
    const end = match.index + written.length;
    if (taken[match.index] === 1) return;
    const ordinal = /^(?:st|nd|rd|th)\b/.exec(text.slice(end, end + 4));
    const value = Number(written.replaceAll(",", ""));
    if (ordinal) return add(match.index, end + ordinal[0].length, [exactly(value, "ord")], false);
    if (
      /第\s?$/.test(text.slice(Math.max(0, match.index - 2), match.index)) &&
      !/^\s?[十百千万亿]/.test(text.slice(end, end + 2))
    )
      return add(match.index, end, [exactly(value, "ord"), exactly(value, "")], false);
    measure(match.index, end, value, slackOf(written), false);
  }

  function addHan(match: RegExpExecArray) {
    const { percent, under, over, whole } = match.groups ?? {};
    const end = match.index + match[0].length;
    if (percent !== undefined) {
      const value = /^\d/.test(percent) ? Number(percent) : readHanNumeral(percent);
      if (value !== undefined)
        add(match.index, end, [exactly(value, "%", /^\d/.test(percent) ? slackOf(percent) : 0.5)], true);
      return;
    }
    if (under !== undefined && over !== undefined) {
      const [whole, piece] = [readHanNumeral(under), readHanNumeral(over)];
      if (whole && piece) add(match.index, end, [exactly((100 * piece) / whole, "%", 0.5)], true);
      return;
    }
    const value = readHanNumeral(whole ?? "");
    const rest = text.slice(end, end + 4);
    const before = text.slice(Math.max(0, match.index - 1), match.index);
    if (value === undefined || value === 0 || /[\d数几上成]/.test(before)) return;
    if (before === "第") {
      if (value > 1) add(match.index, end, [exactly(value, "ord"), exactly(value, "")], true);
      return;
    }
    const isLong =
      (whole ?? "").length > 1 &&
      /[一二两三四五六七八九].*[十百千万亿]|十[一二三四五六七八九]/.test(whole ?? "");
    if (
      !isLong &&
      whole !== "十" &&
      /^[十百千万亿]+$/.test(whole ?? "") &&
      !/[超逾近约满破达过]\s?$/.test(text.slice(Math.max(0, match.index - 2), match.index))
    )
      return;
    if (
      !isLong &&
      !COUNTS.test(rest) &&
      !/[前近约超逾满过]\s?$/.test(text.slice(Math.max(0, match.index - 2), match.index))
    )
      return;
    if (value === 1 && !/^\s?(?:成|倍|个半|年半|天半|周半)/.test(rest)) return;
    measure(match.index, end, value, value >= 100 ? slackOf(String(value)) : 0.5, true);
  }

  function addEnglish(match: RegExpExecArray) {
    const written = match[0];
    const value = readEnglishNumeral(written);
    if (value <= 1 && !/half/i.test(written)) return;
    const end = match.index + written.length;
    const half = /^ and a half\b/.exec(text.slice(end, end + 11))?.[0];
    if (half) return measure(match.index, end + half.length, value + 0.5, 0.25, true);
    measure(match.index, end, value, value >= 100 ? slackOf(String(value)) : 0.5, true);
  }

  /** 两三周 is two to three weeks, 三四十 thirty to forty. */
  function addPair(match: RegExpExecArray) {
    const [written, pair = "", size = ""] = match;
    const [low = 0, high = 0] = Array.from(pair).map((digit) => readHanNumeral(digit) ?? 0);
    const end = match.index + written.length;
    const unit = unitAt(text, end) ?? { measures: "", factor: 1, end };
    const factor = (size ? (readHanNumeral(size) ?? 1) : 1) * unit.factor;
    add(
      match.index,
      Math.max(end, unit.end),
      [{ low: low * factor, high: high * factor, unit: unit.measures, slack: 0 }],
      true,
    );
  }

  function addVagueHan(match: RegExpExecArray) {
    const { size, teens, bare } = match.groups ?? {};
    if (!teens && !size && !bare) return;
    const value = teens ? 10 : (readHanNumeral(size ?? bare?.replace("级", "") ?? "") ?? 0);
    const end = match.index + match[0].length;
    const unit = unitAt(text, end) ?? { measures: "", factor: 1, end };
    const high = teens ? 19 : value * 9.99;
    add(
      match.index,
      Math.max(end, unit.end),
      [{ low: value * unit.factor, high: high * unit.factor, unit: unit.measures, slack: 0 }],
      true,
    );
  }

  function addVagueEnglish(match: RegExpExecArray) {
    const [, tens = "", of = "", alone = ""] = match;
    const value = alone
      ? (ENGLISH_SIZES.get(alone.toLowerCase()) ?? 0)
      : (ENGLISH_SIZES.get(tens.toLowerCase()) ?? 0) * (ENGLISH_SIZES.get(of.toLowerCase()) ?? 0);
    const most = /^(?:millions|billions|thousands)$/i.test(alone) ? 999 : 9.99;
    const end = match.index + match[0].length;
    const unit = unitAt(text, end) ?? { measures: "", factor: 1, end };
    add(
      match.index,
      Math.max(end, unit.end),
      [{ low: value * unit.factor, high: value * most * unit.factor, unit: unit.measures, slack: 0 }],
      true,
    );
  }

  /** A number that ends at a place: its multiplier, unit and currency are read around it. */
  function measure(start: number, numberEnd: number, value: number, slack: number, spelled: boolean) {
    let end = numberEnd;
    const before = text.slice(Math.max(0, start - 6), start);
    const currencies = moneyBefore(before);
    MULTIPLIER.lastIndex = end;
    const multiplied = MULTIPLIER.exec(text);
    let factors = [1];
    if (multiplied) {
      const word = multiplied[1] ?? multiplied[2]?.toLowerCase() ?? multiplied[3] ?? "";
      const factor = MULTIPLIERS.get(word.toLowerCase()) ?? 1;
      // 30m may be metres, 5T terabytes
      const unit =
        word.length === 1 && /[mT]/.test(word) && currencies.length === 0 ? unitAt(text, end) : undefined;
      factors = unit ? [factor, 1] : [factor];
      end += multiplied[0].length;
    }
    const isOpen = /[余多]/.test(multiplied?.[0] ?? "");
    PLUS.lastIndex = end;
    const plus = PLUS.exec(text);
    const open = isOpen || (plus !== null && plus[0] !== "");
    end += plus?.[0].length ?? 0;
    const share = /^成(?!为|立|功|本|员|果|熟|长|就)/.exec(text.slice(end, end + 2));
    if (share) return add(start, end + 1, [exactly(value * 10, "%", 0.5)], spelled, open);
    // 两个半小时
    const halved = /^\s?个半(?=小时|钟头|月)/.exec(text.slice(end, end + 5));
    end += halved?.[0].length ?? 0;
    const unit = unitAt(text, end);
    const [factor = 1] = factors;
    if (currencies.length > 0) {
      const scaled = currencies.map((money) => exactly(value * factor, money, slack * factor));
      return add(start, end, scaled, spelled, open);
    }
    if (!unit) {
      const years = /^\s?年?半/.exec(text.slice(end, end + 3));
      const points = /^ ?(?:points?\b|个点)/.test(text.slice(end, end + 8))
        ? [exactly(value, "%", slack)]
        : [];
      return add(
        start,
        end,
        [...factors.map((one) => exactly(value * one, "", slack * one)), ...points],
        spelled,
        open && years === null,
      );
    }
    const isHalved = halved !== null || text.startsWith("半", unit.end);
    const half = unit.measures === "time" && isHalved ? 0.5 : 0;
    const scale = factor * unit.factor;
    const readings = [exactly((value + half) * scale, unit.measures, slack * scale)];
    // 度 is a degree, or a kilowatt-hour
    if (unit.measures === "°") readings.push(exactly(value * factor * 1e3, "Wh", slack * factor * 1e3));
    if (unit.measures === "x") readings.push(...timesOf(start, unit.end, value, slack, factor));
    if (factors.length > 1)
      readings.push(
        exactly(value * unit.factor, unit.measures, slack),
        exactly(value * factor, "", slack * factor),
      );
    return add(start, unit.end + (half && !halved ? 1 : 0), readings, spelled, open);
  }

  /** "Grew threefold" may leave four times as much, and "three times" may be a count. */
  function timesOf(start: number, end: number, value: number, slack: number, factor: number): Reading[] {
    const grows =
      /(?:增长|提高|提升|增加|快|多|高|涨|上升|贵|faster|more|higher|cheaper|larger|快了|慢)了?(?:约|近|超)?\s*$/u.test(
        text.slice(Math.max(0, start - 8), start),
      ) || /^\s?(?:faster|more|higher|larger|cheaper)/.test(text.slice(end, end + 9));
    const more = grows ? [exactly(value + 1, "x", slack), exactly(value - 1, "x", slack)] : [];
    return /[倍]/.test(text.slice(start, end))
      ? more
      : [...more, exactly(value * factor, "", slack * factor)];
  }
}

const exactly = (value: number, unit: string, slack = 0): Reading => ({
  low: value,
  high: value,
  unit,
  slack,
});

/** Half of the last written digit's place; trailing zeros of a whole number are taken as rounded. */
function slackOf(written: string): number {
  const digits = written.replaceAll(",", "");
  const decimals = digits.split(".")[1];
  if (decimals !== undefined) return 0.5 * 10 ** -decimals.length;
  const zeros = /0*$/.exec(digits)?.[0].length ?? 0;
  return 0.5 * 10 ** Math.min(zeros, Math.max(digits.length - 2, 0));
}

function boundOf(before: string, after: string): Quantity["bound"] {
  if (BEFORE_BOUND.under.test(before) || AFTER_UNDER.test(after)) return "under";
  if (BEFORE_BOUND.over.test(before) || AFTER_OVER.test(after)) return "over";
  return BEFORE_BOUND.about.test(before) || AFTER_ABOUT.test(after) ? "about" : undefined;
}

/** 5 to 10 minutes, 3、4 and 5 亿: the first of a row may owe its unit and its size to the last. */
function shareUnits(text: string, quantities: Quantity[]): Quantity[] {
  for (const [at, one] of quantities.entries()) shareCurrency(text, one, quantities[at + 1]);
  for (let at = quantities.length - 2; at >= 0; at -= 1) {
    const [one, next] = [quantities[at], quantities[at + 1]];
    if (!one || !next || one.readings.some(({ unit }) => unit !== "")) continue;
    if (
      !/^\s*(?:-|~|–|—|到|至|to|and|or|或|、|和|与|,|×|x|vs\.?|从|→|->)\s*(?:[$€£¥])?$/.test(
        text.slice(one.end, next.start),
      )
    )
      continue;
    const [first] = one.readings;
    const last = next.readings[0];
    if (!first || !last) continue;
    const written = Number.parseFloat(next.text.replaceAll(",", ""));
    if (Number.isFinite(written) && written > 0) {
      const scale = last.low / written;
      one.readings.push(exactly(first.low * scale, last.unit, first.slack * scale));
    } else one.readings.push({ ...first, unit: last.unit });
    one.counted ??= next.counted;
  }
  return quantities;
}

/** Of "€70-95k" the currency stands before the first and the size behind the last. */
function shareCurrency(text: string, one: Quantity, next: Quantity | undefined): void {
  const [first, last] = [one.readings[0], next?.readings[0]];
  if (!next || !first?.unit.startsWith("$") || last?.unit !== "") return;
  if (!/^\s?(?:-|~|to|到|至)\s?$/.test(text.slice(one.end, next.start))) return;
  const written = Number.parseFloat(next.text.replaceAll(",", ""));
  next.readings.push({ ...last, unit: first.unit });
  if (written > 0)
    one.readings.push(
      exactly((first.low * last.low) / written, first.unit, (first.slack * last.low) / written),
    );
}
