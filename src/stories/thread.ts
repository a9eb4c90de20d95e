/** Whether two posts of one account belong together: a thread, or a post and the link that follows it. */
import { cleanText } from "./clean.ts";

/** Posts this close together were written as one: no one types a second one so fast. */
const AT_ONCE_MS = 15_000;
/** A post that leans on another follows it within minutes. */
const SOON_MS = 10 * 60_000;
/** What only points to more of the same: it begins with the name of what it points to, or has no words at all. */
const LEANS =
  /^\W*(?:(?:also )?available (?:on|now|as|in)|only available|(?:you can )?(?:read|link|more|try|watch|listen|learn|sign ?up|update|download|check)\b|to give|to add|built (?:using|with)|powered by|website|site|skill|repo|docs?|details?|demo|paper|code|github|blog|newsletter|source|thread|full|try|part \d|\d\/)|^\W*(?:链接|详情|原文|地址|项目|论文|官网|体验|博客|代码|补充|全文|续)|^\W*$/iu;

/** Whether a post leans on one before it and tells nothing by itself. */
export function leans(text: string): boolean {
  return LEANS.test(cleanText(text));
}

type Timed = { handle: string | null; publishedAt: number; leans: boolean };

export function isThread(a: Timed, b: Timed): boolean {
  if (a.handle === null || a.handle !== b.handle) return false;
  const gap = Math.abs(a.publishedAt - b.publishedAt);
  const later = a.publishedAt > b.publishedAt ? a : b;
  return gap <= AT_ONCE_MS || (later.leans && gap <= SOON_MS);
}
