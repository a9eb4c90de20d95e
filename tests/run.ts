/**
 * `npm test`: everything that CI checks. All of it runs, however much fails: first what fails fastest, then the tests,
 * one more at a time than there are cores: they wait for answers and for pages a good part of their time.
 * What one says is printed whole when it has ended. What failed is said once more at the end, where CI's readers look
 * first. The last line is "N passed, N failed".
 */
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { failuresIn, readReport, TAIL } from "./support/vitest-report.ts";

const CACHE = join("node_modules", ".cache");

const CHECKS: [name: string, command: string[]][] = [
  ["formatting", ["oxfmt", "--check", "."]],
  ["types", ["tsc"]],
  ["lint", ["oxlint", "--deny-warnings"]],
  ["unused code", ["knip"]],
  ["bundle", ["wrangler", "deploy", "--dry-run", "--outdir", join(CACHE, "watchbell-bundle")]],
];
/**
 * Vitest's projects, the longest first; the journeys in three parts, for they wait most of their time. The plants go
 * last: they use two cores themselves.
 */
const PROJECTS: [name: string, flags: string[]][] = [
  ["edge", ["--project", "edge"]],
  ["journeys 2/3", ["--project", "journeys", "--shard", "2/3"]],
  ["journeys 1/3", ["--project", "journeys", "--shard", "1/3"]],
  ["node", ["--project", "node"]],
  ["journeys 3/3", ["--project", "journeys", "--shard", "3/3"]],
  ["plants", ["--project", "plants"]],
];
/** One more than cores: while pages, mails and pauses are waited for, there is something to do. */
const LANES = Math.max(2, availableParallelism()) + 1;

type Count = { passed: number; failed: number; skipped: number };

const failures: string[] = [];

const counts = [...(await inLanes(CHECKS, check)), ...(await inLanes(PROJECTS, testProject))];
const total = (key: keyof Count) => counts.reduce((sum, count) => sum + count[key], 0);
const skipped = total("skipped") > 0 ? `, ${total("skipped")} skipped` : "";
process.stdout.write(failures.map((failure) => `\nFAIL ${failure}\n`).join(""));
process.stdout.write(`\n${total("passed")} passed, ${total("failed")} failed${skipped}\n`);
process.exitCode = total("failed") > 0 ? 1 : 0;

async function check([name, command]: (typeof CHECKS)[number]): Promise<Count> {
  const { isGood, output } = await run(command);
  process.stdout.write(`${isGood ? "ok  " : "FAIL"} ${name}\n${isGood ? "" : output}`);
  if (!isGood) failures.push(`${name}\n${output.trimEnd()}`);
  return { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1, skipped: 0 };
}

async function testProject([project, flags]: (typeof PROJECTS)[number]): Promise<Count> {
  const results = join(CACHE, `watchbell-${project.replaceAll(/\W+/g, "-")}.json`);
  rmSync(results, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${results}`];
  const { isGood, output } = await run(["vitest", "run", ...flags, ...reporters]);
  process.stdout.write(`\n${project}\n${output}`);
  const report = readReport(results);
  if (report === undefined) {
    failures.push(`${project}: ended without a report\n${output.slice(-TAIL).trimEnd()}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const failed = failuresIn(report);
  // an error outside of any test, or no test at all
  if (!isGood && failed.length === 0)
    failed.push(`${project}: no test failed, and yet\n${output.slice(-TAIL).trimEnd()}`);
  failures.push(...failed);
  return { passed: report.numPassedTests, failed: failed.length, skipped: report.numPendingTests };
}

/** Does it with each, LANES at a time, in their order. */
async function inLanes<Item>(items: Item[], act: (item: Item) => Promise<Count>): Promise<Count[]> {
  const waiting = [...items];
  const done: Count[] = [];
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) done.push(await act(item));
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return done;
}

/** Runs a command of node_modules/.bin, which npm puts on the PATH. */
function run([command = "", ...args]: string[]): Promise<{ isGood: boolean; output: string }> {
  const child = spawn(command, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, WRANGLER_SEND_METRICS: "false" },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (output += String(part)));
  return new Promise((done) => {
    child.on("error", (error) => done({ isGood: false, output: `${error.message}\n` }));
    child.on("close", (status) => done({ isGood: status === 0, output }));
  });
}
