/** Providers with a limit, and clocks that only move by waiting: for tests of the pace. */
import { openRandom } from "../../local/crash/random.ts";
import { openPace } from "../../src/deliveries/pace.ts";
import type { Room } from "../../src/providers/mailer.ts";

/** A provider with a fixed window of a second, and a clock that only moves by waiting or calling. */
export function openProvider(limit: number, callMs = 10) {
  let time = 0;
  const calls: number[] = [];
  const now = () => new Date(time);
  const pause = async (ms: number) => void (time += ms);
  const call = async (): Promise<{ room: Room }> => {
    calls.push(time);
    time += callMs;
    const window = Math.floor(time / 1000);
    const used = calls.filter((at) => Math.floor(at / 1000) === window).length;
    return { room: { limit, remaining: Math.max(0, limit - used), resetSeconds: 1 } };
  };
  return { calls, pace: openPace({ now, pause }), call, now };
}

/** As openProvider, but up to a tenth of a second away each way: what is called first need not arrive or be answered first. */
export function openFarProvider(limit: number, seed: number) {
  const random = openRandom(seed);
  const time = openPlayedTime();
  const arrivals: number[] = [];
  const call = async (): Promise<{ room: Room }> => {
    await time.pause(random.between(0, 100));
    const at = time.now().getTime();
    arrivals.push(at);
    const used = arrivals.filter((other) => Math.floor(other / 1000) === Math.floor(at / 1000)).length;
    await time.pause(random.between(0, 100));
    const resetSeconds = Math.ceil((1000 - (at % 1000)) / 1000);
    return { room: { limit, remaining: Math.max(0, limit - used), resetSeconds } };
  };
  return { arrivals, call, pace: openPace(time) };
}

/** A clock that moves to the next end of a pause once everything else has come to rest. */
function openPlayedTime() {
  let at = 0;
  const ends: { at: number; end: () => void }[] = [];
  const goOn = () => {
    const [next] = ends.sort((a, b) => a.at - b.at);
    if (!next) return;
    ends.shift();
    at = next.at;
    next.end();
    setImmediate(goOn);
  };
  return {
    now: () => new Date(at),
    pause: (ms: number) =>
      new Promise<void>((end) => {
        if (ends.push({ at: at + ms, end }) === 1) setImmediate(goOn);
      }),
  };
}
