/** Every name of a sentence stands in the posts: in their text, as their author, or in their links. */
import { matchesOf } from "../../lib/matches.ts";
import { isPinyin, isReadIn } from "../../lib/pinyin.ts";
import { aliasesOf, hanAliasesIn, keyOf } from "./aliases.ts";
import type { Placed } from "./aliases.ts";
import { bearsOut, holdsAlias, holdsName, isToldInLatin } from "./evidence.ts";
import type { Evidence, Passage } from "./evidence.ts";
import type { Found } from "./fault.ts";
import { BODY_WORDS, hanNamesOf, isNoPerson, STAFF } from "./han-names.ts";
import type { HanName } from "./han-names.ts";
import { isNoName, latinInHan, namesInEnglish } from "./latin-names.ts";
import type { LatinName } from "./latin-names.ts";

export function checkNames(
  passage: Passage,
  evidence: Evidence,
  language: "zh-CN" | "en",
  isHeadline = false,
): Found[] {
  const { text } = passage;
  const isTitled = isHeadline && language === "en" && isTitleCase(text);
  const latin = language === "zh-CN" ? latinInHan(text) : namesInEnglish(text);
  const joined = knownRuns(text, latin, evidence);
  const unknown = latin.filter(
    (name) =>
      !isDated(name, passage) &&
      !joined.has(name) &&
      !isTranslated(name, text, evidence) &&
      (!isTitled || isMarked(name.text)) &&
      !isKnown(name, text, evidence),
  );
  const han = language === "zh-CN" ? unknownHan(text, evidence) : [];
  const licences = unknownLicences(text, evidence);
  const mixed = mixedPerson(text, latin, evidence);
  return [
    ...joinRuns(text, unknown).map((name) => faultOf(name)),
    ...[...new Set(han)].map((name) => faultOf(name)),
    ...licences.map((name) => faultOf(name)),
    ...(unknown.length === 0 ? mixed.map((name) => faultOf(name)) : []),
  ];
}

const faultOf = (name: string): Found => ({
  kind: "name",
  reason: `The name "${name}" is not in the cited posts.`,
});

/** Terms of art everywhere else, behind them "licence" they are names. */
const LICENCE =
  /\b(MIT|Apache|GPL|AGPL|LGPL|BSD|MPL|Creative Commons|CC[ -]BY)(?:[ -]?v?\d(?:\.\d)?)?(?:[- ](?:NC|SA|ND))*[ -]?(?:licen[cs]e|许可|协议|开源许可|开源协议)/gi;

function unknownLicences(text: string, { text: told }: Evidence): string[] {
  return [...matchesOf(LICENCE, text)].flatMap(([, name = ""]) =>
    told.toLowerCase().includes(name.toLowerCase()) ? [] : [name],
  );
}

