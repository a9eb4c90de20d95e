/**
 * A deployment (BACKUP_WHOLE=1: of 100,000 readers and 2,000 digests) is backed up by `npm run watchbell -- backup` and loaded into an
 * empty one, with a break on the way; then each row is held against what it was, table by table.
 */
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkBackup } from "../../local/watchbell/backup/check-backup.ts";
import { openCloud, type Cloud } from "../../local/cloud.ts";
import { findDatabaseWith, openDatabaseFile } from "../../local/database-files.ts";
import { layouts } from "../../src/backups/layout.ts";
import { growDeployment } from "../support/grow-deployment.ts";
import { runWatchbell } from "../support/run-watchbell.ts";

/** The whole is two minutes more than every run of the tests has. */
const SIZE =
  process.env["BACKUP_WHOLE"] === "1"
    ? { readers: 100_000, digests: 2000, storiesEach: 13 }
    : { readers: 20_000, digests: 400, storiesEach: 13 };
const TOKEN = "backup-admin-token";
const NOW = new Date("2026-03-25T04:00:00Z");
/** What a restore changes on purpose: the shelf is filled anew, and no slot of before is owed. */
const CHANGED = new Set(["digests.shelved_at", "newsletters.starts_at"]);

const folder = mkdtempSync(join(tmpdir(), "watchbell-backup-"));
const [from, to, backup] = ["from", "to", "backup"].map((name) => join(folder, name)) as [
  string,
  string,
  string,
];
const clouds: Cloud[] = [];

async function open(stateDir: string, isMigrated = true): Promise<Cloud> {
  const cloud = await openCloud({
    stateDir,
    port: 0,
    isMigrated,
    settings: {
      ENVIRONMENT: "local",
      PUBLIC_URL: "https://news.example",
      ADMIN_TOKEN: TOKEN,
      ADDRESS_KEY: "a2lsbC10ZXN0LWFkZHJlc3Mta2V5LWtpbGwtdGVzdC1r",
      TOKEN_KEYS: "k1:a2lsbC10ZXN0LXRva2VuLWtleS1raWxsLXRlc3Qta2V5",
      RESEND_API_KEY: "re_none",
      RESEND_WEBHOOK_SECRET: "whsec_a2lsbC10ZXN0LXNlY3JldC1raWxsLXRlc3Q=",
      CLOCK_OFFSET_MS: String(NOW.getTime() - Date.now()),
    },
  });
  clouds.push(cloud);
  return cloud;
}

const closeAll = () => Promise.all(clouds.splice(0).map((cloud) => cloud.close()));

const env = (cloud: Cloud) => ({ WATCHBELL_URL: cloud.url, WATCHBELL_TOKEN: TOKEN });

beforeAll(async () => {
  await open(from, false);
  await closeAll();
  cpSync(from, to, { recursive: true });
  await growDeployment(findDatabaseWith("subscribers", from), SIZE, NOW);
}, 300_000);

afterAll(async () => {
  await closeAll();
  rmSync(folder, { recursive: true, force: true });
});

test("every row of its readers and digests comes back as it was", { timeout: 600_000 }, async () => {
  const source = await open(from);
  const written = await runWatchbell(["backup", "--to", backup, "--json"], env(source));
  expect(written.status, written.errors).toBe(0);
  const { rowCount } = JSON.parse(written.output) as { rowCount: number };
  expect(rowCount).toBeGreaterThan(3 * SIZE.readers);
  expect(written.errors).toMatch(/\d+ of \d+ tables/);
  for (const file of globSync(join(backup, "*"))) expect(statSync(file).mode & 0o077, file).toBe(0);
  await closeAll();

  const target = await open(to);
  const broken = await runWatchbell(["restore", backup], env(target), (child) =>
    child.stderr?.on("data", (part) => /\d rows/.test(String(part)) && child.kill("SIGKILL")),
  );
  expect(broken.status).toBeNull();
  const loaded = await runWatchbell(["restore", backup, "--json"], env(target));
  expect(loaded.status, loaded.errors).toBe(0);
  expect(JSON.parse(loaded.output)).toMatchObject({ rowCount, orphans: {}, heldBack: { mailings: [] } });
  await closeAll();
  // that it was restored is noted in the log of changes
  expect(findDifferences(findDatabaseWith("subscribers", from), findDatabaseWith("subscribers", to))).toEqual(
    ["audit: 0 lost, 1 strange"],
  );
});

test("a backup that was changed is refused with file and line, before anything of it is loaded", async () => {
  const file = join(backup, "newsletters.jsonl");
  const line = readFileSync(file, "utf8");
  const refusalOf = async (text: string) => {
    writeFileSync(file, text);
    const refusal = await checkBackup(backup).then(
      () => "taken",
      (error: Error) => error.message,
    );
    return refusal.replace(folder, "");
  };
  expect([
    await refusalOf(line.replace('"language":"zh-CN"', '"language":7')),
    await refusalOf(line.slice(0, -20)),
    await refusalOf(line + line),
    await refusalOf(line.replace("港口四时", "港口五时")),
  ]).toEqual([
    "/backup/newsletters.jsonl:1: it is no row of newsletters: language is no text",
    "/backup/newsletters.jsonl:1: the file ends within this line",
    "/backup/newsletters.jsonl: it has 2 rows, and the manifest says 1",
    "/backup/newsletters.jsonl: it was changed: its SHA-256 is not the manifest's",
  ]);
  rmSync(join(backup, "manifest.json"));
  expect(await refusalOf(line)).toContain("/backup/manifest.json: it can't be read");
});

/** Tables whose rows differ, with how many are in one alone. */
function findDifferences(one: string, other: string): string[] {
  const database = openDatabaseFile(one);
  database.exec(`ATTACH '${other}' AS other`);
  const differences = layouts().flatMap(({ name, columns }) => {
    const kept = columns.map((column) => column.name).filter((column) => !CHANGED.has(`${name}.${column}`));
    const select = (schema: string) =>
      `SELECT ${kept.map((column) => `"${column}"`).join(", ")} FROM ${schema}.${name}`;
    const alone = (a: string, b: string) =>
      database.prepare(`SELECT count(*) AS total FROM (${select(a)} EXCEPT ${select(b)})`).get()?.["total"] ??
      0;
    const [lost, strange] = [Number(alone("main", "other")), Number(alone("other", "main"))];
    return lost === 0 && strange === 0 ? [] : [`${name}: ${lost} lost, ${strange} strange`];
  });
  database.close();
  return differences;
}
