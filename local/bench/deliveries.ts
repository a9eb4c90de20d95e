/**
 * Deliveries, from a frozen mailing to mail that the provider accepted: the real verbs in workerd on a local D1, beside
 * the floor (the same bytes in a bare loop, from the same workerd to the same sink) and beside the loop that a user of
 * Resend's SDK would write. CPU is that of the whole workerd process, its D1 included: more than a Worker is billed for.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { openCloud } from "../cloud.ts";
import { costOfMillion, type Usage } from "./deliveries/cost.ts";
import type { Sizes } from "./deliveries/sizes.ts";
import { lookAtWorkerd } from "./deliveries/workerd.ts";
import { row, type Row } from "./row.ts";

const SAMPLE_MS = 200;

type Answer = {
  queries: number;
  rowsRead: number;
  rowsWritten: number;
  messageCount: number;
  account: { status: string; sent: number; recipients: number; reason: string | null } | null;
};

type Measured = Answer & { seconds: number; cpuMs: number | null; peakBytes: number | null };

export async function benchDeliveries(sizes: Sizes): Promise<Row[]> {
  const stateDir = mkdtempSync(join(tmpdir(), "watchbell-bench-"));
  const sink = await startSink();
  const cloud = await openCloud({
    stateDir,
    port: 0,
    entrypoint: join(import.meta.dirname, "deliveries", "worker.ts"),
    settings: settingsOf(sink.url),
  });
  const rows: Row[] = [];
  const usages: Usage[] = [];
  try {
    const ask = (path: string, count = 0) => measure(`${cloud.url}${path}?count=${count}`);
    const sdk = await ask("/sdk", await prepare(sizes.sdk));
    await sink.tell();
    const sdkRate = sizes.sdk / sdk.seconds;
    for (const count of sizes.send) {
      await prepare(count);
      const frozen = await ask("/freeze");
      await sink.tell();
      const sent = await ask("/send");
      const told = await sink.tell();
      check(sent, told.emails, count);
      const floor = await ask("/floor", count);
      const bare = await sink.tell();
      const size = count.toLocaleString("en");
      const per = (value: number) => (value / count) * 1000;
      const rate = count / sent.seconds;
      rows.push(
        row(`send ${size} beside the floor`, rate, "emails/s", count / floor.seconds),
        row(
          `send ${size} beside the floor`,
          told.bytes / sent.seconds / 1e6,
          "MB/s",
          bare.bytes / floor.seconds / 1e6,
        ),
        row(`send ${size} beside the SDK's loop`, rate, "emails/s", sdkRate),
        ...cpuRows(size, per, sent, floor, sdk, sizes.sdk),
        row(`send ${size}, rows read`, per(sent.rowsRead), "/1000 emails"),
        row(`send ${size}, rows written`, per(sent.rowsWritten), "/1000 emails"),
        ...freezeRows(size, count, frozen),
      );
      if (sent.peakBytes !== null)
        rows.push(row(`send ${size}, memory of workerd`, sent.peakBytes / 1e6, "MB"));
      usages.push(usageOf(count, frozen, sent));
    }
    if (sizes.plan > 0) {
      await prepare(sizes.plan);
      rows.push(...freezeRows(sizes.plan.toLocaleString("en"), sizes.plan, await ask("/freeze")));
    }

    async function prepare(count: number): Promise<number> {
      await ask("/seed", count);
      return count;
    }
  } finally {
    await cloud.close();
    sink.close();
    rmSync(stateDir, { recursive: true, force: true });
  }
  const usage = usages.at(-1);
  return usage
    ? [
        ...rows,
        ...costOfMillion(usage).map(([name, dollars]) => row(`a million emails, ${name}`, dollars, "$")),
      ]
    : rows;
}

const usageOf = (emails: number, frozen: Measured, sent: Measured): Usage => ({
  emails,
  rowsRead: frozen.rowsRead + sent.rowsRead,
  rowsWritten: frozen.rowsWritten + sent.rowsWritten,
  messages: frozen.messageCount + sent.messageCount,
  cpuMs: (frozen.cpuMs ?? 0) + (sent.cpuMs ?? 0),
});

function cpuRows(
  size: string,
  per: (value: number) => number,
  sent: Measured,
  floor: Measured,
  sdk: Measured,
  sdkCount: number,
): Row[] {
  if (sent.cpuMs === null || floor.cpuMs === null || sdk.cpuMs === null) return [];
  return [
    row(`send ${size} beside the floor`, per(sent.cpuMs), "CPU-ms/1000", per(floor.cpuMs)),
    row(`send ${size} beside the SDK's loop`, per(sent.cpuMs), "CPU-ms/1000", (sdk.cpuMs / sdkCount) * 1000),
  ];
}

const freezeRows = (
  size: string,
  count: number,
  { seconds, rowsRead, rowsWritten, peakBytes }: Measured,
): Row[] => [
  row(`freeze ${size}`, seconds, "s"),
  row(`freeze ${size}, rows read`, rowsRead / count, "/recipient"),
  row(`freeze ${size}, rows written`, rowsWritten / count, "/recipient"),
  ...(peakBytes === null ? [] : [row(`freeze ${size}, memory of workerd`, peakBytes / 1e6, "MB")]),
];

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
