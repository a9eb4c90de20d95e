/**
 * Queries of importing a list. A batch of its rows is one transaction in which every write asks whether the import
 * still stands where the batch begins, and the last one moves it on: what is repeated or overtaken changes nothing.
 */
import { eq, sql, type SQL } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { tally } from "../db/tallies.ts";
import { runTogether } from "../db/transaction.ts";
import { consents, imports, newsletters, subscribers, subscriptions, suppressions } from "../db/schema.ts";

export type Import = typeof imports.$inferSelect;

/** So many of the rows that can't be read are kept. */
const FAULT_LIMIT = 100;

export const findImport = (db: Db, id: string): Promise<Import | undefined> =>
  db.select().from(imports).where(eq(imports.id, id)).get();

/**
 * Adds an import, unless it is there. No two begin in the same millisecond: the proof of a consent is named by it, and
 * so a person whom one list holds twice is told from one whom two lists hold.
 */
export async function addImport(
  db: Db,
  {
    id,
    newsletterId,
    name,
    rowCount,
    createdAt,
  }: Pick<Import, "id" | "newsletterId" | "name" | "rowCount" | "createdAt">,
): Promise<void> {
  const at = createdAt.getTime();
  await db.run(sql`INSERT INTO ${imports} (id, newsletter_id, name, row_count, counts, faults, created_at)
    SELECT ${id}, ${newsletterId}, ${name}, ${rowCount}, '{}', '[]', coalesce(max(created_at) + 1, ${at})
    FROM ${imports} WHERE created_at BETWEEN ${at} AND ${at + 1000} ON CONFLICT (id) DO NOTHING`);
}

/** A person of a batch; times in Unix milliseconds. */
export type Arrival = {
  /** Drawn for them, should they be new. */
  id: number;
  email: string;
  hash: string;
  status: "active" | "unsubscribed" | "bounced" | "complained";
  language: "zh-CN" | "en";
  requestedAt: number;
  endedAt: number;
  /** The list's words of how they agreed. */
  consent: string;
};

export type Batch = {
  /** Which row of the list is its first, from 0, and how many they are. */
  from: number;
  rowCount: number;
  arrivals: Arrival[];
  /** The rows that are no arrivals, by how they ended. */
  others: Record<string, number>;
  faults: [line: number, why: string][];
};

/** Takes a batch where the import stands at its beginning; answers whether it did. */
export async function takeBatch(db: Db, list: Import, batch: Batch, now: Date): Promise<boolean> {
  const { arrivals } = batch;
  const isNext = sql`EXISTS (SELECT 1 FROM ${imports} WHERE id = ${list.id} AND position = ${batch.from})`;
  const part = { db, list, isNext, rows: JSON.stringify(arrivals), now: now.getTime() };
  const changes = await runTogether(db, [
    noteBatch(part, batch),
    addSubscribers(part),
    ...countJoining(part),
    noteJoining(part),
    addSubscriptions(part),
    ...(arrivals.some(({ status }) => status === "unsubscribed") ? endTwiceListed(part) : []),
    ...(arrivals.some(isLost) ? suppressLost(part) : []),
    db.run(sql`UPDATE ${imports} SET position = position + ${batch.rowCount},
      finished_at = iif(position + ${batch.rowCount} >= row_count, ${part.now}, NULL)
      WHERE id = ${list.id} AND position = ${batch.from}`),
  ]);
  return changes.at(-1) === 1;
}

type Part = { db: Db; list: Import; isNext: SQL; rows: string; now: number };

const isLost = ({ status }: Arrival) => status === "bounced" || status === "complained";

/** The batch's people as a table. */
const listed = ({
  rows,
}: Part) => sql`(SELECT value ->> 'id' AS id, value ->> 'email' AS email, value ->> 'hash' AS hash,
  value ->> 'status' AS status, value ->> 'language' AS language, value ->> 'requestedAt' AS requested_at,
  value ->> 'endedAt' AS ended_at, value ->> 'consent' AS consent FROM json_each(${rows})) AS listed`;

/** What subscriptions of this list are known by. */
const mark = ({ list }: Part) => `import:${list.id}`;

