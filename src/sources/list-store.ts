/** Queries over the list of a newsletter's sources. Each takes any number of rows as one JSON parameter. */
import { and, eq, gt, inArray, sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { runTogether } from "../db/transaction.ts";
import { newsletterSources, sources } from "../db/schema.ts";
import type { Listed } from "./opml.ts";

/** A source as it is added. `failure` is what is wrong with it from the start. */
export type NewSource = Listed & { failure: string | null };

/** What an operator may change of a source, and what follows from it. */
export type SourceChange = Partial<
  Pick<
    typeof sources.$inferSelect,
    "paused" | "weight" | "title" | "keepsReposts" | "keepsReplies" | "nextPollAt" | "notice"
  >
>;

const shown = {
  id: sources.id,
  kind: sources.kind,
  url: sources.url,
  title: sources.title,
  siteUrl: sources.siteUrl,
  weight: sources.weight,
  paused: sources.paused,
  folder: sources.folder,
  keepsReposts: sources.keepsReposts,
  keepsReplies: sources.keepsReplies,
  polledAt: sources.polledAt,
  succeededAt: sources.succeededAt,
  newestPostAt: sources.newestPostAt,
  failureCount: sources.failureCount,
  failure: sources.failure,
  notice: sources.notice,
  nextPollAt: sources.nextPollAt,
};

/** The sources of a newsletter with their health, in the order they were made. */
export const findListOf = (db: Db, newsletterId: string) =>
  db
    .select(shown)
    .from(newsletterSources)
    .innerJoin(sources, eq(sources.id, newsletterSources.sourceId))
    .where(eq(newsletterSources.newsletterId, newsletterId))
    .orderBy(sources.id);

/** The same, so many of those after an id. */
export const findSourcesAfter = (db: Db, newsletterId: string, after: number, limit: number) =>
  db
    .select(shown)
    .from(newsletterSources)
    .innerJoin(sources, eq(sources.id, newsletterSources.sourceId))
    .where(and(eq(newsletterSources.newsletterId, newsletterId), gt(newsletterSources.sourceId, after)))
    .orderBy(newsletterSources.sourceId)
    .limit(limit);

/**
 * Stores sources that are not known yet, due at once. One that no newsletter had any more is as if new; all others
 * stay as they are.
 */
export const saveSources = (db: Db, list: NewSource[]) =>
  db.run(sql`INSERT INTO ${sources} (kind, url, title, site_url, weight, paused, folder, failure, next_poll_at)
    SELECT value ->> 'kind', value ->> 'url', value ->> 'title', value ->> 'siteUrl', value ->> 'weight',
      value ->> 'paused', value -> 'folder', value ->> 'failure', 0
    FROM json_each(${JSON.stringify(list)}) WHERE true
    ON CONFLICT (url) DO UPDATE SET title = excluded.title, weight = excluded.weight, paused = excluded.paused,
      folder = excluded.folder,
      failure = excluded.failure, failure_count = 0, notice = NULL, next_poll_at = 0
    WHERE NOT EXISTS (SELECT 1 FROM ${newsletterSources} WHERE source_id = sources.id)`);

/** The addresses under which these accounts on X are sources already, by handle in any capitals. */
export async function findAccountUrls(db: Db, urls: string[]): Promise<string[]> {
  const rows = await db
    .select({ url: sources.url })
    .from(sources)
    .where(
      and(
        eq(sources.kind, "x"),
        inArray(
          sql`lower(${sources.url})`,
          sql`(SELECT lower(value) FROM json_each(${JSON.stringify(urls)}))`,
        ),
      ),
    );
  return rows.map(({ url }) => url);
}

/** Changes a source; answers it as it is now, or undefined where there is none. */
export async function changeRow(db: Db, id: number, change: SourceChange) {
  const [row] = await db
    .update(sources)
    .set({ ...change, ...(change.nextPollAt && { nextPollAt: pollOf(change.nextPollAt) }) })
    .where(eq(sources.id, id))
    .returning(shown);
  return row;
}

/** The next poll of a source that is asked; those that posts are pushed to never are. */
const pollOf = (at: Date) =>
  sql`CASE ${sources.kind} WHEN 'push' THEN ${sources.nextPollAt} ELSE ${at.getTime()} END`;

/** Takes a source from a newsletter, and pauses it where no other has it; answers whether the newsletter had it, and whether nobody has it now. */
export async function detachSource(
  db: Db,
  newsletterId: string,
  sourceId: number,
  notice: string,
): Promise<{ isDetached: boolean; isUnused: boolean }> {
  const [detachedCount = 0, pausedCount = 0] = await runTogether(db, [
    db.run(sql`DELETE FROM ${newsletterSources}
      WHERE newsletter_id = ${newsletterId} AND source_id = ${sourceId}`),
    db.run(sql`UPDATE ${sources} SET paused = 1, notice = ${notice} WHERE id = ${sourceId}
      AND NOT EXISTS (SELECT 1 FROM ${newsletterSources} WHERE source_id = ${sourceId})`),
  ]);
  return { isDetached: detachedCount > 0, isUnused: pausedCount > 0 };
}
