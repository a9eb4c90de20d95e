/** A text as people see it: what is there for machines alone is left out. */

/**
 * Marks without a width of their own: zero-width letters, bidirectional overrides, and the tag characters in which
 * whole sentences have been hidden. The joiner between the parts of an emoji stays.
 */
const UNSEEN = /(?<!\p{Extended_Pictographic}\ufe0f?)\u200d|(?!\u200d)[\p{Cf}\p{Co}]|(?![\n\t])\p{Cc}/gu;
/** Long runs of letters and digits, both cases among them: what is encoded tells readers nothing. */
const ENCODED =
  /(?<![\w/+])(?=[A-Za-z0-9/+]*[a-z])(?=[A-Za-z0-9/+]*[A-Z])(?=[A-Za-z0-9/+]*\d)[A-Za-z0-9/+]{40,}={0,2}/g;
const HIDDEN = /<!--[\s\S]*?(?:-->|$)|<(script|style|template)\b[\s\S]*?(?:<\/\1>|$)/gi;

export const visible = (text: string): string =>
  text.replace(UNSEEN, "").replace(HIDDEN, " ").replace(ENCODED, " ").trim();

/** What is there for machines alone, as far as it can be read. */
export function hiddenOf(text: string): string {
  const tags = (text.match(/[\u{e0020}-\u{e007e}]/gu) ?? [])
    .map((letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) - 0xe0000))
    .join("");
  const plain = text.replace(UNSEEN, "");
  const encoded = (plain.match(ENCODED) ?? []).map(decode);
  return [tags, ...(plain.match(HIDDEN) ?? []), ...encoded].filter(Boolean).join("\n");
}

function decode(base64: string): string {
  try {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    return "";
  }
}
