/**
 * The small words that hold a language's sentences together. A few of them, making up a part of a text, tell its
 * language as surely as its trigrams do, at a twentieth of the cost. Each stands under one language only: "in",
 * "is", "was", "de" and the like would speak for several.
 */
const FUNCTION_WORDS = new Map(
  Object.entries({
    en: "the and of to that this with for from are by its how you your we our",
    de: "der die das und ist nicht mit von dem den ein eine auf für sich auch",
    fr: "les des est une dans pour qui sur avec pas du et sont ce cette nous",
    es: "el los las del una y por con para es su como más pero",
    pt: "o os uma do da em não com mais ao pela pelo são dos das",
    it: "il gli della che di per una sono con più anche nel alla",
    ru: "и в не на что с по как это для из от также",
  }).map(([language, words]) => [language, new Set(words.split(" "))]),
);

/** So many different ones, and such a part of all words: a title quoted in another language has fewer. */
const FEWEST_WORDS = 4;
const LEAST_SHARE = 0.15;

/** Whether a text is plainly in this language. False says nothing: it may be short, or the language not known here. */
export function isPlainly(language: string, text: string): boolean {
  const known = FUNCTION_WORDS.get(language);
  if (!known) return false;
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const found = words.filter((word) => known.has(word));
  return found.length >= words.length * LEAST_SHARE && new Set(found).size >= FEWEST_WORDS;
}
