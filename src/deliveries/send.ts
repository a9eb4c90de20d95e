/**
 * Sending: chunks are claimed one at a time and posted under the key <host>/<newsletter>_<slot>/<chunk>, with no attempt in it.
 * A call whose answer was lost is repeated byte for byte, and the provider answers as it did the first time;
 * once its memory has ended (24 hours) nobody can know, so the chunk is `unknown` and waits for a person.
 */
import { endIncident, openIncident } from "../db/incidents.ts";
import type { Desk } from "../desk.ts";
import { claimChunk, isOpenBefore, type ClaimRange, type Ending } from "./claim-store.ts";
import { findSigningKey, lostKey, openComposer } from "./compose.ts";
import { CANNOT_ASK, isTooLateToAsk } from "./doubt.ts";
import { writeEnd, writeEndAndClaim } from "./end-chunk.ts";
import { expire } from "./expire.ts";
import { openFold, type Fold } from "./fold.ts";
import { openPace } from "./pace.ts";
import { sendChunk, type ChunkSent, type Run } from "./send-chunk.ts";
import { stopMailing } from "./stop.ts";
import {
  findFoldings,
  findMailing,
  findRenderings,
  findTopics,
  putOffMailing,
  type Folding,
  type Mailing,
} from "./store.ts";

/** Longer than a call can take (30 s) with its database writes; a dead sender's chunk is free again after it. */
export const LEASE_MS = 3 * 60_000;
/** Calls under way at once: a Worker has six connections, and each call holds 10 MB of its 128. */
const LANES = 4;
/** Waits of up to this are waited out in the call; longer ones give the message back to the queue. */
const SHORT_WAIT_SECONDS = 60;
/** All waits of a call together: a queue's consumer may take 15 minutes. */
const LONGEST_WAIT_MS = 8 * 60_000;

type SendDesk = Pick<Desk, "db" | "mailer" | "settings" | "now" | "pause" | "log" | "count">;
type Range = { mailingId: number; from: number; to: number };

/** done: nothing in the range is left to this sender. later: ask again after so many seconds. */
export type Sent = { kind: "done" } | { kind: "later"; seconds: number };

/** The incident of the mail provider: it does not answer, or wants nothing for longer than a call waits. */
const PROVIDER = "provider/mail";

const DONE: Sent = { kind: "done" };

/** Sends what is open in a range of chunks, a few at a time, until nothing is left or the provider asks to wait for long. */
export async function sendRange(desk: SendDesk, range: Range): Promise<Sent> {
  const mailing = await findMailing(desk.db, range.mailingId);
  if (mailing?.status !== "sending") return DONE;
  if (desk.now() >= mailing.sendBefore) return expire(desk, mailing);
  const obstacle = findObstacle(desk, mailing);
  if (obstacle) return stopMailing(desk, mailing, obstacle);
  if (mailing.waitsUntil && desk.now() < mailing.waitsUntil) return DONE;
  // what may have been sent by a lost history is asked for in order: the first answer that differs ends it
  const inOrder = mailing.askBefore !== null;
  if (inOrder && (await isOpenBefore(desk.db, mailing.id, range.from))) return DONE;
  const run = await openRun(desk, mailing);
  return work(
    run,
    { ...range, inOrder, isFixedLater: desk.mailer.forgets === true },
    inOrder || desk.mailer.forgets ? 1 : LANES,
  );
}

async function openRun(desk: SendDesk, mailing: Mailing): Promise<Run> {
  const [renderings, foldings] = await Promise.all([
    findRenderings(desk.db, mailing.id),
    findFoldings(desk.db, mailing.id),
  ]);
  const compose = await openComposer(desk.settings, mailing, renderings, foldings);
  return { ...desk, mailing, compose, fold: await openKnownFold(desk, mailing, foldings) };
}

/** Folds only what there is a mail for. */
async function openKnownFold({ db }: SendDesk, mailing: Mailing, foldings: Folding[]): Promise<Fold> {
  if (foldings.length === 0) return () => "";
  const known = new Set(foldings.map(({ folded }) => folded));
  const fold = openFold(await findTopics(db, mailing));
  return (leftOut) => {
    const folded = fold(leftOut);
    return known.has(folded) ? folded : "";
  };
}

function findObstacle({ mailer, settings, now }: SendDesk, mailing: Mailing): string | undefined {
  if (!findSigningKey(settings, mailing)) return lostKey(mailing);
  const cannotAsk = mailer.forgets ? mailing.askBefore !== null : isTooLateToAsk(mailing, now());
  return cannotAsk ? CANNOT_ASK : undefined;
}

/** Several lanes take the chunks of a range one after the other, at one pace. What breaks in one lets the others end. */
async function work(run: Run, range: ClaimRange, laneCount: number): Promise<Sent> {
  const pace = openPace(run);
  let end: Sent | undefined;
  let isAnswered = false;
  let trouble: string | undefined;

  async function goOn(within: typeof range): Promise<void> {
    let ending: Ending | undefined;
    for (let from = within.from; !end;) {
      // the end of the chunk before goes with the next claim, unless that has to wait
      if (!pace.isFree()) ending = await write(ending);
      const before = ending;
      const sent = await pace.call(() => claimAndSend(run, { ...within, from }, before));
      if (sent.kind === "none") return;
      ending = sent.kind === "through" ? sent.ending : undefined;
      isAnswered ||= sent.kind === "through" && "room" in sent;
      if (sent.kind === "split") await goOn({ ...within, ...sent.halves });
      else end ??= await endAfter(sent);
      // after a wait the same chunk is free again
      if (sent.kind !== "wait") from = sent.number + 1;
    }
    await write(ending);
  }

  async function write(ending: Ending | undefined): Promise<undefined> {
    if (ending) await writeEnd(run, ending);
  }

  /** What an answer means for the rest of the range: undefined to go on. */
  async function endAfter(sent: Extract<ChunkSent, { kind: "through" | "wait" | "later" | "over" }>) {
    if (sent.kind === "through") return undefined;
    if (sent.kind === "over") return DONE;
    const { seconds } = sent;
    const isShort = seconds <= SHORT_WAIT_SECONDS && pace.waitedMs() < LONGEST_WAIT_MS;
    if (sent.kind === "wait" && isShort) {
      pace.hold(seconds);
      return undefined;
    }
    trouble = sent.reason;
    if (sent.kind === "wait")
      await putOffMailing(run.db, run.mailing.id, new Date(run.now().getTime() + seconds * 1000));
    return { kind: "later" as const, seconds };
  }

  const lanes = await Promise.allSettled(Array.from({ length: laneCount }, () => goOn(range)));
  const broken = lanes.find((lane) => lane.status === "rejected");
  if (broken) throw broken.reason;
  if (trouble !== undefined) await openIncident(run, { cause: PROVIDER, room: "provider", message: trouble });
  else if (isAnswered) await endIncident(run, PROVIDER);
  return end ?? DONE;
}

async function claimAndSend(run: Run, range: ClaimRange, ending: Ending | undefined): Promise<ChunkSent> {
  const { db, mailing, now } = run;
  if (now() >= mailing.sendBefore) {
    if (ending) await writeEnd(run, ending);
    await expire(run, mailing);
    return { kind: "none" };
  }
  const claim = [range, now(), new Date(now().getTime() + LEASE_MS)] as const;
  const chunk = ending ? await writeEndAndClaim(run, ending, ...claim) : await claimChunk(db, ...claim);
  return chunk ? sendChunk(run, chunk) : { kind: "none" };
}
