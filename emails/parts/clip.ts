/** Cutting text to a length. */

/** The first characters of a text, whole ones: an emoji is not cut in half. */
export function clip(text: string, length: number): string {
  const characters = Array.from(text);
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join("")}…`;
}
