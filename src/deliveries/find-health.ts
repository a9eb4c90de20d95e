/** Whether the line runs: three answers, which name nobody and cost a row or two a newsletter. */
import type { Desk } from "../desk.ts";
import { readSchedules } from "../newsletters/find-due.ts";
import { messageOf } from "../providers/log.ts";
import { findPulse } from "./pulse-store.ts";

/** Three ticks of cron: one may be left out, and one may come late. */
const SILENT_MS = 45 * 60_000;
const LATE_MS = 3_600_000;

export type Health = {
  ok: boolean;
  database: "ok" | "down";
  /** waiting: there was no tick yet, as in a new deployment. */
  cron: "ok" | "silent" | "waiting" | "unknown";
  /** late: a newsletter's digest is due for more than an hour. */
  slots: "ok" | "late" | "unknown";
};

/** Never throws: a database that does not answer is an answer. */
export async function findHealth({ db, now, log }: Pick<Desk, "db" | "now" | "log">): Promise<Health> {
  try {
    const [pulse, { due }] = await Promise.all([findPulse(db), readSchedules({ db, now })]);
    const ago = (time: Date) => now().getTime() - time.getTime();
    const cron = pulse ? (ago(pulse.beatAt) <= SILENT_MS ? "ok" : "silent") : "waiting";
    const slots = due.some(({ slot }) => ago(slot) > LATE_MS) ? "late" : "ok";
    return { ok: cron !== "silent" && slots === "ok", database: "ok", cron, slots };
  } catch (error) {
    log.error("health.database", { message: messageOf(error) });
    return { ok: false, database: "down", cron: "unknown", slots: "unknown" };
  }
}
