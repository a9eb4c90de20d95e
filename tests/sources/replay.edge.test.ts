/**
 * The recorded weeks, tick by tick through the real databases, while sources fail as they do in life. They are read
 * from the wires of ../shared; where shared/ is absent these tests are skipped.
 */
import { describe, expect, inject, test } from "vitest";
import { posts, postSources, sources } from "../../src/db/schema.ts";
import type { Desk } from "../../src/desk.ts";
import type { Web } from "../../src/providers/web.ts";
import { askDueSources } from "../../src/sources/ask.ts";
import { gather } from "../../src/sources/gather.ts";
import { readDocument, type ReadPost } from "../../src/sources/read/document.ts";
import { openTestDesk } from "../support/desk.ts";
import { addNewsletter, addSource } from "../support/factories.ts";
import { connectWire, type Fault, type State } from "../support/wire.ts";

type Recording = { name: string; url: string; sourceCount: number; tickCount: number; leastPosts: number };
type Served = { url: string; at: Date; body: Uint8Array };

const LIMIT_MS = 60_000;
/** A night in which no source answers. */
const OUTAGE = new Set([40, 41]);

const RECORDINGS: Recording[] = [
  {
    name: "two weeks of 17 feeds",
    url: inject("feedWireUrl"),
    sourceCount: 17,
    tickCount: 84,
    leastPosts: 1400,
  },
  {
    name: "12 days of 26 X accounts through a bridge",
    url: inject("accountWireUrl"),
    sourceCount: 26,
    tickCount: 71,
    leastPosts: 400,
  },
];

describe.skipIf(inject("feedWireUrl") === "").each(RECORDINGS)(
  "replaying $name, with faults (shared/)",
  { timeout: LIMIT_MS },
  ({ url, sourceCount, tickCount, leastPosts }) => {
    let begun: ReturnType<typeof replay> | undefined;
    /** The tables are emptied before each test: the first one replays, and all look at what it noted. */
    const replayed = () => (begun ??= replay(url));

    test("every source is asked at every tick, and fails only when it was made to", async () => {
      const { paths, ticks, told, faults, states } = await replayed();
      expect([paths.length, ticks.length]).toEqual([sourceCount, tickCount]);
      const failing = (path: string, tick: number) =>
        faults[tick]?.[path]?.status !== undefined || !findState(states, path, ticks[tick]);
      const expected = ticks.flatMap((_, tick) =>
        paths.filter((path) => failing(path, tick)).map((path) => `${tick} ${path}`),
      );
      const failed = told.filter(({ kind }) => kind === "failed").map(({ tick, path }) => `${tick} ${path}`);
      expect(told).toHaveLength(sourceCount * tickCount);
      expect(failed.toSorted()).toEqual(expected.toSorted());
    });

    test("every post that any document held is stored exactly once, and nothing else", async () => {
      const { stored, states } = await replayed();
      const keys = stored.map(({ key }) => key);
      const storedKeys = new Set(keys);
      const recorded = [...states.values()].flat().flatMap(({ document }) => keysOf(document.posts));
      expect(stored.length).toBeGreaterThanOrEqual(leastPosts);
      expect(storedKeys.size).toBe(keys.length);
      expect(storedKeys).toEqual(new Set(recorded));
    });

    test("a post has each source that carried it", async () => {
      const { carried, served } = await replayed();
      const expected = new Set(served.flatMap(({ path, keys }) => keys.map((key) => `${path} ${key}`)));
      expect(carried).toHaveLength(expected.size);
      expect(new Set(carried)).toEqual(expected);
    });

    test("what has not changed is answered 304, what has is sent", async () => {
      const { paths, ticks, faults, log, states } = await replayed();
      const statuses = new Map(log.map(({ at, path, status }) => [`${at} ${path}`, status]));
      let unchangedCount = 0;
      for (const path of paths) {
        for (const [tick, at] of ticks.entries()) {
          const state = findState(states, path, at);
          const before = findState(states, path, ticks[tick - 1]);
          // after a fault either may be right: what it left behind decides
          if (!state || !before || faults[tick]?.[path] || faults[tick - 1]?.[path]) continue;
          const expected = state.etag === before.etag ? 304 : 200;
          expect(statuses.get(`${at.toISOString()} ${path}`), `${path} at ${at.toISOString()}`).toBe(
            expected,
          );
          unchangedCount += expected === 304 ? 1 : 0;
        }
      }
      expect(unchangedCount).toBeGreaterThan((paths.length * ticks.length) / 2);
    });

    test("no source is lost: each succeeds at the last tick, its failures cleared, its newest post right", async () => {
      const { ends, ticks, served } = await replayed();
      for (const { path, ...end } of ends) {
        const dates = served.filter((one) => one.path === path).flatMap(({ newest }) => newest);
        expect({ path, ...end }).toEqual({
          path,
          failureCount: 0,
          failure: null,
          paused: false,
          succeededAt: ticks.at(-1),
          newestPostAt: new Date(Math.max(...dates)),
        });
      }
    });
  },
);

