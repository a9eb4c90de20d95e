/**
 * Queues that promise what Cloudflare's do: at least once, in any order. A message may be doubled or, as local queues
 * are in memory, lost; one that is retried too often goes to the dead letters.
 */
import type { Random } from "./random.ts";

export type QueueName = "gather" | "deliver" | "events";

export type Letter = {
  queue: string;
  id: string;
  body: unknown;
  attempts: number;
  availableAt: number;
};

/** As wrangler.toml has it: how many messages a call takes, and after how many tries they are given up. */
const RULES: Record<string, { batch: number; tries: number }> = {
  gather: { batch: 5, tries: 3 },
  deliver: { batch: 1, tries: 20 },
  events: { batch: 100, tries: 10 },
};

/** Queues take delays of a day at most, and 100 messages a call. */
const MOST_DELAY_SECONDS = 86_400;
const MOST_MESSAGES = 100;

export type Mishaps = { doubled: number; lost: number };

export type Post = ReturnType<typeof openQueues>;

export function openQueues(clock: { now(): number }, random: Random, mishaps: () => Mishaps) {
  const waiting = new Set<Letter>();
  let serial = 0;

  function put(queue: string, body: unknown, delaySeconds = 0): void {
    const text = JSON.stringify(body);
    // an event is taken for good; a wake-up may be lost, and is found again in the rows
    const isLost = queue === "deliver" && random.chance(mishaps().lost);
    const copies = isLost ? 0 : random.chance(mishaps().doubled) ? 2 : 1;
    const availableAt = clock.now() + Math.min(MOST_DELAY_SECONDS, delaySeconds) * 1000;
    serial += 1;
    for (let copy = 0; copy < copies; copy += 1)
      waiting.add({ queue, id: `m${serial}`, body: JSON.parse(text), attempts: 1, availableAt });
  }

  /** Some of the messages of a queue that may be delivered now, in any order. */
  function take(queue: string): Letter[] {
    const ready = [...waiting].filter((one) => one.queue === queue && one.availableAt <= clock.now());
    const rules = RULES[queue.replace(/-dead$/, "")];
    const count = Math.min(
      ready.length,
      random.between(1, queue.endsWith("-dead") ? 10 : (rules?.batch ?? 1)),
    );
    const taken: Letter[] = [];
    while (taken.length < count) {
      const one = random.pick(ready.filter((letter) => !taken.includes(letter)));
      taken.push(one);
      waiting.delete(one);
    }
    return taken;
  }

  /** Gives a message back for another try, or to the dead letters. */
  function giveBack(letter: Letter, delaySeconds: number): void {
    const availableAt = clock.now() + Math.min(MOST_DELAY_SECONDS, delaySeconds) * 1000;
    const tries = RULES[letter.queue]?.tries ?? 100;
    if (letter.attempts <= tries) waiting.add({ ...letter, attempts: letter.attempts + 1, availableAt });
    else if (!letter.queue.endsWith("-dead"))
      waiting.add({ ...letter, queue: `${letter.queue}-dead`, attempts: 1, availableAt });
  }

  return {
    put,
    take,
    giveBack,
    waiting,
    names: () =>
      new Set([...waiting].filter((one) => one.availableAt <= clock.now()).map((one) => one.queue)),
  };
}

/** A producer's binding: each call goes through a door, and says it was taken even where the message is lost. */
export function openProducer(
  queue: QueueName,
  post: Post,
  pass: <Value>(what: string, effect: () => Value) => Promise<Value>,
) {
  return {
    send: (body: unknown, options?: { delaySeconds?: number }) =>
      pass(`queue ${queue}`, () => post.put(queue, body, options?.delaySeconds)),
    async sendBatch(messages: Iterable<{ body: unknown; delaySeconds?: number }>) {
      const list = [...messages];
      if (list.length > MOST_MESSAGES) throw new Error(`A queue takes ${MOST_MESSAGES} messages a call`);
      await pass(`queue ${queue} ×${list.length}`, () => {
        for (const { body, delaySeconds } of list) post.put(queue, body, delaySeconds);
      });
    },
  };
}

/** A batch as the consumer sees it, and what it decided about each message. */
export function openBatch(queue: string, letters: Letter[], now: number) {
  const decided = new Map<Letter, "ack" | { delaySeconds: number }>();
  const messages = letters.map((letter) => ({
    id: letter.id,
    timestamp: new Date(now),
    body: structuredClone(letter.body),
    attempts: letter.attempts,
    ack: () => void (decided.has(letter) || decided.set(letter, "ack")),
    retry: (options?: { delaySeconds?: number }) =>
      void (decided.has(letter) || decided.set(letter, { delaySeconds: options?.delaySeconds ?? 0 })),
  }));
  const batch = {
    queue: `watchbell-${queue}`,
    messages,
    ackAll: () => messages.forEach((one) => one.ack()),
    retryAll: (options?: { delaySeconds?: number }) => messages.forEach((one) => one.retry(options)),
  };
  return { batch: batch as unknown as MessageBatch, decided };
}
