/**
 * Deliveries, from a frozen mailing to mail that the provider accepted: the real verbs in workerd on a local D1, beside
 * the floor (the same number of bytes in a bare loop, as many calls at once, from the same workerd to the same sink) and
 * beside the loop that a user of Resend's SDK would write. Mailing and floor take turns, and the ratio is the median of
 * their pairs. CPU is that of the whole workerd process, its D1 included: more than a Worker is billed for.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { openCloud } from "../cloud.ts";
import { costOfMillion } from "./deliveries/cost.ts";
import type { Sizes } from "./deliveries/sizes.ts";
import { lookAtWorkerd } from "./deliveries/workerd.ts";
import { row, type Row } from "./row.ts";

const SAMPLE_MS = 200;
const BATCH = 100;
/** Chunks that are sent before the floor has its turn: what a message of the queue names. */
const TURN_CHUNKS = 100;
/** Emails of the mailing whose questions to D1 are counted. It comes first and warms everything up. */
const COUNTED = 10_000;

type Answer = {
  queries: number;
  rowsRead: number;
  rowsWritten: number;
  messageCount: number;
  account: { status: string; sent: number; recipients: number; reason: string | null } | null;
};

type Measured = Answer & { seconds: number; cpuMs: number | null; peakBytes: number | null };
/** So many emails sent, and as many by the floor. */
type Turn = { emails: number; bytes: number; sent: Measured; floor: Measured };

export async function benchDeliveries(sizes: Sizes): Promise<Row[]> {
  const stateDir = mkdtempSync(join(tmpdir(), "watchbell-bench-"));
  const sink = await startSink();
  const cloud = await openCloud({
    stateDir,
    port: 0,
    entrypoint: join(import.meta.dirname, "deliveries", "worker.ts"),
    settings: settingsOf(sink.url),
  });
  const ask = (path: string, query = "") => measure(`${cloud.url}${path}?${query}`);

  async function prepare(count: number): Promise<Measured> {
    await ask("/seed", `count=${count}`);
    return ask("/freeze");
  }

  async function countQuestions(): Promise<{ frozen: Measured; sent: Measured }> {
    const frozen = await prepare(COUNTED);
    const sent = await ask("/send-counted");
    check(sent, (await sink.tell()).emails, COUNTED);
    return { frozen, sent };
  }

  /** Sends a mailing in turns with the floor: what else the machine does at a moment is suffered by both. */
  async function sendBeside(count: number): Promise<Turn[]> {
    const turns: Turn[] = [];
    for (let from = 1; (from - 1) * BATCH < count; from += TURN_CHUNKS) {
      const sent = await ask("/send", `from=${from}&to=${from + TURN_CHUNKS - 1}`);
      const { emails, bytes } = await sink.tell();
      const floor = await ask("/floor", `count=${emails}`);
      await sink.tell();
      turns.push({ emails, bytes, sent, floor });
    }
    check(
      await ask("/close"),
      sum(turns, ({ emails }) => emails),
      count,
    );
    return turns;
  }

  try {
    const counted = await countQuestions();
    await ask("/seed", `count=${sizes.sdk}`);
    const sdk = { emails: sizes.sdk, ...(await ask("/sdk", `count=${sizes.sdk}`)) };
    await sink.tell();
    const rows: Row[] = [];
    let cpuMs = 0;
    for (const count of sizes.send) {
      const frozen = await prepare(count);
      const turns = await sendBeside(count);
      rows.push(...sendRows(count, turns, sdk), ...freezeRows(count, frozen));
      cpuMs = ((frozen.cpuMs ?? 0) + sum(turns, ({ sent }) => sent.cpuMs ?? 0)) / count;
    }
    if (sizes.plan > 0) rows.push(...freezeRows(sizes.plan, await prepare(sizes.plan)));
    return [...rows, ...costRows(counted.frozen, counted.sent, cpuMs)];
  } finally {
    await cloud.close();
    sink.close();
    rmSync(stateDir, { recursive: true, force: true });
  }
}

const sum = <One>(list: One[], of: (one: One) => number) => list.reduce((total, one) => total + of(one), 0);