/** Gathers what a wire shows at each of its ticks, every source due each time; answers what came of it. */
async function replay(url: string) {
  const wire = connectWire(url);
  const received: Served[] = [];
  let at = new Date(0);
  const { web } = openTestDesk().desk;
  const { desk, sent, setNow } = openTestDesk({
    web: listening(web, (address, body) => received.push({ url: address, at, body })),
  });
  const pathOf = await addSources(desk.db, await wire.findAddresses());
  const paths = [...pathOf.values()];
  const ticks = await wire.findTicks();
  const states = await wire.findStates(paths);
  const { length: logStart } = await wire.findLog();
  const faults = ticks.map((time, tick) => faultsAt(tick, time, states, ticks.length));
  const told: { tick: number; path: string; kind: string }[] = [];
  for (const [tick, time] of ticks.entries()) {
    at = time;
    setNow(time);
    await wire.setClock(time);
    await wire.setFaults(faults[tick] ?? {});
    await desk.db.update(sources).set({ nextPollAt: new Date(0) });
    await askDueSources(desk);
    for (const job of sent.splice(0)) {
      const gathered = job.kind === "gather" ? await gather(desk, job.sourceIds) : [];
      told.push(...gathered.map(({ kind, sourceId }) => ({ tick, kind, path: pathOf.get(sourceId) ?? "" })));
    }
  }
  const stored = await desk.db.select().from(posts);
  const keyOf = new Map(stored.map(({ id, key }) => [id, key]));
  const carried = (await desk.db.select().from(postSources)).map(
    ({ postId, sourceId }) => `${pathOf.get(sourceId)} ${keyOf.get(postId)}`,
  );
  const ends = (await desk.db.select().from(sources)).map((source) => ({
    path: pathOf.get(source.id) ?? "",
    failureCount: source.failureCount,
    failure: source.failure,
    paused: source.paused,
    succeededAt: source.succeededAt,
    newestPostAt: source.newestPostAt,
  }));
  const log = (await wire.findLog()).slice(logStart);
  return { paths, ticks, states, faults, told, stored, carried, ends, log, served: received.map(readServed) };
}

/** The same web, with an ear on every document that it brings. */
const listening = (web: Web, hear: (url: string, body: Uint8Array) => void): Web => ({
  ...web,
  async get(url, options) {
    const answer = await web.get(url, options);
    if (answer.status === 200) hear(url, answer.body);
    return answer;
  },
});

/** Gives these feeds to a newsletter; answers their paths by id. */
async function addSources(db: Desk["db"], urls: string[]): Promise<Map<number, string>> {
  const newsletter = await addNewsletter(db);
  for (const url of urls) await addSource(db, newsletter.id, { url, title: "" });
  const added = await db.select().from(sources).orderBy(sources.id);
  return new Map(added.map(({ id, url }) => [id, new URL(url).pathname]));
}

/** What goes wrong at a tick, by path: at changes above all, since what has not changed is not even sent. */
function faultsAt(
  tick: number,
  at: Date,
  states: Map<string, State[]>,
  tickCount: number,
): Record<string, Fault> {
  if (tick === tickCount - 1) return {};
  const paths = [...states.keys()];
  if (OUTAGE.has(tick)) return Object.fromEntries(paths.map((path) => [path, { status: 503 }]));
  const changed = paths.filter((path) =>
    states.get(path)?.some(({ since }) => since.getTime() === at.getTime()),
  );
  const struck = changed.flatMap((path, place): [string, Fault][] => {
    const fault = CHANGE_FAULTS[(tick + place) % CHANGE_FAULTS.length];
    if (tick === 0) return [[path, { truncate: 1500 + 1000 * place }]];
    return fault ? [[path, fault(tick)]] : [];
  });
  return { [paths[tick % paths.length] ?? ""]: { status: 404 }, ...Object.fromEntries(struck) };
}

/** Every second change arrives; the others come late, cut off, or not yet. */
const CHANGE_FAULTS: (((tick: number) => Fault) | undefined)[] = [
  (tick) => ({ truncate: 1500 + 271 * tick }),
  undefined,
  () => ({ status: 503, retryAfter: 7200 }),
  undefined,
  () => ({ stale: true }),
  undefined,
];

function findState(states: Map<string, State[]>, path: string, at: Date | undefined): State | undefined {
  return at && states.get(path)?.findLast(({ since }) => since <= at);
}

/** The keys that a served document holds, and the time of its newest post. */
function readServed({ url, at, body }: Served): { path: string; keys: string[]; newest: number[] } {
  const path = new URL(url).pathname;
  const document = readDocument(body, { url, contentType: null, now: at });
  if (document.kind === "unreadable") return { path, keys: [], newest: [] };
  const newest = document.posts.flatMap(({ publishedAt }) => publishedAt?.getTime() ?? []);
  return { path, keys: keysOf(document.posts), newest };
}

/** What an account passed on, or answered to others, is not stored; nor is what was cut off. */
const keysOf = (list: ReadPost[]) =>
  list.filter(({ isRepost, isReply, isCutOff }) => !isRepost && !isReply && !isCutOff).map(({ key }) => key);
