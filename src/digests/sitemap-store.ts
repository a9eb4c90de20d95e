/** Queries of the sitemap. */
import { and, desc, eq, gte, lt, sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { digests, newsletters } from "../db/schema.ts";

/** A year of a newsletter that has published digests, with its last slot. Times in Unix ms. */
type Year = { newsletterId: string; slot: number };

/**
 * The years of all newsletters, by UTC. Each is one step along digests_by_status, from a year's last slot to the last
 * one before that year: a few rows a year are read, however many digests it has.
 */
export const findYears = (db: Db): Promise<Year[]> =>
  db.all<Year>(sql`WITH RECURSIVE years(newsletterId, slot) AS (
      SELECT id, (SELECT max(slot) FROM ${digests} WHERE newsletter_id = newsletters.id AND status = 'published')
      FROM ${newsletters}
      UNION ALL
      SELECT newsletterId, (SELECT max(digests.slot) FROM ${digests}
        WHERE newsletter_id = years.newsletterId AND status = 'published'
          AND digests.slot < unixepoch(years.slot / 1000, 'unixepoch', 'start of year') * 1000)
      FROM years WHERE slot IS NOT NULL)
    SELECT newsletterId, slot FROM years WHERE slot IS NOT NULL ORDER BY newsletterId, slot DESC`);

/** The published digests whose slots are in a year, by UTC, newest first. */
export const findOfYear = (db: Db, newsletterId: string, year: number) =>
  db
    .select({
      slug: digests.slug,
      slot: digests.slot,
      publishedAt: digests.publishedAt,
      correctedAt: digests.correctedAt,
    })
    .from(digests)
    .where(
      and(
        eq(digests.newsletterId, newsletterId),
        eq(digests.status, "published"),
        gte(digests.slot, new Date(Date.UTC(year, 0))),
        lt(digests.slot, new Date(Date.UTC(year + 1, 0))),
      ),
    )
    .orderBy(desc(digests.slot));
