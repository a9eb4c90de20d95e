/**
 * Queries that write the ends of chunks and count them in their mailing, in one transaction. Only who holds a chunk
 * writes its end, so what counts by the fence comes before what takes it away. Ends that come together are written
 * together: three statements, however many they are.
 */
import { sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { prepare } from "../db/prepared.ts";
import { chunks, mailings } from "../db/schema.ts";
import { dayOf, tallyOf } from "../db/tallies.ts";
import { runAndAsk, type Statement } from "../db/transaction.ts";
import type { Held } from "./held-store.ts";
import type { Chunk } from "./store.ts";

export type ChunkEnd = Pick<Chunk, "status"> &
  Partial<Pick<Chunk, "emailIds" | "refusals" | "failure" | "sentAt">>;
export type Counts = Partial<Record<"sentCount" | "refusedCount" | "droppedCount" | "unknownCount", number>>;
/** How a chunk ended, and what that adds to its mailing's counts. */
export type Ending = { chunk: Held; end: ChunkEnd; counts: Counts; at: Date };

/** Writes ends of one mailing's chunks and counts them, where the fences are still ours; answers the numbers of those. */
export async function endChunks(db: Db, endings: Ending[]): Promise<Set<number>> {
  return endings.length === 0 ? new Set() : readEnded(await runAndAsk(db, endingWith(endings)));
}

/** The statements of ends, none where there are none; readEnded reads their results. */
export function endingWith(endings: Ending[]): Statement[] {
  const [first] = endings;
  if (!first) return [];
  const { chunk, at } = first;
  const values = { mailingId: chunk.mailingId, endings: JSON.stringify(endings.map(rowOf)) };
  return [TALLY_SENT({ ...values, day: dayOf(at) }), ADD_COUNTS(values), WRITE_ENDS(values)];
}

export const readEnded = ([, , ended]: D1Result[]): Set<number> =>
  new Set((ended?.results as { number: number }[] | undefined)?.map(({ number }) => number));

const rowOf = ({ chunk: { number, fence }, end: { sentAt, ...end }, counts }: Ending) => ({
  number,
  fence,
  ...end,
  sentAt: sentAt?.getTime(),
  ...counts,
});

const MAILING_ID = sql.placeholder("mailingId");
const ENDED = sql`json_each(${sql.placeholder("endings")}) AS ended`;
const IS_HELD = sql`chunks.mailing_id = ${MAILING_ID} AND chunks.number = ended.value ->> 'number'
  AND chunks.fence = ended.value ->> 'fence' AND chunks.status = 'sending'`;
/** CROSS JOIN keeps SQLite from going through all chunks of the mailing; so does naming the numbers in the UPDATE. */
const HELD = sql`${ENDED} CROSS JOIN ${chunks} ON ${IS_HELD}`;
const sumOf = (count: keyof Counts) => sql`coalesce(sum(ended.value ->> ${sql.raw(`'${count}'`)}), 0)`;

/** Nothing, where nothing was sent. */
const TALLY_SENT = prepare<"mailingId" | "endings" | "day">(
  tallyOf(
    sql.placeholder("day"),
    ["sentCount"],
    sql`SELECT newsletter_id, (SELECT ${sumOf("sentCount")} FROM ${HELD}) FROM ${mailings} WHERE id = ${MAILING_ID}`,
  ),
);

const ADD_COUNTS = prepare<"mailingId" | "endings">(sql`UPDATE ${mailings} SET
    sent_count = sent_count + added.sent, refused_count = refused_count + added.refused,
    dropped_count = dropped_count + added.dropped, unknown_count = unknown_count + added.unknown
  FROM (SELECT ${sumOf("sentCount")} AS sent, ${sumOf("refusedCount")} AS refused,
      ${sumOf("droppedCount")} AS dropped, ${sumOf("unknownCount")} AS unknown
    FROM ${HELD} HAVING count(*) > 0) AS added
  WHERE mailings.id = ${MAILING_ID}`);

const WRITE_ENDS = prepare<"mailingId" | "endings">(sql`UPDATE ${chunks} SET
    status = ended.value ->> 'status', email_ids = ended.value ->> 'emailIds',
    refusals = ended.value ->> 'refusals', failure = ended.value ->> 'failure',
    sent_at = ended.value ->> 'sentAt', leased_until = NULL
  FROM ${ENDED} WHERE ${IS_HELD}
    AND chunks.number IN (SELECT value ->> 'number' FROM json_each(${sql.placeholder("endings")}))
  RETURNING number`);
