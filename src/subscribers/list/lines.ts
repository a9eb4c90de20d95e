/** Bytes to lines, as an editor shows them: numbered from 1, ended in any of the three ways, none held longer than needed. */

/** No row of a list is longer; what is has lost its line ends, or is no list. */
export const LINE_LIMIT = 65_536;

/** A line without its end; cut where it is longer than the limit. */
export type Line = { number: number; text: string; isCut: boolean };

/** The lines of a list in an encoding that TextDecoder knows. A byte order mark is no part of the first. */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<Line> {
  let number = 0;
  let rest = "";
  for await (const text of textOf(bytes, encoding)) {
    // a carriage return at the end may be half of a line end
    const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
    rest = shorten(lines.pop() ?? "");
    for (const line of lines) yield lineOf((number += 1), line);
  }
  if (rest) yield lineOf(number + 1, rest.replace(/\r$/, ""));
}

async function* textOf(bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const part of bytes) yield decoder.decode(part, { stream: true });
  yield decoder.decode();
}

/** So much that the cut is seen, and the end that may be half of one. */
const shorten = (text: string) =>
  text.length > LINE_LIMIT ? text.slice(0, LINE_LIMIT + 1) + (text.endsWith("\r") ? "\r" : "") : text;

const lineOf = (number: number, text: string): Line => ({
  number,
  text: text.slice(0, LINE_LIMIT),
  isCut: text.length > LINE_LIMIT,
});
