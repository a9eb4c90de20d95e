/**
 * The small words that hold a language's sentences together. A few of them, making up a part of a text, tell its
 * language as surely as its trigrams do, at a twentieth of the cost. Each stands under one language only: "in",
 * "is", "was", "de" and the like would speak for several.
 */
const FUNCTION_WORDS = new Map(
  Object.entries({
    en: "the and of to that this with for from are by its how you your we our they it were been be but which who when have has not can at about if these",
    de: "der die das und ist nicht mit von dem den ein eine auf für sich auch",
    fr: "les des est une dans pour qui sur avec pas du et sont ce cette nous",
    es: "el los las y su sus más pero muy hay según",
    pt: "o os uma do da em não com mais ao pela pelo são dos das",
    it: "il gli della che di sono più anche nel alla dei",
    ru: "и в не на что с по как это для из от также",
  }).map(([language, words]) => [language, new Set(words.split(" "))]),
);

/** So many different ones, and such a part of all words: a title quoted in another language has fewer. */
const FEWEST_WORDS = 3;
const LEAST_SHARE = 0.15;

/** Whether a text is plainly in this language. False says nothing: it may be short, or the language not known here. */
export function isPlainly(language: string, text: string): boolean {
  const known = FUNCTION_WORDS.get(language);
  if (!known) return false;
  const words = wordsOf(text);
  const found = words.filter((word) => known.has(word));
  return found.length >= words.length * LEAST_SHARE && new Set(found).size >= FEWEST_WORDS;
}

/** Whether nothing in a text of plain Latin letters speaks against this language: no accent, no other's small word. */
export function mayWellBe(language: string, text: string): boolean {
  if (!LATIN.has(language) || /[^\P{L}a-z]/iu.test(text)) return false;
  const words = wordsOf(text);
  return [...FUNCTION_WORDS].every(
    ([other, known]) => other === language || !words.some((word) => known.has(word)),
  );
}

const LATIN = new Set([...FUNCTION_WORDS.keys()].filter((language) => language !== "ru"));

const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];