/** The batch's people, each beside what is known of them so far. */
const known = (part: Part) => sql`${listed(part)}
  LEFT JOIN ${subscribers} ON subscribers.email = listed.email
  LEFT JOIN ${subscriptions} ON subscriptions.subscriber_id = subscribers.id
    AND subscriptions.newsletter_id = ${part.list.newsletterId}
  LEFT JOIN ${suppressions} ON suppressions.address_hash = listed.hash`;

/** Those who become readers: neither suppressed nor gone, and not readers yet. */
const joining = (part: Part) => sql`${known(part)}
  WHERE listed.status = 'active' AND suppressions.address_hash IS NULL AND subscribers.id IS NOT NULL
    AND (subscriptions.status IS NULL OR subscriptions.status = 'pending') AND ${part.isNext}`;

/** Counts how the rows end and notes what can't be read: before anything changes, for it is told from what is there. */
function noteBatch(part: Part, { from, others, faults }: Batch) {
  const { db, list } = part;
  const outcome = sql`CASE
    WHEN suppressions.created_at = ${list.createdAt.getTime()} THEN 'duplicate'
    WHEN suppressions.address_hash IS NOT NULL THEN 'suppressed'
    WHEN listed.status IN ('bounced', 'complained') THEN 'suppressed-by-list'
    WHEN subscriptions.consent = ${mark(part)} THEN 'duplicate'
    WHEN subscriptions.status = 'active' THEN 'already-active'
    WHEN subscriptions.status = 'unsubscribed' THEN 'kept-unsubscribed'
    WHEN subscriptions.status = 'pending' THEN iif(listed.status = 'active', 'confirmed', 'kept-pending')
    ELSE iif(listed.status = 'active', 'added', 'added-unsubscribed') END`;
  return db.run(sql`UPDATE ${imports} SET
    counts = (SELECT json_group_object(outcome, total) FROM (SELECT outcome, sum(number) AS total FROM (
        SELECT key AS outcome, value AS number FROM json_each(imports.counts)
        UNION ALL SELECT key, value FROM json_each(${JSON.stringify(others)})
        UNION ALL SELECT ${outcome}, 1 FROM ${known(part)}) GROUP BY outcome)),
    faults = (SELECT json_group_array(json(fault)) FROM (SELECT value AS fault FROM json_each(imports.faults)
        UNION ALL SELECT value FROM json_each(${JSON.stringify(faults.slice(0, FAULT_LIMIT))}) LIMIT ${FAULT_LIMIT}))
    WHERE id = ${list.id} AND position = ${from}`);
}

/** A drawn id that is taken fails the whole batch, and the next try draws others. */
const addSubscribers = (part: Part) =>
  part.db.run(sql`INSERT INTO ${subscribers} (id, email, address_hash, language, created_at, addressed_at)
    SELECT listed.id, listed.email, listed.hash, listed.language, ${part.now}, ${part.now} FROM ${listed(part)}
    LEFT JOIN ${suppressions} ON suppressions.address_hash = listed.hash
    WHERE listed.status IN ('active', 'unsubscribed') AND suppressions.address_hash IS NULL AND ${part.isNext}
    ON CONFLICT (email) DO NOTHING`);

const countJoining = (part: Part) => [
  tallyOne(part, "joinedCount", sql`SELECT count(*) FROM ${joining(part)}`),
  part.db
    .run(sql`UPDATE ${newsletters} SET subscriber_count = subscriber_count + (SELECT count(*) FROM ${joining(part)})
    WHERE id = ${part.list.newsletterId} AND ${part.isNext}`),
];

const tallyOne = ({ db, now, list }: Part, counter: "joinedCount" | "leftCount", count: SQL) =>
  tally(db, new Date(now), [counter], sql`SELECT ${list.newsletterId}, (${count})`);

/** The proof: the list's name, and its words of how each one agreed. */
const noteJoining = (part: Part) =>
  part.db.run(sql`INSERT INTO ${consents} (subscriber_id, at, kind, newsletter_ids, requested_at, consent)
    SELECT subscribers.id, ${part.list.createdAt.getTime()}, 'imported', ${JSON.stringify([part.list.newsletterId])},
      listed.requested_at, ${`list ${part.list.name}`} || iif(listed.consent = '', '', ': ' || listed.consent)
    FROM ${joining(part)} ON CONFLICT DO NOTHING`);

