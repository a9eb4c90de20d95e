/** The body of an issue in blocks: an opening paragraph where there is one, and a numbered list of items. */
import { Malformed } from "./malformed.ts";

/** Its lines without their indents. */
export type Paragraph = { line: number; lines: string[] };
export type Item = { line: number; number: number; head: string; paragraphs: Paragraph[] };

/** Further in, a number begins a sentence of a paragraph. */
const ITEM = /^ {0,2}(\d{1,9})[.)](?:[ \t]+(.*))?$/;
/** Belongs to the item above it. */
const INDENTED = /^(?: {2}|\t| \t)/;
/** A line without anything to read: empty, or where Hugo cuts its summaries. */
export const BLANK = /^\s*(?:<!--\s*more\s*-->)?\s*$/;

/** Reads the lines from this place on. Throws Malformed where they are no such list. */
export function readBlocks(lines: string[], from: number): { opening: Paragraph | null; items: Item[] } {
  let opening: Paragraph | null = null;
  const items: Item[] = [];
  let open: Paragraph | undefined;
  for (let at = from; at < lines.length; at++) {
    const text = lines[at] ?? "";
    const [, number, head = ""] = ITEM.exec(text) ?? [];
    const line = at + 1;
    const paragraph: Paragraph = { line, lines: [text.replace(/^[ \t]+|[ \t]+$/g, "")] };
    if (BLANK.test(text)) open = undefined;
    else if (number !== undefined) {
      items.push(nextItem(items, { line, number: Number(number), head: head.trimEnd(), paragraphs: [] }));
      open = undefined;
    } else if (open) open.lines.push(...paragraph.lines);
    else if (items.length > 0) {
      if (!INDENTED.test(text))
        throw new Malformed(line, "A paragraph belongs to no story: it is not indented");
      items.at(-1)?.paragraphs.push((open = paragraph));
    } else if (opening || INDENTED.test(text) || /^(?:#{1,6}\s|[-+*>]\s|```|~~~)/.test(text))
      throw new Malformed(line, "Expected the first story: 1.  [headline-author](address)");
    else opening = open = paragraph;
  }
  if (items.length === 0) throw new Malformed(lines.length, "It has no story");
  return { opening, items };
}

function nextItem(items: Item[], item: Item): Item {
  const expected = items.length + 1;
  if (item.number !== expected)
    throw new Malformed(item.line, `Story ${item.number} stands where story ${expected} is expected`);
  return item;
}
