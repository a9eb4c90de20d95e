/** Words in quotation marks stand in the posts: word for word where both speak one language. */
import { matchesOf } from "../../lib/matches.ts";
import { isHan } from "../../lib/script.ts";
import { termsOf } from "../../lib/terms.ts";
import type { Evidence } from "./evidence.ts";
import type { Found } from "./fault.ts";

const QUOTED = /"([^"]+)"/g;
/** Shorter ones are terms, which a writer may set in marks himself. */
const SHORTEST = { han: 8, latin: 24 };
/** So many of a quotation's terms must stand in the posts; a quotation may be smoothed. */
const LEAST_SHARE = 0.75;

export function checkQuotes(text: string, evidence: Evidence): Found[] {
  return [...matchesOf(QUOTED, text)].flatMap(([, quoted = ""]) => {
    const script = isHan(quoted) ? "han" : "latin";
    const isTold = script === "han" ? evidence.isHan : evidence.isLatin;
    if (quoted.length < SHORTEST[script] || !isTold) return [];
    // another post, in the other language, may be what is quoted
    if (evidence.isHan && evidence.isLatin) return [];
    return shareOf(quoted, evidence.text) >= LEAST_SHARE
      ? []
      : [{ kind: "attribution", reason: `The quotation "${quoted}" is not in the cited posts.` }];
  });
}

function shareOf(quoted: string, text: string): number {
  const terms = termsOf(quoted).filter((term) => !/^\p{Script=Han}$/u.test(term));
  const known = new Set(termsOf(text));
  return terms.length === 0 ? 1 : terms.filter((term) => known.has(term)).length / terms.length;
}
