/**
 * `npm run replay`: recorded weeks through the whole line, at ticks four hours apart, through the real cron in workerd.
 * Prints a line a slot and one of totals; status 1 where a post was told twice or a slot failed.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UsageError } from "./flags.ts";
import { fetchOpml } from "./opml.ts";
import { readReplayFlags, type ReplayFlags } from "./replay/flags.ts";
import { openTally } from "./replay/tally.ts";
import { playSlot, setUpReplay } from "./replay/play.ts";
import { openWorld } from "./world.ts";

const TICK_MS = 4 * 3_600_000;

try {
  process.exitCode = await main(readReplayFlags(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

async function main({ sources, clock, from, to }: ReplayFlags): Promise<number> {
  const startedAt = Date.now();
  await setClock(clock, from);
  const lists = await Promise.all(sources.map(fetchOpml));
  const stateDir = await mkdtemp(join(tmpdir(), "watchbell-replay-"));
  const world = await openWorld({ stateDir, fresh: true, now: from, port: null });
  const tally = openTally();
  try {
    await setUpReplay(world, lists, from);
    for (let at = from; at <= to; at = new Date(at.getTime() + TICK_MS)) {
      await setClock(clock, at);
      process.stdout.write(`${tally.add(await playSlot(world, at))}\n`);
    }
  } finally {
    await world.close();
    await rm(stateDir, { recursive: true, force: true });
  }
  process.stdout.write(`${tally.totals()} · ${Math.round((Date.now() - startedAt) / 1000)} s\n`);
  return tally.isSound() ? 0 : 1;
}

/** The sources stand as they stood at a time, where they have a clock. */
async function setClock(clock: string | null, now: Date): Promise<void> {
  if (clock === null) return;
  const answer = await fetch(clock, {
    method: "PUT",
    body: JSON.stringify({ now: now.toISOString() }),
  }).catch((error: Error) => error);
  if (answer instanceof Error || !answer.ok)
    throw new UsageError(
      `--clock ${clock} can't be set: ${answer instanceof Error ? answer.message : answer.status}`,
    );
}
