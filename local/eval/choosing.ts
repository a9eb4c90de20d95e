/** How well events are found in labelled news, and how well a digest chooses from judged posts. */
import type { Row } from "./row.ts";
import { isSharedHere, score } from "./shared.ts";

/** What a figure must reach: at least, or at most. */
type Aim = { name: string; of: string; least?: number; most?: number; baseline: number | null };

const CLUSTERS = [
  { language: "Chinese", code: "zh", F1: 0.9, precision: 0.93, baseline: 0.866, pastBaseline: 0.884 },
  { language: "English", code: "en", F1: 0.87, precision: 0.9, baseline: 0.852, pastBaseline: null },
];

/** The best without a model that digest.md knows, beside each. */
const RANKING: Aim[] = [
  { name: "ranking: nDCG", of: "nDCG", least: 0.8, baseline: 0.735 },
  { name: "ranking: precision", of: "precision", least: 0.58, baseline: 0.545 },
  { name: "ranking: chatter", of: "chatter", most: 0.08, baseline: 0.167 },
  { name: "ranking: told twice", of: "twice", most: 2, baseline: 15 },
];

/** Nothing where the labelled data is not here. */
export function evalChoosing(): Row[] {
  if (!isSharedHere) return [];
  const clusters = CLUSTERS.flatMap(({ language, code, F1, precision, baseline, pastBaseline }) => {
    const data = `clustering/windows-${code}-dev.json`;
    // the past holds the same events: how common words are is known better than it would be
    const past = score("score-clusters", data, "score-cluster", `clustering/news-${code}-dev.json`);
    const aims = (how: string, best: number | null): Aim[] => [
      { name: `clusters, ${language}${how}: pair F1`, of: "F1", least: F1, baseline: best },
      { name: `clusters, ${language}${how}: precision`, of: "precision", least: precision, baseline: null },
    ];
    return [
      ...rowsOf(score("score-clusters", data, "score-cluster"), aims("", baseline)),
      ...rowsOf(past, aims(", with a past", pastBaseline)),
    ];
  });
  return [...clusters, ...rowsOf(score("score-ranking", "judgement/x-2026-03.jsonl", "score-rank"), RANKING)];
}

const rowsOf = (figures: ReadonlyMap<string, number>, aims: Aim[]): Row[] =>
  aims.map(({ name, of, least, most, baseline }) => {
    const figure = figures.get(of) ?? Number.NaN;
    return {
      measure: name,
      figure,
      target: least === undefined ? `≤ ${most}` : `≥ ${least}`,
      baseline,
      passed: figure >= (least ?? 0) && figure <= (most ?? Number.POSITIVE_INFINITY),
    };
  });
