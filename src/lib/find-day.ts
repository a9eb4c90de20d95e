/** The day that a date names, in whichever notation and language. */
import { findMonth } from "./month-names.ts";

const DAY_MS = 86_400_000;
const ISO_DAY = /^([+-]?\d{4})(?:-?(\d{2})(?:-?(\d{2}))?|-?W(\d{2})(?:-?([1-7]))?|-?(\d{3}))?(?!\d|-\p{L})/iu;
const SLASHED_DAY = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})\.?(?!\d)/;
const LOOSE_DAY = /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/;
/** 2026年8月14日, 2026년 8월 14일 */
const EASTERN_DAY = /^(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]/;
const WESTERN_DAY = /^(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/;

export type Day = { year: number; month: number; day: number };
/** A day, and the text around it that may hold the time. */
export type Found = { day: Day; rest: string };

/** Finds the day in a date; undefined for none, or one that no calendar has. */
export function findDay(text: string): Found | undefined {
  const found = findNumericDay(text) ?? findNamedDay(text);
  return found && isRealDay(found.day) ? found : undefined;
}

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
  // the last: "mar" is Tuesday in front of a French, Italian or Spanish date
  const at = words.findLastIndex(([word]) => findMonth(word) !== undefined);
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
