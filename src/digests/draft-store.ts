/**
 * A digest as its operator looks at it, again and again: whole, from one row, as long as no story of it has changed. A
 * held one's edition is kept for that when it is held, and after each change; readers' pages read those of published
 * ones alone.
 */
import { asc, eq, sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { digests, editions, stories } from "../db/schema.ts";
import { revisionOf } from "./edit/revision.ts";
import { toldOf } from "./edition.ts";
import type { WholeDigest } from "./find-digest.ts";
import { findStories } from "./store.ts";

/** Keeps what a held digest tells now. Of one that is not held nothing changes: its edition is what readers see. */
export async function keepDraft(db: Db, digestId: number): Promise<void> {
  const told = await findStories(db, [digestId]);
  await db.run(sql`INSERT INTO ${editions} (digest_id, told)
    SELECT id, ${JSON.stringify(told)} FROM ${digests} WHERE id = ${digestId} AND status = 'held'
    ON CONFLICT (digest_id) DO UPDATE SET told = excluded.told`);
}

/** The digest of this id as it is now, in whatever state; undefined where there is none. */
export async function findDraft(db: Db, digestId: number): Promise<WholeDigest | undefined> {
  const [[found], now] = await db.batch([
    db
      .select({ digest: digests, told: editions.told })
      .from(digests)
      .leftJoin(editions, eq(editions.digestId, digests.id))
      .where(eq(digests.id, digestId)),
    db
      .select({ id: stories.id, position: stories.position, editedAt: stories.editedAt })
      .from(stories)
      .where(eq(stories.digestId, digestId))
      .orderBy(asc(stories.position)),
  ]);
  if (!found) return undefined;
  const { digest } = found;
  const kept = found.told ? toldOf(found.told) : [];
  const isCurrent = revisionOf(digest, kept) === revisionOf(digest, now);
  return { ...digest, stories: isCurrent ? kept : await findStories(db, [digestId]) };
}