/** In quotation marks an English draft of Chinese posts translates what they call a thing. */
function isTranslated({ start, text: name }: LatinName, text: string, evidence: Evidence): boolean {
  if (evidence.isLatin || isMarked(name)) return false;
  const before = text.slice(0, start).match(/"/g)?.length ?? 0;
  return before % 2 === 1 && text.indexOf('"', start) > 0;
}

const isDated = ({ start }: LatinName, { dates }: Passage): boolean =>
  dates.some((date) => start >= date.start && start < date.end);

/** Headlines In Title Case: a capital says nothing, digits and inner capitals do. */
function isTitleCase(text: string): boolean {
  const words = text.match(/[A-Za-z][a-z]+/g) ?? [];
  return words.length > 3 && words.filter((word) => /^[A-Z]/.test(word)).length > 0.6 * words.length;
}
const isMarked = (word: string): boolean => /\d|\p{Lu}.*\p{Lu}/u.test(word) || aliasesOf(word).length > 0;

function isKnown({ text: name }: LatinName, text: string, evidence: Evidence): boolean {
  if (bearsOut(evidence, name)) return true;
  if (isNoName(name)) return !isOtherNumber(name, evidence);
  // who writes Chinese writes of China without saying so
  if (evidence.isHan && /^(?:China|Chinese)$/.test(name)) return true;
  const parts = name.split(/[-&+/]/).filter(Boolean);
  if (parts.length > 1 && parts.every((part, at) => isPartKnown(part, parts.slice(0, at).join(""), evidence)))
    return true;
  if (/^[A-Z]{2,6}$/.test(name) && isInitials(name, evidence.text)) return true;
  // initials in the posts, written out in the draft
  const run =
    new RegExp(
      `(?:[A-Z][a-z]+ (?:of |and |for |the )?)*${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?: (?:of |and |for |the )?[A-Z][a-z]+)*`,
    ).exec(text)?.[0] ?? "";
  const initials = (run.match(/\b[A-Z]/g) ?? []).join("");
  return initials.length > 1 && new RegExp(`\\b${initials}\\b`).test(evidence.text);
}

/** A term with a number, of which the posts have another: INT8 where they say INT4. */
function isOtherNumber(term: string, { text }: Evidence): boolean {
  const stem = /^([A-Za-z]{2,})\d+$/.exec(term)?.[1];
  return stem !== undefined && new RegExp(`\\b${stem}-?\\d`, "i").test(text);
}

/** A hyphenated word may be borne out by its parts: Kestrel-based. Its number belongs to what stands before it. */
function isPartKnown(part: string, before: string, evidence: Evidence): boolean {
  if (!/\d/.test(part)) return isNoName(part) || /^[a-z]+$/.test(part) || bearsOut(evidence, part);
  if (holdsName(evidence, before + part)) return true;
  // "Kestrel-8 and 9"
  return (
    /^\d+(?:\.\d+)*$/.test(part) &&
    new RegExp(`(?:and|or|[/、和与,&])\\s*-?${part.replaceAll(".", "\\.")}(?![\\w.%])`).test(evidence.text)
  );
}

function isInitials(name: string, text: string): boolean {
  const pattern = Array.from(name)
    .map((letter) => `[${letter}${letter.toLowerCase()}][a-z]+`)
    .join("[ -](?:of |and |for |the )?");
  return new RegExp(`\\b${pattern}`).test(text);
}

/** Words that are known together: Wall Street Journal by another name of it, Su Jingxing read from 苏景行. */
function knownRuns(text: string, names: readonly LatinName[], evidence: Evidence): Set<LatinName> {
  const known = new Set<LatinName>();
  names.forEach((_, at) => {
    for (const length of [2, 3]) {
      const run = names.slice(at, at + length);
      if (
        run.length < length ||
        run.some((one, place) => place > 0 && !/^[ -]$/.test(text.slice(run[place - 1]?.end, one.start)))
      )
        continue;
      const words = run.map((one) => keyOf(one.text));
      const isAlias = aliasesOf(words.join("")).some((alias) => holdsAlias(evidence, alias));
      const isRead =
        evidence.isHan &&
        words.every((word) => /^[a-z]+$/.test(word)) &&
        [words, words.toReversed()].some((order) => isReadIn(order.join(""), evidence.text));
      // 小满咖啡 is Xiaoman Coffee: beside a part that is read aloud another may be translated
      const isHalfRead =
        evidence.isHan &&
        words.some((word) => word.length > 4 && isReadIn(word, evidence.text)) &&
        words.every((word) => isReadIn(word, evidence.text) || (word.length > 3 && !isPinyin(word)));
      if (isAlias || isRead || isHalfRead) for (const one of run) known.add(one);
    }
  });
  return known;
}

/** Words in a row are one name. */
function joinRuns(text: string, names: readonly LatinName[]): string[] {
  const runs: { start: number; end: number }[] = [];
  for (const { start, end } of names) {
    const last = runs.at(-1);
    if (last && /^[ -]?$/.test(text.slice(last.end, start))) last.end = end;
    else runs.push({ start, end });
  }
  return [...new Set(runs.map(({ start, end }) => text.slice(start, end)))];
}

/** A first name of one bearer and the family name of another. */
function mixedPerson(text: string, names: readonly LatinName[], evidence: Evidence): string[] {
  return names.flatMap((first, at) => {
    const last = names[at + 1];
    if (
      !last ||
      text.slice(first.end, last.start) !== " " ||
      ![first.text, last.text].every((word) => /^[A-Z][a-z]{2,}$/.test(word) && !isNoName(word))
    )
      return [];
    if (
      evidence.key.includes(keyOf(first.text + last.text)) ||
      aliasesOf(last.text).length > 0 ||
      aliasesOf(first.text).length > 0
    )
      return [];
    const after = followers(first.text, evidence.text);
    const before = leaders(last.text, evidence.text);
    return after.length > 0 &&
      before.length > 0 &&
      after.every((word) => word !== "") &&
      before.every((word) => word !== "")
      ? [`${first.text} ${last.text}`]
      : [];
  });
}

/** What stands behind each mention of a word: a capitalised word, or nothing of the kind. */
const followers = (word: string, text: string): string[] =>
  [...text.matchAll(new RegExp(`\\b${word}(?: ([A-Z][a-z]+))?`, "g"))].map(([, next = ""]) => next);
const leaders = (word: string, text: string): string[] =>
  [...text.matchAll(new RegExp(`(?:([A-Z][a-z]+) )?\\b${word}\\b`, "g"))].map(([, next = ""]) => next);

function unknownHan(text: string, evidence: Evidence): string[] {
  const known = hanAliasesIn(text);
  const aliased = known
    .filter(({ end }) => !/^(?:克朗|元|法郎|卢比|卢布|比索|里拉)/.test(text.slice(end)))
    .map(({ name }) => name)
    .filter((name) => !aliasesOf(name).some((alias) => holdsAlias(evidence, alias)));
  const covered = (name: HanName) => known.some(({ start, end }) => start < name.end && end > name.start);
  const found = hanNamesOf(text)
    .filter((name) => !covered(name) && !evidence.text.includes(name.text) && !isBorneOut(name, evidence))
    .map((name) => name.text);
  found.push(...exchangedIn(text, evidence), ...unknownStaff(text, known, evidence));
  return [...aliased.filter((name) => !(evidence.isHan && name === "中国")), ...found];
}

/** Behind a known company three characters that begin as a family name does and that do something: 华为余承东在 … */
function unknownStaff(text: string, known: readonly Placed[], evidence: Evidence): string[] {
  if (!evidence.isHan || evidence.isLatin) return [];
  return known.flatMap(({ end }) => {
    const name = STAFF.exec(text.slice(end))?.[1];
    return name === undefined || isNoPerson(name) || evidence.text.includes(name) ? [] : [name];
  });
}

/** In a list taken over from a post one name is another: after the same words another name of the same kind. */
function exchangedIn(text: string, { text: told }: Evidence): string[] {
  return [...text.matchAll(/(\p{Script=Han}{3}[与和及、])(\p{Script=Han}{3,6})(?=[,。;、]|$)/gu)].flatMap(
    ([, lead = "", name = ""]) => {
      const at = told.indexOf(lead);
      if (at < 0 || told.includes(name)) return [];
      const other = /^\p{Script=Han}{3,6}/u.exec(told.slice(at + lead.length))?.[0] ?? "";
      return other.includes(name.slice(-2)) ? [name] : [];
    },
  );
}

function isBorneOut({ text, kind }: HanName, evidence: Evidence): boolean {
  if (kind === "person")
    return (
      isToldInLatin(evidence, text) ||
      (evidence.isHan &&
        [2, 1].some((length) => text.length - length >= 2 && evidence.text.includes(text.slice(0, -length))))
    );
  // a translation of what no Chinese post names cannot be looked up: only its kind can
  if (kind === "transliterated")
    return evidence.isHan
      ? text.split("·").every((part) => evidence.text.includes(part))
      : /\b[A-Z][a-z]+ [A-Z][a-z]+/.test(evidence.text);
  if (kind === "title") return isTitleBorneOut(text, evidence);
  const suffix = [...BODY_WORDS.keys()].find((word) => text.endsWith(word));
  const own = text.slice(0, suffix ? -suffix.length : -2);
  if (evidence.isHan && own.length >= 2 && evidence.text.includes(own)) return true;
  // a place or kind before it: 苏州瓦岩半导体
  if ([2, 3].some((cut) => own.length - cut >= 2 && evidence.text.includes(text.slice(cut)))) return true;
  if (isToldInLatin(evidence, own)) return true;
  if (evidence.isHan && !evidence.isLatin) return false;
  return suffix === undefined || (BODY_WORDS.get(suffix)?.test(evidence.text) ?? true);
}

/** A translated title cannot be looked up, but for those that begin with a name of the table: 自然医学 is Nature Medicine. */
function isTitleBorneOut(title: string, evidence: Evidence): boolean {
  if (isSpelledIn(title, evidence)) return true;
  const known = [`《${title}》`, title.slice(0, 4), title.slice(0, 3), title.slice(0, 2)].flatMap((name) =>
    aliasesOf(name),
  );
  return evidence.isLatin && (known.length === 0 || known.some((alias) => holdsAlias(evidence, alias)));
}

/** A title may be cut or told with other marks: most of its pairs of characters stand in the posts. */
function isSpelledIn(title: string, { text }: Evidence): boolean {
  const characters = Array.from(title.replace(/[^\p{L}\p{N}]/gu, ""));
  const pairs = characters.slice(1).map((character, at) => `${characters[at]}${character}`);
  return pairs.filter((pair) => text.includes(pair)).length >= 0.7 * pairs.length;
}
