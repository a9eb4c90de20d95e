/** How often a newsletter comes, in words. */
import { nextFire, periodHours } from "./schedule.ts";
import type { Newsletter } from "./store.ts";

type Language = Newsletter["language"];

/** Of the slot that comes next, in a reader's language. */
export const howOften = (newsletter: Newsletter, now: Date, language: Language): string =>
  scheduleText(periodHours(newsletter, nextFire(newsletter, now) ?? now), language);

/** Of so many hours between two issues. */
export function scheduleText(hours: number, language: Language): string {
  const isChinese = language === "zh-CN";
  if (hours >= 6 * 24) return isChinese ? "每周一期" : "weekly";
  if (hours >= 20) return isChinese ? "每天一期" : "daily";
  if (hours <= 1) return isChinese ? "每小时一期" : "every hour";
  return isChinese ? `每 ${hours} 小时一期` : `every ${hours} hours`;
}
