/**
 * Gathering: sources are asked what is new, and their posts stored once. One request at a time goes to a host;
 * hosts are asked side by side. A failure is a counter and a sentence on the source, and never its neighbours'.
 */
import { endIncident, openIncident } from "../db/incidents.ts";
import type { Desk } from "../desk.ts";
import { messageOf } from "../providers/log.ts";
import { fetchFeed, type Fetched } from "./fetch-feed.ts";
import { fetchX } from "./fetch-x.ts";
import { hostOf } from "./host.ts";
import { noteMove, settleMove } from "./move.ts";
import { newPost } from "./new-post.ts";
import { nextPollAfter } from "./next-poll.ts";
import { failingCause } from "./failing-cause.ts";
import type { ReadDocument, ReadPost } from "./read/document.ts";
import { findStaleness, gapOf } from "./rhythm.ts";
import { findSources, recordPoll, type Poll, type Source } from "./store.ts";

/** Workers open six connections at once. */
const HOSTS_AT_ONCE = 6;

export type Gathered =
  | { kind: "new"; sourceId: number; postCount: number }
  | { kind: "unchanged"; sourceId: number }
  | { kind: "failed"; sourceId: number; reason: string }
  /** Not asked, or not to be asked yet: its host did not answer for another source, a limit or a budget is reached. */
  | { kind: "put-off"; sourceId: number };

type Outcome = { gathered: Gathered; isDown: boolean };
type GatherDesk = Pick<Desk, "db" | "web" | "settings" | "now" | "log" | "count">;

/** Reads these sources and answers how each went. A repeated message finds them read, with their next poll ahead. */
export async function gather(desk: GatherDesk, sourceIds: number[]): Promise<Gathered[]> {
  const due = (await findSources(desk.db, sourceIds)).filter(
    (source) => !source.paused && source.nextPollAt <= desk.now(),
  );
  const hosts = [...Map.groupBy(due, hostOf).values()];
  const gathered: Gathered[] = [];
  const work = async () => {
    for (let host = hosts.shift(); host; host = hosts.shift())
      gathered.push(...(await gatherHost(desk, host)));
  };
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, work));
  for (const { kind, ...facts } of gathered) desk.log.info(`sources.${kind}`, facts);
  const failedCount = gathered.filter(({ kind }) => kind === "failed").length;
  if (failedCount > 0) desk.count("source.failed", { value: failedCount });
  return gathered;
}

/** The sources of one host, one after the other; when it does not answer at all, the rest are left for later. */
async function gatherHost(desk: GatherDesk, sources: Source[]): Promise<Gathered[]> {
  const gathered: Gathered[] = [];
  let isDown = false;
  for (const source of sources) {
    const outcome: Outcome = isDown
      ? { gathered: await putOff(desk, source), isDown }
      : await gatherOne(desk, source);
    isDown = outcome.isDown;
    gathered.push(outcome.gathered);
  }
  return gathered;
}

async function gatherOne(desk: GatherDesk, source: Source): Promise<Outcome> {
  const fetched = await fetchSource(desk, source);
  try {
    return {
      gathered: await record(desk, source, fetched),
      isDown: fetched.kind === "failed" && fetched.isDown,
    };
  } catch (error) {
    const reason = `Its posts could not be stored: ${messageOf(error)}`;
    return { gathered: await record(desk, source, { ...FAILED, reason }), isDown: false };
  }
}

const FAILED = { kind: "failed", notBefore: null, isGone: false, isDown: false } as const;

async function fetchSource(desk: GatherDesk, source: Source): Promise<Fetched> {
  try {
    return source.kind === "x" ? await fetchX(desk, source) : await fetchFeed(desk, source);
  } catch (error) {
    return { ...FAILED, reason: messageOf(error) };
  }
}

async function putOff({ db, now }: GatherDesk, source: Source): Promise<Gathered> {
  const { gapMinutes, failureCount } = source;
  const nextPollAt = nextPollAfter(now(), { sourceId: source.id, gapMinutes, failureCount, notBefore: null });
  await recordPoll(db, source.id, [], { nextPollAt });
  return { kind: "put-off", sourceId: source.id };
}

