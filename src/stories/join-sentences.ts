/** Makes a paragraph of chosen sentences: lines without a mark get one, items of one list are told in one sentence. */
import type { Quotable } from "./quotable.ts";

const MARKED = /(?:[.!?…。！？～~]["'”’」』）)\]]*|[。！？][”’」』）)"']*)$/u;
const OPEN_MARK = /[\s,，、;；:：\-–—]+$/u;

export function joinSentences(sentences: readonly Quotable[], script: "han" | "latin"): string {
  const [stop, semicolon, space] = script === "han" ? ["。", "；", ""] : [".", "; ", " "];
  return sentences.reduce((paragraph, one, at) => {
    const next = sentences[at + 1];
    const isListed = one.isItem && next?.isItem && next.post === one.post && !MARKED.test(one.text);
    const end = isListed ? semicolon : `${stop}${next ? space : ""}`;
    if (MARKED.test(one.text)) return `${paragraph}${one.text}${next ? space : ""}`;
    return `${paragraph}${one.text.replace(OPEN_MARK, "")}${end}`;
  }, "");
}
