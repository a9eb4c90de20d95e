/**
 * `npm test`: everything that CI checks, in the order of what fails fastest. All of it runs, however much fails.
 * The last line is "N passed, N failed".
 */
import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

const RESULTS = join("node_modules", ".cache", "watchbell-tests.json");

const CHECKS: [name: string, command: string[]][] = [
  ["formatting", ["oxfmt", "--check", "."]],
  ["types", ["tsc"]],
  ["lint", ["oxlint", "--deny-warnings"]],
  ["unused code", ["knip"]],
  [
    "bundle",
    ["wrangler", "deploy", "--dry-run", "--outdir", join("node_modules", ".cache", "watchbell-bundle")],
  ],
];

let passed = 0;
let failed = 0;

for (const [name, command] of CHECKS) {
  const { status, output } = await run(command);
  if (status === 0) passed += 1;
  else failed += 1;
  process.stdout.write(`${status === 0 ? "ok  " : "FAIL"} ${name}\n${status === 0 ? "" : output}`);
}

rmSync(RESULTS, { force: true });
const tests = await run(
  ["vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${RESULTS}`],
  "shown",
);
const counted = countTests();
passed += counted.passed;
failed += counted.failed + (tests.status !== 0 && counted.failed === 0 ? 1 : 0);
const skipped = counted.skipped > 0 ? `, ${counted.skipped} skipped` : "";
process.stdout.write(`\n${passed} passed, ${failed} failed${skipped}\n`);
process.exitCode = failed > 0 ? 1 : 0;

/** Runs a command of node_modules/.bin, which npm puts on the PATH. */
function run(
  [command = "", ...args]: string[],
  output: "kept" | "shown" = "kept",
): Promise<{ status: number; output: string }> {
  const child = spawn(command, args, {
    stdio: output === "shown" ? "inherit" : ["ignore", "pipe", "pipe"],
    env: { ...process.env, WRANGLER_SEND_METRICS: "false" },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (part) => (said += String(part)));
  return new Promise((done) => {
    child.on("error", (error) => done({ status: 1, output: `${error.message}\n` }));
    child.on("close", (status) => done({ status: status ?? 1, output: said }));
  });
}

function countTests(): { passed: number; failed: number; skipped: number } {
  try {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(
      readFileSync(RESULTS, "utf8"),
    ) as Record<string, number>;
    return { passed: numPassedTests ?? 0, failed: numFailedTests ?? 0, skipped: numPendingTests ?? 0 };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
