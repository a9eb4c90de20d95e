/** Names in Latin letters: in Chinese any Latin word, in English what bears a capital where none is due. */
import { matchesOf } from "../../lib/matches.ts";
import { isStopWord } from "../../lib/stop-words.ts";
import { aliasesOf } from "./aliases.ts";
import { isGeneric, isTermOfArt, mayOpen } from "./common-words.ts";

export type LatinName = { start: number; end: number; text: string; isOpening: boolean };

const WORD =
  /(?<![\p{L}\p{N}_@#/.])[\p{Script=Latin}][\p{Script=Latin}\p{N}]*(?:[.'&+-](?=[\p{L}\p{N}])[\p{Script=Latin}\p{N}]+)*\+*|(?<![\p{L}\p{N}.,$€£¥])\d+(?=[A-Za-z]{2,})[\p{Script=Latin}\p{N}]+/gu;
/** Units and sizes that are written like words. */
const UNIT =
  /^(?:[kmbtg]|[kmgtp]i?b|[kmg]hz|[kmgu]?w|[kmg]wh|ms|nm|mm|cm|km|kg|mg|ml|mah|px|fps|tops|tflops|usd|rmb|cny|eur|hkd|gbp|jpy|x|am|pm|q[1-4]|h[12]|fy\d*|min|sec|hrs?|pp|bps|mbps|gbps|million|billion|trillion|thousand)$/i;

/** Latin words of a Chinese sentence that may be names. */
export function latinInHan(text: string): LatinName[] {
  return [...matchesOf(WORD, text)].flatMap((match) => {
    const word = bare(match[0]);
    const isNumbered =
      /\d\s?$/.test(text.slice(Math.max(0, match.index - 2), match.index)) && UNIT.test(word);
    const isSign =
      /^(?:US|HK|NT|RMB|USD|CNY|EUR|HKD|GBP|JPY|[SACR])$/.test(word) &&
      /^\$?\s?\d|^\$/.test(text.slice(match.index + word.length));
    if (isNumbered || isSign || word.length < 2 || UNIT.test(word) || /^[a-z]$/i.test(word)) return [];
    return [{ start: match.index, end: match.index + word.length, text: word, isOpening: false }];
  });
}

/** Words of an English sentence that bear a capital, a digit or an inner capital; of its first word only where it is plainly a name. */
export function namesInEnglish(text: string): LatinName[] {
  const words = [...matchesOf(WORD, text)];
  return words.flatMap((match, at) => {
    const word = bare(match[0]);
    const before = text.slice(0, match.index);
    const isOpening =
      /(?:^|[.!?:;]["')]*\s+|^["'(*\s]+|[:—]\s*["']?|"\s?)$/u.test(before) || before.endsWith('"');
    if (!/[\p{Lu}\p{N}]/u.test(word) || word.length < 2 || UNIT.test(word)) return [];
    if (/\d\s?$/.test(before) && UNIT.test(word)) return [];
    if (
      /^(?:US|HK|NT|RMB|USD|CNY|EUR|HKD|GBP|JPY)$/.test(word) &&
      /^\$?\s?\d|^\$/.test(text.slice(match.index + word.length))
    )
      return [];
    if (isOpening && !isNameAtStart(word, words[at + 1]?.[0] ?? "", text.slice(match.index + word.length)))
      return [];
    return [{ start: match.index, end: match.index + word.length, text: word, isOpening }];
  });
}

/** An English sentence's first word: a capital says nothing, so what follows has to. */
function isNameAtStart(word: string, next: string, rest: string): boolean {
  if (/\p{Lu}.*\p{Lu}|\d/u.test(word)) return true;
  const lower = word.toLowerCase();
  if (isStopWord(lower) || isTermOfArt(word) || mayOpen(lower)) return false;
  if (/^\p{Lu}/u.test(next) && /^ \p{Lu}/u.test(rest)) return true;
  if (rest.startsWith("'s ") || aliasesOf(word).length > 0) return true;
  return SUBJECT.test(rest);
}

/** What follows a subject of one word: a verb of doing or saying. */
const SUBJECT =
  /^(?:,[^,]{3,50},)? (?:[a-z]{3,}ly )?(?:has|have|had|is|was|will|would|says?|said|announced?|announces|releases?|released|launche[sd]|launch|unveil(?:s|ed)|introduce[sd]|raise[sd]|plans?|planned|report(?:s|ed)|claim(?:s|ed)|acquire[sd]|buys|bought|sues|sued|open-source[sd]|open-sourced|ship(?:s|ped)|expects?|expected|told|adds?|added|now|also|can|could|may|does|did|hired?|hires|laid|cut|cuts|confirmed|denied|wrote|writes|argue[sd]|believes?|believed|notes?|noted|warn(?:s|ed)|agreed|joined|joins|left|leaves|led|leads|won|wins|beats?|scored|scores|reached|hit|passed|became|began|started|offers?|offered|supports?|runs?|ran|uses?|used|costs?|trained|built|makes?|made|published|publishes|posted|posts|shared|shares|tested|tests|partnered|partners|invested|invests|opened|opens|closed|closes|stopped|stops|dropped|drops|sold|sells|and [A-Z])\b/;

const bare = (word: string): string => word.replace(/'s$/i, "").replace(/[.'&-]+$/, "");

/** Whether a Latin word claims nothing by itself. */
export function isNoName(word: string): boolean {
  const lower = word.toLowerCase();
  return (
    isTermOfArt(word) ||
    isGeneric(word) ||
    isStopWord(lower) ||
    (isTermOfArt(lower.replace(/s$/, "")) && lower.endsWith("s")) ||
    /^(?:[a-z]+-)?(?:based|powered|native|driven|first|like|style|scale|ready|only|free|level|class|grade|era)$/.test(
      lower,
    )
  );
}
