/**
 * Door: a queue message becomes a verb, and the verb's answer an ack or a retry. Decided for each message and
 * never thrown: a throw would redeliver the whole batch, a bare return would ack it.
 */
import type { Desk } from "./desk.ts";
import { recordFailure } from "./db/failures.ts";
import { freeze } from "./deliveries/freeze.ts";
import { closeIfThrough } from "./deliveries/reconcile.ts";
import { recordEvent } from "./deliveries/record-event.ts";
import { sendRange } from "./deliveries/send.ts";
import { findMailing } from "./deliveries/store.ts";
import { parseJob, type Job } from "./jobs.ts";
import { notBefore } from "./lib/clock.ts";
import { messageOf } from "./providers/log.ts";
import { gather } from "./sources/gather.ts";
import { learn } from "./stories/learn.ts";
import { trySending } from "./subscribers/send-confirmation.ts";

/** Queues take delays of a day at most. */
const DELAY_LIMIT_SECONDS = 86_400;

/** done: ack. later: deliver it again after so many seconds. */
type Outcome = { kind: "done" } | { kind: "later"; seconds: number };

const DONE: Outcome = { kind: "done" };

/** Works off a batch. Messages of a dead-letter queue are recorded as failures. */
export async function consume(desk: Desk, batch: MessageBatch): Promise<void> {
  for (const message of batch.messages) {
    if (batch.queue.endsWith("-dead")) await bury(desk, batch.queue, message);
    else await handle(desk, message);
  }
}

async function handle(desk: Desk, message: Message): Promise<void> {
  const job = parseJob(message.body);
  if (!job) {
    await recordFailure(desk, "queue", `A message of no known kind: ${tell(message.body).slice(0, 200)}`);
    message.ack();
    return;
  }
  try {
    const outcome = await run({ ...desk, now: notBefore(desk.now, new Date(job.at)) }, job);
    if (outcome.kind === "done") message.ack();
    else message.retry({ delaySeconds: Math.min(DELAY_LIMIT_SECONDS, Math.ceil(outcome.seconds)) });
  } catch (error) {
    desk.log.error("queue.failure", { kind: job.kind, attempt: message.attempts, message: messageOf(error) });
    message.retry({ delaySeconds: Math.min(600, 5 * 2 ** message.attempts) });
  }
}

async function run(desk: Desk, job: Job): Promise<Outcome> {
  switch (job.kind) {
    case "gather": {
      const gathered = await gather(desk, job.sourceIds);
      if (gathered.some(({ kind }) => kind === "new")) await tryLearning(desk);
      return DONE;
    }
    case "freeze":
      await freeze(desk, job.digestId);
      return DONE;
    case "send":
      return send(desk, job);
    case "confirmation": {
      const sent = await trySending(desk, { ...job, issuedAt: new Date(job.issuedAt) });
      return sent.kind === "put-off" ? { kind: "later", seconds: 60 } : DONE;
    }
    case "event":
      await recordEvent(desk, job);
      return DONE;
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

/** The sender that finds nothing left in its range closes the mailing, if all of it is through. */
async function send(desk: Desk, job: Extract<Job, { kind: "send" }>): Promise<Outcome> {
  const sent = await sendRange(desk, job);
  if (sent.kind === "later") return sent;
  const mailing = await findMailing(desk.db, job.mailingId);
  if (mailing?.status === "sending") await closeIfThrough(desk, mailing);
  return DONE;
}

async function bury(desk: Desk, queue: string, message: Message): Promise<void> {
  await recordFailure(
    desk,
    queue.replace(/^.*?-(\w+)-dead$/, "$1"),
    `Given up: ${tell(message.body).slice(0, 500)}`,
  );
  message.ack();
}

/** A body as the log may show it: without addresses. */
const tell = (body: unknown): string =>
  JSON.stringify(body, (_, value: unknown) =>
    typeof value === "string" && value.includes("@") ? "(address)" : value,
  ) ?? "nothing";
