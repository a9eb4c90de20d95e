/**
 * Sending: chunks are claimed one at a time and posted under the key <host>/<newsletter>_<slot>/<chunk>, with no attempt in it.
 * A call whose answer was lost is repeated byte for byte, and the provider answers as it did the first time;
 * once its memory has ended (24 hours) nobody can know, so the chunk is `unknown` and waits for a person.
 */
import type { Desk } from "../desk.ts";
import type { Posted } from "../providers/resend.ts";
import {
  claimChunk,
  endChunk,
  findAddresses,
  releaseChunk,
  saveAddressed,
  type ChunkEnd,
  type Counts,
} from "./claim-store.ts";
import { compose, findSigningKey, lostKey } from "./compose.ts";
import { expire } from "./expire.ts";
import { findMailing, moveMailing, type Chunk, type Mailing } from "./store.ts";

/** Longer than a call can take (30 s) with its database writes; a dead sender's chunk is free again after it. */
const LEASE_MS = 3 * 60_000;
/** Resend keeps idempotency keys for 24 hours: an hour less, for clocks that differ. */
export const MEMORY_MS = 23 * 3_600_000;
/** The pause before an uncertain call is repeated; it doubles with each try, to an hour at most. */
const RETRY_MS = 15_000;
const RETRY_MOST_MS = 3_600_000;

type SendDesk = Pick<Desk, "db" | "mailer" | "settings" | "now" | "log">;
type Range = { mailingId: number; from: number; to: number };

/** done: nothing in the range is left to this sender. later: ask again after so many seconds. */
export type Sent = { kind: "done" } | { kind: "later"; seconds: number };

/** Sends what is open in a range of chunks, one after the other, until the provider asks to wait. */
export async function sendRange(desk: SendDesk, range: Range): Promise<Sent> {
  const mailing = await findMailing(desk.db, range.mailingId);
  if (!mailing) return { kind: "done" };
  if (!findSigningKey(desk.settings, mailing)) {
    await stopMailing(desk, mailing, lostKey(mailing));
    return { kind: "done" };
  }
  for (let from = range.from; ;) {
    if (desk.now() >= mailing.sendBefore) return expire(desk, mailing);
    const leasedUntil = new Date(desk.now().getTime() + LEASE_MS);
    const chunk = await claimChunk(desk.db, { ...range, from }, desk.now(), leasedUntil);
    if (!chunk) return { kind: "done" };
    const pause = await sendChunk(desk, mailing, chunk);
    if (pause !== null) return { kind: "later", seconds: pause };
    from = chunk.number + 1;
  }
}

/** Posts one claimed chunk and records how it went; answers the seconds to wait, or null to go on. */
async function sendChunk(desk: SendDesk, mailing: Mailing, chunk: Chunk): Promise<number | null> {
  const { mailer, settings, now, log } = desk;
  if (chunk.firstAttemptAt && now().getTime() - chunk.firstAttemptAt.getTime() > MEMORY_MS) {
    await markUnknown(desk, chunk, "The provider's memory of the first try has ended.");
    return null;
  }
  const addressed = chunk.addressed ?? (await address(desk, mailing, chunk));
  if (!addressed) return null;
  const dropped = chunk.recipients.length - addressed.length;
  if (addressed.length === 0) {
    await end(desk, chunk, { status: "sent", emailIds: [], sentAt: now() }, { droppedCount: dropped });
    return null;
  }
  const emails = await compose(settings, mailing, addressed);
  const posted = await mailer.sendBatch(emails, `${mailing.key}/${chunk.number}`);
  log.info("deliveries.posted", { mailingId: mailing.id, chunk: chunk.number, outcome: posted.kind });
  return record(desk, mailing, chunk, posted, dropped);
}

/** Before a first call only: who left since the freeze is dropped, and the list is fixed for every retry. */
async function address(
  { db, now }: SendDesk,
  mailing: Mailing,
  chunk: Chunk,
): Promise<[number, string][] | undefined> {
  const addressed = await findAddresses(db, mailing.newsletterId, chunk.recipients);
  return (await saveAddressed(db, chunk, addressed, now())) ? addressed : undefined;
}

