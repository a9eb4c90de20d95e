/** What page and mail both say about a digest and its stories, in the newsletter's language. */
import { wallClock } from "../lib/zoned-time.ts";
import type { Newsletter } from "../newsletters/store.ts";
import type { Digest, ToldStory } from "./store.ts";

type Language = Newsletter["language"];

const inChinese = { en: "英文", ja: "日文", ko: "韩文", fr: "法文", de: "德文", es: "西班牙文" };
const inEnglish = { zh: "Chinese", ja: "Japanese", ko: "Korean", fr: "French", de: "German", es: "Spanish" };
const LANGUAGE_NAMES = {
  "zh-CN": new Map(Object.entries(inChinese)),
  en: new Map(Object.entries(inEnglish)),
};

/** A slot as a reader says it, with the zone's name: 2025年12月7日 08:00（Asia/Shanghai）. */
export function slotText(
  slot: Date,
  { language, timeZone }: Pick<Newsletter, "language" | "timeZone">,
): string {
  const { year, month, day, hour, minute } = wallClock(slot, timeZone);
  if (language === "zh-CN")
    return `${year}年${Number(month)}月${Number(day)}日 ${hour}:${minute}（${timeZone}）`;
  const date = new Intl.DateTimeFormat("en-GB", { timeZone, day: "numeric", month: "long", year: "numeric" });
  return `${date.format(slot)}, ${hour}:${minute} (${timeZone})`;
}

/** What readers are told of a correction: when, and what it says; null where there was none. */
export function correctionText(
  { correctedAt, correction }: Pick<Digest, "correctedAt" | "correction">,
  newsletter: Pick<Newsletter, "language" | "timeZone">,
): string | null {
  if (!correctedAt || !correction) return null;
  const when = slotText(correctedAt, newsletter);
  return newsletter.language === "zh-CN"
    ? `已于 ${when}更正：${correction}`
    : `Corrected on ${when}: ${correction}`;
}

/** The day of a moment in full, as a reader says it: 2025年12月7日星期日. */
export const dayText = (
  at: Date,
  { language, timeZone }: Pick<Newsletter, "language" | "timeZone">,
): string =>
  new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { timeZone, dateStyle: "full" }).format(at);

/** What a reader must know of how a story was told: an excerpt, and one in another language than the digest's. */
export function noteOf(
  { kind, language: told }: Pick<ToldStory, "kind" | "language">,
  language: Language,
): string | null {
  if (kind !== "excerpt") return null;
  const [tongue = ""] = told.split("-");
  const foreign = tongue === language.split("-")[0] ? undefined : LANGUAGE_NAMES[language].get(tongue);
  if (language === "zh-CN") return foreign ? `${foreign}原文摘录` : "原文摘录";
  return foreign ? `Excerpt, in ${foreign}` : "Excerpt";
}

/** How many carry a story; nothing for one alone. */
export function sourceCountText(count: number, language: Language): string | null {
  if (count < 2) return null;
  return language === "zh-CN" ? `${count} 个来源` : `${count} sources`;
}
