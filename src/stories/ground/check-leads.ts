/** Who is said to lead a round of funding leads it in the posts: the others who put in money do not. */
import { matchesOf } from "../../lib/matches.ts";
import { keyOf } from "./aliases.ts";
import type { Evidence, Passage } from "./evidence.ts";
import type { Found } from "./fault.ts";

const LED: RegExp[] = [
  /(?:由|,|;|。|^)([^,;。]{2,60}?)(?:联合|共同)?领投/gu,
  /领投(?:方|机构)?(?:为|是|包括)([^,;。]{2,60})/gu,
  /\b(?:co-)?led (?:jointly )?by ([^.;()]+)/gi,
  /([^.,;]{2,60}?) (?:co-)?(?:led|leads|leading) (?:the|its|this|a) (?:\w+ )?(?:round|investment|financing|deal|Series)/gi,
];
/** Where the list of the leaders ends and that of the others begins. */
const OTHERS = /\b(?:with|joined|alongside|including|participation|while|at an?)\b|跟投|参投|继续|加码/;
const NAME = /[A-Z\d][\w.&]*(?: [A-Z\d][\w.&]*)*|\p{Script=Han}{2,12}(?:资本|创投|基金|投资|集团|科技)/gu;

export function checkLeads({ text }: Passage, evidence: Evidence): Found[] {
  const told = evidence.passages.flatMap((passage) => leadersOf(passage.text));
  if (told.length === 0) return [];
  const leaders = keyOf(told.join(" "));
  return leadersOf(text)
    .flatMap((list) => matchesOf(NAME, list).map(([name]) => name.replace(/^.*(?:由|和|与|及)/u, "")))
    .filter(
      (name) =>
        keyOf(name).length > 2 && evidence.key.includes(keyOf(name)) && !leaders.includes(keyOf(name)),
    )
    .slice(0, 1)
    .map((name) => ({
      kind: "attribution",
      reason: `"${name}" leads here, but not in the cited posts.`,
    }));
}

const leadersOf = (text: string): string[] =>
  LED.flatMap((pattern) => matchesOf(pattern, text).map(([, list = ""]) => list.split(OTHERS)[0] ?? ""));
