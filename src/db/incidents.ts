/**
 * Incidents: what is wrong for a time, with its beginning, its count and its end. One of a cause is open at a time, so
 * what fails at every tick is one row. What happens once and has no end is a failure (failures.ts).
 */
import { and, desc, eq, gte, inArray, isNull, lt, or, sql } from "drizzle-orm";
import type { Log } from "../providers/log.ts";
import { withoutSecrets } from "../providers/without-secrets.ts";
import type { Db } from "./client.ts";
import { listed } from "./listed.ts";
import { incidents } from "./schema.ts";

/** As much of a message as an operator reads. */
const MESSAGE_LENGTH = 500;
const PAGE_LIMIT = 50;
/** Of a great many at once only so many are looked at: they have one cause. */
const LOOKED_AT = 20;
const LOOK_BACK_MS = 14 * 86_400_000;

export type Incident = typeof incidents.$inferSelect;
type IncidentDesk = { db: Db; log: Log; now: () => Date };

/**
 * Opens the incident of a cause, such as source-failing/12, or counts one more hit of the one that is open. A database
 * that is gone itself leaves it to the log.
 */
export async function openIncident(
  { db, log, now }: IncidentDesk,
  { cause, room, message }: Pick<Incident, "cause" | "room" | "message">,
): Promise<void> {
  const said = withoutSecrets(message).slice(0, MESSAGE_LENGTH);
  log.error(`${room}.incident`, { cause, message: said });
  const at = now();
  await db
    .insert(incidents)
    .values({ cause, room, message: said, startedAt: at, lastAt: at })
    .onConflictDoUpdate({
      target: incidents.cause,
      targetWhere: sql`ended_at IS NULL`,
      set: { hitCount: sql`${incidents.hitCount} + 1`, lastAt: at, message: said, room },
    })
    .catch(() => {});
}

/** Ends the open incident of a cause, or of each of several. Where none is open it reads no row: the open ones have an index of their own. */
export async function endIncident(
  { db, now }: Pick<IncidentDesk, "db" | "now">,
  cause: string | string[],
): Promise<void> {
  const causes = [cause].flat();
  if (causes.length === 0) return;
  await db
    .update(incidents)
    .set({ endedAt: now() })
    .where(and(inArray(incidents.cause, listed(causes)), isNull(incidents.endedAt)))
    .catch(() => {});
}

/** The open incidents, those of causes that begin so where it is said; the oldest first. */
export const findOpenIncidents = (db: Db, beginning = ""): Promise<Incident[]> =>
  db
    .select()
    .from(incidents)
    .where(
      and(
        isNull(incidents.endedAt),
        gte(incidents.cause, beginning),
        beginning === "" ? undefined : lt(incidents.cause, `${beginning}\u{10ffff}`),
      ),
    )
    .orderBy(incidents.startedAt);

/** Where a page of incidents ended. */
export type IncidentKey = Pick<Incident, "startedAt" | "id">;

/** A page of incidents, the latest to begin first, those after a key where one is given. */
export const findIncidents = (
  db: Db,
  { after, limit = PAGE_LIMIT }: { after?: IncidentKey; limit?: number } = {},
) =>
  db
    .select()
    .from(incidents)
    .where(after && isBehind(after))
    .orderBy(desc(incidents.startedAt), desc(incidents.id))
    .limit(Math.min(limit, PAGE_LIMIT));

/**
 * The same of those that were open at any moment of a span, its ends included: what may explain a slot. Of the ended
 * ones only those that began two weeks before it at most are looked at, so that no tick's rows of months are read.
 */
// a plus keeps SQLite from walking all incidents by their start: the open ones' index and the few ids are the short way
export const findIncidentsWithin = (
  db: Db,
  span: { from: Date; to: Date },
  { after, limit = PAGE_LIMIT }: { after?: IncidentKey; limit?: number } = {},
) =>
  db
    .select()
    .from(incidents)
    .where(
      and(
        inArray(
          incidents.id,
          sql`(SELECT id FROM (SELECT id FROM ${incidents} WHERE ended_at IS NULL
              AND +started_at <= ${span.to.getTime()} LIMIT ${LOOKED_AT})
            UNION SELECT id FROM (SELECT id, ended_at FROM ${incidents}
              WHERE started_at BETWEEN ${span.from.getTime() - LOOK_BACK_MS} AND ${span.to.getTime()}
              ORDER BY started_at DESC LIMIT ${LOOKED_AT}) WHERE ended_at >= ${span.from.getTime()})`,
        ),
        after && isBehind(after),
      ),
    )
    .orderBy(sql`+${incidents.startedAt} DESC`, desc(incidents.id))
    .limit(Math.min(limit, PAGE_LIMIT));

const isBehind = ({ startedAt, id }: IncidentKey) =>
  or(lt(incidents.startedAt, startedAt), and(eq(incidents.startedAt, startedAt), lt(incidents.id, id)));

/** Ends the open ones of causes that begin so and that were not met since a time: nothing else tells their end. */
export const endQuietIncidents = (db: Db, beginning: string, since: Date) =>
  db
    .update(incidents)
    .set({ endedAt: sql`${incidents.lastAt}` })
    .where(
      and(
        isNull(incidents.endedAt),
        gte(incidents.cause, beginning),
        lt(incidents.cause, `${beginning}\u{10ffff}`),
        lt(incidents.lastAt, since),
      ),
    );

/** Forgets the ended ones that began before a time, so many at most. */
export const forgetIncidents = (db: Db, before: Date, limit: number) =>
  db.run(sql`DELETE FROM ${incidents} WHERE id IN (SELECT id FROM ${incidents}
    WHERE started_at < ${before.getTime()} AND ended_at < ${before.getTime()} ORDER BY started_at LIMIT ${limit})`);
