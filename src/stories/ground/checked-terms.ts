/** The numbers and names of a text, each with whether the posts bear it out, and in which words they have it. */
import type { Evidence, Passage } from "./evidence.ts";
import { readPassage } from "./evidence.ts";
import { checkNames } from "./check-names.ts";
import { checkNumbers, meets } from "./check-numbers.ts";
import { hanNamesOf } from "./han-names.ts";
import { isNoName, latinInHan, namesInEnglish } from "./latin-names.ts";
import { normalText } from "./normal-text.ts";

export type CheckedTerm = {
  /** As a normal text has it (normal-text.ts). */
  text: string;
  isBorneOut: boolean;
  /** How the posts write it; nothing where they don't. */
  told: string[];
};

/** What a fault of names quotes. */
const QUOTED = /^The name "(.*)" is not/su;

/** Those of a sentence without markup. */
export function checkedTerms(sentence: string, evidence: Evidence, language: "zh-CN" | "en"): CheckedTerm[] {
  const passage = readPassage(normalText(sentence).trim(), -1);
  return [...checkedNumbers(passage, evidence), ...checkedNames(passage, evidence, language)];
}

const checkedNumbers = (passage: Passage, evidence: Evidence): CheckedTerm[] =>
  passage.quantities.map((quantity) => ({
    text: quantity.text,
    isBorneOut: checkNumbers({ ...passage, quantities: [quantity] }, evidence).length === 0,
    told: [
      quantity.text,
      ...evidence.quantities.filter((other) => meets(quantity, other)).map(({ text }) => text),
    ],
  }));

function checkedNames(passage: Passage, evidence: Evidence, language: "zh-CN" | "en"): CheckedTerm[] {
  const missing = checkNames(passage, evidence, language).flatMap(
    ({ reason }) => QUOTED.exec(reason)?.[1] ?? [],
  );
  const latin = language === "zh-CN" ? latinInHan(passage.text) : namesInEnglish(passage.text);
  const han = language === "zh-CN" ? hanNamesOf(passage.text) : [];
  const known = [...latin.filter(({ text }) => !isNoName(text)), ...han]
    .map(({ text }) => text)
    .filter((name) => !missing.some((other) => other.includes(name)));
  return [
    ...missing.map((text) => ({ text, isBorneOut: false, told: [] })),
    ...known.map((text) => ({ text, isBorneOut: true, told: [text] })),
  ];
}
