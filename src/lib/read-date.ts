/**
 * Dates as feeds write them: RFC 822 and its many misspellings, ISO 8601 with weeks and ordinals, asctime, Chinese,
 * Japanese and Korean forms, month names of a dozen languages, slashes, and seconds since 1970.
 * A date without a zone is taken as UTC.
 */
import { findMonth } from "./month-names.ts";
import { findZone } from "./zone-names.ts";

/** What a date said. `isDay`: it named a day and no time of it, and stands at its first moment in UTC. */
export type ReadDate = { at: Date; isDay: boolean };

type Day = { year: number; month: number; day: number };
type Clock = { hour: number; minute: number; second: number };

const DAY_MS = 86_400_000;

const ISO_DAY = /^([+-]?\d{4})(?:-?(\d{2})(?:-?(\d{2}))?|-?W(\d{2})(?:-?([1-7]))?|-?(\d{3}))?(?!\d|-\p{L})/iu;
const SLASHED_DAY = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})\.?(?!\d)/;
const LOOSE_DAY = /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/;
/** 2026年8月14日, 2026년 8월 14일 */
const EASTERN_DAY = /^(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]/;
const WESTERN_DAY = /^(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/;
const CLOCK =
  /(?<![\d:])(\d{1,2}):(\d{1,2})(?::(\d{1,2}(?:[.,]\d{1,9})?))?(?!\d)|[\sT](\d{2})(\d{2})(\d{2}(?:[.,]\d{1,9})?)?(?=$|[\sZ+-])/i;
/** 下午3:04, 오후 03:04, 3:04 PM */
const AFTERNOON = /下午|晚上|午後|오후|[\d\s]p\.?m\b/i;
const MORNING = /上午|凌晨|早上|午前|오전|[\d\s]a\.?m\b/i;
const OFFSET = /(?:\b(?:GMT|UTC|UT)\s*|[\d\s])([+-])(\d{1,2}):?(\d{2})?(?!\d)/i;

/** Reads a date, or gives undefined. */
export function readDate(raw: string): ReadDate | undefined {
  const text = raw.trim().slice(0, 100);
  if (/^\d{10}(?:\d{3})?$/.test(text)) return sinceEpoch(text);
  const found = findNumericDay(text) ?? findNamedDay(text);
  if (!found || !isRealDay(found.day)) return undefined;
  const clock = readClock(found.rest);
  if (!clock) return { at: new Date(startOf(found.day)), isDay: true };
  const zone = readZone(found.rest.slice(clock.end), text);
  const seconds = clock.hour * 3600 + (clock.minute - zone) * 60 + clock.second;
  return { at: new Date(startOf(found.day) + Math.round(seconds * 1000)), isDay: false };
}

function sinceEpoch(digits: string): ReadDate {
  return { at: new Date(Number(digits) * (digits.length === 10 ? 1000 : 1)), isDay: false };
}

type Found = { day: Day; rest: string };

function findNumericDay(text: string): Found | undefined {
  const plain = SLASHED_DAY.exec(text) ?? EASTERN_DAY.exec(text) ?? LOOSE_DAY.exec(text);
  if (plain) return found(text, plain[0], Number(plain[1]), Number(plain[2]), Number(plain[3]));
  const iso = ISO_DAY.exec(text);
  if (iso) return isoDay(text, iso);
  const western = WESTERN_DAY.exec(text);
  if (!western) return undefined;
  const [whole, first, separator, second, year] = western;
  // 14.08.2026 is day first everywhere; of slashes only the numbers tell, and America writes most of them
  const isDayFirst = separator === "." || Number(first) > 12;
  const [month, day] = isDayFirst ? [Number(second), Number(first)] : [Number(first), Number(second)];
  return found(text, whole, fullYear(year ?? ""), month, day);
}

function isoDay(text: string, [whole, year, month, day, week, weekday, ordinal]: RegExpExecArray): Found {
  if (week)
    return atOffset(text, whole, weekStart(Number(year)) + (Number(week) - 1) * 7 + Number(weekday ?? 1) - 1);
  if (ordinal) return atOffset(text, whole, Date.UTC(Number(year), 0, 1) / DAY_MS + Number(ordinal) - 1);
  return found(text, whole, Number(year), Number(month ?? 1), Number(day ?? 1));
}

/** Days since 1970 of the Monday of ISO week 1: the week that holds 4 January. */
function weekStart(year: number): number {
  const fourth = Date.UTC(year, 0, 4);
  return fourth / DAY_MS - ((new Date(fourth).getUTCDay() + 6) % 7);
}

function atOffset(text: string, matched: string, days: number): Found {
  const date = new Date(days * DAY_MS);
  return found(text, matched, date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

const found = (text: string, matched: string, year: number, month: number, day: number): Found => ({
  day: { year, month, day },
  rest: text.slice(matched.length),
});

/** A day with its month in words, in either order: 14 Aug 2026, August 14, 2026, Fri Aug 14 10:00:00 2026. */
function findNamedDay(text: string): Found | undefined {
  const words = [...text.matchAll(/[\p{L}\p{M}]+\.?|\d+(?::\d+)*/gu)];
  const at = words.findIndex(([word]) => findMonth(word) !== undefined);
  if (at < 0) return undefined;
  const month = findMonth(words[at]?.[0] ?? "") ?? 0;
  const numbers = words.filter(([word], index) => Math.abs(index - at) < 5 && /^\d+$/.test(word));
  const before = numbers.findLast((word) => word.index < (words[at]?.index ?? 0));
  const [next, later] = numbers.filter((word) => word.index > (words[at]?.index ?? 0));
  const [day, year] = before && before[0].length <= 2 ? [before, next] : [next, before ?? later];
  if (!day || !year) return undefined;
  const end = Math.max(...[day, year, words[at]].map((word) => (word ? word.index + word[0].length : 0)));
  // asctime puts the clock before the year
  const clockAt = text.search(/\d{1,2}:\d/);
  const rest = clockAt >= 0 && clockAt < end ? text.slice(clockAt - 1) : text.slice(end);
  return { day: { year: fullYear(year[0]), month, day: Number(day[0]) }, rest };
}

/** RFC 2822, section 4.3: two digits below 50 are of this century, three count from 1900. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 2) return year < 50 ? 2000 + year : 1900 + year;
  return digits.length === 3 ? 1900 + year : year;
}

function isRealDay({ year, month, day }: Day): boolean {
  return (
    year >= 1 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
  );
}

const startOf = ({ year, month, day }: Day) => new Date(0).setUTCFullYear(year, month - 1, day);

/** The time of day and where it ends in the text; undefined where there is none. */
function readClock(rest: string): (Clock & { end: number }) | undefined {
  const match = CLOCK.exec(` ${rest.replace(/[시時时点]\s*(?=\d)|[분分]\s*(?=\d)/g, ":")}`);
  if (!match) return undefined;
  const [hour, minute, second] = [
    match[1] ?? match[4],
    match[2] ?? match[5],
    (match[3] ?? match[6] ?? "0").replace(",", "."),
  ].map(Number);
  if (hour === undefined || minute === undefined || second === undefined) return undefined;
  if (hour > 24 || minute > 59 || second >= 61) return undefined;
  return { hour: halfDay(hour, rest), minute, second, end: match.index + match[0].length - 1 };
}

function halfDay(hour: number, text: string): number {
  if (hour > 12) return hour;
  if (AFTERNOON.test(text)) return (hour % 12) + 12;
  return MORNING.test(text) ? hour % 12 : hour;
}

/** Minutes east of UTC. */
function readZone(rest: string, text: string): number {
  const offset = OFFSET.exec(` ${rest}`);
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
    return offset[1] === "-" ? -minutes : minutes;
  }
  const names = `${rest} ${text}`.match(/[a-z]+/gi) ?? [];
  return names.map(findZone).find((zone) => zone !== undefined) ?? 0;
}
