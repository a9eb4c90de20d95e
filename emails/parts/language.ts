/** The languages that mails are written in. Every text of a template exists in each of them. */
export type Language = "zh-CN" | "en";

/** Scripts written from right to left, by the language tags that news comes in. */
const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ps", "ur", "yi"]);

/** Whether a text's language needs no mark of its own within another's: zh within zh-CN, but not zh-TW. */
export function isWithin(inner: string, outer: string): boolean {
  return inner === outer || outer.startsWith(`${inner}-`);
}

/** The `dir` of a text in a language, given its BCP 47 tag. */
export function directionOf(language: string): "ltr" | "rtl" {
  const [primary = ""] = language.toLowerCase().split("-");
  return RIGHT_TO_LEFT.has(primary) ? "rtl" : "ltr";
}
