/** Numbers in words, as Chinese and English write them, and their values. */

const HAN_DIGITS = new Map(Array.from("零一二三四五六七八九", (digit, value) => [digit, value]));
HAN_DIGITS.set("〇", 0).set("两", 2);
const HAN_SMALL = new Map([
  ["十", 10],
  ["百", 100],
  ["千", 1000],
]);
const HAN_LARGE = new Map([
  ["万", 1e4],
  ["亿", 1e8],
]);

/** 三百二十, 十二, 两万, 一点五; undefined where the characters make no number. */
export function readHanNumeral(text: string): number | undefined {
  const [whole = "", decimals] = text.split("点");
  const value = readHanWhole(whole);
  if (value === undefined || decimals === undefined) return value;
  const digits = Array.from(decimals, (digit) => HAN_DIGITS.get(digit));
  return digits.includes(undefined) ? undefined : Number(`${value}.${digits.join("")}`);
}

function readHanWhole(text: string): number | undefined {
  const digits = Array.from(text, (character) => HAN_DIGITS.get(character));
  // 二〇二六 and 一二三: digits read out one by one
  if (digits.length > 1 && !digits.includes(undefined)) return Number(digits.join(""));
  let [total, section, digit] = [0, 0, 0];
  for (const [at, character] of Array.from(text).entries()) {
    const value = digits[at];
    const small = HAN_SMALL.get(character);
    const large = HAN_LARGE.get(character);
    if (value !== undefined) digit = value;
    else if (small) {
      section += (digit || 1) * small;
      digit = 0;
    } else if (large) {
      total = (total + section + digit || 1) * large;
      section = digit = 0;
    } else return undefined;
  }
  return total + section + digit;
}

const ENGLISH_SMALL = new Map(
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    .split(" ")
    .map((word, value) => [word, value]),
);
for (const [at, word] of "twenty thirty forty fifty sixty seventy eighty ninety".split(" ").entries())
  ENGLISH_SMALL.set(word, (at + 2) * 10);
const ENGLISH_LARGE = new Map([
  ["dozen", 12],
  ["hundred", 100],
  ["thousand", 1e3],
  ["million", 1e6],
  ["billion", 1e9],
  ["trillion", 1e12],
]);
const SMALL_WORDS = [...ENGLISH_SMALL.keys()].sort((a, b) => b.length - a.length).join("|");
const LARGE_WORDS = [...ENGLISH_LARGE.keys()].join("|");
const ANY_WORD = `(?:${SMALL_WORDS}|${LARGE_WORDS})`;

/** A number in English words, the source of a pattern: "three", "twenty-five", "a dozen", "two hundred and ten". */
export const ENGLISH_NUMERAL = `(?:(?:half )?an? (?:${LARGE_WORDS})|${ANY_WORD})(?:[ -](?:and )?${ANY_WORD})*`;

/** What such words come to. */
export function readEnglishNumeral(text: string): number {
  const words = text.toLowerCase().split(/[ -]/);
  let [total, section] = [0, 0];
  for (const word of words) {
    const large = ENGLISH_LARGE.get(word);
    if (word === "half") section = 0.5;
    if (large === undefined) section += ENGLISH_SMALL.get(word) ?? 0;
    else if (large < 1e3) section = (section || 1) * large;
    else {
      total += (section || 1) * large;
      section = 0;
    }
  }
  return total + section;
}