function sendRows(count: number, turns: Turn[], sdk: Measured & { emails: number }): Row[] {
  const name = `send ${count.toLocaleString("en")}`;
  const seconds = sum(turns, ({ sent }) => sent.seconds);
  const floorSeconds = sum(turns, ({ floor }) => floor.seconds);
  const megabytes = sum(turns, ({ bytes }) => bytes) / 1e6;
  const perThousand = (ms: number) => (ms / count) * 1000;
  const cpuMs = perThousand(sum(turns, ({ sent }) => sent.cpuMs ?? 0));
  const floorCpuMs = perThousand(sum(turns, ({ floor }) => floor.cpuMs ?? 0));
  const peak = Math.max(...turns.map(({ sent }) => sent.peakBytes ?? 0));
  const floorPeak = Math.max(...turns.map(({ floor }) => floor.peakBytes ?? 0));
  const rates = row(`${name} beside the floor`, count / seconds, "emails/s", count / floorSeconds);
  const ratio = middle(turns.map(({ sent, floor }) => floor.seconds / sent.seconds));
  return [
    { ...rates, ratio: Number(ratio.toPrecision(3)) },
    row(`${name} beside the floor`, megabytes / seconds, "MB/s", megabytes / floorSeconds),
    row(`${name} beside the SDK's loop`, count / seconds, "emails/s", sdk.emails / sdk.seconds),
    ...(peak > 0
      ? [
          row(`${name} beside the floor`, cpuMs, "CPU-ms/1000", floorCpuMs),
          row(`${name} beside the SDK's loop`, cpuMs, "CPU-ms/1000", ((sdk.cpuMs ?? 0) / sdk.emails) * 1000),
          row(`${name}, memory of workerd beside the floor`, peak / 1e6, "MB", floorPeak / 1e6),
        ]
      : []),
  ];
}

/** The median; of an even number, between the two in the middle. */
function middle(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(half)] ?? 0) + (sorted[Math.ceil(half)] ?? 0)) / 2;
}

function freezeRows(count: number, { seconds, rowsRead, rowsWritten, peakBytes }: Measured): Row[] {
  const name = `freeze ${count.toLocaleString("en")}`;
  return [
    row(name, seconds, "s"),
    row(`${name}, rows read`, rowsRead / count, "/recipient"),
    row(`${name}, rows written`, rowsWritten / count, "/recipient"),
    ...(peakBytes === null ? [] : [row(`${name}, memory of workerd`, peakBytes / 1e6, "MB")]),
  ];
}

/** What was counted, and CPU of the largest mailing. */
function costRows(frozen: Measured, sent: Measured, cpuMsAnEmail: number): Row[] {
  const usage = {
    emails: COUNTED,
    rowsRead: frozen.rowsRead + sent.rowsRead,
    rowsWritten: frozen.rowsWritten + sent.rowsWritten,
    messages: frozen.messageCount + sent.messageCount,
    cpuMs: cpuMsAnEmail * COUNTED,
  };
  return [
    row("send, questions to D1", (sent.queries / COUNTED) * 1000, "/1000 emails"),
    row("send, rows read", (sent.rowsRead / COUNTED) * 1000, "/1000 emails"),
    row("send, rows written", (sent.rowsWritten / COUNTED) * 1000, "/1000 emails"),
    ...costOfMillion(usage).map(([name, dollars]) => row(`a million emails, ${name}`, dollars, "$")),
  ];
}

/** A figure of mail that was not sent is none. */
function check({ account }: Measured, emails: number, count: number): void {
  if (account?.status !== "sent" || account.sent !== count || emails !== count)
    throw new Error(`Of ${count} emails the sink has ${emails}; the mailing says ${JSON.stringify(account)}`);
}

async function measure(url: string): Promise<Measured> {
  const before = lookAtWorkerd();
  let peak = before?.rssBytes ?? 0;
  const sampler = setInterval(() => (peak = Math.max(peak, lookAtWorkerd()?.rssBytes ?? 0)), SAMPLE_MS);
  const startedAt = performance.now();
  const response = await fetch(url, { method: "POST", signal: AbortSignal.timeout(3_600_000) });
  const text = await response.text();
  const seconds = (performance.now() - startedAt) / 1000;
  clearInterval(sampler);
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text.slice(0, 500)}`);
  const after = lookAtWorkerd();
  return {
    ...(JSON.parse(text) as Answer),
    seconds,
    cpuMs: before && after ? after.cpuMs - before.cpuMs : null,
    peakBytes: before ? peak : null,
  };
}

async function startSink() {
  const child = spawn(process.execPath, [join(import.meta.dirname, "deliveries", "sink.ts")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  return {
    url: line,
    /** What came since it was last asked. */
    tell: async () => (await fetch(line)).json<{ emails: number; bytes: number; calls: number }>(),
    close: () => void child.kill(),
  };
}

const settingsOf = (resendUrl: string) => ({
  ENVIRONMENT: "local",
  PUBLIC_URL: "https://news.example",
  POSTAL_ADDRESS: "Watchbell, 1 Harbour Lane, 00000 Example",
  ADMIN_TOKEN: "bench-admin-token",
  ADDRESS_KEY: "YmVuY2gtYWRkcmVzcy1rZXktYmVuY2gtYWRkcmVzcy1r",
  TOKEN_KEYS: "k1:YmVuY2gtdG9rZW4ta2V5LWJlbmNoLXRva2VuLWtleS1i",
  RESEND_API_KEY: "re_bench",
  RESEND_BASE_URL: resendUrl,
  RESEND_WEBHOOK_SECRET: "whsec_YmVuY2gtc2VjcmV0LWJlbmNoLXNlY3JldA==",
});
