/**
 * The body of a batch call. A letter is turned into JSON and UTF-8 once, cut at its blanks; for each copy the pieces
 * are laid end to end with the recipient's own words between them. The bytes are those that JSON.stringify of the
 * filled emails would give, without going over the same 50 KB a hundred times, and without holding all 5 MB of them.
 */
import type { Copy, Letter } from "../mailer.ts";

const TO_BLANK = "to@blank.watchbell.invalid";

/**
 * A part of a body: as much as stays in the processor's cache from being laid out until it is read. Much less costs more
 * in waiting for each to be read.
 */
const PART_BYTES = 256 * 1024;
/** Values up to this are put in as they are, if they are ASCII: a call of the encoder takes longer than its characters. */
const SHORT = 1_000;

const encoder = new TextEncoder();

/** A piece of a letter's JSON, and which of its blanks follows it; null at its end. */
type Piece = { bytes: Uint8Array; blank: number | null };
type Prepared = { blanks: string[]; pieces: Piece[] };

/** A body by its length in bytes, and in parts. All parts are one memory: each has to be read before the next is asked for. */
export type Body = { length: number; parts: Iterable<Uint8Array> };

export type BodyWriter = (copies: Copy[]) => Body;

/** A writer that remembers the letters that it has prepared, for as long as somebody holds them. */
export function openBodyWriter(partBytes = PART_BYTES): BodyWriter {
  const known = new WeakMap<Letter, Prepared>();
  function prepare({ letter, fills }: Copy): Prepared {
    const prepared = known.get(letter) ?? cutUp(letter, Object.keys(fills));
    known.set(letter, prepared);
    return prepared;
  }
  return function writeBody(copies) {
    const emails = copies.map((copy) => {
      const { blanks, pieces } = prepare(copy);
      return { pieces, values: [copy.to, ...blanks.map((blank) => copy.fills[blank] ?? "")].map(escape) };
    });
    const brackets = Math.max(0, emails.length - 1) + 2;
    const length = emails.reduce((sum, email) => sum + lengthOf(email), brackets);
    return { length, parts: layOut(emails, new Uint8Array(Math.min(partBytes, length))) };
  };
}

function cutUp({ from, subject, html, text, headers, tags }: Letter, blanks: string[]): Prepared {
  const json = JSON.stringify({ from, to: TO_BLANK, subject, html, text, headers, tags });
  const all = [TO_BLANK, ...blanks];
  // no blank holds a character that JSON escapes, so each stands in it as it is
  const cut = json.split(new RegExp(`(${all.map(literal).join("|")})`));
  const pieces = Array.from({ length: Math.ceil(cut.length / 2) }, (_, at) => {
    const blank = cut[at * 2 + 1];
    return { bytes: encoder.encode(cut[at * 2]), blank: blank === undefined ? null : all.indexOf(blank) };
  });
  return { blanks, pieces };
}

/** A pattern that finds just this text. */
const literal = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** What stands in a blank. */
type Value = string | Uint8Array;

function escape(value: string): Value {
  const json = JSON.stringify(value).slice(1, -1);
  return json.length <= SHORT && /^[ -~]*$/.test(json) ? json : encoder.encode(json);
}

/** An email's pieces, and what stands in the blanks between them. */
type Filled = { pieces: Piece[]; values: Value[] };

const valueOf = (values: Value[], blank: number | null) => (blank === null ? undefined : values[blank]);

const lengthOf = ({ pieces, values }: Filled) =>
  pieces.reduce((sum, { bytes, blank }) => sum + bytes.length + (valueOf(values, blank)?.length ?? 0), 0);

/** Lays emails into a memory, and yields of it what is full. */
function* layOut(emails: Filled[], memory: Uint8Array): Generator<Uint8Array> {
  let at = 0;
  for (const value of valuesOf(emails)) {
    for (let from = 0; from < value.length;) {
      if (at === memory.length) {
        yield memory;
        at = 0;
      }
      const to = Math.min(value.length, from + memory.length - at);
      if (typeof value === "string")
        for (let next = from; next < to; next += 1) memory[at + next - from] = value.charCodeAt(next);
      else memory.set(from === 0 && to === value.length ? value : value.subarray(from, to), at);
      at += to - from;
      from = to;
    }
  }
  yield memory.subarray(0, at);
}

/** All that a body is made of, in its order. */
function* valuesOf(emails: Filled[]): Generator<Value> {
  let before = "[";
  for (const { pieces, values } of emails) {
    yield before;
    before = ",";
    for (const { bytes, blank } of pieces) {
      yield bytes;
      const value = valueOf(values, blank);
      if (value !== undefined) yield value;
    }
  }
  yield emails.length === 0 ? "[]" : "]";
}
