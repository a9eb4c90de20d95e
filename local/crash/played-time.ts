/**
 * The time of a run: it moves only when the director says so. Date.now, timers and fetch of the code under test are
 * led here while a run lasts; what is not called by an actor (the test's own machinery) keeps the real ones.
 */
import { FixedLengthStream } from "./fixed-length-stream.ts";
import { currentActor, type Stage, type Timer } from "./stage.ts";

/** Shorter timers are a library's way of yielding, and stay real. */
const YIELD_MS = 2;

export type Clock = { now(): number; pass(ms: number): void; set(time: number): void };

export function openClock(start: number): Clock {
  let time = start;
  return {
    now: () => time,
    pass: (ms) => void (time += ms),
    set: (to) => void (time = Math.max(time, to)),
  };
}

type Fetch = typeof globalThis.fetch;

/** Leads time and network of actors to the played ones; answers how to give the real ones back. */
export function playTime(clock: Clock, stage: Pick<Stage, "addTimer">, fetch: Fetch): () => void {
  const real = { now: Date.now, setTimeout, clearTimeout, fetch: globalThis.fetch };
  const timers = new WeakMap<object, Timer>();
  Date.now = () => (currentActor() ? clock.now() : real.now());
  globalThis.setTimeout = ((run: () => void, ms = 0, ...args: unknown[]) => {
    if (ms < YIELD_MS || !currentActor())
      return real.setTimeout(() => Reflect.apply(run, undefined, args), ms);
    const timer = stage.addTimer(() => Reflect.apply(run, undefined, args), clock.now() + ms);
    const handle = { unref: () => handle, ref: () => handle, [Symbol.toPrimitive]: () => 0 };
    if (timer) timers.set(handle, timer);
    return handle;
  }) as unknown as typeof setTimeout;
  globalThis.clearTimeout = ((handle: object | undefined) => {
    const timer = typeof handle === "object" ? timers.get(handle) : undefined;
    if (timer) timer.actor.timers.delete(timer);
    else real.clearTimeout(handle as unknown as NodeJS.Timeout);
  }) as typeof clearTimeout;
  Object.assign(globalThis, { FixedLengthStream });
  globalThis.fetch = (input, init) => (currentActor() ? fetch(input, init) : real.fetch(input, init));
  return () => {
    Date.now = real.now;
    Object.assign(globalThis, {
      setTimeout: real.setTimeout,
      clearTimeout: real.clearTimeout,
      fetch: real.fetch,
    });
  };
}
