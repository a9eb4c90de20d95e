/** Queries over sources whose posts a program brings. */
import { eq, sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { runTogether } from "../db/transaction.ts";
import { newsletterSources, sources } from "../db/schema.ts";
import type { Source } from "./store.ts";

/** Nobody asks such a source: its next poll is further than any clock goes. */
const NEVER_MS = Date.UTC(9999, 11, 31);

/** The source of this address with the newsletters that have it. */
export async function findPushSource(
  db: Db,
  url: string,
): Promise<{ source: Source; newsletterIds: string[] } | undefined> {
  const source = await db.select().from(sources).where(eq(sources.url, url)).get();
  if (!source) return undefined;
  const rows = await db
    .select({ newsletterId: newsletterSources.newsletterId })
    .from(newsletterSources)
    .where(eq(newsletterSources.sourceId, source.id));
  return { source, newsletterIds: rows.map(({ newsletterId }) => newsletterId) };
}

/** Makes the source where there is none, and gives it to newsletters. One that no newsletter had any more is as if new. */
export const givePushSource = (
  db: Db,
  { url, title, newsletterIds }: { url: string; title: string; newsletterIds: string[] },
) =>
  runTogether(db, [
    db.run(sql`INSERT INTO ${sources} (kind, url, title, next_poll_at)
      VALUES ('push', ${url}, ${title}, ${NEVER_MS})
      ON CONFLICT (url) DO UPDATE SET kind = 'push', paused = 0, notice = NULL, failure = NULL, next_poll_at = ${NEVER_MS}
      WHERE NOT EXISTS (SELECT 1 FROM ${newsletterSources} WHERE source_id = sources.id)`),
    db.run(sql`INSERT INTO ${newsletterSources} (newsletter_id, source_id)
      SELECT value, ${sources.id} FROM json_each(${JSON.stringify(newsletterIds)}) CROSS JOIN ${sources}
      ON ${sources.url} = ${url} WHERE true
      ON CONFLICT DO NOTHING`),
  ]);
