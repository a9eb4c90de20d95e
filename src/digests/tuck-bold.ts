/**
 * Bold that CommonMark sees. `**` next to punctuation opens and closes only where space or punctuation stands on its
 * other side (section 6.2, flanking delimiter runs), which Chinese text does not leave: 为**《箭》**的 is four asterisks,
 * 为《**箭**》的 is bold.
 */
import { boldSpans, type Span } from "../lib/bold.ts";

const SPACE = /^[\s]$/u;
/** Since version 0.31 symbols count as punctuation: within, what either version takes for it; outside, what both do. */
const INNER_PUNCTUATION = /^[\p{P}\p{S}]$/u;
const OUTER_PUNCTUATION = /^(?:\p{P}|[$+<=>^`|~])$/u;

/** The summary with punctuation moved out of its bold terms where it would undo them. What it says stays the same. */
export const tuckBold = (summary: string): string =>
  mergeNeighbours(boldSpans(summary))
    .flatMap((span, at, spans) => (span.bold ? tuck(span.text, spans[at - 1], spans[at + 1]) : [span]))
    .map(({ text, bold }) => (bold ? `**${text}**` : text))
    .join("");

/** Between two bold terms that touch there would be a run of four asterisks, which pairs with neither. */
function mergeNeighbours(spans: Span[]): Span[] {
  const merged: Span[] = [];
  for (const { text, bold } of spans) {
    const last = merged.at(-1);
    if (last?.bold === bold) last.text += text;
    else merged.push({ text, bold });
  }
  return merged;
}

function tuck(bold: string, before: Span | undefined, after: Span | undefined): Span[] {
  // a stray asterisk next to those that make it bold would be taken for one of them
  const signs = signsOf(bold.replaceAll("*", ""));
  let start = 0;
  let end = signs.length;
  const [left, right] = [before?.text ?? " ", after?.text ?? " "];
  while (start < end && !flanks(lastOf(signs[start - 1] ?? left), firstOf(signs[start] ?? ""))) start++;
  while (end > start && !flanks(firstOf(signs[end] ?? right), lastOf(signs[end - 1] ?? ""))) end--;
  const spans = [
    { text: signs.slice(0, start).join(""), bold: false },
    { text: signs.slice(start, end).join(""), bold: true },
    { text: signs.slice(end).join(""), bold: false },
  ];
  return spans.filter(({ text }) => text !== "");
}

/** As a reader counts them: an emoji of several code points stays whole. */
const signsOf = (text: string) => Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);

const firstOf = (text: string) => Array.from(text)[0];
const lastOf = (text: string) => Array.from(text).at(-1);

/** Whether asterisks between these two characters belong to the inner one. */
const flanks = (outer = " ", inner = " ") =>
  !SPACE.test(inner) &&
  (!INNER_PUNCTUATION.test(inner) || SPACE.test(outer) || OUTER_PUNCTUATION.test(outer));
