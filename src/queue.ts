/**
 * Door: a queue message becomes a verb; an ack when it is through, a retry when it broke. Decided for each message and
 * never thrown: a throw would redeliver the whole batch, a bare return would ack it.
 */
import { notify, sendNotice } from "./channels/notify.ts";
import type { Desk } from "./desk.ts";
import { recordFailure } from "./db/failures.ts";
import { openIncident } from "./db/incidents.ts";
import { freeze } from "./deliveries/freeze.ts";
import { announce, announceAgain } from "./digests/announce.ts";
import { closeIfThrough } from "./deliveries/reconcile.ts";
import { recordEvents } from "./deliveries/record-events.ts";
import { sendRange } from "./deliveries/send.ts";
import { findMailing } from "./deliveries/store.ts";
import { parseJob, type EventJob, type Job } from "./jobs.ts";
import { notBefore } from "./lib/clock.ts";
import { messageOf } from "./providers/log.ts";
import { gather } from "./sources/gather.ts";
import { learn } from "./stories/learn.ts";
import { FRESH_HOURS } from "./subscribers/lifetimes.ts";
import { trySending } from "./subscribers/send-confirmation.ts";
import { tryLetter } from "./subscribers/send-letter.ts";

/** Queues take delays of a day at most. */
const DELAY_LIMIT_SECONDS = 86_400;

/** Resend forgets keys after 24 hours: an hour less, and nobody waits for it any more. */
const LETTER_AGE_SECONDS = 23 * 3600;

/** Works off a batch. Messages of a dead-letter queue are recorded as failures. */
export async function consume(desk: Desk, batch: MessageBatch): Promise<void> {
  if (await recordAtOnce(desk, batch)) return;
  for (const message of batch.messages) {
    if (batch.queue.endsWith("-dead")) await bury(desk, batch.queue, message);
    else await handle(desk, message);
  }
}

/** A batch of nothing but events is one transaction; where it fails, each is tried by itself. Answers whether it was done. */
async function recordAtOnce(desk: Desk, { queue, messages }: MessageBatch): Promise<boolean> {
  const events = messages
    .map(({ body }) => parseJob(body))
    .filter((job) => job !== undefined && isEvent(job));
  if (queue.endsWith("-dead") || events.length < 2 || events.length < messages.length) return false;
  try {
    await recordEvents(desk, events);
  } catch (error) {
    desk.log.error("queue.failure", { kind: "events", message: messageOf(error) });
    return false;
  }
  for (const message of messages) message.ack();
  return true;
}

const isEvent = (job: Job): job is EventJob => job.kind === "mail-event" || job.kind === "event";

async function handle(desk: Desk, message: Message): Promise<void> {
  const job = parseJob(message.body);
  if (!job) {
    await recordFailure(desk, "queue", `A message of no known kind: ${tell(message.body).slice(0, 200)}`);
    message.ack();
    return;
  }
  try {
    await run({ ...desk, now: notBefore(desk.now, new Date(job.at)) }, job);
    message.ack();
  } catch (error) {
    desk.log.error("queue.failure", { kind: job.kind, attempt: message.attempts, message: messageOf(error) });
    message.retry({ delaySeconds: Math.min(600, 5 * 2 ** message.attempts) });
  }
}

async function run(desk: Desk, job: Job): Promise<void> {
  switch (job.kind) {
    case "gather": {
      const gathered = await gather(desk, job.sourceIds);
      if (gathered.some(({ kind }) => kind === "new")) await tryLearning(desk);
      return;
    }
    case "purge":
      await desk.purge(job.tags);
      if (job.digestId === undefined) return;
      if (desk.settings.hubs.length > 0) await announce(desk, job.digestId);
      await notify(desk, job.digestId);
      return;
    case "hub":
      return announceAgain(desk, job);
    case "notice":
      return sendNotice(desk, job);
    case "freeze":
      await freeze(desk, job.digestId);
      return;
    case "send":
      return send(desk, job);
    case "confirmation":
    case "letter":
      return sendAgain(desk, job);
    case "mail-event":
    case "event":
      await recordEvents(desk, [job]);
      return;
  }
}

/** What is not learned now is learned after the next gathering: the posts are stored, and no failure may undo that. */
async function tryLearning(desk: Desk): Promise<void> {
  try {
    await learn(desk);
  } catch (error) {
    await recordFailure(desk, "gather", `New posts were not learned from: ${messageOf(error)}`);
  }
}

/**
 * The sender that finds nothing left in its range closes the mailing, if all of it is through. One that is to go on
 * later sends itself a message: a retry would use up one of the queue's twenty.
 */
async function send(desk: Desk, job: Extract<Job, { kind: "send" }>): Promise<void> {
  const sent = await sendRange(desk, job);
  if (sent.kind === "later") {
    const delaySeconds = Math.min(DELAY_LIMIT_SECONDS, Math.ceil(sent.seconds));
    // its clock shows the end of the wait, though it be a little behind this one
    const at = desk.now().getTime() + delaySeconds * 1000;
    await desk.queues.deliver.send({ ...job, at }, { delaySeconds });
    if (sent.halves) await desk.queues.deliver.send({ ...job, ...sent.halves, at }, { delaySeconds });
    return;
  }
  const mailing = await findMailing(desk.db, job.mailingId);
  if (mailing?.status === "sending") await closeIfThrough(desk, mailing);
}

/** A mail that is put off again sends itself a message, later and later, until nobody waits for it any more. */
async function sendAgain(desk: Desk, job: Extract<Job, { kind: "confirmation" | "letter" }>): Promise<void> {
  const issuedAt = new Date(job.issuedAt);
  const sent =
    job.kind === "confirmation"
      ? await trySending(desk, { ...job, issuedAt })
      : await tryLetter(desk, { goal: null, ...job, issuedAt });
  if (sent.kind !== "put-off") return;
  const ageSeconds = Math.ceil((desk.now().getTime() - job.issuedAt) / 1000);
  const name = job.kind === "confirmation" ? "confirmation" : job.letter;
  if (ageSeconds > (name === "fresh-link" ? FRESH_HOURS * 3600 : LETTER_AGE_SECONDS))
    await recordFailure(desk, "subscribers", `A mail (${name}) was given up: ${sent.reason}`);
  else {
    const delaySeconds = Math.min(3600, Math.max(60, ageSeconds));
    await desk.queues.deliver.send({ ...job, at: desk.now().getTime() }, { delaySeconds });
  }
}

async function bury(desk: Desk, queue: string, message: Message): Promise<void> {
  const room = queue.replace(/^.*?-(\w+)-dead$/, "$1");
  await recordFailure(desk, room, `Given up: ${tell(message.body).slice(0, 500)}`);
  await openIncident(desk, {
    cause: `given-up/${room}`,
    room,
    message: "A message was tried again and again, and given up: see the failures.",
  });
  message.ack();
}

/** A body as the log may show it: without addresses. */
const tell = (body: unknown): string =>
  JSON.stringify(body, (_, value: unknown) =>
    typeof value === "string" && value.includes("@") ? "(address)" : value,
  ) ?? "nothing";
