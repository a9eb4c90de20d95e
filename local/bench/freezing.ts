/** Freezing the audience of a mailing on a local D1: time, rows and memory, for as many subscribers as asked for. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { getPlatformProxy } from "wrangler";
import { openDb } from "../../src/db/client.ts";
import { freezeAudience } from "../../src/deliveries/freeze-audience.ts";
import { closeFreezing } from "../../src/deliveries/freeze-store.ts";
import { findMailing } from "../../src/deliveries/store.ts";
import { row, type Row } from "./row.ts";

const ROOT = join(import.meta.dirname, "..", "..");
/** Issue 5: a million within a minute, for three rows read and 0.03 written each. */
const TARGETS = { secondsAMillion: 60, readEach: 3, writtenEach: 0.03 };

export async function benchFreezing(subscriberCount: number): Promise<Row[]> {
  process.env["WRANGLER_LOG"] = "error";
  const proxy = await getPlatformProxy<{ DB: D1Database }>({
    configPath: join(ROOT, "wrangler.toml"),
    persist: false,
  });
  try {
    await seed(proxy.env.DB, subscriberCount);
    return await measure(proxy.env.DB, subscriberCount);
  } finally {
    await proxy.dispose();
  }
}

async function measure(database: D1Database, subscriberCount: number): Promise<Row[]> {
  const spent = { read: 0, written: 0, queries: 0 };
  const desk = { db: openDb(counting(database, spent)), now: () => new Date() };
  const mailing = await findMailing(desk.db, 1);
  if (!mailing) throw new Error("There is no mailing to freeze");
  const start = performance.now();
  const heapMb = () => process.memoryUsage().heapUsed / 1e6;
  const [heapBefore, heaps] = [heapMb(), [] as number[]];
  for (let isOver = false; !isOver;) {
    isOver = await freezeAudience(desk, (await findMailing(desk.db, 1)) ?? mailing);
    heaps.push(heapMb());
  }
  const closed = await closeFreezing(desk.db, 1, new Date(), null);
  const seconds = (performance.now() - start) / 1000;
  if (closed?.recipientCount !== subscriberCount || closed.status !== "sending")
    throw new Error(`Frozen: ${closed?.recipientCount} of ${subscriberCount}, ${closed?.reason}`);
  const name = `freeze ${subscriberCount} subscribers`;
  return [
    row(name, seconds, "s", (TARGETS.secondsAMillion * subscriberCount) / 1e6),
    row(`${name}: rows read each`, spent.read / subscriberCount, "rows", TARGETS.readEach),
    row(`${name}: rows written each`, spent.written / subscriberCount, "rows", TARGETS.writtenEach),
    row(`${name}: queries`, spent.queries, "queries", 1000),
    row(`${name}: heap on top`, Math.max(0, ...heaps) - heapBefore, "MB", 128),
  ];
}

async function seed(db: D1Database, subscriberCount: number): Promise<void> {
  const folder = join(ROOT, "migrations");
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort())
    for (const statement of readFileSync(join(folder, file), "utf8").split("--> statement-breakpoint"))
      await db.prepare(statement).run();
  await db
    .prepare(
      `INSERT INTO mailings (id, digest_id, newsletter_id, key, status, sender, subject, html, text, public_url, token_key_id, send_before, created_at)
        VALUES (1, 1, 'bench', 'bench', 'freezing', '', '', '', '', '', '', 1e15, 1e12)`,
    )
    .run();
  const step = 50_000;
  for (let from = 0; from < subscriberCount; from += step)
    await db
      .prepare(
        `INSERT INTO subscriptions (newsletter_id, subscriber_id, status, requested_at, confirmed_at, consent)
          WITH RECURSIVE n(i) AS (SELECT ?1 + 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2)
          SELECT 'bench', i, 'active', 1, 1, 'bench' FROM n`,
      )
      .bind(from, Math.min(subscriberCount, from + step))
      .run();
}

/** The same database, with what D1 says that its queries cost. */
function counting(db: D1Database, spent: { read: number; written: number; queries: number }): D1Database {
  const note = (results: D1Result[]) => {
    for (const { meta } of results) {
      spent.read += meta.rows_read;
      spent.written += meta.rows_written;
      spent.queries += 1;
    }
    return results;
  };
  const ask = async (statement: D1PreparedStatement) => {
    const [result] = note(await db.batch([statement]));
    return result;
  };
  const wrap = (statement: D1PreparedStatement): D1PreparedStatement =>
    Object.assign(Object.create(statement) as D1PreparedStatement, {
      plain: statement,
      bind: (...values: unknown[]) => wrap(statement.bind(...values)),
      all: () => ask(statement),
      run: () => ask(statement),
      raw: async () => (await ask(statement))?.results.map((found) => Object.values(found as object)),
    });
  const plain = (statement: D1PreparedStatement) =>
    (statement as D1PreparedStatement & { plain: D1PreparedStatement }).plain;
  return {
    prepare: (query: string) => wrap(db.prepare(query)),
    batch: async (list: D1PreparedStatement[]) => note(await db.batch(list.map(plain))),
  } as unknown as D1Database;
}
