/**
 * Amounts of a text in one form, whatever words they are put in: 80亿, 8B and 8 billion are 8e9. So posts in two
 * languages meet through them, and two that say other amounts of the same thing are told apart.
 */

const AMOUNT =
  /(?<![\p{L}\p{N}.,])(?<number>\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:\s?(?<scale>万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|(?:trillion|billion|million|thousand|tn|bn|mn)(?![a-z]))|(?<letter>[kmbt])(?![\p{L}\p{N}])|\s?(?<percent>%|percent|per cent|个百分点))?/giu;
const SCALES = new Map<string, number>([
  ["k", 1e3],
  ["thousand", 1e3],
  ["万", 1e4],
  ["十万", 1e5],
  ["m", 1e6],
  ["mn", 1e6],
  ["million", 1e6],
  ["百万", 1e6],
  ["千万", 1e7],
  ["亿", 1e8],
  ["b", 1e9],
  ["bn", 1e9],
  ["billion", 1e9],
  ["十亿", 1e9],
  ["百亿", 1e10],
  ["千亿", 1e11],
  ["t", 1e12],
  ["tn", 1e12],
  ["trillion", 1e12],
  ["万亿", 1e12],
]);
/** A bare number of fewer digits is a count of anything, a day or an hour. */
const TELLING = 1000;
const YEARS = { first: 1900, last: 2100 };

/**
 * Amounts in order, each once: "8e9", "12.5%". Left out are bare numbers below 1,000 and years: they stand in posts
 * that have nothing to do with each other.
 */
export function amountsOf(text: string): string[] {
  const amounts = new Set<string>();
  for (const { groups } of text.normalize("NFKC").matchAll(AMOUNT)) {
    const number = Number(groups?.["number"]?.replaceAll(",", ""));
    const scale = SCALES.get((groups?.["scale"] ?? groups?.["letter"] ?? "").toLowerCase());
    if (groups?.["percent"]) amounts.add(`${number}%`);
    else if (scale !== undefined) amounts.add(inPowers(number * scale));
    else if (number >= TELLING && !isYear(number)) amounts.add(inPowers(number));
  }
  return [...amounts];
}

/** The amount that was put so; a share of a hundred counts apart from the rest. */
export function readAmount(amount: string): { value: number; isShare: boolean } {
  return { value: Number(amount.replace("%", "")), isShare: amount.endsWith("%") };
}

const isYear = (number: number) => Number.isInteger(number) && number >= YEARS.first && number <= YEARS.last;

/** Up to four digits: what is said to more is rounded elsewhere. */
const inPowers = (value: number) => Number(value.toPrecision(4)).toExponential();
