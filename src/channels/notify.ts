/**
 * Telling channels of a published digest: a notice for each is written, and sent from the queue of gathering, so that
 * no chat holds up a mail. The row is the truth: a lost message is found by cron, a repeated one finds the notice taken.
 */
import { endIncident, openIncident } from "../db/incidents.ts";
import type { Desk } from "../desk.ts";
import { getDigest } from "../digests/find-digest.ts";
import { batchesOf } from "../lib/batches.ts";
import { findNewsletter } from "../newsletters/store.ts";
import { announcementOf } from "./announcement.ts";
import { channelCause, type Channel } from "./channel.ts";
import { LOST, openTarget } from "./sealed-target.ts";
import { sendTo } from "./send.ts";
import type { Taken } from "./formats/format.ts";
import {
  addNotices,
  claimNotice,
  endTry,
  findChannel,
  findDue,
  reopenNotices,
  type Notice,
} from "./store.ts";

const DAY_MS = 86_400_000;
/** Longer than a call may take. */
const LEASE_MS = 2 * 60_000;
/** The pause after the first failure; it doubles with each, to two hours at most, or is what the vendor asks for. */
const PAUSE_MS = 30_000;
const PAUSE_MOST_MS = 2 * 3_600_000;
/** Notices that a tick wakes, and messages a sendBatch takes at most. */
const A_TICK = 200;
const MESSAGES_A_CALL = 100;

type QueueDesk = Pick<Desk, "db" | "queues" | "now">;

/**
 * Notes that channels are to be told of a digest that has just been published, or that webhooks are of its correction,
 * and wakes the senders. Chats hear of no correction, for they would show it as a second digest.
 */
export async function notify(desk: QueueDesk, digestId: number): Promise<void> {
  const now = desk.now();
  await addNotices(desk.db, { digestId, since: new Date(now.getTime() - DAY_MS), now });
  await reopenNotices(desk.db, digestId, now);
  await wake(desk);
}

/** On each tick: what was published in the last day and is told to nobody yet, and what waits for another try. */
export async function notifyRest(desk: QueueDesk): Promise<void> {
  const now = desk.now();
  await addNotices(desk.db, { since: new Date(now.getTime() - DAY_MS), now });
  await wake(desk);
}

async function wake({ db, queues, now }: QueueDesk): Promise<void> {
  const at = now();
  for (const batch of batchesOf(await findDue(db, at, A_TICK), MESSAGES_A_CALL))
    await queues.gather.sendBatch(
      batch.map((key) => ({ body: { kind: "notice", ...key, at: at.getTime() } })),
    );
}

/** Tells a channel of a digest, if it waits to be told; what fails waits longer and longer, for a day. */
export async function sendNotice(
  desk: Pick<Desk, "db" | "web" | "queues" | "settings" | "now" | "log">,
  key: Pick<Notice, "channelId" | "digestId">,
): Promise<void> {
  const { db, now, log } = desk;
  const claimed = await claimNotice(db, key, now(), new Date(now().getTime() + LEASE_MS));
  const channel = claimed && (await findChannel(db, key.channelId));
  if (!claimed || !channel) return;
  // what comes while it is paused is not made up for: it would be old news
  if (channel.paused) return void (await endTry(db, claimed, failed("The channel is paused.")));
  const taken = await tell(desk, channel, claimed);
  log.info("channels.told", { ...key, kind: channel.kind, outcome: taken.kind });
  if (taken.kind === "taken") {
    await endTry(db, claimed, { status: "sent", sentAt: now(), failure: null, retryAt: null });
    await endIncident(desk, channelCause(channel.id));
  } else await putOff(desk, channel, claimed, taken);
}

async function tell(
  desk: Pick<Desk, "db" | "web" | "settings" | "now">,
  channel: Channel,
  { digestId, sentAt }: Notice,
): Promise<Taken> {
  const { db, settings } = desk;
  const target = await openTarget(settings.addressKey, channel);
  if (!target) return { kind: "later", reason: LOST };
  const digest = await getDigest({ db }, digestId);
  const newsletter = await findNewsletter(db, digest.newsletterId);
  if (!newsletter) return { kind: "later", reason: `There is no newsletter ${digest.newsletterId}.` };
  const type = sentAt === null ? "digest.published" : "digest.corrected";
  return sendTo(desk, target, announcementOf(settings.publicUrl, newsletter, digest, type));
}

async function putOff(
  desk: Pick<Desk, "db" | "queues" | "now" | "log">,
  channel: Channel,
  claimed: Notice,
  { reason, retryAfterSeconds }: Extract<Taken, { kind: "later" }>,
): Promise<void> {
  const { db, now, queues } = desk;
  const { channelId, digestId, attemptCount, createdAt } = claimed;
  await openIncident(desk, {
    cause: channelCause(channel.id),
    room: "channels",
    message: `${channel.name} (${channel.kind}): ${reason}`,
  });
  const doubled = Math.min(PAUSE_MOST_MS, PAUSE_MS * 2 ** (attemptCount - 1));
  const pauseMs = Math.max(doubled, (retryAfterSeconds ?? 0) * 1000);
  const retryAt = new Date(now().getTime() + pauseMs);
  if (retryAt.getTime() - createdAt.getTime() > DAY_MS)
    return void (await endTry(db, claimed, failed(reason)));
  await endTry(db, claimed, { retryAt, failure: reason });
  const job = { kind: "notice" as const, channelId, digestId, at: retryAt.getTime() };
  await queues.gather.send(job, { delaySeconds: Math.ceil(pauseMs / 1000) });
}

const failed = (failure: string) => ({ status: "failed" as const, failure, retryAt: null });
