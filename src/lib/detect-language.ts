/** The language of a text: by its script where that settles it, else what its publisher declares. */

/** As much as is looked at: a language shows itself early. */
const SAMPLE_LENGTH = 600;

/** A tag such as zh, en or ja; `declared` decides where the text is too short to tell. */
export function detectLanguage(text: string, declared?: string): string {
  const sample = text.slice(0, SAMPLE_LENGTH);
  return findByScript(sample) ?? (declared?.toLowerCase().split(/[-_]/)[0] || "und");
}

function findByScript(sample: string): string | undefined {
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const share = (script: RegExp) => (sample.match(script)?.length ?? 0) / Math.max(1, letters);
  if (share(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu) > 0.1) return "ja";
  if (share(/\p{Script=Hangul}/gu) > 0.2) return "ko";
  return share(/\p{Script=Han}/gu) > 0.2 ? "zh" : undefined;
}
