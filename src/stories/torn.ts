/** Whether a post's text was cut off by the network it came from: X gives the first 280 of a longer one, unmarked. */

/** Characters that X counts; Han and its like count twice. Cuts fall at a word, so a little before the limit. */
const LIMIT = { from: 262, to: 285 };
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/gu;
const LINKS_AT_END = /(?:\s*https?:\/\/\S+)+\s*$/u;
const ENDED = /(?:[.!?…。！？~～]|\p{Extended_Pictographic}\ufe0f?)["'”’」』）)\]]*$/u;

export function isTornOff(text: string): boolean {
  const words = text.replaceAll("&amp;", "&").replaceAll("&lt;", "<").replaceAll("&gt;", ">").trim();
  if (/(?:…|\[…\]|\[\.\.\.\])$/u.test(words)) return true;
  const body = words.replace(LINKS_AT_END, "").trimEnd();
  const length = body.length + (body.match(WIDE)?.length ?? 0);
  return length >= LIMIT.from && length <= LIMIT.to && !ENDED.test(body);
}
