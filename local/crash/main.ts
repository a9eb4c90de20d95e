/** The command line of the crash test, loaded by local/crash.ts. */
import { parseArgs } from "node:util";
import { PLANTS } from "./plants.ts";
import { play, type Run } from "./run.ts";

const USAGE = `npm run crash -- [--seeds N] [--from N] [--seed N [--trace]] [--plant ${Object.keys(PLANTS).join("|")}]`;

/** Plays the seeds; answers the exit status: 0 where all is well, 1 where something is violated, 2 for a wrong flag. */
export async function main(args: string[]): Promise<number> {
  const flags = read(args);
  if (typeof flags === "string") {
    process.stderr.write(`${flags}\n${USAGE}\n`);
    return 2;
  }
  // the stand-in's own pauses hold no process alive
  const held = setInterval(() => {}, 60_000);
  const startedAt = performance.now();
  const total = { seeds: 0, moves: 0, kills: 0, posts: 0, emails: 0, unknown: 0, failed: 0 };
  const deaths = new Set<string>();
  for (let seed = flags.from; seed < flags.from + flags.seeds; seed += 1) {
    const run = await play(seed, flags.plant?.());
    total.seeds += 1;
    for (const name of ["moves", "kills", "posts", "emails", "unknown"] as const)
      total[name] += run.stats[name];
    for (const death of run.deaths) deaths.add(death);
    if (flags.isTraced) process.stdout.write(`${run.trace.join("\n")}\n`);
    if (run.violations.length === 0) continue;
    total.failed += 1;
    report(run, flags.isTraced);
    if (total.failed >= flags.most) break;
  }
  clearInterval(held);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(
    `${total.seeds} seeds from ${flags.from}: ${total.failed} failed; ${total.kills} crashes at ${deaths.size} places, ${total.posts} calls of the provider, ${total.emails} emails, ${total.unknown} unknown, ${total.moves} moves, ${seconds} s\n`,
  );
  return total.failed > 0 ? 1 : 0;
}

function report({ seed, plan, violations, trace }: Run, isTraced: boolean): void {
  const lines = isTraced ? [] : trace.slice(-60);
  process.stdout.write(
    [
      `seed ${seed} ${JSON.stringify(plan)}`,
      ...(trace.length > lines.length && !isTraced
        ? [`  … ${trace.length - lines.length} lines before (npm run crash -- --seed ${seed} --trace)`]
        : []),
      ...lines.map((line) => `  ${line}`),
      ...violations.slice(0, 12).map((one) => `VIOLATED ${one}`),
      ...(violations.length > 12 ? [`and ${violations.length - 12} more`] : []),
      "",
    ].join("\n"),
  );
}

function read(args: string[]) {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        seeds: { type: "string" },
        from: { type: "string" },
        seed: { type: "string" },
        trace: { type: "boolean", default: false },
        plant: { type: "string" },
        most: { type: "string", default: "3" },
      },
    }));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const number = (text: string | undefined, usual: number) => (text === undefined ? usual : Number(text));
  const from = number(values.seed ?? values.from, 0);
  const seeds = values.seed === undefined ? number(values.seeds, 1000) : 1;
  const most = number(values.most, 3);
  if (![from, seeds, most].every((value) => Number.isInteger(value) && value >= 0))
    return "A count is a whole number.";
  const plant = values.plant === undefined ? undefined : PLANTS[values.plant];
  if (values.plant !== undefined && !plant) return `There is no plant ${values.plant}.`;
  return { from, seeds, most, isTraced: values.trace, plant };
}
