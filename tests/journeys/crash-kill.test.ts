/** A mailing on real workerd whose Worker is killed while it sends. `npm run crash:kill` is the same with 100,000. */
import { expect, test } from "vitest";
import { killWhileSending } from "../../local/crash/kill-run.ts";

/** With it answers are lost while the Worker dies, and a 429 comes after its last death, when cron's clock is far ahead. */
const SEED = 10;

test(
  "nobody is lost and nobody is written to twice though the Worker dies twice",
  { timeout: 300_000 },
  async () => {
    const report = await killWhileSending({ recipients: 1000, kills: 2, seed: SEED, deadlineMs: 240_000 });
    expect(report).toMatchObject({ kills: 2, status: "sent", lost: 0, twice: 0, unknown: 0 });
    expect(report.sent + report.refused).toBe(1000);
    expect(report.refused).toBe(1);
    expect(report.faults).toBeGreaterThan(0);
  },
);
