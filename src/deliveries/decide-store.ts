/** Queries of deciding about unknown chunks. */
import { and, eq, exists, sql, type SQL } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { tally } from "../db/tallies.ts";
import { runTogether, type Statement } from "../db/transaction.ts";
import { chunks, mailings } from "../db/schema.ts";
import type { Chunk } from "./store.ts";

export type Decision = "sent" | "dropped" | "again";

export const findChunk = (db: Db, mailingId: number, number: number): Promise<Chunk | undefined> =>
  db
    .select()
    .from(chunks)
    .where(and(eq(chunks.mailingId, mailingId), eq(chunks.number, number)))
    .get();

/**
 * Moves the unknown of a chunk to where a person has decided, with its mailing's counts, in one transaction; answers
 * whether it still was unknown. Where a part of it is known to be sent or refused, only the rest moves.
 */
export async function decideChunk(
  db: Db,
  chunk: Chunk,
  decision: Decision,
  newName: string,
  at: Date,
): Promise<boolean> {
  const isUnknown = and(
    eq(chunks.mailingId, chunk.mailingId),
    eq(chunks.number, chunk.number),
    eq(chunks.status, "unknown"),
  );
  const addressed = chunk.addressed?.map(([id]) => id) ?? chunk.recipients;
  const refused = new Set(chunk.refusals?.map(([id]) => id));
  const unknownIds = addressed.filter((id, at) => !chunk.emailIds?.[at] && !refused.has(id));
  const moved = unknownIds.length;
  const isPartlyKnown = moved < addressed.length;
  const changes = {
    // its ids are not known, but that it was accepted now is
    sent: { status: "sent" as const, emailIds: addressed.map((_, at) => chunk.emailIds?.[at] ?? "") },
    dropped: { status: "dropped" as const, failure: "A person decided that it was not sent." },
    again: { status: isPartlyKnown ? ("sent" as const) : ("split" as const) },
  };
  const tallied: Statement[] =
    decision === "sent"
      ? [
          tally(
            db,
            at,
            ["sentCount"],
            sql`SELECT newsletter_id, ${moved} FROM ${mailings}
              WHERE id = ${chunk.mailingId} AND EXISTS (SELECT 1 FROM ${chunks} WHERE ${isUnknown})`,
          ),
        ]
      : [];
  const changed = await runTogether(db, [
    ...tallied,
    db
      .update(mailings)
      .set({
        unknownCount: sql`${mailings.unknownCount} - ${moved}`,
        sentCount: sql`${mailings.sentCount} + ${decision === "sent" ? moved : 0}`,
        droppedCount: sql`${mailings.droppedCount} + ${decision === "dropped" ? moved : 0}`,
        ...(decision === "again" && {
          status: sql`CASE WHEN status IN ('sent', 'expired') THEN 'sending' ELSE status END`,
          finishedAt: null,
        }),
      })
      .where(
        and(
          eq(mailings.id, chunk.mailingId),
          exists(db.select({ number: chunks.number }).from(chunks).where(isUnknown)),
        ),
      ),
    ...(decision === "again" ? [addAnew(db, chunk, newName, unknownIds, isUnknown)] : []),
    db.update(chunks).set(changes[decision]).where(isUnknown),
  ]);
  return (changed.at(-1) ?? 0) > 0;
}

/** A chunk of the same people under a name of its own, as long as the old one is unknown. */
const addAnew = (db: Db, { mailingId }: Chunk, name: string, ids: number[], isUnknown: SQL | undefined) =>
  db.run(sql`INSERT INTO ${chunks} (mailing_id, number, name, recipients)
    SELECT ${mailingId}, (SELECT max(number) FROM ${chunks} WHERE mailing_id = ${mailingId}) + 1, ${name}, ${JSON.stringify(ids)}
    WHERE EXISTS (SELECT 1 FROM ${chunks} WHERE ${isUnknown})`);
