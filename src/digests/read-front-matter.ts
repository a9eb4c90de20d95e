/**
 * The front matter of an issue: title, date and categories, in whichever of YAML's ways to write a text or a list.
 * A YAML library (yaml: 30 KiB gzipped) is much of the Worker for three flat keys, and takes what no issue has:
 * anchors, tags, documents. Other keys are left alone.
 */
import { Malformed } from "./malformed.ts";

export type FrontMatter = {
  title: string;
  /** As written, and its line. */
  date: string;
  dateLine: number;
  categories: string[];
  /** How many lines it takes, its fences included. */
  lineCount: number;
};

type Entry = { line: number; value: string; /** Of a list written below its key. */ items: Item[] };
type Item = { line: number; value: string };

const KEY = /^([A-Za-z][\w-]*)\s*:(?:\s+(.*))?$/;
const ITEM = /^\s*-\s+(.*)$/;
const COMMENT = String.raw`\s*(?:\s#.*)?$`;
const DOUBLE = new RegExp(String.raw`^("(?:[^"\\]|\\.)*")${COMMENT}`);
const SINGLE = new RegExp(String.raw`^'((?:[^']|'')*)'${COMMENT}`);
/** One entry of a list in brackets, with the comma behind it or the bracket. */
const FLOW_ENTRY = /\s*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s,[\]{}"'][^,[\]{}]*?)?\s*([,\]])/y;

/** Reads the lines of a document up to the end of its front matter. Throws Malformed. */
export function readFrontMatter(lines: string[]): FrontMatter {
  if (lines[0]?.trimEnd() !== "---") throw new Malformed(1, "It does not begin with front matter (---)");
  const end = lines.findIndex((line, at) => at > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
  if (end < 0) throw new Malformed(1, "Its front matter has no end (---)");
  const entries = readEntries(lines.slice(1, end));
  const title = getText(entries, "title");
  const date = getText(entries, "date");
  const topics = entries.get("categories") ?? entries.get("tags");
  return {
    title: title.value,
    date: date.value,
    dateLine: date.line,
    categories: topics ? readList(topics) : [],
    lineCount: end + 1,
  };
}

function readEntries(lines: string[]): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  let open: Entry | undefined;
  for (const [at, text] of lines.entries()) {
    const line = at + 2;
    const [, key, value = ""] = KEY.exec(text) ?? [];
    if (/^\s*(?:#.*)?$/.test(text)) continue;
    if (key) {
      if (entries.has(key)) throw new Malformed(line, `The front matter says twice what its ${key} is`);
      entries.set(key, (open = { line, value: value.trim(), items: [] }));
    } else if (open && /^(?:\s|-\s|\])/.test(text)) addLine(open, { line, value: text });
    else throw new Malformed(line, "The front matter has a line that is no key: value");
  }
  return entries;
}

/** What belongs to a key is an entry of its list, or more of what stands on its line. */
function addLine(entry: Entry, { line, value }: Item): void {
  const [, item] = ITEM.exec(value) ?? [];
  if (entry.value === "" && item !== undefined) entry.items.push({ line, value: item.trim() });
  else entry.value += ` ${value.trim()}`;
}

function getText(entries: Map<string, Entry>, key: string): Item {
  const entry = entries.get(key);
  if (!entry) throw new Malformed(1, `The front matter has no ${key}`);
  const value = entry.items.length > 0 ? "" : readScalar(entry);
  if (!value.trim()) throw new Malformed(entry.line, `The front matter's ${key} is empty`);
  return { line: entry.line, value };
}

function readScalar({ line, value }: Item): string {
  const [, double] = DOUBLE.exec(value) ?? [];
  if (double) return readDouble(double, line);
  const [, single] = SINGLE.exec(value) ?? [];
  if (single !== undefined) return single.replaceAll("''", "'");
  if (/^["'[\]{}|>&*!%@`]/.test(value)) throw new Malformed(line, `${value} can't be read as a text`);
  return value.replace(/(?:^|\s)#.*$/, "").trim();
}

/** The escapes of JSON, and YAML's \x41; it has more of them, which nobody's program writes. */
function readDouble(text: string, line: number): string {
  const json = text
    .replace(/\\x([\da-fA-F]{2})|\\./g, (escape, code: string | undefined) =>
      code ? `\\u00${code}` : escape,
    )
    .replaceAll("\t", "\\t");
  try {
    return JSON.parse(json) as string;
  } catch {
    throw new Malformed(line, `${text} has an escape that can't be read`);
  }
}

function readList(entry: Entry): string[] {
  if (entry.items.length > 0) return entry.items.map(readScalar);
  if (entry.value.startsWith("[")) return readFlow(entry);
  const value = readScalar(entry);
  return value === "" || value === "~" || value === "null" ? [] : [value];
}

function readFlow({ line, value }: Item): string[] {
  const list: string[] = [];
  FLOW_ENTRY.lastIndex = 1;
  for (;;) {
    const [all, text, mark] = FLOW_ENTRY.exec(value) ?? [];
    if (all === undefined) throw new Malformed(line, `The list ${value} can't be read`);
    const isEnd = mark === "]";
    if (text !== undefined) list.push(readScalar({ line, value: text }));
    else if (!isEnd) throw new Malformed(line, `The list ${value} has an empty entry`);
    if (!isEnd) continue;
    const rest = value.slice(value.lastIndexOf("]") + 1);
    if (!/^\s*(?:\s#.*)?$/.test(rest)) throw new Malformed(line, `The list ${value} can't be read`);
    return list;
  }
}
