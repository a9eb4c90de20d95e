/** Who is said to have said something. */
import type { Mention } from "./mentions.ts";

const SAYS_HAN =
  "表示|称|说道?|认为|指出|透露|坦言|强调|介绍|预计|预测|写道|回应|补充|解释|证实|警告|直言|承认|否认|预言|估计|判断|声称|宣称|告诉";
const SAYS_ENGLISH =
  "said|says|saying|told|tells|wrote|writes|argue[sd]?|claim(?:s|ed)?|expect(?:s|ed)?|predict(?:s|ed)?|warn(?:s|ed)?|note[sd]|added|adds|explain(?:s|ed)|estimate[sd]?|believe[sd]?|confirmed|denied|denies|admitted|admits|forecasts?|thinks|insist(?:s|ed)|stated|states|stresse[sd]";
const AFTER = new RegExp(
  `^(?:[^,。;:]{0,6}?(?:${SAYS_HAN})|(?:,[^,]{2,60},)?,?(?: (?:also|later|has|himself|herself|himself|now|then))? (?:${SAYS_ENGLISH})\\b|[^.;]{0,70}\\b(?:and|but|who) (?:also |later )?(?:${SAYS_ENGLISH})\\b)`,
  "u",
);
const TITLED_AFTER = new RegExp(`^[^,。;:!?.]{0,24}(?:${SAYS_HAN})(?=[,:"。]|\\p{Script=Han})`, "u");
const BEFORE = new RegExp(
  `(?:(?:据|根据|援引|引述|按照)\\s?[^,。]{0,8}|[Aa]ccording to (?:[a-z]+ ){0,4}|\\b(?:${SAYS_ENGLISH}) (?:[a-z]+ ){0,4})$`,
  "u",
);

/** The mentions of a sentence that it gives as speakers, in order. */
export function speakersOf(text: string, mentions: readonly Mention[]): Mention[] {
  return mentions.filter(({ start, end }, at) => {
    const before = text.slice(Math.max(0, start - 40), start);
    if (BEFORE.test(before)) return true;
    const until = mentions[at + 1]?.start ?? text.length;
    const after = text.slice(end, end + 90);
    const has = AFTER.exec(after) ?? TITLED_AFTER.exec(after);
    // "Wren, head of Orrin, said" passes over a name, "Orrin 的 Wren 称" does not
    return has !== null && (end + has[0].length <= until || after.startsWith(","));
  });
}

const SAYING = new RegExp(`${SAYS_HAN}|\\b(?:${SAYS_ENGLISH})\\b|"`, "u");

/** Whether a sentence tells what anyone says. */
export const tellsSpeech = (text: string): boolean => SAYING.test(text);
