/**
 * `npm run bench`: what the costly parts take, beside what they are built on, measured in the same run. With --json
 * one object a line; --rounds N for a quicker or a steadier answer; --freeze N to freeze a mailing's audience of N
 * subscribers instead.
 */
import { parseArgs } from "node:util";
import { benchClusteringInWorkerd } from "./bench/clustering-in-workerd.ts";
import { benchClustering } from "./bench/clustering.ts";
import { benchParsing } from "./bench/parsing.ts";
import type { Row } from "./bench/row.ts";

const USUAL_ROUNDS = 9;
/** Each file of bench/ that measures something; a new one is named here. */
const CASES: ((rounds: number) => Row[] | Promise<Row[]>)[] = [
  benchParsing,
  benchClustering,
  benchClusteringInWorkerd,
];

const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    rounds: { type: "string", default: String(USUAL_ROUNDS) },
    freeze: { type: "string" },
  },
});
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) {
  console.error(
    `--rounds ${values.rounds} is no number of rounds. Usage: npm run bench -- [--json] [--rounds N]`,
  );
  process.exit(2);
}

if (!values.json) process.stdout.write(line("case", "figure", "unit", "baseline", "ratio"));
const freezeCount = Number(values.freeze);
for (const bench of freezeCount > 0 ? [benchFreezing] : CASES) {
  for (const row of await bench(rounds)) {
    process.stdout.write(values.json ? `${JSON.stringify(row)}\n` : asLine(row));
  }
}

/** Wrangler, and with it a D1, is only loaded where it is needed: it takes seconds. */
async function benchFreezing(): Promise<Row[]> {
  return (await import("./bench/freezing.ts")).benchFreezing(freezeCount);
}

function asLine({ case: name, figure, unit, baseline, ratio }: Row): string {
  return line(name, show(figure), unit, show(baseline), show(ratio));
}

function line(name: string, figure: string, unit: string, baseline: string, ratio: string): string {
  return `${name.padEnd(70)}${figure.padStart(10)} ${unit.padEnd(9)}${baseline.padStart(10)}${ratio.padStart(8)}\n`;
}

function show(value: number | null): string {
  return value === null ? "–" : value.toLocaleString("en", { maximumSignificantDigits: 3 });
}
