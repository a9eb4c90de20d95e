/** The tokens of one digest: a call takes its share before it is made and gives back what it did not use. */
import { isHan } from "../../lib/script.ts";
import type { Usage } from "../../providers/model.ts";

/** Characters a token holds, at least: one of Chinese, three of anything else. */
const PER_TOKEN = { han: 1, other: 3 };
/** What the endpoint adds to a prompt. */
const OVERHEAD = 100;

/** Of `limit` tokens, of which `spent` are gone already. */
export function openBudget(limit: number, spent: number) {
  let taken = spent;
  return {
    /** Whether there were so many left; they are taken then. */
    reserve(tokens: number): boolean {
      if (taken + tokens > limit) return false;
      taken += tokens;
      return true;
    },
    /** What was reserved, now that it is known what was used. */
    settle(reserved: number, { inputTokens, outputTokens }: Usage): void {
      taken += inputTokens + outputTokens - reserved;
    },
  };
}

/** How many tokens a text may be, rather too many than too few. */
export function estimateTokens(text: string): number {
  const han = isHan(text) ? text.length : (text.match(/[^\p{ASCII}]/gu)?.length ?? 0);
  return Math.ceil(han / PER_TOKEN.han + (text.length - han) / PER_TOKEN.other) + OVERHEAD;
}
