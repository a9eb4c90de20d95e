/** A number told by the hour, day, week, month or year is so told in the posts: 35 an hour is not 35 a day. */
import type { Quantity } from "../../lib/quantities.ts";
import { meets } from "./check-numbers.ts";
import type { Evidence, Passage } from "./evidence.ts";
import type { Found } from "./fault.ts";

/** A period and the ways to say "by" it: behind a number, before it. */
const PERIODS: [string, RegExp, RegExp][] = (
  [
    ["second", "sec(?:ond)?s?", "秒钟?", "", ""],
    ["minute", "min(?:ute)?", "分钟", "", ""],
    ["hour", "h(?:ou)?r", "小时", "hourly", "时薪"],
    ["day", "day", "[天日]", "daily", "日[均薪活]|日下载|日访问"],
    ["week", "w(?:ee)?k", "周|星期", "weekly", "周[均薪活]|周下载|周访问"],
    ["month", "mo(?:nth)?", "个?月", "monthly", "月[均薪活费租]|月下载|月访问"],
    ["year", "y(?:ea)?r", "年", "yearly|annual(?:ly|i[sz]ed)?", "年[均薪费化]|年下载"],
  ] as const
).map(([period, latin, han, adverb, compound]) => [
  period,
  new RegExp(
    `^[^,.;:。；\\d]{0,24}?(?:(?:/ ?|\\b(?:per|an?|each|every) )${latin}\\b|[/每] ?(?:${han})(?!前|后)${adverb ? `|\\b(?:${adverb})\\b` : ""})`,
    "i",
  ),
  new RegExp(
    `(?:每(?:${han})|\\b(?:per|each|every) ${latin}\\b${compound ? `|${compound}` : ""}${adverb ? `|\\b(?:${adverb})\\b` : ""})[^,.;。；\\d]{0,24}[$€£¥]?$`,
    "i",
  ),
]);

export function checkRates(passage: Passage, evidence: Evidence): Found[] {
  return passage.quantities.flatMap((quantity) => {
    const own = periodOf(quantity, passage.text);
    if (own === undefined) return [];
    const told = evidence.passages.flatMap(({ quantities, text }) =>
      quantities.filter((other) => meets(quantity, other)).map((other) => periodOf(other, text)),
    );
    const other = told.find((one) => one !== undefined);
    if (other === undefined || told.includes(own)) return [];
    return [
      {
        kind: "number" as const,
        reason: `"${quantity.text}" is told by the ${own} here, but in the cited posts by the ${other}.`,
      },
    ];
  });
}

function periodOf({ start, end }: Quantity, text: string): string | undefined {
  const before = text
    .slice(Math.max(0, start - 48), start)
    .replace(/[$€£¥]?[\d.,]+\s?(?:-|~|至|到|to)\s?[$€£¥]?$/, "");
  const after = text.slice(end, end + 44);
  return (PERIODS.find(([, behind]) => behind.test(after)) ??
    PERIODS.find(([, , ahead]) => ahead.test(before)))?.[0];
}
