import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { PLANTS } from "./plants.ts";

/** Processes side by side: each starts a workerd of its own. */
const LANES = 2;
/** Some plants make a test wait for ever: that it ends so is what is looked for, and soon. */
const WAIT_MS = 5_000;

const folder = mkdtempSync(join(tmpdir(), "watchbell-plants-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Named = { name: string } & (typeof PLANTS)[string];
const plants: Named[] = Object.entries(PLANTS).map(([name, plant]) => ({ name, ...plant }));

/** Names of the tests that failed with a plant; what was said. */
type Harvest = { failed: string[]; said: string };

/** With PLANTS_ALONE each plant has a process of its own, which takes minutes. */
const beds = process.env["PLANTS_ALONE"] ? plants.map((plant) => [plant]) : layOutBeds();
const harvests = new Map<string, Promise<Harvest>>();
const lanes: Promise<unknown>[] = Array.from({ length: LANES }, () => Promise.resolve());
for (const [at, bed] of beds.entries()) {
  const lane = at % LANES;
  const harvest = (lanes[lane] ?? Promise.resolve()).then(() => grow(bed));
  for (const { name } of bed) harvests.set(name, harvest);
  lanes[lane] = harvest;
}

describe("a planted weakness makes the test against it fail", () => {
  test.each(plants)("row $row: $name", async ({ name, test: { name: words } }) => {
    const { failed, said } = (await harvests.get(name)) ?? { failed: [], said: "" };
    expect(
      failed.filter((title) => title.includes(words)),
      said,
    ).not.toEqual([]);
  });

  test("and all rows that have to do with readers are among them", () => {
    const rows = new Set(plants.map(({ row }) => row));
    // row 17, a file that stands before a route, is planted in tests/http/assets.test.ts
    expect([...rows].sort((a, b) => a - b)).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });
});

/** Plants that share a process: no two in one file, or against tests of one file. */
function layOutBeds(): Named[][] {
  const laid: Named[][] = [];
  for (const plant of plants) {
    const fits = (bed: Named[]) =>
      bed.every(
        ({ file, test: other }) =>
          file !== plant.file && other.file !== plant.test.file && other.project === plant.test.project,
      );
    const bed = laid.find(fits);
    if (bed) bed.push(plant);
    else laid.push([plant]);
  }
  return laid;
}

/** Runs the tests of a bed with its plants. */
function grow(bed: Named[]): Promise<Harvest> {
  const [{ name, test: { project } } = { name: "", test: { project: "" } }] = bed;
  const results = join(folder, `${name}.json`);
  const words = bed.map(({ test: { name: title } }) => title.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const files = bed.map(({ test: { file } }) => file);
  const child = spawn(
    "vitest",
    [
      "run",
      "--project",
      project,
      ...files,
      "-t",
      `(${words.join("|")})`,
      `--testTimeout=${WAIT_MS}`,
      "--reporter=json",
      `--outputFile=${results}`,
    ],
    {
      env: { ...process.env, PLANT: bed.map((plant) => plant.name).join(",") },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (said += String(part)));
  return new Promise((done) => {
    child.on("error", (error) => done({ failed: [], said: error.message }));
    child.on("close", () => done({ failed: readFailed(results), said: said.slice(-3000) }));
  });
}

/** The full names of the tests that failed; none where the results can't be read. */
function readFailed(results: string): string[] {
  try {
    const { testResults } = JSON.parse(readFileSync(results, "utf8")) as {
      testResults: { assertionResults: { status: string; fullName: string }[] }[];
    };
    return testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => status === "failed")
      .map(({ fullName }) => fullName);
  } catch {
    return [];
  }
}
