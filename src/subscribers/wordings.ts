/**
 * What people agree to by pressing the button, by id: the id is kept with their consent. A text that people have
 * agreed to never changes; other words are another id, added here, and CURRENT_WORDING then names it.
 */
import type { Subscriber } from "./store.ts";

type Wording = Record<Subscriber["language"], string>;

export const WORDINGS: Record<string, Wording> = {
  "form-1": {
    "zh-CN":
      "订阅即同意我们把所选的简报寄到这个地址。我们会先寄一封确认邮件，点过里面的按钮才算订阅。以后每一期都带着退订链接。",
    en: "You agree that we send the newsletters you chose to this address. First comes one mail that asks whether it was you, and nothing else until you press its button. Every issue has a link to leave.",
  },
};

export const CURRENT_WORDING = "form-1";

const PLACE_LENGTH = 100;

/** The current words in a language. */
export const currentWording = (language: Subscriber["language"]): { id: string; text: string } => ({
  id: CURRENT_WORDING,
  text: WORDINGS[CURRENT_WORDING]?.[language] ?? "",
});

/** What is kept as proof: where it was said, which words were shown, in which language. `/harbour form-1 zh-CN`. */
export function wordConsent({
  place,
  wordingId,
  language,
}: {
  /** A path of ours, or `embed`, `form` or `api` and a host; as strangers sent it. */
  place: string;
  /** As strangers sent it; "unseen" is kept where it names none. */
  wordingId: string;
  language: Subscriber["language"];
}): string {
  const shown = Object.hasOwn(WORDINGS, wordingId) ? wordingId : "unseen";
  return `${plain(place)} ${shown} ${language}`;
}

/** The words in full that a consent names, or null where it names none: one of a list, of a page's button. */
export function wordsOf(consent: string): string | null {
  const [wordingId = "", language = ""] = consent.split(" ").slice(-2);
  const wording = Object.hasOwn(WORDINGS, wordingId) ? WORDINGS[wordingId] : undefined;
  return language === "zh-CN" || language === "en" ? (wording?.[language] ?? null) : null;
}

/** Printable ASCII alone, as URLs have it, and not too much of it. */
const plain = (text: string) => text.replace(/[^\w/.:%~ -]/g, "").slice(0, PLACE_LENGTH) || "-";
