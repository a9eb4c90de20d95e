/** `npm run eval`: how good the digests are, measured: events, choice, excerpts, the gate, injections, the form. */
import { evalChoosing } from "./eval/choosing.ts";
import { evalExcerpts } from "./eval/excerpts.ts";
import { evalForm } from "./eval/form.ts";
import { evalGate } from "./eval/gate.ts";
import { evalInjection } from "./eval/injection.ts";
import type { Row } from "./eval/row.ts";
import { isSharedHere } from "./eval/shared.ts";

const MEASURES: (() => Row[] | Promise<Row[]>)[] = [
  evalChoosing,
  evalExcerpts,
  evalGate,
  evalInjection,
  evalForm,
];

print(["measure", "figure", "target", "baseline", ""]);
let isMissed = false;
for (const measure of MEASURES) {
  for (const { measure: name, figure, target, baseline, passed, note } of await measure()) {
    isMissed ||= passed === false;
    print([name, show(figure), show(target), show(baseline), verdictOf(passed) + (note ? ` ${note}` : "")]);
  }
}
if (!isSharedHere) process.stdout.write("What needs the labelled data of ../shared was left out.\n");
process.exitCode = isMissed ? 1 : 0;

function print([measure = "", figure = "", target = "", baseline = "", rest = ""]: string[]): void {
  process.stdout.write(
    `${measure.padEnd(52)}${figure.padStart(10)}${target.padStart(12)}${baseline.padStart(12)}  ${rest}`.trimEnd() +
      "\n",
  );
}

function show(value: number | string | null): string {
  if (value === null) return "–";
  return typeof value === "number" ? value.toLocaleString("en", { maximumSignificantDigits: 4 }) : value;
}

function verdictOf(passed: boolean | null): string {
  if (passed === null) return "";
  return passed ? "ok" : "missed";
}
