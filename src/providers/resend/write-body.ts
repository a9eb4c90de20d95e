/**
 * The body of a batch call. A letter is turned into JSON and UTF-8 once, cut at its blanks; for each copy the pieces
 * are laid end to end with the recipient's own words between them. The bytes are those that JSON.stringify of the
 * filled emails would give, without going over the same 50 KB a hundred times.
 */
import type { Copy, Letter } from "../mailer.ts";

const TO_BLANK = "to@blank.watchbell.invalid";
const COMMA = 0x2c;
const [OPEN, CLOSE] = [0x5b, 0x5d];

const encoder = new TextEncoder();

/** A piece of the letter's JSON, and the blank that follows it; null at its end. */
type Piece = { bytes: Uint8Array; blank: string | null };

export type BodyWriter = (copies: Copy[]) => Uint8Array<ArrayBuffer>;

/** A writer that remembers the letters that it has prepared, for as long as somebody holds them. */
export function openBodyWriter(): BodyWriter {
  const prepared = new WeakMap<Letter, Piece[]>();
  const piecesOf = ({ letter, fills }: Copy) => {
    const known = prepared.get(letter) ?? cutUp(letter, Object.keys(fills));
    prepared.set(letter, known);
    return known;
  };
  return function writeBody(copies) {
    const parts = copies.flatMap((copy, at) => [
      Uint8Array.of(at === 0 ? OPEN : COMMA),
      ...fillPieces(piecesOf(copy), copy),
    ]);
    return join([...parts, ...(copies.length === 0 ? [Uint8Array.of(OPEN)] : []), Uint8Array.of(CLOSE)]);
  };
}

function cutUp({ from, subject, html, text, headers, tags }: Letter, blanks: string[]): Piece[] {
  const json = JSON.stringify({ from, to: TO_BLANK, subject, html, text, headers, tags });
  // no blank holds a character that JSON escapes, so each stands in it as it is
  const anyBlank = new RegExp(`(${[TO_BLANK, ...blanks].map(literal).join("|")})`);
  const cut = json.split(anyBlank);
  return Array.from({ length: Math.ceil(cut.length / 2) }, (_, at) => ({
    bytes: encoder.encode(cut[at * 2]),
    blank: cut[at * 2 + 1] ?? null,
  }));
}

function fillPieces(pieces: Piece[], { to, fills }: Copy): Uint8Array[] {
  const values = new Map(Object.entries({ ...fills, [TO_BLANK]: to }));
  const escaped = new Map([...values].map(([blank, value]) => [blank, escape(value)]));
  return pieces.flatMap(({ bytes, blank }) => {
    const value = blank === null ? undefined : escaped.get(blank);
    return value ? [bytes, value] : [bytes];
  });
}

/** A pattern that finds just this text. */
const literal = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

const escape = (value: string) => encoder.encode(JSON.stringify(value).slice(1, -1));

function join(parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
