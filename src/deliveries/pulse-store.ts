/** Queries over cron's pulse, and the mailings that a missing one casts doubt on. */
import { and, eq, inArray, isNull, lte, sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { mailings, pulses } from "../db/schema.ts";

export type Pulse = typeof pulses.$inferSelect;

const NAME = "cron";

export const findPulse = (db: Db): Promise<Pulse | undefined> => findPulseOf(db, NAME);

export const findPulseOf = (db: Db, name: string): Promise<Pulse | undefined> =>
  db.select().from(pulses).where(eq(pulses.name, name)).get();

/** Notes a beat, and a gap where there was one; a beat of before the last one changes nothing. */
export async function saveBeat(
  db: Db,
  beatAt: Date,
  gap: Partial<Pick<Pulse, "missedFrom" | "missedUntil">>,
): Promise<void> {
  await db
    .insert(pulses)
    .values({ name: NAME, beatAt, ...gap })
    .onConflictDoUpdate({
      target: pulses.name,
      set: { beatAt, ...gap },
      setWhere: sql`${pulses.beatAt} <= ${beatAt.getTime()}`,
    });
}

/** The row of a restore: missed_from is when its backup was taken, missed_until is null while it goes on. */
export const keepRestore = (
  db: Db,
  { takenAt, at, until }: { takenAt: Date; at: Date; until: Date | null },
) => {
  const row = { beatAt: at, missedFrom: takenAt, missedUntil: until };
  return db
    .insert(pulses)
    .values({ name: "restore", ...row })
    .onConflictDoUpdate({ target: pulses.name, set: row });
};

const isUnderWay = and(
  inArray(mailings.status, ["freezing", "sending", "paused", "stopped"]),
  isNull(mailings.finishedAt),
);

/** Has the mailings that are under way ask the provider before a time, unless an earlier one is set. */
export async function setAskBefore(db: Db, askBefore: Date): Promise<void> {
  await db
    .update(mailings)
    .set({ askBefore: sql`min(coalesce(ask_before, ${askBefore.getTime()}), ${askBefore.getTime()})` })
    .where(isUnderWay);
}

/** The same for those that were opened by a time, each while what was sent since its opening is remembered. */
export async function setAskBeforeByAge(db: Db, openedBy: Date, memoryMs: number): Promise<void> {
  const remembered = sql`created_at + ${memoryMs}`;
  await db
    .update(mailings)
    .set({ askBefore: sql`min(coalesce(ask_before, ${remembered}), ${remembered})` })
    .where(and(isUnderWay, lte(mailings.createdAt, openedBy)));
}

/** Whether anything was mailed, or meant to be, by a time. */
export async function isMailedBefore(db: Db, openedBy: Date): Promise<boolean> {
  const row = await db
    .select({ id: mailings.id })
    .from(mailings)
    .where(lte(mailings.createdAt, openedBy))
    .limit(1)
    .get();
  return row !== undefined;
}
