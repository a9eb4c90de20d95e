/** Measures on labelled news and posts, where the shared data is at hand; elsewhere they are skipped. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";

const shared = `${import.meta.dirname}/../../../shared/`;
const at = (runner: string) => `${import.meta.dirname}/../../local/${runner}.ts`;

function score(tool: string, data: string, runner: string): Record<string, number> {
  const run = spawnSync(
    process.execPath,
    [`${shared}tools/${tool}.mjs`, `${shared}data/${data}`, "--", process.execPath, at(runner)],
    { encoding: "utf8" },
  );
  const measures = run.stdout.matchAll(/([\w-]+) (\d+\.?\d*)/g);
  return Object.fromEntries([...measures].map(([, name = "", value]) => [name, Number(value)]));
}

describe.skipIf(!existsSync(`${shared}tools`))("measured on shared data", { timeout: 60_000 }, () => {
  test("Chinese events are found, and few are mixed up", () => {
    const { precision, F1 } = score("score-clusters", "clustering/windows-zh-dev.json", "score-cluster");
    expect(precision).toBeGreaterThanOrEqual(0.93);
    expect(F1).toBeGreaterThanOrEqual(0.9);
  });

  test("English events are found, and few are mixed up", () => {
    const { precision, F1 } = score("score-clusters", "clustering/windows-en-dev.json", "score-cluster");
    expect(precision).toBeGreaterThanOrEqual(0.9);
    expect(F1).toBeGreaterThanOrEqual(0.87);
  });

  test("a digest of X tells news, in order, once", () => {
    const { precision, nDCG, chatter, twice } = score(
      "score-ranking",
      "judgement/x-2026-03.jsonl",
      "score-rank",
    );
    expect(precision).toBeGreaterThan(0.58);
    expect(nDCG).toBeGreaterThan(0.8);
    expect(chatter).toBeLessThan(0.08);
    expect(twice).toBeLessThanOrEqual(2);
  });
});
