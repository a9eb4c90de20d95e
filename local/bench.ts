/**
 * `npm run bench`: what the costly parts take, beside what they are built on, measured in the same run. With --json
 * one object a line; --rounds N for a quicker or a steadier answer, --only for some of it.
 */
import { parseArgs } from "node:util";
import { benchClusteringInWorkerd } from "./bench/clustering-in-workerd.ts";
import { benchClustering } from "./bench/clustering.ts";
import { benchParsing } from "./bench/parsing.ts";
import { USUAL_SIZES, type Sizes } from "./bench/deliveries/sizes.ts";
import type { Row } from "./bench/row.ts";

const USUAL_ROUNDS = 9;
/** Each file of bench/ that measures something; a new one is named here. */
const CASES: Record<string, (rounds: number) => Row[] | Promise<Row[]>> = {
  parsing: benchParsing,
  clustering: async (rounds) => [...benchClustering(rounds), ...(await benchClusteringInWorkerd(rounds))],
  pages: async (rounds) => (await import("./bench/pages.ts")).benchPages(archive, rounds),
  // it brings the whole of wrangler
  deliveries: async () => (await import("./bench/deliveries.ts")).benchDeliveries(sizes),
};

const USAGE = `Usage: npm run bench -- [--json] [--rounds N] [--only ${Object.keys(CASES).join(",")}] [--sizes N,N] [--plan N] [--sdk N] [--archive N]`;

const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    rounds: { type: "string", default: String(USUAL_ROUNDS) },
    only: { type: "string", default: Object.keys(CASES).join(",") },
    sizes: { type: "string", default: USUAL_SIZES.send.join(",") },
    plan: { type: "string", default: String(USUAL_SIZES.plan) },
    sdk: { type: "string", default: String(USUAL_SIZES.sdk) },
    archive: { type: "string", default: "20000" },
  },
});
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) mistake(`--rounds ${values.rounds} is no number of rounds.`);
const sizes: Sizes = {
  send: values.sizes.split(",").filter(Boolean).map(Number),
  plan: Number(values.plan),
  sdk: Number(values.sdk),
};
/** Digests of the archive that pages are read from, with 13 stories each. */
const archive = Number(values.archive);
if (![...sizes.send, sizes.plan, sizes.sdk, archive].every((size) => Number.isInteger(size) && size >= 0))
  mistake("--sizes, --plan, --sdk and --archive are whole numbers.");
const wanted = values.only.split(",");
const stranger = wanted.find((name) => !(name in CASES));
if (stranger !== undefined) mistake(`--only ${stranger} names nothing that is measured.`);

if (!values.json) process.stdout.write(line("case", "figure", "unit", "baseline", "ratio"));
for (const [name, bench] of Object.entries(CASES)) {
  for (const row of wanted.includes(name) ? await bench(rounds) : []) {
    process.stdout.write(values.json ? `${JSON.stringify(row)}\n` : asLine(row));
  }
}

function mistake(sentence: string): never {
  console.error(`${sentence} ${USAGE}`);
  process.exit(2);
}

function asLine({ case: name, figure, unit, baseline, ratio }: Row): string {
  return line(name, show(figure), unit, show(baseline), show(ratio));
}

function line(name: string, figure: string, unit: string, baseline: string, ratio: string): string {
  return `${name.padEnd(70)}${figure.padStart(10)} ${unit.padEnd(13)}${baseline.padStart(10)}${ratio.padStart(8)}\n`;
}

function show(value: number | null): string {
  return value === null ? "–" : value.toLocaleString("en", { maximumSignificantDigits: 3 });
}
