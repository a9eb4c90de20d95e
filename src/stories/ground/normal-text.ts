/** A text as the gate reads it: one width, one set of quotation marks and hyphens, simplified characters. */
import { simplify } from "../../lib/simplify.ts";

const URL_PATTERN = /(?:https?:\/\/|www\.)[^\s<>"'）】」』，。；]+/gu;

export function normalText(text: string): string {
  return simplify(
    text
      .replace(/[，]/g, ", ")
      .replace(/²/g, "2")
      .normalize("NFKC")
      .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, "")
      .replace(/[’‘ʼ`´]/g, "'")
      .replace(/[“”„«»「」『』]/g, '"')
      .replace(/[‐‑‒−]/g, "-")
      .replace(/ dot (?=(?:com|ai|io|dev|org|net|app|so|co)\b)/g, ".")
      .replace(/(?<=\d)\s?[–—]\s?(?=[\d$€£¥])/g, "-")
      .replace(/[–—―]/g, " — ")
      .replace(/[\u00a0\u2009\u202f]/g, " "),
  );
}

/** Without its URLs, whose digits and words tell nothing. */
export const withoutUrls = (text: string): string => text.replace(URL_PATTERN, " ");
