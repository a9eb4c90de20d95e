/** Which of a page's forms a reader wants, by the Accept header (RFC 9110, section 12.5.1). */

type Range = { type: string; quality: number; at: number };

/** Ranges of a header that are read: a longer one is no reader's. */
const RANGES = 40;

/**
 * The media type, of those offered in the order of our liking, that a header prefers: by its q, and of equal ones
 * that which the header names first, as the RFC leaves it open. The first offered where there is no header, or where
 * none is accepted.
 */
export function preferredType<Type extends string>(header: string | undefined, offered: readonly Type[]) {
  const ranges = (header ?? "").split(",", RANGES).flatMap(readRange);
  const wishes = offered
    .map((type) => ({ type, wish: wishFor(type, ranges) }))
    .filter(({ wish }) => wish.quality > 0)
    .sort((a, b) => b.wish.quality - a.wish.quality || a.wish.at - b.wish.at);
  return wishes[0]?.type ?? offered[0];
}

function readRange(text: string, at: number): Range[] {
  const [type = "", ...parameters] = text.split(";").map((part) => part.trim().toLowerCase());
  const weight = parameters.find((parameter) => /^q\s*=/.test(parameter));
  const quality = weight === undefined ? 1 : Number(weight.split("=")[1]);
  return /^[^\s/]+\/[^\s/]+$/.test(type) && quality >= 0 && quality <= 1 ? [{ type, quality, at }] : [];
}

/** What the most exact range that takes a type says of it. */
function wishFor(type: string, ranges: Range[]): Omit<Range, "type"> {
  const exact = [type, `${type.split("/")[0]}/*`, "*/*"];
  return (
    exact.flatMap((taken) => ranges.find((range) => range.type === taken) ?? [])[0] ?? { quality: 0, at: 0 }
  );
}
