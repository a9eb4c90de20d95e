/** One claimed chunk: addressed, posted, and recorded as the provider's answer says. */
import type { Addressed } from "../db/schema.ts";
import type { Desk } from "../desk.ts";
import type { Posted, Room } from "../providers/mailer.ts";
import { openAddressHasher } from "../subscribers/address.ts";
import { fixAddressed, releaseChunk, type Claimed } from "./claim-store.ts";
import type { Composer } from "./compose.ts";
import { MEMORY_MS } from "./doubt.ts";
import { endingOf, writeEnds } from "./end-chunk.ts";
import type { Counts, Ending } from "./end-store.ts";
import type { Fold } from "./fold.ts";
import { nameOf, split } from "./split.ts";
import { stopMailing } from "./stop.ts";
import { findMailing, type Chunk, type Mailing } from "./store.ts";

/** The pause before an uncertain call is repeated; it doubles with each try, to an hour at most. */
const RETRY_MS = 15_000;
const RETRY_MOST_MS = 3_600_000;
/** Of so many, a chunk's or a mailing's first ones, somebody would be accepted if the mail were. */
const ALL_REFUSED = 10;
/** A day's quota is asked about again after this at the earliest, whatever the headers say, and when the day in UTC ends. */
const QUOTA_LEAST_SECONDS = 15 * 60;
const DAY_MS = 86_400_000;

/** What one call of a sender holds. */
export type Run = Pick<Desk, "db" | "mailer" | "settings" | "now" | "pause" | "log" | "count"> & {
  mailing: Mailing;
  compose: Composer;
  /** The stories that a reader's topics fold, where there is a mail without them. */
  fold: Fold;
};

/**
 * How a chunk's turn ended. wait: nobody may post for so many seconds. later: this chunk is put
 * off, and the provider seems broken. over: the mailing was stopped.
 */
export type ChunkSent = { room?: Room } &
  /** ending: still to be written, with the next claim or without one. */
  (
    | { kind: "through"; number: number; ending?: Ending }
    | { kind: "split"; number: number; halves: { from: number; to: number } }
    | { kind: "wait" | "later"; number: number; seconds: number; reason: string }
    | { kind: "over"; number: number }
  );

/** Posts a claimed chunk and records how it went. */
export async function sendChunk(run: Run, chunk: Claimed): Promise<ChunkSent> {
  const { mailer, mailing, compose, now, log } = run;
  const { number } = chunk;
  if (isForgotten(run, chunk)) {
    await markUnknown(run, chunk, chunk.addressed, "The provider's memory of the first try has ended.");
    return { kind: "through", number };
  }
  const addressed = chunk.addressed ?? (await address(run, chunk));
  if (!addressed) return { kind: "through", number };
  if (addressed.length === 0)
    return {
      kind: "through",
      number,
      ending: endingOf(chunk, { status: "sent", emailIds: [] }, {}, addressed, now()),
    };
  const posted = await mailer.sendBatch(await compose(addressed), `${mailing.key}/${nameOf(chunk)}`);
  log.info("deliveries.posted", { mailingId: mailing.id, chunk: number, outcome: posted.kind });
  return { ...(await record(run, chunk, addressed, posted)), room: posted.room };
}

/** Nobody knows any more, or ever did, how the call ended whose answer was lost. */
const isForgotten = ({ mailer, now }: Run, { isFirst, firstAttemptAt }: Claimed) =>
  !isFirst &&
  firstAttemptAt !== null &&
  (mailer.forgets || now().getTime() - firstAttemptAt.getTime() > MEMORY_MS);

/**
 * Before a first call only: who left since the freeze is not among the claimed one's subscribed, who was suppressed is
 * dropped, and the list is fixed for every retry. Undefined where the chunk is not ours any more.
 */
async function address({ db, settings, fold, now }: Run, chunk: Claimed): Promise<Addressed[] | undefined> {
  const subscribed = chunk.subscribed ?? [];
  const isKnown = subscribed.every(([, , , , addressHash]) => addressHash !== null);
  const hash = isKnown ? undefined : await openAddressHasher(settings.addressKey);
  const readers = await Promise.all(
    subscribed.map(async ([id, email, language, leftOut, known]) => {
      const folded = leftOut === null ? "" : fold(JSON.parse(leftOut) as string[]);
      const addressed: Addressed = folded ? [id, email, language, folded] : [id, email, language];
      return { addressed, addressHash: known ?? (await hash?.(email)) ?? "" };
    }),
  );
  return fixAddressed(db, chunk, readers, now());
}

async function record(run: Run, chunk: Claimed, addressed: Addressed[], posted: Posted): Promise<ChunkSent> {
  const { number } = chunk;
  switch (posted.kind) {
    case "accepted":
      return recordAnswers(run, chunk, addressed, posted.results);
    case "wait": {
      const seconds = secondsToWait(posted, run.now());
      const reason = `${posted.name}: ${posted.message}`;
      await release(run, chunk, run.now(), reason);
      return { kind: "wait", number, seconds, reason };
    }
    case "uncertain":
      if (run.mailer.forgets) {
        await markUnknown(run, chunk, addressed, `The answer was lost: ${posted.message}`);
        return { kind: "through", number };
      }
      return putOff(run, chunk, posted.message);
    case "drifted":
      return recordDrift(run, chunk, addressed, posted.message);
    case "refused": {
      const reason = `${posted.name}: ${posted.message}`;
      if (!posted.isAboutEmails) return stop(run, chunk, reason);
      if (addressed.length === 1) return recordAnswers(run, chunk, addressed, [{ refusal: posted.message }]);
      const halves = await split(run, chunk, addressed, reason);
      return halves ? { kind: "split", number, halves } : { kind: "through", number };
    }
  }
}

