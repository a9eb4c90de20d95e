/** The gate on labelled sentences: how many of those it flags are unfaithful, how many of the unfaithful it flags. */
import { ground } from "../../src/stories/ground.ts";
import { CASES } from "../../tests/stories/ground/labelled/all.ts";
import type { Case } from "../../tests/stories/ground/labelled/world.ts";
import type { Row } from "./row.ts";

const TARGETS = { precision: 0.95, recall: 0.9, falseAlarms: 0.02 };

/** Precision, recall and false alarms for Chinese, English and both. */
export function evalGate(): Row[] {
  const judged = CASES.map((one) => ({ ...one, isFlagged: isFlagged(one) }));
  const rows = (name: string, cases: typeof judged) => {
    const count = (wrong: boolean, flagged: boolean) =>
      cases.filter((one) => (one.wrong !== undefined) === wrong && one.isFlagged === flagged).length;
    const [hits, alarms, misses, passed] = [
      count(true, true),
      count(false, true),
      count(true, false),
      count(false, false),
    ];
    const note = `${hits + misses} unfaithful, ${alarms + passed} faithful`;
    return [
      row(`gate, ${name}: precision`, hits / (hits + alarms), TARGETS.precision, note),
      row(`gate, ${name}: recall`, hits / (hits + misses), TARGETS.recall, note),
      row(`gate, ${name}: false alarms`, alarms / (alarms + passed), TARGETS.falseAlarms, note),
    ];
  };
  const of = (language: Case["language"]) => judged.filter((one) => one.language === language);
  return [...rows("zh", of("zh-CN")), ...rows("en", of("en")), ...rows("all", judged)];
}

const isFlagged = ({ sentence, posts, language }: Case): boolean =>
  ground({ headline: "", summary: sentence }, posts, language).some(({ where }) => where === "summary");

function row(measure: string, figure: number, target: number, note: string): Row {
  const passed = measure.endsWith("alarms") ? figure <= target : figure >= target;
  return { measure, figure: Number(figure.toFixed(3)), target, baseline: null, passed, note };
}