/** A reader's time is now, so that no mailing under way takes them for one it has passed; who had left stays so. */
const addSubscriptions = (part: Part) =>
  part.db
    .run(sql`INSERT INTO ${subscriptions} (newsletter_id, subscriber_id, status, requested_at, confirmed_at, ended_at, consent)
    SELECT ${part.list.newsletterId}, subscribers.id, listed.status, listed.requested_at,
      iif(listed.status = 'active', ${part.now}, NULL), iif(listed.status = 'active', NULL, listed.ended_at), ${mark(part)}
    FROM ${known(part)}
    WHERE listed.status IN ('active', 'unsubscribed') AND suppressions.address_hash IS NULL AND ${part.isNext}
    ON CONFLICT (subscriber_id, newsletter_id) DO UPDATE SET status = 'active', confirmed_at = excluded.confirmed_at,
      ended_at = NULL, consent = excluded.consent
    WHERE subscriptions.status = 'pending' AND excluded.status = 'active'`);

/** Whom the list holds twice, as a reader first and then as one who left, has left. */
function endTwiceListed(part: Part) {
  const leaving = sql`newsletter_id = ${part.list.newsletterId} AND status = 'active' AND consent = ${mark(part)}
    AND subscriber_id IN (SELECT subscribers.id FROM ${listed(part)} JOIN ${subscribers} ON subscribers.email = listed.email
      WHERE listed.status = 'unsubscribed') AND ${part.isNext}`;
  return [
    tallyOne(part, "leftCount", sql`SELECT count(*) FROM ${subscriptions} WHERE ${leaving}`),
    part.db.run(sql`UPDATE ${newsletters}
      SET subscriber_count = subscriber_count - (SELECT count(*) FROM ${subscriptions} WHERE ${leaving})
      WHERE id = ${part.list.newsletterId}`),
    part.db.run(
      sql`UPDATE ${subscriptions} SET status = 'unsubscribed', ended_at = ${part.now} WHERE ${leaving}`,
    ),
  ];
}

/** Who bounced or complained elsewhere is not written to from here either, whatever they subscribed to. */
function suppressLost(part: Part) {
  const { db, now, list, isNext } = part;
  const lost = sql`listed.status IN ('bounced', 'complained') AND ${isNext}`;
  const leaving = sql`subscriptions.subscriber_id IN (SELECT subscribers.id FROM ${listed(part)}
    JOIN ${subscribers} ON subscribers.email = listed.email WHERE ${lost})`;
  return [
    tally(
      db,
      new Date(now),
      ["leftCount"],
      sql`SELECT newsletter_id, count(*) FROM ${subscriptions} WHERE status = 'active' AND ${leaving} GROUP BY newsletter_id`,
    ),
    db.run(sql`UPDATE ${newsletters} SET subscriber_count = subscriber_count - (SELECT count(*) FROM ${subscriptions}
        WHERE subscriptions.newsletter_id = newsletters.id AND status = 'active' AND ${leaving})
      WHERE id IN (SELECT newsletter_id FROM ${subscriptions} WHERE status = 'active' AND ${leaving})`),
    db.run(sql`INSERT INTO ${consents} (subscriber_id, at, kind, newsletter_ids, consent)
      SELECT subscriber_id, ${now}, 'unsubscribed', '[]', ${`suppressed: list ${list.name}`}
      FROM ${subscriptions} WHERE status IN ('active', 'pending') AND ${leaving} ON CONFLICT DO NOTHING`),
    db.run(sql`UPDATE ${subscriptions} SET status = 'unsubscribed', ended_at = ${now}
      WHERE status IN ('active', 'pending') AND ${leaving}`),
    db.run(sql`INSERT INTO ${suppressions} (address_hash, reason, subscriber_id, created_at)
      SELECT listed.hash, iif(listed.status = 'bounced', 'bounce', 'complaint'),
        (SELECT subscribers.id FROM ${subscribers} WHERE subscribers.email = listed.email), ${list.createdAt.getTime()}
      FROM ${listed(part)} WHERE ${lost} ON CONFLICT DO NOTHING`),
  ];
}
