/**
 * The line on real posts: 26 X accounts through a bridge and 17 feeds of labs, replayed by the wire of ../shared as
 * they stood at a moment. Where shared/ is absent these tests are skipped, and the run says so.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { findFreePort } from "../../local/ports.ts";
import { outcomeOf, runStart } from "../support/run-start.ts";
import { readAllRows } from "../support/snapshot.ts";

const WIRE = "../shared/tools/wire.mjs";
const HOUR_MS = 3_600_000;

type Row = Record<string, string | number | null>;

describe.skipIf(!existsSync(WIRE))("on the real posts of March and August 2026 (shared/)", () => {
  const stateDir = mkdtempSync(join(tmpdir(), "watchbell-real-"));
  let wire: ChildProcess;
  let base: string;

  beforeAll(async () => {
    const port = await findFreePort(0);
    base = `http://127.0.0.1:${port}`;
    wire = spawn(process.execPath, [WIRE, "--port", String(port)], { stdio: "ignore" });
    await vi.waitFor(() => fetch(`${base}/clock`), { timeout: 60_000 });
  });

  afterAll(() => {
    wire.kill();
    rmSync(stateDir, { recursive: true, force: true });
  });

  /** Runs the line at a time of the recording. */
  async function runAt(now: string, ...flags: string[]) {
    await fetch(`${base}/clock`, { method: "PUT", body: JSON.stringify({ now }) });
    return runStart(stateDir, ["--once", "--sources", `${base}/feeds.opml`, "--now", now, ...flags]);
  }

  const rows = (table: string) => (readAllRows(stateDir)[table] ?? []) as Row[];

  /** Each story of a newsletter with its posts, told so far. */
  function told(newsletterId: string) {
    const posts = new Map(rows("posts").map((post) => [post["id"], post]));
    return rows("story_posts")
      .filter((entry) => entry["newsletter_id"] === newsletterId)
      .map((entry) => ({ toldAt: Number(entry["told_at"]), post: posts.get(entry["post_id"]) ?? {} }));
  }

  test("a digest of at least eight stories comes out, and each link is a post of the feeds within the lookback", async () => {
    const ran = await runAt("2026-03-25T00:00:00Z", "--fresh");
    expect(ran.status, ran.stderr).toBe(0);
    const digest = outcomeOf(ran).digests.find(({ newsletter }) => newsletter === "ai");
    expect(digest).toMatchObject({ slug: "2026.03.25.08" });
    expect(digest?.stories).toBeGreaterThanOrEqual(8);
    expect(outcomeOf(ran).emails).toBe(outcomeOf(ran).digests.length);
    const links = await findLinks();
    for (const { toldAt, post } of told("ai")) {
      expect(links).toContain(post["url"]);
      expect(Number(post["published_at"])).toBeLessThanOrEqual(toldAt);
      expect(Number(post["published_at"])).toBeGreaterThan(toldAt - 36 * HOUR_MS);
    }
  });

  test(
    // whole weeks are played through the rooms in tests/sources/replay.edge.test.ts
    "later that day nothing is told or mailed twice, and every slot has one digest, or a reason",
    {
      timeout: 300_000,
    },
    async () => {
      const before = rows("mailings").map(({ digest_id }) => digest_id);
      const ran = await runAt("2026-03-25T12:00:00Z");
      // what was delivered before is not delivered again
      const mailed = rows("mailings").map(({ digest_id }) => digest_id);
      expect(mailed).toEqual(expect.arrayContaining(before));
      expect(new Set(mailed).size).toBe(mailed.length);
      expect(outcomeOf(ran).emails).toBe(mailed.length - before.length);
      const ids = told("ai").map(({ post }) => post["id"]);
      expect(new Set(ids).size).toBe(ids.length);
      const slots = rows("digests").map(({ newsletter_id, slot }) => `${newsletter_id} ${slot}`);
      expect(new Set(slots).size).toBe(slots.length);
      for (const digest of rows("digests"))
        expect(
          digest["status"] === "published" || (digest["status"] === "skipped" && digest["reason"]),
        ).toBeTruthy();
    },
  );

  test("a slot without posts makes no digest and no mail, and says why", async () => {
    const ran = await runAt("2026-08-16T00:00:00Z", "--fresh");
    expect(ran.status).toBe(1);
    expect(outcomeOf(ran)).toMatchObject({ digests: [], emails: 0 });
    expect(ran.stderr).toContain(
      "ai 2026.08.16.08 was skipped: No source posted anything within the lookback.",
    );
    expect(rows("digests").map(({ status, reason }) => [status, reason])).toContainEqual([
      "skipped",
      "No source posted anything within the lookback.",
    ]);
    expect(rows("mailings")).toEqual([]);
  });

  test("a thin slot of nine posts makes a digest of at least three stories, or none and says why", async () => {
    const ran = await runAt("2026-08-14T08:00:00Z", "--fresh");
    const digest = rows("digests").find((row) => row["newsletter_id"] === "ai");
    expect(digest?.["post_count"]).toBe(9);
    if (digest?.["status"] === "published") expect(Number(digest["story_count"])).toBeGreaterThanOrEqual(3);
    else expect(digest).toMatchObject({ status: "skipped", reason: expect.stringContaining("9 posts") });
    expect(outcomeOf(ran).emails).toBe(outcomeOf(ran).digests.length);
  });

  /** Every link of every feed of the recording as it stands. */
  async function findLinks(): Promise<Set<string>> {
    const opml = await (await fetch(`${base}/feeds.opml`)).text();
    const feeds = [...opml.matchAll(/xmlUrl="([^"]+)"/g)].map(([, url = ""]) => url);
    const bodies = await Promise.all(feeds.map(async (url) => (await fetch(url)).text()));
    return new Set(
      bodies.flatMap((body) => [...body.matchAll(/<link>([^<]+)<\/link>/g)].map(([, url = ""]) => url)),
    );
  }
});
