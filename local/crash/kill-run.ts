/**
 * A mailing to many on real workerd, the Worker killed again and again while it sends. Its queues are in memory, so
 * each death loses every message: the rows and cron must bring all of it to its end. Time is played: each tick of
 * cron comes some minutes after the one before, so that leases of the dead run out.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { findDatabaseWith, openDatabaseFile } from "../database-files.ts";
import { openOffice } from "./office.ts";
import { startCloud, type MortalCloud } from "./mortal-cloud.ts";
import { openRandom } from "./random.ts";
import { addDigests, addReaders } from "./world.ts";

const MINUTE_MS = 60_000;
const TICK_MS = 4 * MINUTE_MS;
/** The real time between two looks at how far it is, and between two ticks. */
const LOOK_MS = 50;
const TICK_EVERY_MS = 3000;
const API_KEY = "re_kill_key";
/** One address in so many is refused by the provider. */
const REFUSED_ONE_IN = 997;

export type KillOptions = { recipients: number; kills: number; seed: number; deadlineMs: number };

export type KillReport = {
  recipients: number;
  kills: number;
  calls: number;
  faults: number;
  sent: number;
  refused: number;
  unknown: number;
  dropped: number;
  lost: number;
  twice: number;
  status: string;
  seconds: number;
};

export async function killWhileSending(
  { recipients, kills, seed, deadlineMs }: KillOptions,
  say: (line: string) => void = () => {},
): Promise<KillReport> {
  const stateDir = mkdtempSync(join(tmpdir(), "watchbell-kill-"));
  // one for each, so that when the Worker dies does not change which calls are struck
  const [pauses, strikes] = [openRandom(seed), openRandom(seed + 1)];
  const startedAt = Date.now();
  let offsetMs = 0;
  const now = () => new Date(Date.now() + offsetMs);
  const office = await openOffice({
    apiKey: API_KEY,
    random: strikes,
    faultShare: 0.2,
    refuses: isRefused,
    now,
  });
  let isMigrated = false;

  async function start(): Promise<MortalCloud> {
    const cloud = await startCloud({
      stateDir,
      port: 0,
      isMigrated,
      settings: settingsOf(office.url, offsetMs),
    });
    isMigrated = true;
    return cloud;
  }

  let cloud = await start();
  try {
    // a first tick before there is anything to send, as any deployment has had
    await cloud.tick(now());
    await cloud.kill();
    const file = findDatabaseWith("mailings", stateDir);
    await seedDatabase(file, recipients, now());
    offsetMs += 11 * MINUTE_MS;
    cloud = await start();
    const sendingAt = Date.now();
    let killCount = 0;
    let lastTickAt = 0;
    /** Of all recipients, so many were written to when the Worker has to die, or somewhat later. */
    const shareAt = (place: number) => (recipients * (killCount + place)) / (kills + 0.5);
    // however fast the Worker is and however slow this machine looks, it does not get past its next death
    const holdTillDeath = () => office.holdFrom(killCount < kills ? shareAt(1) : Infinity);
    holdTillDeath();
    while (!isClosed(file)) {
      if (Date.now() - startedAt > deadlineMs) break;
      if (Date.now() - lastTickAt > TICK_EVERY_MS) {
        lastTickAt = Date.now();
        offsetMs += TICK_MS;
        // not waited for: a small mailing may be through before its tick is
        void cloud.tick(now()).catch(() => undefined);
      }
      await pause(LOOK_MS);
      if (killCount >= kills || office.counts.size < shareAt(0.5)) continue;
      await pause(pauses.between(0, 100));
      await cloud.kill();
      killCount += 1;
      holdTillDeath();
      say(`killed ${killCount}: ${office.counts.size} of ${recipients} written to`);
      cloud = await start();
      lastTickAt = 0;
    }
    await cloud.kill();
    const seconds = (Date.now() - sendingAt) / 1000;
    const calls = { calls: office.callCount(), faults: office.faultCount() };
    return { recipients, kills: killCount, ...calls, ...account(file, recipients, office.counts), seconds };
  } finally {
    await cloud.kill();
    await office.close();
    rmSync(stateDir, { recursive: true, force: true });
  }
}

const isRefused = (address: string) => Number(/\d+/.exec(address)?.[0]) % REFUSED_ONE_IN === 0;

const settingsOf = (resendUrl: string, offsetMs: number) => ({
  ENVIRONMENT: "local",
  PUBLIC_URL: "https://news.example",
  POSTAL_ADDRESS: "Watchbell, 1 Harbour Lane, 00000 Example",
  ADMIN_TOKEN: "kill-admin-token",
  ADDRESS_KEY: "a2lsbC10ZXN0LWFkZHJlc3Mta2V5LWtpbGwtdGVzdC1r",
  TOKEN_KEYS: "k1:a2lsbC10ZXN0LXRva2VuLWtleS1raWxsLXRlc3Qta2V5",
  RESEND_API_KEY: API_KEY,
  RESEND_BASE_URL: resendUrl,
  RESEND_WEBHOOK_SECRET: "whsec_a2lsbC10ZXN0LXNlY3JldC1raWxsLXRlc3Q=",
  CLOCK_OFFSET_MS: String(offsetMs),
});

async function seedDatabase(file: string, recipients: number, at: Date): Promise<void> {
  const database = openDatabaseFile(file);
  addReaders(database, { from: 1, count: recipients, at: at.getTime() });
  await addDigests(database, { count: 1, at: at.getTime(), sendWithinHours: 48 });
  database.close();
}

function isClosed(file: string): boolean {
  const database = openDatabaseFile(file, { readOnly: true });
  const row = database.prepare("SELECT status FROM mailings").get();
  database.close();
  return row !== undefined && row["status"] !== "freezing" && row["status"] !== "sending";
}

/** What the rows say, held against what the provider counted. */
function account(file: string, recipients: number, counts: Map<string, number>) {
  const database = openDatabaseFile(file, { readOnly: true });
  const row = database.prepare("SELECT * FROM mailings").get() ?? {};
  database.close();
  const count = (name: string) => Number(row[name] ?? 0);
  const [sent, refused, unknown, dropped] = [
    "sent_count",
    "refused_count",
    "unknown_count",
    "dropped_count",
  ].map(count);
  const notWritten = Array.from({ length: recipients }, (_, at) => `reader${at + 1}@inbox.example`).filter(
    (address) => !counts.has(address) && !isRefused(address),
  );
  const excused = (unknown ?? 0) + (dropped ?? 0);
  return {
    sent: sent ?? 0,
    refused: refused ?? 0,
    unknown: unknown ?? 0,
    dropped: dropped ?? 0,
    lost: Math.max(0, notWritten.length - excused) + Math.abs(recipients - count("recipient_count")),
    twice: [...counts.values()].filter((times) => times > 1).length,
    status: String(row["status"] ?? "not frozen"),
  };
}
