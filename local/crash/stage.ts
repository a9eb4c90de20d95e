/**
 * The stage: actors (calls of the Worker) that stop at every door to the outside (a database call, a post, a queue),
 * and go on only when the director lets them. One moves at a time, so that an interleaving is a list of choices.
 * An actor that is killed is never let on: its await does not end, as in a process that is gone.
 */
import { webcrypto } from "node:crypto";
import { AsyncLocalStorage } from "node:async_hooks";

export type Actor = {
  name: string;
  startedAt: number;
  isDead: boolean;
  isDone: boolean;
  /** Where it stands: calls that wait to take effect, or whose answer waits to be heard. */
  calls: Call[];
  timers: Set<Timer>;
};

export type Call = {
  actor: Actor;
  what: string;
  /** before: it has had no effect. after: it has, and the answer is on its way. */
  phase: "before" | "after";
  effect: () => unknown;
  answer?: { ok: true; value: unknown } | { ok: false; error: unknown };
  done: (value: unknown) => void;
  failed: (error: unknown) => void;
};

export type Timer = { actor: Actor; dueAt: number; run: () => void };

export type Stage = ReturnType<typeof openStage>;

/** Real milliseconds after which an actor that neither stops at a door nor ends is a mistake of this harness. */
const STUCK_MS = 20_000;

const moving = new AsyncLocalStorage<Actor>();

/** The actor whose code is running, outside of a run none. */
export const currentActor = (): Actor | undefined => moving.getStore();

export function openStage(clock: { now(): number }) {
  const actors = new Set<Actor>();
  let noted: () => void = () => {};

  /** A door: the actor waits here until the director has performed the effect and told it. */
  function pass<Value>(what: string, effect: () => Value | Promise<Value>): Promise<Value> {
    const actor = moving.getStore();
    if (!actor) return Promise.resolve().then(effect);
    return new Promise<Value>((done, failed) => {
      actor.calls.push({ actor, what, phase: "before", effect, done: done as Call["done"], failed });
      noted();
    });
  }

  /** Sets an actor going, and answers when it stands at its first door or has ended. */
  async function enter(name: string, run: () => Promise<void>, onEnd: (error?: unknown) => void) {
    const actor: Actor = {
      name,
      startedAt: clock.now(),
      isDead: false,
      isDone: false,
      calls: [],
      timers: new Set(),
    };
    actors.add(actor);
    await untilItStops(actor, () => {
      const end = (error?: unknown) => {
        if (actor.isDead) return;
        actor.isDone = true;
        actors.delete(actor);
        onEnd(error);
        noted();
      };
      void moving.run(actor, () => run().then(() => end(), end));
    });
    return actor;
  }

  /** Lets the effect of a call happen; its answer waits. */
  async function perform(call: Call): Promise<void> {
    try {
      call.answer = { ok: true, value: await call.effect() };
    } catch (error) {
      call.answer = { ok: false, error };
    }
    call.phase = "after";
  }

  /** Tells the actor the answer, and lets it go on to its next door. */
  async function tell(call: Call): Promise<void> {
    const { actor, answer } = call;
    actor.calls = actor.calls.filter((other) => other !== call);
    await untilItStops(actor, () =>
      answer?.ok === false ? call.failed(answer.error) : call.done(answer?.ok ? answer.value : undefined),
    );
  }

  async function ring(timer: Timer): Promise<void> {
    timer.actor.timers.delete(timer);
    await untilItStops(timer.actor, () => moving.run(timer.actor, timer.run));
  }

  function kill(actor: Actor): void {
    actor.isDead = true;
    actor.timers.clear();
    actors.delete(actor);
  }

  /** A timer of the actor that moves: it may now rest, if it does nothing else. */
  function addTimer(run: () => void, dueAt: number): Timer | undefined {
    const actor = moving.getStore();
    if (!actor) return undefined;
    const timer = { actor, dueAt, run };
    actor.timers.add(timer);
    const tell = noted;
    void aMoment().then(() => tell());
    return timer;
  }

  async function untilItStops(actor: Actor, go: () => void): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    // an actor with another call or timer under way may have nothing to do until that ends
    const mayRest = actor.calls.length > 0 || actor.timers.size > 0;
    noted = resolve;
    go();
    await Promise.race([promise, mayRest ? aMoment() : hang(actor, promise)]);
    noted = () => {};
  }

  return { actors, pass, enter, perform, tell, ring, kill, addTimer };
}

// taken before anything sets the played time
const wait = globalThis.setTimeout;

/**
 * Signing goes on in threads of its own, on a busy machine for longer than a moment: it is waited for. Of two calls that
 * are made ready at once either could end first, and a seed would not play the same way again: one follows the other.
 */
const signing: { count: number; line: Promise<unknown> } = { count: 0, line: Promise.resolve() };
const { subtle } = webcrypto;
for (const name of ["sign", "verify", "importKey", "digest"] as const) {
  const own = subtle[name].bind(subtle) as (...args: unknown[]) => Promise<unknown>;
  Object.defineProperty(subtle, name, {
    configurable: true,
    value: (...args: unknown[]) => {
      signing.count += 1;
      const signed = signing.line.then(() => own(...args));
      signing.line = signed.catch(() => {});
      return signed.finally(() => (signing.count -= 1));
    },
  });
}

async function aMoment(): Promise<void> {
  do await new Promise<void>((done) => void wait(done, 2));
  while (signing.count > 0);
}

/** Fails when an actor hangs at something that this harness does not know. */
async function hang(actor: Actor, stopped: Promise<void>): Promise<void> {
  const failed = Promise.withResolvers<void>();
  const watch = wait(
    () => failed.reject(new Error(`${actor.name} hangs at an await that is no door`)),
    STUCK_MS,
  );
  await Promise.race([stopped, failed.promise]).finally(() => clearTimeout(watch));
}
