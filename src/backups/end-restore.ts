/**
 * The end of loading a backup. From here on the deployment runs: slots that fire from now on are made and mailed. What
 * was due, written or under way before is not, and is told of.
 */
import { findRestore } from "../deliveries/restored.ts";
import { findUnmailed } from "../deliveries/store.ts";
import type { Desk } from "../desk.ts";
import { findDueSlots } from "../newsletters/find-due.ts";
import { findMiscounted, setCount } from "../subscribers/housekeep-store.ts";
import { closeRestore, findHeldDigests, findHeldMailings, findHeldNotices } from "./restore-store.ts";

const DAY_MS = 86_400_000;

export type HeldBack = {
  /** stopped or paused: to be resumed or cancelled by a person. cancelled: its audience was not fixed yet. */
  mailings: Awaited<ReturnType<typeof findHeldMailings>>;
  /** held: to be approved or dropped by a person. failed: its press was cut off. */
  digests: Awaited<ReturnType<typeof findHeldDigests>>;
  /** The ids of digests that were published within a day before the backup, and not mailed yet. */
  unmailed: number[];
  /** Slots that came after the last digest in the backup: they are not made up for. */
  slots: { newsletterId: string; slot: Date }[];
  /** Announcements of digests in channels. */
  notices: Awaited<ReturnType<typeof findHeldNotices>>;
};

export type Ended = { kind: "ended"; heldBack: HeldBack } | { kind: "no-restore" };

/** Ends the restore of the backup of a time; repeated, it answers the same but for the slots. */
export async function endRestore(desk: Pick<Desk, "db" | "now" | "log">, takenAt: string): Promise<Ended> {
  const { db, now } = desk;
  const restore = await findRestore(desk);
  if (!restore || restore.takenAt.getTime() !== Date.parse(takenAt)) return { kind: "no-restore" };
  const slots = (await findDueSlots(desk)).map(({ newsletter, slot }) => ({
    newsletterId: newsletter.id,
    slot,
  }));
  if (restore.isGoingOn) {
    // people may have left while the tables were read, one after the other
    for (const { id } of await findMiscounted(db)) await setCount(db, id);
    await closeRestore(db, restore.takenAt, now());
    desk.log.error("backups.restore-ended", { takenAt });
  }
  return {
    kind: "ended",
    heldBack: {
      mailings: await findHeldMailings(db),
      digests: await findHeldDigests(db),
      unmailed: await findUnmailed(db, new Date(restore.takenAt.getTime() - DAY_MS), restore.at),
      slots,
      notices: await findHeldNotices(db),
    },
  };
}
