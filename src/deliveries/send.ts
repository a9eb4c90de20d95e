/**
 * Sending: chunks are claimed a few at a time, each with a lease and a fence of its own, and posted under the key
 * <host>/<newsletter>_<slot>/<chunk>, with no attempt in it. A call whose answer was lost is repeated byte for byte, and
 * the provider answers as it did the first time; once its memory has ended (24 hours) nobody can know, so the chunk is
 * `unknown` and waits for a person.
 */
import { endIncident, openIncident } from "../db/incidents.ts";
import type { Desk } from "../desk.ts";
import { messageOf } from "../providers/log.ts";
import { isOpenBefore, type Claimed, type ClaimRange } from "./claim-store.ts";
import { findSigningKey, lostKey, openComposer } from "./compose.ts";
import { CANNOT_ASK, isTooLateToAsk } from "./doubt.ts";
import { writeEnds, writeEndsAndClaim } from "./end-chunk.ts";
import type { Ending } from "./end-store.ts";
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
/** Chunks that a lane claims in one transaction and posts at once. */
const TOGETHER = 2;
/** Lanes side by side. Each call under way holds one of a Worker's six connections; more gain nothing. */
const LANES = 2;
/** Waits of up to this are waited out in the call; longer ones give the message back to the queue. */
const SHORT_WAIT_SECONDS = 60;
/** All waits of a call together: a queue's consumer may take 15 minutes. */
const LONGEST_WAIT_MS = 8 * 60_000;

type SendDesk = Pick<Desk, "db" | "mailer" | "settings" | "now" | "pause" | "log" | "count">;
type Span = { from: number; to: number };
type Range = Span & { mailingId: number };

/**
 * done: nothing in the range is left to this sender. later: ask again after so many seconds, and of halves as well,
 * where there are some that were put behind all chunks.
 */
export type Sent = { kind: "done" } | { kind: "later"; seconds: number; halves?: Span };

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
  const isOneByOne = inOrder || desk.mailer.forgets === true;
  const claims = { ...range, inOrder, isFixedLater: desk.mailer.forgets === true };
  return isOneByOne ? work(run, claims, 1, 1) : work(run, claims, LANES, TOGETHER);
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

/**
 * Several lanes take the chunks of a range, each so many together in one transaction and on their way at once, all at
 * one pace. What breaks in one lets the others end.
 */
async function work(run: Run, range: ClaimRange, laneCount: number, together: number): Promise<Sent> {
  const pace = openPace(run);
  let end: Sent | undefined;
  let isAnswered = false;
  let trouble: string | undefined;
  const split: Span[] = [];

  const isOver = () => end !== undefined;

  async function goOn(within: typeof range): Promise<void> {
    let endings: Ending[] = [];
    for (let from = within.from; !isOver();) {
      // the ends of the chunks before go with the next claim, unless that has to wait
      if (!pace.isFree()) await writeEnds(run, endings.splice(0));
      const before = endings;
      const settled = await pace.call(together, (most) => claim({ ...within, from }, before, most), post);
      if (settled.length === 0) return;
      const answers = settled.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
      endings = answers.flatMap((sent) => (sent.kind === "through" && sent.ending ? [sent.ending] : []));
      const broken = settled.find((one) => one.status === "rejected");
      const halves = answers.flatMap((sent) => (sent.kind === "split" ? [sent.halves] : []));
      split.push(...halves);
      if (broken || halves.length > 0) await writeEnds(run, endings.splice(0));
      if (broken) throw broken.reason;
      for (const half of halves) await goOn({ ...within, ...half });
      from = nextOf(answers);
    }
    await writeEnds(run, endings);
  }

  /** The next free chunks, with the ends of those before written; none where it is over, or the time to send is. */
  async function claim(within: typeof range, before: Ending[], most: number): Promise<Claimed[]> {
    const at = run.now();
    const isLate = at >= run.mailing.sendBefore;
    if (!isOver() && !isLate)
      return writeEndsAndClaim(run, before, within, {
        most,
        now: at,
        leasedUntil: new Date(at.getTime() + LEASE_MS),
      });
    await writeEnds(run, before);
    if (isLate) await expire(run, run.mailing);
    return [];
  }

  /** What the answer means for all lanes takes effect before the next of them has its turn. */
  async function post(chunk: Claimed): Promise<ChunkSent> {
    const sent = await sendChunk(run, chunk);
    isAnswered ||= sent.kind === "through" && "room" in sent;
    if (sent.kind === "split") return sent;
    const after = await endAfter(sent);
    end = lastingOf(end, after);
    return sent;
  }

  /** What an answer means for the rest of the range: undefined to go on. */
  async function endAfter(sent: Exclude<ChunkSent, { kind: "split" }>) {
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
  await pace.waitOut();
  const broken = lanes.find((lane) => lane.status === "rejected");
  // a wait that was asked for brings the message back by itself
  if (broken && end?.kind !== "later") throw broken.reason;
  if (broken)
    run.log.error("deliveries.broken", { mailingId: run.mailing.id, message: messageOf(broken.reason) });
  if (trouble !== undefined) await openIncident(run, { cause: PROVIDER, room: "provider", message: trouble });
  else if (isAnswered) await endIncident(run, PROVIDER);
  return end?.kind === "later" && split.length > 0 ? { ...end, halves: spanOf(split) } : (end ?? DONE);
}

/** From the first to the last of some. */
const spanOf = (spans: Span[]): Span => ({
  from: Math.min(...spans.map(({ from }) => from)),
  to: Math.max(...spans.map(({ to }) => to)),
});

/** Of what two calls have heard that which lasts longer: over for good, or for more seconds. */
function lastingOf(one: Sent | undefined, other: Sent | undefined): Sent | undefined {
  if (!one || !other) return one ?? other;
  if (one.kind === "done" || other.kind === "done") return DONE;
  return one.seconds < other.seconds ? other : one;
}

/** Where the next claim looks from: after a wait the same chunk is free again. */
function nextOf(answers: ChunkSent[]): number {
  const waiting = answers.filter(({ kind }) => kind === "wait").map(({ number }) => number);
  return waiting.length > 0 ? Math.min(...waiting) : Math.max(...answers.map(({ number }) => number)) + 1;
}
