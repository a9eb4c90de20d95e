/** Every number of a sentence stands in the posts, in any of its forms, of the same unit and the same things. */
import { areUnlike, mayBeSame } from "../../lib/counted.ts";
import type { Quantity, Reading } from "../../lib/quantities.ts";
import type { Evidence, Passage } from "./evidence.ts";
import type { Found } from "./fault.ts";
import { keyOf } from "./aliases.ts";
import { holdsName } from "./evidence.ts";

/** Up to here a count in words may be the writer's own, of what is listed. */
const MOST_LISTED = 12;
/** What honest rounding may change: of figures with two digits or more, of one digit, and after "about". */
const ROUNDING = { fine: 0.05, coarse: 0.025, about: 0.08 };
/** How far "over" and "under" may lie from what they speak of. */
const REACH = 0.25;
/** Months are 28 to 31 days. */
const CALENDAR = 0.035;

export function checkNumbers(passage: Passage, evidence: Evidence): Found[] {
  return passage.quantities.flatMap((quantity) => {
    if (isVersion(quantity, passage.text)) return checkVersion(quantity, passage.text, evidence);
    if (
      (isBorneOut(quantity, evidence) && !isTurned(quantity, evidence)) ||
      isImplied(quantity, passage, evidence) ||
      isDerived(quantity, passage.text, evidence)
    )
      return [];
    return [fault(quantity, passage.text, evidence)];
  });
}

const OPPOSITE = new Map([
  ["over", "under"],
  ["under", "over"],
]);

/** The over-35s are not the under-35s: a number is not told as a floor where all posts tell it as a ceiling. */
function isTurned(quantity: Quantity, { quantities }: Evidence): boolean {
  const contrary = OPPOSITE.get(quantity.bound ?? "");
  const places = quantities.filter((other) => meets(quantity, other));
  return contrary !== undefined && places.length > 0 && places.every(({ bound }) => bound === contrary);
}

function fault(quantity: Quantity, text: string, evidence: Evidence): Found {
  const told =
    `${quantity.text}${/^\s?\p{Script=Han}{0,3}|^[ -][a-z]+/u.exec(text.slice(quantity.end))?.[0] ?? ""}`.trim();
  const same = evidence.quantities.find((other) => meets(quantity, other, true));
  const reason = same
    ? `"${told}" does not agree with the posts, which say "${same.text}" of something else or in another unit.`
    : `The number "${told}" is not in the cited posts.`;
  return { kind: "number", reason };
}

/** Whether any number of the posts is this one. */
function isBorneOut(quantity: Quantity, evidence: Evidence): boolean {
  const places = evidence.quantities.filter((other) => meets(quantity, other));
  const { counted } = quantity;
  if (isRank(quantity)) return ranksBorneOut(quantity.readings[0]?.low, places, evidence);
  if (!counted || counted === "people" || places.some((other) => other.counted === counted || !other.counted))
    return places.length > 0;
  // what is counted may be worded in many ways; but of "47 people, 31 of them engineers" 47 engineers is not told
  return (
    places.length > 0 &&
    !evidence.quantities.some((other) => other.counted === counted && other.readings[0]?.unit === "")
  );
}

/** Third, 第三: an order among others. */
const isRank = ({ readings: [reading] }: Quantity): boolean => reading?.unit === "ord";

/** Where the posts rank in words, a bare count of theirs is no rank. */
function ranksBorneOut(
  rank: number | undefined,
  places: readonly Quantity[],
  { quantities, text }: Evidence,
): boolean {
  if (places.some(isRank)) return true;
  if (rank === 1)
    return (
      /第一|首[位名]|居首|榜首|冠|登顶|领先|\b(?:first|top(?:s|ped|ping)?|best|leads?|leading|led|highest|number one|1st|no\. ?1)\b|#1\b/i.test(
        text,
      ) || !quantities.some(isRank)
    );
  const isRanked =
    quantities.some(isRank) || /第一|第二|首位|居首|榜首|\b(?:first|second)\b|[#№]1\b/i.test(text);
  return places.length > 0 && !isRanked;
}

