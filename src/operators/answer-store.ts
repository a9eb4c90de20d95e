/** Queries over the answers to calls that bore an Idempotency-Key. */
import { and, eq, isNull, lt, sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { answers } from "../db/schema.ts";

/** Whose call it is: the token's id and the key. */
export type Claim = { tokenId: string; key: string };

const of = ({ tokenId, key }: Claim) => and(eq(answers.tokenId, tokenId), eq(answers.key, key));

/**
 * Takes a key for a call; one taken before only where that was forgotten by then, or where the same call was broken off.
 * Answers whether it was taken.
 */
export async function takeKey(
  db: Db,
  { tokenId, key }: Claim,
  call: string,
  { at, forgottenBefore, brokenBefore }: { at: Date; forgottenBefore: Date; brokenBefore: Date },
): Promise<boolean> {
  const taken = await db.run(sql`INSERT INTO ${answers} (token_id, key, call, asked_at)
    VALUES (${tokenId}, ${key}, ${call}, ${at.getTime()})
    ON CONFLICT (token_id, key) DO UPDATE
      SET call = excluded.call, asked_at = excluded.asked_at, status = NULL, body = NULL
      WHERE answers.asked_at < ${forgottenBefore.getTime()}
        OR (answers.status IS NULL AND answers.call = excluded.call AND answers.asked_at < ${brokenBefore.getTime()})`);
  return taken.meta.changes > 0;
}

export const findAnswer = (db: Db, claim: Claim) => db.select().from(answers).where(of(claim)).get();

/** Keeps an answer, unless somebody else has taken the key since. */
export const saveAnswer = (db: Db, claim: Claim, askedAt: Date, status: number, body: string | null) =>
  db
    .update(answers)
    .set({ status, body })
    .where(and(of(claim), eq(answers.askedAt, askedAt)));

/** Gives a key back that has no answer. */
export const releaseKey = (db: Db, claim: Claim, askedAt: Date) =>
  db.delete(answers).where(and(of(claim), eq(answers.askedAt, askedAt), isNull(answers.status)));

export const forgetAnswers = (db: Db, before: Date) => db.delete(answers).where(lt(answers.askedAt, before));
