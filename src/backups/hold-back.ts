/**
 * How rows come back so that nothing of before is sent by itself. What was under way when the backup was taken has gone
 * on since, in a history that is lost, and may have reached everybody: it waits for a person, or has ended.
 */
import { MEMORY_MS } from "../deliveries/doubt.ts";
import { HELD_BACK, NEVER_FROZEN } from "../deliveries/restored.ts";
import type { Row } from "./read-line.ts";

export const CUT_OFF = "It was being made when the backup was taken that this database was restored from.";
export const NOT_ANNOUNCED = "It was waiting when the backup was taken that this database was restored from.";

const RULES: Record<string, (row: Row, takenAt: Date) => Row> = {
  digests: holdDigest,
  mailings: holdMailing,
  notices: holdNotice,
};

/** A row of a backup as it is loaded. Most are as they were. */
export const holdBack = (table: string, row: Row, takenAt: Date): Row => RULES[table]?.(row, takenAt) ?? row;

/** All are put on the shelf anew; one in the press has lost it, and no review ends by itself. */
function holdDigest(row: Row): Row {
  const unshelved = { ...row, shelved_at: null };
  if (row["status"] === "pressing") return { ...unshelved, status: "failed", reason: CUT_OFF };
  return row["status"] === "held" ? { ...unshelved, held_until: null } : unshelved;
}

/** Resend remembers for a day what it sent after the backup was taken: until then it is asked, then a person is. */
function holdMailing(row: Row, takenAt: Date): Row {
  if (row["finished_at"] !== null) return row;
  const remembered = takenAt.getTime() + MEMORY_MS;
  const inDoubt = { ...row, ask_before: Math.min(Number(row["ask_before"] ?? remembered), remembered) };
  if (row["status"] === "freezing") return { ...row, status: "cancelled", reason: NEVER_FROZEN };
  if (row["status"] === "paused") return inDoubt;
  const waits = row["status"] === "sending" || row["status"] === "stopped";
  return waits ? { ...inDoubt, status: "stopped", reason: HELD_BACK } : row;
}

function holdNotice(row: Row): Row {
  if (row["status"] !== "waiting") return row;
  return { ...row, status: "failed", failure: NOT_ANNOUNCED, retry_at: null };
}
