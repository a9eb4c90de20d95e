/** Queries over the provider's events. */
import { eq, sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { runTogether } from "../db/transaction.ts";
import { events, mailings } from "../db/schema.ts";
import type { EventJob } from "../jobs.ts";

/** Adds an event and counts it with its mailing, in one transaction, unless its id is there. */
export async function recordOnce(
  db: Db,
  { id, type, emailId, mailingId, occurredAt }: EventJob,
  recordedAt: Date,
  counter: "bounced" | "complained" | null,
): Promise<"recorded" | "repeated"> {
  const isNew = sql`NOT EXISTS (SELECT 1 FROM ${events} WHERE id = ${id})`;
  const [, addedCount = 0] = await runTogether(db, [
    db
      .update(mailings)
      .set({
        bouncedCount: sql`${mailings.bouncedCount} + ${counter === "bounced" ? 1 : 0}`,
        complainedCount: sql`${mailings.complainedCount} + ${counter === "complained" ? 1 : 0}`,
      })
      .where(counter && mailingId !== null ? sql`${eq(mailings.id, mailingId)} AND ${isNew}` : sql`false`),
    db
      .insert(events)
      .values({ id, kind: type, emailId, mailingId, occurredAt: new Date(occurredAt), recordedAt })
      .onConflictDoNothing(),
  ]);
  return addedCount > 0 ? "recorded" : "repeated";
}
