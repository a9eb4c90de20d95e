/**
 * The recorded weeks, tick by tick through the real databases, while sources fail as they do in life. They are read
 * from the wires of ../shared; where shared/ is absent these tests are skipped.
 */
import { eq } from "drizzle-orm";
import { describe, expect, inject, test } from "vitest";
import { posts, postSources, sources } from "../../src/db/schema.ts";
import { askDueSources } from "../../src/sources/ask.ts";
import { gather, type Gathered } from "../../src/sources/gather.ts";
import { readOpml } from "../../src/sources/add.ts";
import { attachSources } from "../../src/sources/store.ts";
import { openTestDesk } from "../support/desk.ts";
import { addNewsletter } from "../support/factories.ts";
import { connectWire, type Fault, type State, type Wire } from "../support/wire.ts";

const LIMIT_MS = 60_000;

type Told = { kind: Gathered["kind"]; path: string; at: Date };

/** What goes wrong at a tick, by path: at changes above all, since what is unchanged is not even sent. */
function faultsAt(tick: number, at: Date, states: Map<string, State[]>): Record<string, Fault> {
  const paths = [...states.keys()];
  if (tick === 40 || tick === 41) return Object.fromEntries(paths.map((path) => [path, { status: 503 }]));
  const changed = [...states].filter(([, list]) => list.some(({ since }) => since.getTime() === at.getTime()));
  const faults = changed.map(([path], place): [string, Fault] => {
    const kind = (tick + place) % 4;
    if (kind === 0) return [path, { truncate: 1500 + 271 * tick }];
    if (kind === 1) return [path, { status: 503, retryAfter: 7200 }];
    return [path, kind === 2 ? { stale: true } : {}];
  });
  return { [paths[tick % paths.length] ?? ""]: { status: 404 }, ...Object.fromEntries(tick === 0 ? [] : faults) };
}

/** Gathers a wire's feeds at each of its ticks, every source due each time. */
async function replay(wire: Wire) {
  const { desk, sent, setNow } = openTestDesk();
  const newsletter = await addNewsletter(desk.db);
  const opml = readOpml(await wire.opml());
  if (opml.kind === "unreadable") throw new Error(opml.reason);
  await attachSources(desk.db, newsletter.id, opml.sources);
  const pathOf = new Map((await desk.db.select().from(sources)).map(({ id, url }) => [id, new URL(url).pathname]));
  const paths = [...pathOf.values()];
  const ticks = await wire.ticks();
  const states = await wire.statesOf(paths);
  const told: Told[] = [];
  const struck: Record<string, Fault>[] = [];
  for (const [tick, at] of ticks.entries()) {
    const faults = faultsAt(tick, at, states);
    struck.push(faults);
    await wire.setClock(at);
    await wire.setFaults(faults);
    setNow(at);
    await desk.db.update(sources).set({ nextPollAt: new Date(0) });
    await askDueSources(desk);
    for (const job of sent.splice(0)) {
      if (job.kind !== "gather") continue;
      const gathered = await gather(desk, job.sourceIds);
      told.push(...gathered.map(({ kind, sourceId }) => ({ kind, path: pathOf.get(sourceId) ?? "", at })));
    }
  }
  return { states, desk, told, struck, ticks, paths, log: await wire.log() };
}

describe.skipIf(inject("feedWireUrl") === "")("two weeks of 17 feeds (shared/)", () => {
  test("x", { timeout: LIMIT_MS }, async () => {
    const start = performance.now();
    const wire = connectWire(inject("feedWireUrl"));
    const { states, desk, told, ticks, paths, log } = await replay(wire);
    const mid = performance.now();
    const end = performance.now();
    console.log(mid-start, end-mid, ticks.length, paths.length, told.length, log.length, Object.fromEntries(Map.groupBy(told, (t) => t.kind).entries().map(([k, v]) => [k, v.length])));
    const all = new Set([...states.values()].flat().flatMap(({ document }) => document.posts.map((p) => p.key)));
    const stored = await desk.db.select().from(posts);
    const keys = new Set(stored.map((p) => p.key));
    console.log(all.size, stored.length, [...all].filter((k) => !keys.has(k)), [...keys].filter((k) => !all.has(k)));
    console.log(await desk.db.select({u: sources.url, f: sources.failure, n: sources.notice, s: sources.succeededAt}).from(sources));
    void postSources; void eq; void expect;
  });
});