async function record(
  desk: SendDesk,
  mailing: Mailing,
  chunk: Chunk,
  posted: Posted,
  dropped: number,
): Promise<number | null> {
  switch (posted.kind) {
    case "accepted": {
      const emailIds = posted.results.map((result) => ("id" in result ? result.id : null));
      const refusals = posted.results.flatMap((result) => ("refusal" in result ? [result.refusal] : []));
      const sentCount = emailIds.length - refusals.length;
      const failure = refusals.length > 0 ? `Refused ${refusals.length}: ${refusals[0]}` : null;
      await end(
        desk,
        chunk,
        { status: "sent", emailIds, failure, sentAt: desk.now() },
        { sentCount, refusedCount: refusals.length, droppedCount: dropped },
      );
      return null;
    }
    case "wait":
      return putOff(desk, chunk, posted.seconds, {
        isUncertain: false,
        failure: `${posted.name}: ${posted.message}`,
      });
    case "uncertain":
      return putOff(desk, chunk, retrySeconds(chunk), { isUncertain: true, failure: posted.message });
    case "drifted":
      await markUnknown(desk, chunk, `The provider holds another body under this key: ${posted.message}`);
      return null;
    case "refused":
      return stop(desk, mailing, chunk, `${posted.name}: ${posted.message}`);
  }
}

/** Doubling from 15 seconds to an hour. */
const retrySeconds = ({ attemptCount }: Chunk) =>
  Math.min(RETRY_MOST_MS, RETRY_MS * 2 ** Math.min(20, attemptCount - 1)) / 1000;

/** Gives the chunk back for later. After an uncertain call it stays `sending`: it may have been sent. */
async function putOff(
  { db, now }: SendDesk,
  chunk: Chunk,
  seconds: number,
  { isUncertain, failure }: { isUncertain: boolean; failure: string },
): Promise<number> {
  const until = new Date(now().getTime() + seconds * 1000);
  await releaseChunk(db, chunk, { ...releaseAt(chunk, until, isUncertain), failure });
  return seconds;
}

/**
 * A chunk that came with its addresses had a call before this one, whose end is not known. Else the provider has just
 * said that nothing was sent: it waits as if never tried, and its addresses are read anew.
 */
const releaseAt = (chunk: Chunk, until: Date, isUncertain: boolean): Partial<Chunk> =>
  isUncertain || chunk.addressed
    ? { status: "sending", leasedUntil: until }
    : { status: "waiting", leasedUntil: null, retryAt: until, addressed: null, firstAttemptAt: null };

/** A refusal that repeating can't cure (a wrong key, an unverified domain) is the whole mailing's: a person must look. */
async function stop(desk: SendDesk, mailing: Mailing, chunk: Chunk, reason: string): Promise<null> {
  await releaseChunk(desk.db, chunk, { ...releaseAt(chunk, desk.now(), false), failure: reason });
  await stopMailing(desk, mailing, reason);
  return null;
}

async function stopMailing({ db, log }: SendDesk, mailing: Mailing, reason: string): Promise<void> {
  if (await moveMailing(db, mailing.id, "sending", { status: "stopped", reason }))
    log.error("deliveries.stopped", { mailingId: mailing.id, reason });
}

async function markUnknown(desk: SendDesk, chunk: Chunk, failure: string): Promise<void> {
  const unknownCount = chunk.addressed?.length ?? chunk.recipients.length;
  await end(
    desk,
    chunk,
    { status: "unknown", failure },
    { unknownCount, droppedCount: chunk.recipients.length - unknownCount },
  );
  desk.log.error("deliveries.unknown", { mailingId: chunk.mailingId, chunk: chunk.number });
}

async function end({ db, log }: SendDesk, chunk: Chunk, how: ChunkEnd, counts: Counts): Promise<void> {
  const isOurs = await endChunk(db, chunk, { ...how, leasedUntil: null }, counts);
  if (!isOurs) log.error("deliveries.fence-lost", { mailingId: chunk.mailingId, chunk: chunk.number });
}
