/** Finds what might be set in bold in a paragraph: names, amounts, and titles in quotes. */
import { isHan } from "../lib/script.ts";
import { namesIn } from "./bold-names.ts";
import { spansOf } from "./span.ts";
import type { Span } from "./span.ts";

/** More Han characters than the title of a work has. */
const LONGEST_TITLE = 12;

const DIGITS = String.raw`\d+(?:[.,]\d+)*`;
const AMOUNT = new RegExp(
  String.raw`(?<![\p{Script=Latin}\p{N}.,$€£¥–-])(?:[$€£¥]\s?${DIGITS}(?:\s?(?:million|billion|trillion|bn|[kmbt]|万亿|亿|万)(?!\p{Script=Latin}))?\+?|${DIGITS}\s?(?:%|％|percent(?!age)|个百分点)|${DIGITS}\s?(?:million|billion|trillion)(?!\p{L})|(?:${DIGITS}|[一二两三四五六七八九十百]+)\s?(?:多|余|几)?(?:万亿|千亿|百亿|亿|千万|百万|万)(?:多|余)?\s?(?:美元|欧元|元|港元|日元|英镑|词元|参数|人次|人|用户|次|吨|公里|平方公里|小时|台|辆|枚|支)?|${DIGITS}\s?(?:美元|欧元|元|港元|日元|英镑|平方公里|公里|吨|倍|小时)|${DIGITS}x)(?![\p{N}%％]|[.,]\d)(?!(?<=\p{Script=Latin})\p{Script=Latin})`,
  "gu",
);
const QUOTED =
  /(?<=(?:^|\s)")[\p{L}\p{N}][^"\n.,!?;:]{1,21}(?="(?:[\s,.;:!?)]|$))|(?<=[《「『“])[^《》「」『』“”\n，。！？,.!?；;：:]{2,22}(?=[》」』”])/gu;

/** All of them, those of a kind in their order; they may overlap. `spoken` is the text of the posts quoted. */
export function boldTerms(summary: string, spoken: string): Span[] {
  return [
    ...namesIn(summary, spoken),
    ...amountsIn(summary),
    ...spansOf(summary, QUOTED, 0.8).filter(({ start, end }) => !isSpeech(summary.slice(start, end))),
  ];
}

/** What someone says is no term: long, or about me and you. */
const isSpeech = (quoted: string) =>
  isHan(quoted)
    ? quoted.length > LONGEST_TITLE || /[我你您们他她]/u.test(quoted)
    : quoted.split(" ").length > 4;

function amountsIn(text: string): Span[] {
  return spansOf(text, AMOUNT, 0.9).map((span) => {
    const isLarge = /[$€£¥%％万亿]|illion|percent|元/u.test(text.slice(span.start, span.end));
    return isLarge ? span : { ...span, score: 0.5 };
  });
}