async function recordAnswers(
  run: Run,
  chunk: Claimed,
  addressed: Addressed[],
  results: Extract<Posted, { kind: "accepted" }>["results"],
): Promise<ChunkSent> {
  const refusals = results.flatMap((result, at): [number, string][] =>
    "refusal" in result ? [[addressed[at]?.[0] ?? 0, result.refusal]] : [],
  );
  const unknowns = results.flatMap((result) => ("unknown" in result ? [result.unknown] : []));
  const counts: Counts = {
    sentCount: results.length - refusals.length - unknowns.length,
    refusedCount: refusals.length,
    unknownCount: unknowns.length,
  };
  const failure = [
    ...(refusals.length > 0 ? [`Refused ${refusals.length}: ${refusals[0]?.[1]}`] : []),
    ...(unknowns.length > 0 ? [`Unknown ${unknowns.length}: ${unknowns[0]}`] : []),
  ].join(" ");
  if (counts.sentCount)
    run.count("mail.sent", { newsletterId: run.mailing.newsletterId, value: counts.sentCount });
  const emailIds = results.map((result) => ("id" in result ? result.id : null));
  const status = unknowns.length > 0 ? "unknown" : "sent";
  const end = { status, emailIds, refusals: refusals.length > 0 ? refusals : null, failure } as const;
  const ending = endingOf(chunk, end, counts, addressed, run.now());
  const { number } = chunk;
  // an end that is lost is asked for again under its key; where nobody remembers, it would be unknown
  if (refusals.length < results.length && !run.mailer.forgets) return { kind: "through", number, ending };
  await writeEnds(run, [ending]);
  if (refusals.length < results.length || !(await isMailAtFault(run, refusals.length)))
    return { kind: "through", number };
  await stopMailing(run, run.mailing, `Everyone was refused: ${refusals[0]?.[1]}`);
  return { kind: "over", number };
}

/** Whether so many refusals, and nothing but refusals, tell that the mail is at fault and not its readers. */
async function isMailAtFault({ db, mailing }: Run, refusedCount: number): Promise<boolean> {
  if (refusedCount >= ALL_REFUSED) return true;
  const account = await findMailing(db, mailing.id);
  return account?.sentCount === 0 && account.refusedCount >= ALL_REFUSED;
}

/** A header of the usual pace may stand on the answer about a day's quota: it is not believed alone. */
function secondsToWait({ seconds, quota }: Extract<Posted, { kind: "wait" }>, now: Date): number {
  if (quota !== "day") return Math.max(1, seconds);
  const untilMidnight = Math.ceil((DAY_MS - (now.getTime() % DAY_MS)) / 1000) + 60;
  return Math.max(QUOTA_LEAST_SECONDS, Math.min(seconds, untilMidnight));
}

/** After an uncertain call the chunk stays `sending`: it may have been sent. */
async function putOff(run: Run, chunk: Claimed, failure: string): Promise<ChunkSent> {
  const seconds = retrySeconds(chunk);
  const leasedUntil = new Date(run.now().getTime() + seconds * 1000);
  await releaseChunk(run.db, chunk, { status: "sending", leasedUntil, failure });
  return { kind: "later", number: chunk.number, seconds, reason: failure };
}

/** Doubling from 15 seconds to an hour. */
const retrySeconds = ({ attemptCount }: Claimed) =>
  Math.min(RETRY_MOST_MS, RETRY_MS * 2 ** Math.min(20, attemptCount - 1)) / 1000;

/**
 * Gives the chunk back after an answer that says that nothing was sent. One that was claimed before had a call before
 * this one, whose end is not known. Else it waits as if never tried, and its addresses are read anew.
 */
async function release(run: Run, chunk: Claimed, until: Date, failure: string): Promise<void> {
  const free: Partial<Chunk> = chunk.isFirst
    ? { status: "waiting", leasedUntil: null, addressed: null, firstAttemptAt: null }
    : { status: "sending", leasedUntil: until };
  await releaseChunk(run.db, chunk, { ...free, failure });
}

/** A refusal that repeating can't cure (a wrong key, an unverified domain) is the whole mailing's: a person must look. */
async function stop(run: Run, chunk: Claimed, reason: string): Promise<ChunkSent> {
  await release(run, chunk, run.now(), reason);
  await stopMailing(run, run.mailing, reason);
  return { kind: "over", number: chunk.number };
}

/**
 * The provider holds another body under this key: somebody else has used it, a database before it was restored or
 * another deployment under this name. Then the rest may have been sent, too. On a repeat it is no different: the sender
 * before may have died before its call.
 */
async function recordDrift(
  run: Run,
  chunk: Claimed,
  addressed: Addressed[],
  message: string,
): Promise<ChunkSent> {
  await markUnknown(run, chunk, addressed, `The provider holds another body under this key: ${message}`);
  await stopMailing(
    run,
    run.mailing,
    `Chunk ${nameOf(chunk)} was sent before with other recipients or another text; the rest may have been, too.`,
  );
  return { kind: "over", number: chunk.number };
}

async function markUnknown(
  run: Run,
  chunk: Claimed,
  addressed: Addressed[] | null,
  failure: string,
): Promise<void> {
  const unknownCount = (addressed ?? chunk.recipients).length;
  await writeEnds(run, [
    endingOf(chunk, { status: "unknown", failure }, { unknownCount }, addressed, run.now()),
  ]);
  run.log.error("deliveries.unknown", { mailingId: chunk.mailingId, chunk: chunk.number });
}
