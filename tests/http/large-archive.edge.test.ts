/**
 * What reading costs in a large archive: questions to D1, rows read as D1 counts them, and bytes sent. Of 2,000 digests
 * here; ARCHIVE_DIGESTS=20000 grows it to 260,000 stories in a minute, with the same figures (`npm run bench -- --only
 * pages` does so, too).
 */
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { growArchive } from "../../local/archive/grow.ts";
import { countD1, type Spent } from "../../local/bench/deliveries/counted-d1.ts";
import { openDb, openSearchDb } from "../../src/db/client.ts";
import { NOON, openTestDesk } from "../support/desk.ts";
import { addNewsletter } from "../support/factories.ts";
import { ask } from "./ask.ts";

/** A page before its stylesheet is no more than a connection's first round trip carries: ten packets (RFC 6928). */
const BYTES = 14 * 1024;

const PATHS: [path: string, queries: number, rows: number][] = [
  ["/", 3, 20],
  ["/harbour/2026.03.24.08", 3, 40],
  ["/harbour", 4, 60],
  ["/harbour/2026.01", 4, 400],
  ["/harbour/topics", 2, 60],
  [`/harbour/topics/${encodeURIComponent("大模型")}`, 2, 80],
  ["/search?q=AI", 3, 60],
  ["/search?q=发布", 3, 60],
  ["/search?q=发布 船队 AI", 3, 60],
  ["/search?q=灯塔 船队&time=month", 3, 60],
  ["/search?q=AI&newsletter=harbour&topic=大模型&time=year", 3, 60],
  ["/search?q=“宣布推出”", 3, 60],
  ["/search?q=船", 3, 60],
  ["/search?q=AI&after=3965000000000000", 3, 60],
  ["/search?q=zzzz", 3, 60],
];

test("pages ask few questions and read few rows", { timeout: 300_000 }, async () => {
  const { desk } = openTestDesk();
  for (const id of ["harbour", "weekly", "empty"]) await addNewsletter(desk.db, { id });
  const digests = Number(env.ARCHIVE_DIGESTS);
  await growArchive(
    { db: env.DB, search: env.SEARCH },
    { newsletterId: "harbour", digests, storiesEach: 13, until: NOON },
  );
  const spent: Spent = { queries: 0, rowsRead: 0, rowsWritten: 0 };
  desk.db = openDb(countD1(env.DB, spent));
  desk.search = openSearchDb(countD1(env.SEARCH, spent));
  for (const [path, queries, rows] of PATHS) {
    Object.assign(spent, { queries: 0, rowsRead: 0 });
    const answer = await ask(desk, encodeURI(decodeURI(path)));
    expect(answer.status, path).toBe(200);
    expect(spent.queries, `${path}: queries`).toBeLessThanOrEqual(queries);
    expect(spent.rowsRead, `${path}: rows`).toBeLessThanOrEqual(rows);
    expect(spent.rowsRead, `${path}: rows`).toBeGreaterThan(0);
    expect(spent.rowsWritten, path).toBe(0);
    expect(await packedSize(answer), `${path}: bytes`).toBeLessThanOrEqual(BYTES);
  }
});

const packedSize = async ({ body }: Response): Promise<number> =>
  (await new Response(body?.pipeThrough(new CompressionStream("gzip"))).arrayBuffer()).byteLength;