async function record(desk: GatherDesk, source: Source, fetched: Fetched): Promise<Gathered> {
  switch (fetched.kind) {
    case "failed":
      return recordFailure(desk, source, fetched);
    case "unchanged":
      await recordPoll(desk.db, source.id, [], await success(desk, source, fetched, source.gapMinutes));
      return { kind: "unchanged", sourceId: source.id };
    case "wait":
      await recordPoll(desk.db, source.id, [], { nextPollAt: fetched.until, notice: fetched.reason });
      return { kind: "put-off", sourceId: source.id };
    case "document":
      return recordDocument(desk, source, fetched);
  }
}

async function recordFailure(
  { db, now, log }: GatherDesk,
  source: Source,
  { reason, notBefore, isGone }: Extract<Fetched, { kind: "failed" }>,
): Promise<Gathered> {
  const failureCount = source.failureCount + 1;
  await recordPoll(db, source.id, [], {
    polledAt: now(),
    failureCount,
    failure: reason,
    ...(isGone && { paused: true }),
    nextPollAt: nextPollAfter(now(), {
      sourceId: source.id,
      gapMinutes: source.gapMinutes,
      failureCount,
      notBefore,
    }),
  });
  await openIncident(
    { db, now, log },
    { cause: failingCause(source.id), room: "gather", message: `${nameOf(source)}: ${reason}` },
  );
  return { kind: "failed", sourceId: source.id, reason };
}

const nameOf = ({ title, url }: Source) => title || url;

/** What every answer that could be read changes on the source; a stale one is noticed though nothing changed. */
async function success(
  { db, now }: GatherDesk,
  source: Source,
  { notBefore, movedTo }: { notBefore: Date | null; movedTo: string | null },
  gapMinutes: number | null,
): Promise<Poll> {
  // before the row says that all is well: what breaks in between ends it at the next poll
  if (source.failureCount > 0) await endIncident({ db, now }, failingCause(source.id));
  const staleness = findStaleness(source.newestPostAt, gapMinutes, now());
  return {
    polledAt: now(),
    succeededAt: now(),
    failureCount: 0,
    failure: null,
    nextPollAt: nextPollAfter(now(), { sourceId: source.id, gapMinutes, failureCount: 0, notBefore }),
    ...(staleness && { notice: staleness }),
    ...(await settleMove({ db }, noteMove(source, movedTo, now()))),
  };
}

async function recordDocument(
  desk: GatherDesk,
  source: Source,
  { document, remembered, notBefore, movedTo }: Extract<Fetched, { kind: "document" }>,
): Promise<Gathered> {
  const { db, now } = desk;
  const posts = document.posts
    .filter((post) => isWanted(post, source))
    .map((post) => newPost(post, source, now()));
  const dates = document.posts.flatMap(({ publishedAt }) => publishedAt ?? []);
  // an answer with the new posts alone shows no rhythm
  const gapMinutes = gapOf(dates) ?? source.gapMinutes;
  const newestPostAt = latestOf([...dates, ...(source.newestPostAt ? [source.newestPostAt] : [])]);
  const asked = laterOf(notBefore, timeAfter(now(), document.ttlMinutes));
  const { newCount } = await recordPoll(db, source.id, posts, {
    title: source.title || document.title,
    siteUrl: document.siteUrl,
    notice: noticeOf(document),
    ...(await success(desk, { ...source, newestPostAt }, { notBefore: asked, movedTo }, gapMinutes)),
    gapMinutes,
    newestPostAt,
    ...remembered,
  });
  return newCount > 0
    ? { kind: "new", sourceId: source.id, postCount: newCount }
    : { kind: "unchanged", sourceId: source.id };
}

/**
 * What an account passed on, or answered to others, is not its news, unless it is wanted; and a post must say something. One that was cut
 * off would be stored under half an address, and again when it comes whole.
 */
const isWanted = (post: ReadPost, source: Source) =>
  (!post.isRepost || source.keepsReposts) &&
  (!post.isReply || source.keepsReplies) &&
  !post.isCutOff &&
  (post.title || post.text) !== "";

const noticeOf = ({ warnings }: ReadDocument) => warnings[0] ?? null;

const latestOf = (dates: Date[]): Date | null =>
  dates.length > 0 ? new Date(Math.max(...dates.map((date) => date.getTime()))) : null;

const laterOf = (one: Date | null, other: Date | null) => latestOf([one ?? [], other ?? []].flat());

const timeAfter = (now: Date, minutes: number | null) =>
  minutes === null ? null : new Date(now.getTime() + minutes * 60_000);
