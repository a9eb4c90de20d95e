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

/** A piece of a letter's JSON, and which of its blanks follows it; null at its end. */
type Piece = { bytes: Uint8Array; blank: number | null };
type Prepared = { blanks: string[]; pieces: Piece[] };

export type BodyWriter = (copies: Copy[]) => Uint8Array<ArrayBuffer>;

/** A writer that remembers the letters that it has prepared, for as long as somebody holds them. */
export function openBodyWriter(): BodyWriter {
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
    const length = emails.reduce((sum, email) => sum + lengthOf(email), 0);
    const body = new Uint8Array(length + Math.max(0, emails.length - 1) + 2);
    let at = 0;
    body[at++] = OPEN;
    for (const email of emails) {
      if (at > 1) body[at++] = COMMA;
      at = layOut(email, body, at);
    }
    body[at] = CLOSE;
    return body;
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

/** What stands in a blank: ASCII as it is, since a call of the encoder takes longer than its characters; else UTF-8. */
type Value = string | Uint8Array;

function escape(value: string): Value {
  const json = JSON.stringify(value).slice(1, -1);
  return /^[ -~]*$/.test(json) ? json : encoder.encode(json);
}

/** An email's pieces, and what stands in the blanks between them. */
type Filled = { pieces: Piece[]; values: Value[] };

const valueOf = (values: Value[], blank: number | null) => (blank === null ? undefined : values[blank]);

const lengthOf = ({ pieces, values }: Filled) =>
  pieces.reduce((sum, { bytes, blank }) => sum + bytes.length + (valueOf(values, blank)?.length ?? 0), 0);

/** Lays an email into the body from a place on; answers where it ends. */
function layOut({ pieces, values }: Filled, body: Uint8Array, from: number): number {
  let at = from;
  for (const { bytes, blank } of pieces) {
    body.set(bytes, at);
    at += bytes.length;
    const value = valueOf(values, blank);
    if (!value) continue;
    put(value, body, at);
    at += value.length;
  }
  return at;
}

function put(value: Value, body: Uint8Array, from: number): void {
  if (typeof value !== "string") body.set(value, from);
  else for (let at = 0; at < value.length; at += 1) body[from + at] = value.charCodeAt(at);
}