/** Whether a number of a post bears a number of the draft out; loosely: whatever they count and measure. */
export function meets(quantity: Quantity, other: Quantity, loosely = false): boolean {
  if (!loosely && quantity.counted && other.counted && areUnlike(quantity.counted, other.counted))
    return false;
  if (isWrittenAlike(quantity, other)) return true;
  return quantity.readings.some((reading) =>
    other.readings.some(
      (told) =>
        (loosely || sharesUnit(reading, told, quantity, other)) && agrees(reading, told, quantity, other),
    ),
  );
}

/** "Down to 37" where the posts say 37 minutes: a number without its unit is held against the number as it is written. */
function isWrittenAlike({ readings, counted, text }: Quantity, other: Quantity): boolean {
  const isBare = counted === undefined && readings.every(({ unit }) => unit === "");
  const unit = other.readings[0]?.unit ?? "";
  return (
    isBare &&
    unit !== "" &&
    unit !== "%" &&
    unit !== "ord" &&
    /^[\d.,]+$/.test(text) &&
    Number.parseFloat(other.text.replaceAll(",", "")) === Number(text.replaceAll(",", ""))
  );
}

function sharesUnit(reading: Reading, told: Reading, quantity: Quantity, other: Quantity): boolean {
  if (reading.unit === told.unit) return true;
  if (reading.unit === "x" && told.unit === "%") return true;
  if (reading.unit === "%" && told.unit === "x") return true;
  if (reading.unit === "ord") return told.unit === "" && told.low < 1000;
  // "raised 10M": a post may leave out the currency of a large sum, and of nothing else its unit
  if (told.unit === "" && other.counted === undefined && /^(?:px|fps|bit|°)$/.test(reading.unit)) return true;
  if (told.unit === "" && other.counted === undefined)
    return reading.unit.startsWith("$") && /[kmb万亿]|illion/i.test(other.text);
  return reading.unit === "" && quantity.counted === undefined && told.unit !== "%" && told.unit !== "ord";
}

function agrees(reading: Reading, told: Reading, quantity: Quantity, other: Quantity): boolean {
  if (
    reading.unit !== told.unit &&
    (reading.unit === "x" || told.unit === "x") &&
    (reading.unit === "%" || told.unit === "%")
  ) {
    const [times, percent] = reading.unit === "x" ? [reading.low, told.low] : [told.low, reading.low];
    return [
      times * 100,
      (times - 1) * 100,
      100 - 100 / times,
      // three times cheaper costs a third; a third more is not three times
      ...(reading.unit === "%" ? [100 / times] : []),
    ].some((value) => near(value, percent, 0.02));
  }
  if (reading.high > reading.low) return told.high >= reading.low && told.low <= reading.high * 1.01;
  if (told.high > told.low) return false;
  const [value, truth] = [reading.low, told.low];
  if (near(value, truth, 1e-6)) return true;
  if (
    reading.unit === "time" &&
    quantity.text !== other.text &&
    value > 86_400 * 13 &&
    near(value, truth, CALENDAR)
  )
    return true;
  if (reading.unit === "byte" && near(value, truth, 0.025)) return true;
  const off = Math.abs(truth - value) / Math.abs(value || 1);
  const digits = significance(reading);
  const isRounded = Math.abs(truth - value) <= reading.slack * 1.001 && told.slack < reading.slack;
  if (isRounded && off <= (digits >= 2 ? ROUNDING.fine : ROUNDING.coarse)) return true;
  if (told.slack > reading.slack && value < 100) return false;
  // a small number is not rounded, it is counted
  if (value < 20 && told.slack >= 0.5) return false;
  if (quantity.bound === "about") return off <= ROUNDING.about;
  if (quantity.bound === "over") return truth > value && truth <= value * (1 + REACH);
  if (quantity.bound === "under") return truth < value && truth >= value * (1 - REACH / 2);
  return false;
}

const near = (a: number, b: number, tolerance: number): boolean =>
  Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b));
