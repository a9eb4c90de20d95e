/**
 * Whether this database was loaded from a backup (src/backups), and when. Nothing of before that is mailed by itself:
 * a history that is lost may have mailed it already.
 */
import type { Desk } from "../desk.ts";
import { findPulseOf } from "./pulse-store.ts";

/** Why a mailing that was under way in a backup waits. */
export const HELD_BACK =
  "It was under way when the backup was taken that this database was restored from. Resume it to send what the backup does not know to be sent.";
/** Why one whose audience was not fixed yet is not sent. */
export const NEVER_FROZEN =
  "It was being prepared when the backup was taken that this database was restored from.";

export type Restore = {
  /** When the backup was taken, which names it. */
  takenAt: Date;
  /** When loading began, or ended: what was published by then is of before. */
  at: Date;
  isGoingOn: boolean;
};

/** The restore that made this database, or is making it; undefined for most. */
export async function findRestore({ db }: Pick<Desk, "db">): Promise<Restore | undefined> {
  const pulse = await findPulseOf(db, "restore");
  if (!pulse?.missedFrom) return undefined;
  return { takenAt: pulse.missedFrom, at: pulse.beatAt, isGoingOn: pulse.missedUntil === null };
}

/** Whether a digest was published before this database was restored. */
export async function isFromBefore(
  { db }: Pick<Desk, "db">,
  { publishedAt }: { publishedAt: Date | null },
): Promise<boolean> {
  const restore = await findRestore({ db });
  return restore !== undefined && publishedAt !== null && publishedAt <= restore.at;
}
