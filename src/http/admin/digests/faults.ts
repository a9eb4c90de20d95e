/** What is wrong with words, in a sentence for who typed them. */
import type { WordFault } from "../../../digests/edit/check-words.ts";
import type { DoorContext } from "../../door.ts";
import { adminLanguage } from "../language.ts";

const SENTENCES: Record<WordFault, [en: string, zh: string]> = {
  empty: ["Something has to stand here.", "不能为空。"],
  "too-long": ["It is too long.", "太长了。"],
  "too-many": ["These are too many: six at most.", "太多了，最多六个。"],
  markup: [
    "It holds markup or characters that can't be seen; only **bold** is known, in the summary.",
    "含有标记或不可见字符；只有摘要里可以用 **加粗**。",
  ],
  link: ["It holds a link: links are those of its posts.", "含有链接；链接只来自其来源。"],
  bold: [
    "Two asterisks have no other two, hold nothing, or stand in the headline.",
    "加粗星号不成对、内容为空，或出现在标题中。",
  ],
};

export const sayFault = (c: DoorContext, fault: WordFault): string =>
  SENTENCES[fault][adminLanguage(c) === "en" ? 0 : 1];