const significance = ({ low, slack }: Reading): number =>
  slack > 0 ? Math.floor(Math.log10(Math.abs(low) / (2 * slack) || 1)) + 1 : 9;

/** A number right after a name, or with a name's hyphen: it belongs to it. */
const BEFORE_VERSION =
  /(?:^|[\s("'《])((?:[A-Z][\w-]*|[a-z]+[A-Z]\w*)(?: [A-Z][\w-]*)?)[ -]v?$|(\p{Script=Han}{2}) ?v?$/u;

/** Whether a number is the version of what is named before it, and counts nothing. */
export function isVersion(
  { start, end, text: told, readings, counted, bound }: Quantity,
  text: string,
): boolean {
  if (
    counted ||
    bound ||
    readings.length !== 1 ||
    readings[0]?.unit !== "" ||
    !/^\d{1,3}(?:\.\d+)?$/.test(told)
  )
    return false;
  const before = BEFORE_VERSION.exec(text.slice(Math.max(0, start - 40), start));
  if (!before) return false;
  // 松涛 2.0: after Han words only a dotted number is surely a version
  if (before[2] !== undefined)
    return (
      told.includes(".") &&
      /^[\s,。、的;:)"'》-]|^$|^\p{Script=Han}/u.test(text.slice(end)) &&
      !/[为是达至到约超近于从占比增降涨跌率]$/u.test(before[2])
    );
  return (
    /^(?:[\s,.。、;:)"'》(-]|\p{Script=Han}|$)/u.test(text.slice(end)) &&
    !/^(?:The|A|In|At|Of|By|On|To|For|From|With|Over|About|And|Only|Just|Nearly|Some|All|These|Its|Top)$/.test(
      before[1] ?? "",
    ) &&
    !/^\s?(?:个|名|位|种|款|家|项|条|次|张|台|倍)/.test(text.slice(end))
  );
}

function checkVersion(quantity: Quantity, text: string, evidence: Evidence): Found[] {
  const [, latin, han] =
    BEFORE_VERSION.exec(text.slice(Math.max(0, quantity.start - 40), quantity.start)) ?? [];
  const name = latin ?? han ?? "";
  const last = name.split(" ").at(-1) ?? "";
  if (
    holdsName(evidence, `${last}${quantity.text}`) ||
    (evidence.key.includes(`${keyOf(last)}${quantity.text}`) &&
      !/\d/.test(
        evidence.key[
          evidence.key.indexOf(`${keyOf(last)}${quantity.text}`) + keyOf(last).length + quantity.text.length
        ] ?? "",
      ))
  )
    return [];
  const others = new RegExp(`${keyOf(last).replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(\\d+(?:\\.\\d+)*)`).exec(
    evidence.key,
  )?.[1];
  if (others === undefined && isBorneOut(quantity, evidence)) return [];
  // "Kestrel 8 and 9": the number stands by itself, and no word of its own follows
  const alone = new RegExp(
    `(?:\\b(?:and|or)\\b|[/、和与,&])\\s*-?${quantity.text.replace(".", "\\.")}(?![\\w.%]|\\.\\d| ?[a-z]{3,})`,
  );
  if (others !== undefined && evidence.passages.some(({ text: passage }) => alone.test(passage))) return [];
  const told = `${last} ${quantity.text}`;
  return [
    {
      kind: "number",
      reason: others
        ? `"${told}" is not in the cited posts, which speak of "${last} ${others}".`
        : `The number in "${told}" is not in the cited posts.`,
    },
  ];
}

/** A small count of what the sentence or the posts list: "three companies" before three names. */
function isImplied(quantity: Quantity, { text }: Passage, evidence: Evidence): boolean {
  const [reading] = quantity.readings;
  const value = reading?.low ?? 0;
  if (
    !reading ||
    (reading.unit !== "" && reading.unit !== "ord") ||
    value > MOST_LISTED ||
    value < 2 ||
    !Number.isInteger(value)
  )
    return false;
  if (quantity.bound || reading.high !== reading.low) return false;
  if (isRank(quantity)) return false;
  // the posts count the same things and come to another number
  const isCountedOtherwise =
    quantity.counted !== undefined &&
    evidence.quantities.some(
      ({ counted, readings }) =>
        counted === quantity.counted && readings[0]?.unit === "" && readings[0].low <= MOST_LISTED,
    );
  if (listsOf(text).includes(value)) return true;
  if (isCountedOtherwise) return false;
  return value === 2 && quantity.spelled ? true : listLengths(evidence).has(value);
}

/** How many things are listed at a time: a, b and c are three. */
function listsOf(text: string): number[] {
  const bare = text.replace(/"[^"]{0,60}"|《[^》]*》|\([^)]*\)/g, "x");
  const han = [...bare.matchAll(/[^,。;:、!?]+(?:、[^,。;:、!?]+)+/g)].map(
    ([list]) => list.split(/、|和|及|与(?=[^,。;]{1,12}$)|以及/).filter((item) => item.trim() !== "").length,
  );
  const latin = [...bare.matchAll(/[^,.;:!?]+(?:, [^,.;:!?]+)*,? (?:and|or|&) [^,.;:!?]+/g)].map(
    ([list]) => list.split(/, (?:and |or )?| and | or | & /).length,
  );
  const pairs = [...bare.matchAll(/[^,。;:、]{1,20}(?:和|与|及)[^,。;:、]{1,20}/g)].map(() => 2);
  return [...han, ...han.map((count) => count + 1), ...latin, ...pairs];
}

function listLengths(evidence: Evidence): Set<number> {
  const lengths = new Set<number>();
  let run = 0;
  for (const { text } of evidence.passages) {
    for (const length of listsOf(text)) lengths.add(length);
    run = /^(?:[-•·▪*✅→>–]|\d{1,2}[.)、])\s?/u.test(text) ? run + 1 : 0;
    if (run > 1) lengths.add(run);
  }
  return lengths;
}

/** What speaks of things taken together. */
const IS_SUM =
  /共|合计|总|累计|加起来|两(?:家|者|轮|笔|次|款)|双方|\b(?:total\w*|combined|together|altogether|overall|in all|between them|both|sum|two (?:rounds|deals|tranches))\b/i;

/** The sum of two numbers of the posts that count the same. */
function isSum({ low, high, unit }: Reading, counted: string | undefined, all: readonly Quantity[]): boolean {
  if (low !== high || low < 20) return false;
  const alike = all.flatMap(({ readings: [reading], counted: of }) =>
    reading &&
    reading.unit === unit &&
    reading.low === reading.high &&
    (counted === undefined || of === undefined || mayBeSame(counted, of))
      ? [reading.low]
      : [],
  );
  return alike.some((one, at) => alike.some((other, place) => place > at && one + other === low));
}

/** What speaks of what is left. */
const IS_REST =
  /其余|其他|剩|另外|另有|余下|仅|只有|未|没|\b(?:rest|remain\w*|other|others|only|not|no|never|without)\b/i;
/** A share of what was, which is told of as what came off it: "to a quarter", "a quarter of". */
const IS_TO = /(?:至|到|为|仅|只需|只要|\b(?:to|only|just|at))\s?(?:约|about |roughly )?$/;
const IS_OF = /^\s?(?:of\b|的(?:成本|价格|费用|时间)|成本|价格)/;
const IS_OFF = /降|减|省|便宜|缩|\b(?:less|cheaper|lower|cut|cuts|reduc\w*|sav\w*|off|shorter|faster)\b/i;

/** What is left of a hundred per cent. */
function isRest({ low }: Reading, sentence: string, passages: readonly Passage[]): boolean {
  return passages.some(({ quantities, text }) =>
    quantities.some(
      ({ start, end, readings: [other] }) =>
        other?.unit === "%" &&
        near(100 - other.low, low, 0.01) &&
        (IS_REST.test(sentence) ||
          (IS_OFF.test(sentence) && (IS_TO.test(text.slice(0, start)) || IS_OF.test(text.slice(end)))) ||
          (IS_OFF.test(text) && !IS_OFF.test(sentence))),
    ),
  );
}

/** What stands before or behind a difference: "cut by", 减少了, "15 minutes shorter", "up 22 points". */
const IS_BY =
  /(?:\bby|\bmore|\bless|\bof|\bup|\bdown|[了多少差高低增减降升涨约快慢])\s?(?:about |roughly |around |约)?[$€£¥]?$/;
const IS_MORE =
  /^[^,.;。]{0,12}?(?:\b(?:shorter|longer|more|less|fewer|faster|slower|lower|higher|cheaper|points?|increase|decrease|drop|rise|gap|lead|behind|ahead)\b|百分点|个点|之差|的差距)/;

/** What lies between two numbers that stand next to each other: from 9.4 to 8.1 is 1.3 less. */
function isDifference({ low, high, unit }: Reading, passages: readonly Passage[]): boolean {
  if (low !== high || (unit === "" && low < 20) || unit === "ord") return false;
  return passages.some(({ quantities }) =>
    quantities.some((one, at) =>
      one.readings.some(
        (from) =>
          from.unit === unit &&
          quantities[at + 1]?.readings.some(
            (to) => to.unit === unit && near(Math.abs(from.low - to.low), low, 1e-6),
          ),
      ),
    ),
  );
}

/** From 06:12 to 08:47 are two and a half hours. */
const isSpan = ({ low }: Reading, passages: readonly Passage[]): boolean =>
  passages.some(({ dates }) =>
    dates.some(({ minutes }, at) => {
      const until = dates[at + 1]?.minutes;
      return (
        minutes !== undefined &&
        until !== undefined &&
        near(((until - minutes + 1440) % 1440) * 60, low, 0.05)
      );
    }),
  );

/** A share or multiple that two numbers of one sentence come to: from 50 to 40 is 20% less. */
function isDerived(
  { start, end, readings, counted }: Quantity,
  sentence: string,
  { passages, quantities: all }: Evidence,
): boolean {
  const [reading] = readings;
  if (
    reading &&
    reading.unit !== "x" &&
    (((IS_BY.test(sentence.slice(0, start)) || IS_MORE.test(sentence.slice(end))) &&
      readings.some((one) => isDifference(one, passages))) ||
      (reading.unit === "time" && isSpan(reading, passages)) ||
      (reading.unit !== "%" && IS_SUM.test(sentence) && isSum(reading, counted, all)))
  )
    return true;
  if (reading?.unit === "%" && isRest(reading, sentence, passages)) return true;
  if (!reading || (reading.unit !== "%" && reading.unit !== "x") || reading.high !== reading.low)
    return false;
  return passages.some(({ quantities, text }) =>
    quantities.some((one, at) => {
      const next = quantities[at + 1];
      const [a, b] = [one.readings[0], next?.readings[0]];
      if (
        !next ||
        !a ||
        !b ||
        a.unit !== b.unit ||
        a.unit === "%" ||
        a.unit === "ord" ||
        a.low <= 0 ||
        b.low <= 0
      )
        return false;
      if (one.counted && next.counted && !mayBeSame(one.counted, next.counted)) return false;
      if (
        !/^[^.;。；]{0,40}(?:to|到|至|→|->|from|vs|than|down|up|,)[^.;。；]{0,20}$/.test(
          text.slice(one.end, next.start),
        )
      )
        return false;
      const ratio = b.low / a.low;
      const came =
        reading.unit === "x"
          ? [ratio, 1 / ratio]
          : [Math.abs(1 - ratio), Math.abs(1 - 1 / ratio), ratio, 1 / ratio].map((part) => part * 100);
      const tolerance = /约|近|大概|about|roughly|nearly|around/.test(sentence) ? ROUNDING.about : 0.02;
      return came.some(
        (value) => Math.abs(value - reading.low) <= Math.max(reading.slack, reading.low * tolerance),
      );
    }),
  );
}
