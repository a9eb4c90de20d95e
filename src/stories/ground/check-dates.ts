/** Every date of a sentence stands in the posts, or is that of their telling. */
import type { ToldDate } from "../../lib/told-dates.ts";
import type { Evidence, Passage } from "./evidence.ts";
import type { Found } from "./fault.ts";

const DAY_MS = 86_400_000;

type Day = { year: number; month: number; day: number; weekday: number };

export function checkDates(passage: Passage, evidence: Evidence): Found[] {
  const days = evidence.publishedAt.flatMap((at) => [-1, 0, 1].map((step) => dayOf(at, step)));
  return passage.dates
    .filter((date) => !isBorneOut(date, evidence, days))
    .map(({ text }) => ({ kind: "number", reason: `The date "${text.trim()}" is not in the cited posts.` }));
}

function dayOf(at: Date, step: number): Day {
  const date = new Date(at.getTime() + step * DAY_MS);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
  };
}

function isBorneOut(date: ToldDate, evidence: Evidence, days: readonly Day[]): boolean {
  if (date.relative) return isRelativeBorneOut(date, evidence, days);
  const told = evidence.dates;
  if (date.decade !== undefined)
    return told.some(({ decade }) => decade === date.decade) || evidence.text.includes(String(date.decade));
  if (date.minutes !== undefined)
    return told.some(({ minutes }) => minutes !== undefined && (minutes - (date.minutes ?? 0)) % 720 === 0);
  if (date.half !== undefined)
    return (
      told.some(({ half }) => half === date.half) ||
      told.some(({ quarter }) => quarter !== undefined) ||
      /half|半年|interim|中期/i.test(evidence.text)
    );
  if (date.weekday !== undefined) return isWeekdayBorneOut(date.weekday, evidence, days);
  if (date.year !== undefined && !isYearBorneOut(date.year, evidence, days)) return false;
  if (date.quarter !== undefined) return told.some(({ quarter }) => quarter === date.quarter);
  if (date.month === undefined) return date.day === undefined || told.some(({ day }) => day === date.day);
  if (date.day === undefined) return isMonthBorneOut(date.month, evidence, days);
  return (
    told.some(({ month, day }) => month === date.month && day === date.day) ||
    resolved(evidence, days).some(({ month, day }) => month === date.month && day === date.day)
  );
}

function isYearBorneOut(year: number, { dates, publishedAt, text }: Evidence, days: readonly Day[]): boolean {
  if (
    dates.some((told) => told.year === year) ||
    days.some((day) => day.year === year) ||
    text.includes(String(year))
  )
    return true;
  return (
    dates.some(
      ({ relative }) =>
        relative?.unit === "year" && publishedAt.some((at) => at.getUTCFullYear() + relative.by === year),
    ) ||
    (/去年|last year|年前|year ago/i.test(text) && days.some((day) => day.year - 1 === year))
  );
}

function isMonthBorneOut(month: number, { dates, publishedAt }: Evidence, days: readonly Day[]): boolean {
  if (dates.some((told) => told.month === month) || days.some((day) => day.month === month)) return true;
  return dates.some(
    ({ relative }) =>
      relative?.unit === "month" &&
      publishedAt.some((at) => ((at.getUTCMonth() + relative.by + 12) % 12) + 1 === month),
  );
}

/** The days that the posts mean where they say yesterday, tomorrow or a weekday, and those they were published on. */
function resolved({ dates, publishedAt }: Evidence, days: readonly Day[]): Day[] {
  const said = dates.flatMap(({ relative, weekday }) =>
    publishedAt.flatMap((at) => {
      if (relative?.unit === "day") return [-1, 0, 1].map((step) => dayOf(at, relative.by + step));
      if (weekday === undefined) return [];
      return Array.from({ length: 15 }, (_, step) => dayOf(at, step - 7)).filter(
        (day) => day.weekday === weekday,
      );
    }),
  );
  return [...days, ...said];
}

function isWeekdayBorneOut(weekday: number, evidence: Evidence, days: readonly Day[]): boolean {
  const told = evidence.dates.filter((date) => date.weekday !== undefined);
  if (told.some((date) => date.weekday === weekday)) return true;
  if (/周末|weekend/i.test(evidence.text) && (weekday === 0 || weekday === 6)) return true;
  if (told.length === 0 && days.some((day) => day.weekday === weekday)) return true;
  const dated = evidence.dates.flatMap(({ month, day, year }) =>
    month !== undefined && day !== undefined
      ? evidence.publishedAt.map((at) =>
          new Date(Date.UTC(year ?? at.getUTCFullYear(), month - 1, day)).getUTCDay(),
        )
      : [],
  );
  return (
    dated.includes(weekday) ||
    (told.length > 0 && resolved(evidence, []).some((day) => day.weekday === weekday))
  );
}

/** "Next month" is wrong where the posts say another month, week or year of the same kind and not this one. */
function isRelativeBorneOut({ relative, text }: ToldDate, evidence: Evidence, days: readonly Day[]): boolean {
  if (!relative || relative.by === 0) return true;
  const told = evidence.dates.flatMap((date) => (date.relative ? [date.relative] : []));
  if (told.some(({ unit, by }) => unit === relative.unit && by === relative.by)) return true;
  if (evidence.text.toLowerCase().includes(text.toLowerCase())) return true;
  const isPast = relative.by < 0;
  const isDirect = told.filter(({ unit, by }) => unit !== "day" && by !== 0 && by < 0 === isPast);
  if (relative.unit === "year")
    return (
      !told.some(({ unit, by }) => unit === "year" && by !== 0) &&
      (evidence.dates.some(({ year }) => days.some((day) => year === day.year + relative.by)) ||
        /year|年/i.test(evidence.text))
    );
  if (relative.unit === "day")
    return !told.some(({ unit, by }) => unit === "day" && by !== 0 && by !== relative.by);
  if (isDirect.length > 0) return false;
  // another moment is told, and nothing of this one
  return !evidence.dates.some(
    (date) => date.relative && date.relative.by !== 0 && date.relative.unit !== "day",
  );
}
