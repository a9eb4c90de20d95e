/** Bold marks terms: balanced, short, few, and never a whole sentence. */
import type { Found } from "./fault.ts";

const LONGEST = 22;
/** English says the same in more letters; the reference is Chinese. */
const LONGEST_LATIN = 40;
const SHORTEST = { han: 2, latin: 2 };

export function checkBold(sentence: string): Found[] {
  const found = (reason: string): Found[] => [{ kind: "bold", reason }];
  if ((sentence.match(/\*\*/g)?.length ?? 0) % 2 === 1)
    return found("A ** is left open or without its pair.");
  if (sentence.replaceAll("**", "").includes("*")) return found("A lone * is no bold: write **term**.");
  const terms = [...sentence.matchAll(/\*\*(.*?)\*\*/gs)].map(([, term = ""]) => term);
  for (const term of terms) {
    const isLatin = !/\p{Script=Han}/u.test(term);
    if (term.trim() === "" || term !== term.trim())
      return found(`The bold "${term}" is empty or begins or ends with a space.`);
    if (/\n/.test(term)) return found("A bold term breaks over lines.");
    if (term.length < SHORTEST[isLatin ? "latin" : "han"])
      return found(`The bold "${term}" is too short for a term.`);
    if (term.length > (isLatin ? LONGEST_LATIN : LONGEST))
      return found(`The bold "${term}" is longer than a term: mark the words that count.`);
    if (/[。!?！？;；]/.test(term)) return found(`The bold "${term}" is a sentence: mark a term.`);
    const rest = sentence.replace(`**${term}**`, "").replace(/[\s\p{P}]/gu, "");
    if (rest === "") return found(`The whole sentence is bold: mark a term.`);
  }
  return [];
}

export const boldCount = (summary: string): number => summary.match(/\*\*(.+?)\*\*/gs)?.length ?? 0;
