/** JSON of X's API, taken apart without trust: what is missing or of another type reads as empty. */

/** An object nested in a post's end stands between a cut and the last whole post; some dozens close one. */
const CUT_ATTEMPTS = 80;
/** What closes a list of the document, a list of its includes, and the document. */
const CLOSINGS = ["]}", "]}}", "}"];

export type Json = Record<string, unknown>;

/** A document, and whether it was whole: of one that was cut off, what comes before; undefined for no JSON object. */
export function parseJson(body: Uint8Array): { json: Json; isWhole: boolean } | undefined {
  const text = new TextDecoder().decode(body);
  const whole = parse(text);
  if (whole) return { json: whole, isWhole: true };
  const before = parseCut(text);
  return before && { json: before, isWhole: false };
}

export const recordOf = (value: unknown): Json => (isRecord(value) ? value : {});

export const recordsOf = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isRecord) : []);

export const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

const isRecord = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function parse(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function parseCut(text: string): Json | undefined {
  let cut = text;
  for (let attempt = 0; attempt < CUT_ATTEMPTS; attempt++) {
    const end = cut.lastIndexOf("}", cut.length - 2);
    if (end < 0) return undefined;
    cut = cut.slice(0, end + 1);
    for (const closing of CLOSINGS) {
      const json = parse(cut + closing);
      if (json) return json;
    }
  }
  return undefined;
}
