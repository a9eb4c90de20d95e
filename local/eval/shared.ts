/** The labelled data and its scorers beside the project: on our machines only, so what needs them is left out elsewhere. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const SHARED = join(import.meta.dirname, "..", "..", "..", "shared");

export const isSharedHere = existsSync(join(SHARED, "tools"));

/**
 * The figures that a scorer prints, by name, for one of our runners in local/, which may be given a file of past
 * posts. Throws where it prints none.
 */
export function score(
  scorer: string,
  data: string,
  runner: string,
  background?: string,
): Map<string, number> {
  const run = spawnSync(
    process.execPath,
    [
      join(SHARED, "tools", `${scorer}.mjs`),
      join(SHARED, "data", data),
      "--",
      process.execPath,
      join(import.meta.dirname, "..", `${runner}.ts`),
      ...(background ? ["--background", join(SHARED, "data", background)] : []),
    ],
    { encoding: "utf8", maxBuffer: 2 ** 26 },
  );
  const figures = [...run.stdout.matchAll(/([\w-]+) (\d+\.?\d*)/g)];
  if (figures.length === 0) throw new Error(`${scorer} printed no figures: ${run.stderr}`);
  // the first of a name counts: the pairs' F1 stands before the B-cubed one
  return new Map(figures.map(([, name = "", value]): [string, number] => [name, Number(value)]).reverse());
}
