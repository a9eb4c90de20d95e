/** Which script a text is written in, by its letters. */
const HAN = /\p{Script=Han}/gu;
const LETTER = /\p{L}/gu;

/** Whether a text is Chinese: a fifth of its letters are Han, for Chinese news is full of Latin names. */
export function isHan(text: string): boolean {
  const letters = text.match(LETTER)?.length ?? 0;
  return letters > 0 && (text.match(HAN)?.length ?? 0) >= letters / 5;
}
