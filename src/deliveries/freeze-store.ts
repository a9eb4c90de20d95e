/**
 * Queries of freezing. An audience is looked through in ranges of subscriber ids, each read as of one moment (a batch
 * is one transaction) and written as one, so it does not matter who joins or leaves between two of them.
 */
import { eq, sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { askTogether, runTogether } from "../db/transaction.ts";
import {
  chunks,
  foldings,
  mailings,
  preferences,
  subscriptions,
  suppressions,
  renderings,
  type Exclusions,
} from "../db/schema.ts";
import type { Mailing, Rendering } from "./store.ts";

/** The last range ends here: subscriber ids are far below. */
const LAST_ID = Number.MAX_SAFE_INTEGER;

type Range = { after: number; upTo: number };
type Opened = Pick<Mailing, "id" | "newsletterId" | "createdAt">;

/** Adds the mailing of a digest with its renderings, unless it is there. */
export async function addMailing(
  db: Db,
  mailing: typeof mailings.$inferInsert,
  rendered: Omit<Rendering, "mailingId">[],
): Promise<void> {
  const id = sql`(SELECT id FROM ${mailings} WHERE digest_id = ${mailing.digestId})`;
  await runTogether(db, [
    db.insert(mailings).values(mailing).onConflictDoNothing(),
    ...rendered.map((rendering) =>
      db
        .insert(renderings)
        .values({ ...rendering, mailingId: id })
        .onConflictDoNothing(),
    ),
  ]);
}

/** Where the range ends that begins after an id and holds so many active subscribers, the last of them included. */
export async function findRange(
  db: Db,
  newsletterId: string,
  after: number,
  size: number,
): Promise<Range & { isLast: boolean }> {
  const [row] = await db.all<{ id: number }>(
    sql`SELECT subscriber_id AS id FROM ${subscriptions}
      WHERE newsletter_id = ${newsletterId} AND status = 'active' AND subscriber_id > ${after}
      ORDER BY subscriber_id LIMIT 1 OFFSET ${size - 1}`,
  );
  return { after, upTo: row?.id ?? LAST_ID, isLast: !row };
}

export type Audience = {
  /** Those who were active when the mailing was opened and still are, and those who left since. */
  candidateCount: number;
  /** Ids of the active ones. */
  activeIds: number[];
  /** Who of this range is not to be written to, whatever they subscribed to. */
  barred: Map<number, "suppressed" | "bounced" | "paused">;
  unsubscribedCount: number;
  /** Of those who want mails otherwise than everybody, candidates or not. */
  choices: Choice[];
};

/** How a person wants mails. pausedUntil: 0 for no pause. */
export type Choice = {
  id: number;
  hour: { timeZone: string; hour: number } | null;
  leftOut: string[];
  pausedUntil: number;
};

/** A row as D1 gives it. */
type PreferenceRow = {
  subscriber_id: number;
  time_zone: string | null;
  mail_hour: number | null;
  left_out: string | null;
  paused_until: number | null;
};

const choiceOf = (row: PreferenceRow): Choice => ({
  id: row.subscriber_id,
  hour:
    row.time_zone === null || row.mail_hour === null
      ? null
      : { timeZone: row.time_zone, hour: row.mail_hour },
  leftOut: row.left_out === null ? [] : (JSON.parse(row.left_out) as string[]),
  pausedUntil: row.paused_until ?? 0,
});

/** The audience of a range as of this moment: who joined after the mailing was opened is no candidate. */
export async function findAudience(
  db: Db,
  { newsletterId, createdAt }: Opened,
  { after, upTo }: Range,
  now: Date,
): Promise<Audience> {
  const opened = createdAt.getTime();
  const inRange = sql`subscriber_id > ${after} AND subscriber_id <= ${upTo}`;
  const joined = sql`newsletter_id = ${newsletterId} AND ${inRange} AND coalesce(confirmed_at, requested_at) <= ${opened}`;
  const [active = [], left = [], suppressed = [], preferred = []] = await askTogether(db, [
    db.all(sql`SELECT json_group_array(subscriber_id) AS ids, count(*) AS total FROM ${subscriptions}
      WHERE ${joined} AND status = 'active'`),
    db.all(sql`SELECT count(*) AS total FROM ${subscriptions}
      WHERE ${joined} AND status = 'unsubscribed' AND ended_at > ${opened}`),
    db.all(sql`SELECT subscriber_id AS id, CASE reason WHEN 'bounce' THEN 'bounced' ELSE 'suppressed' END AS reason
      FROM ${suppressions} WHERE ${inRange}`),
    db.select().from(preferences).where(inRange),
  ]);
  const { ids, total } = active[0] as { ids: string; total: number };
  const unsubscribedCount = (left[0] as { total: number }).total;
  const choices = (preferred as PreferenceRow[]).map(choiceOf);
  const paused = choices.filter(({ pausedUntil }) => pausedUntil > now.getTime());
  return {
    candidateCount: total + unsubscribedCount,
    activeIds: (JSON.parse(ids) as number[]).sort((a, b) => a - b),
    // a suppression outweighs a pause
    barred: new Map([
      ...paused.map(({ id }) => [id, "paused"] as const),
      ...(suppressed as { id: number; reason: "suppressed" | "bounced" }[]).map(
        ({ id, reason }) => [id, reason] as const,
      ),
    ]),
    unsubscribedCount,
    choices,
  };
}

/** A chunk to be: its recipients, and when it is due in Unix ms; null for at once. */
export type Planned = { recipients: number[]; dueAt: number | null };

/**
 * Adds the chunks of a range and its candidates and exclusions to the account, in one transaction. Where another
 * freezer has been over this range, or the account is closed, nothing changes; answers whether it was this call.
 */
export async function addRange(
  db: Db,
  mailingId: number,
  { after, upTo }: Range,
  found: { candidateCount: number; excluded: Exclusions; chunks: Planned[]; sendBefore: Date },
): Promise<boolean> {
  const isNext = sql`id = ${mailingId} AND status = 'freezing' AND frozen_to = ${after}`;
  const { excluded } = found;
  const excludedCount = Object.values(excluded).reduce((sum, count) => sum + count, 0);
  const grown = Object.entries(excluded).map(
    ([reason, count]) =>
      sql`${`$.${reason}`}, CAST(coalesce(excluded ->> ${`$.${reason}`}, 0) + ${count} AS INTEGER)`,
  );
  const last = sql`(SELECT coalesce(max(number), 0) FROM ${chunks} WHERE mailing_id = ${mailingId})`;
  const [, movedCount = 0] = await runTogether(db, [
    db.run(sql`INSERT INTO ${chunks} (mailing_id, number, recipients, retry_at)
      SELECT ${mailingId}, ${last} + 1 + key, value -> 'recipients', value ->> 'dueAt'
      FROM json_each(${JSON.stringify(found.chunks)})
      WHERE EXISTS (SELECT 1 FROM ${mailings} WHERE ${isNext})`),
    db.run(sql`UPDATE ${mailings} SET frozen_to = ${upTo},
        send_before = max(send_before, ${found.sendBefore.getTime()}),
        candidate_count = candidate_count + ${found.candidateCount},
        excluded_count = excluded_count + ${excludedCount},
        excluded = json_set(coalesce(excluded, '{}'), ${sql.join(grown, sql`, `)})
      WHERE ${isNext}`),
  ]);
  return movedCount > 0;
}

/**
 * Closes the account of a mailing that is being frozen, counted from its rows in the same statement: sending where it
 * balances, sent where there is nobody, stopped with the figures where it does not or where it is withheld for a
 * reason. Undefined if it is closed.
 */
export async function closeFreezing(
  db: Db,
  id: number,
  now: Date,
  withheld: string | null,
): Promise<Mailing | undefined> {
  const isBalanced = sql`candidate_count = rows.total + excluded_count`;
  const [closed] = await db.all<{ id: number }>(sql`UPDATE ${mailings} SET
      chunk_count = rows.count,
      recipient_count = rows.total,
      status = CASE WHEN NOT ${isBalanced} THEN 'stopped' WHEN rows.total = 0 THEN 'sent'
        WHEN ${withheld} IS NOT NULL THEN 'stopped' ELSE 'sending' END,
      reason = CASE WHEN NOT ${isBalanced} THEN 'The account does not balance: ' || candidate_count || ' candidates, '
          || rows.total || ' recipients, ' || excluded_count || ' excluded.'
        WHEN rows.total = 0 AND candidate_count > 0 THEN 'All ' || candidate_count || ' candidates are excluded.'
        WHEN rows.total = 0 THEN 'Nobody is subscribed.' ELSE ${withheld} END,
      finished_at = CASE WHEN ${isBalanced} AND rows.total = 0 THEN ${now.getTime()} END
    FROM (SELECT count(*) AS count, coalesce(sum(json_array_length(recipients)), 0) AS total
      FROM ${chunks} WHERE mailing_id = ${id}) AS rows
    WHERE ${mailings}.id = ${id} AND status = 'freezing' RETURNING ${mailings}.id`);
  return closed && db.select().from(mailings).where(eq(mailings.id, id)).get();
}

/** What a mailing has of mails with folded stories: which are folded, a key for each. */
export async function findFoldedKeys(db: Db, mailingId: number): Promise<string[]> {
  const rows = await db
    .selectDistinct({ folded: foldings.folded })
    .from(foldings)
    .where(eq(foldings.mailingId, mailingId));
  return rows.map(({ folded }) => folded);
}

export const addFoldings = (db: Db, rows: (typeof foldings.$inferInsert)[]) =>
  runTogether(
    db,
    rows.map((row) => db.insert(foldings).values(row).onConflictDoNothing()),
  );
