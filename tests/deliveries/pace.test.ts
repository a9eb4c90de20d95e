import { describe, expect, test } from "vitest";
import { openPace, type Pace } from "../../src/deliveries/pace.ts";
import type { Room } from "../../src/providers/mailer.ts";
import { openFarProvider, openProvider } from "./paced-providers.ts";

/** A call by itself; answers or throws as the call does. */
async function callOne(pace: Pace, call: () => Promise<{ room?: Room }>) {
  const [settled] = await pace.call(1, async () => [1], call);
  if (settled?.status === "rejected") throw settled.reason;
}

const busiest = (calls: number[]) =>
  Math.max(
    ...Object.values(Object.groupBy(calls, (at) => Math.floor(at / 1000))).map((list) => list!.length),
  );

describe("the pace of bulk mail", () => {
  test.for([2, 5, 10, 100])("leaves a fifth of %i requests a second to sign-up mail", async (limit) => {
    const { pace, call, calls } = openProvider(limit, 1);
    for (let at = 0; at < limit * 5; at += 1) await callOne(pace, call);
    expect(busiest(calls)).toBeLessThanOrEqual(Math.max(1, Math.floor(limit * 0.8)));
    expect(calls).toHaveLength(limit * 5);
  });

  test("lanes side by side keep it together", async () => {
    const { pace, call, calls } = openProvider(10, 1);
    const lane = async () => {
      for (let at = 0; at < 20; at += 1) await callOne(pace, call);
    };
    await Promise.all([lane(), lane(), lane(), lane()]);
    expect(calls).toHaveLength(80);
    expect(busiest(calls)).toBeLessThanOrEqual(8);
  });

  test("calls slower than the limit are not held up", async () => {
    const { pace, call, calls, now } = openProvider(10, 200);
    for (let at = 0; at < 20; at += 1) await callOne(pace, call);
    expect(calls).toHaveLength(20);
    expect(now().getTime()).toBe(20 * 200);
    expect(pace.waitedMs()).toBe(0);
  });

  test("a window that is used up ends as it was told, though the last call under way used nothing", async () => {
    const { pace } = openProvider(5);
    const room = (remaining: number) => ({ room: { limit: 5, remaining, resetSeconds: 1 } });
    await callOne(pace, async () => room(4));
    const answers: ((answer: { room?: Room }) => void)[] = [];
    const slow = () => new Promise<{ room?: Room }>((resolve) => answers.push(resolve));
    const calls = [callOne(pace, slow), callOne(pace, slow)];
    while (answers.length < 2) await Promise.resolve();
    // sign-up mail has taken what was left
    answers[0]?.(room(1));
    await calls[0];
    answers[1]?.({});
    await calls[1];
    expect(pace.isFree()).toBe(false);
    await callOne(pace, async () => room(4));
    expect(pace.waitedMs()).toBe(1000);
    expect(pace.isFree()).toBe(true);
  });

  test("before the first answer one call is let through", async () => {
    const { pace } = openProvider(10);
    let started = 0;
    const answers: ((answer: { room?: Room }) => void)[] = [];
    const slow = () => {
      started += 1;
      return new Promise<{ room?: Room }>((resolve) => answers.push(resolve));
    };
    const calls = [callOne(pace, slow), callOne(pace, slow), callOne(pace, slow)];
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(started).toBe(1);
    answers[0]?.({ room: { limit: 10, remaining: 9, resetSeconds: 1 } });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(started).toBe(3);
    for (const answer of answers) answer({});
    await Promise.all(calls);
  });

  test("a call that breaks or finds nothing to do lets the next one through", async () => {
    const { pace, call, calls } = openProvider(10);
    await callOne(pace, () => Promise.reject(new Error("broken"))).catch(() => undefined);
    await callOne(pace, async () => ({}));
    await callOne(pace, call);
    expect(calls).toHaveLength(1);
  });

  test("a hold makes everyone wait", async () => {
    const { pace, call, now } = openProvider(10);
    await callOne(pace, call);
    pace.hold(30);
    await callOne(pace, call);
    expect(now().getTime()).toBeGreaterThanOrEqual(30_000);
    expect(pace.waitedMs()).toBe(30_000);
  });

  test("calls are made together as far as the limit lets them, and turns that nothing was found for are given back", async () => {
    const { pace } = openProvider(10);
    const turns: number[] = [];
    const answers: ((answer: { room?: Room }) => void)[] = [];
    const slow = () => new Promise<{ room?: Room }>((resolve) => answers.push(resolve));
    const find = (most: number) => async (turnCount: number) => {
      turns.push(turnCount);
      return Array.from({ length: Math.min(most, turnCount) }, (_, at) => at);
    };
    const room = (remaining: number) => ({ room: { limit: 5, remaining, resetSeconds: 1 } });
    // nothing is known of a limit: one call
    const first = pace.call(2, find(2), slow);
    while (answers.length < 1) await Promise.resolve();
    answers[0]?.(room(4));
    expect(await first).toEqual([{ status: "fulfilled", value: room(4) }]);
    // of three turns two are taken, and one of them is not needed
    const second = pace.call(2, find(1), slow);
    while (answers.length < 2) await Promise.resolve();
    const third = pace.call(3, find(3), slow);
    while (answers.length < 4) await Promise.resolve();
    expect(turns).toEqual([1, 2, 2]);
    for (const answer of answers) answer({});
    expect([await second, await third].map((answered) => answered.length)).toEqual([1, 2]);
  });

  test("what breaks in one call lets the others come to their end", async () => {
    const { pace, call } = openProvider(10);
    await callOne(pace, call);
    const settled = await pace.call(
      2,
      async () => [1, 2],
      async (item) => {
        if (item === 1) throw new Error("broken");
        return {};
      },
    );
    expect(settled.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
    expect(pace.isFree()).toBe(true);
  });

  test("finding nothing, or breaking while it looks, lets the next one through", async () => {
    const { pace, call, calls } = openProvider(10);
    expect(await pace.call(2, async () => [], call)).toEqual([]);
    await pace.call(2, () => Promise.reject(new Error("broken")), call).catch(() => undefined);
    await callOne(pace, call);
    expect(calls).toHaveLength(1);
  });

  test("a call in line counts as many turns as it may take, before another finds the pace free", async () => {
    const { pace } = openProvider(5);
    const room = { limit: 5, remaining: 3, resetSeconds: 1 };
    // two are left: one stays free for sign-up mail
    await callOne(pace, async () => ({ room }));
    expect(pace.isFree()).toBe(true);
    const both = pace.call(
      2,
      async () => [1, 2],
      async () => ({ room }),
    );
    expect(pace.isFree()).toBe(false);
    await both;
  });

  test("a longer wait that is asked for while somebody waits for the window is waited out", async () => {
    let time = 0;
    const pauses: { ms: number; end: () => void }[] = [];
    const pause = (ms: number) => new Promise<void>((end) => pauses.push({ ms, end }));
    const pace = openPace({ now: () => new Date(time), pause });
    await callOne(pace, async () => ({ room: { limit: 5, remaining: 1, resetSeconds: 1 } }));
    let calledAt: number | undefined;
    const waiting = callOne(pace, async () => {
      calledAt = time;
      return {};
    });
    const turn = () => new Promise((resolve) => setTimeout(resolve, 1));
    await turn();
    pace.hold(30);
    for (let at = 0; at < 2; at += 1) {
      const { ms, end } = pauses.shift() ?? { ms: 0, end: () => {} };
      time += ms;
      end();
      await turn();
    }
    await waiting;
    expect(calledAt).toBe(30_000);
  });

  test("a hold ends though the desk's clock stands at the hour of what caused the work", async () => {
    const pauses: number[] = [];
    const pause = async (ms: number) => {
      if (pauses.push(ms) > 5) throw new Error("It waits for ever");
    };
    const pace = openPace({ now: () => new Date(0), pause });
    const room = { limit: 5, remaining: 3, resetSeconds: 1 };
    await callOne(pace, async () => ({ room }));
    for (const seconds of [2, 3]) {
      pace.hold(seconds);
      await callOne(pace, async () => ({ room }));
    }
    expect(pauses).toEqual([2000, 3000]);
  });

  test("a short wait does not end a longer one that was asked for before it", async () => {
    const { pace, call, now } = openProvider(10);
    await callOne(pace, call);
    pace.hold(30);
    pace.hold(1);
    await callOne(pace, call);
    expect(now().getTime()).toBeGreaterThanOrEqual(30_000);
  });

  test.for([2, 5, 10])(
    "keeps to %i requests a second less a fifth, however the answers overtake each other",
    async (limit) => {
      for (let seed = 1; seed <= 20; seed += 1) {
        const { arrivals, pace, call } = openFarProvider(limit, seed);
        const lane = async () => {
          for (let at = 0; at < 20; at += 1) await pace.call(2, async (turns) => Array(turns).fill(at), call);
        };
        await Promise.all([lane(), lane()]);
        expect(busiest(arrivals), `seed ${seed}`).toBeLessThanOrEqual(Math.max(1, Math.floor(limit * 0.8)));
      }
    },
  );

  test("an answer that is overtaken by a later call's gives no turn back", async () => {
    const { pace } = openProvider(10);
    const room = (remaining: number) => ({ room: { limit: 10, remaining, resetSeconds: 1 } });
    const answers: ((answer: { room?: Room }) => void)[] = [];
    const slow = () => new Promise<{ room?: Room }>((resolve) => answers.push(resolve));
    await callOne(pace, async () => room(9));
    const both = pace.call(2, async () => [1, 2], slow);
    while (answers.length < 2) await Promise.resolve();
    // sign-up mail has taken some meanwhile; two stay free for it
    answers[1]?.(room(3));
    answers[0]?.(room(8));
    await both;
    let turnCount = 0;
    const find = async (turns: number) => {
      turnCount = turns;
      return [];
    };
    await pace.call(5, find, async () => room(0));
    expect(turnCount).toBe(1);
  });

  test.for([
    [0, 1000],
    [3600, 60_000],
  ] as const)(
    "a window that is told to end in %i seconds is waited for %i ms",
    async ([resetSeconds, ms]) => {
      const { pace } = openProvider(5);
      await callOne(pace, async () => ({ room: { limit: 5, remaining: 0, resetSeconds } }));
      await callOne(pace, async () => ({}));
      expect(pace.waitedMs()).toBe(ms);
    },
  );

  test("a hold is waited out at the end, and nothing else is", async () => {
    const { pace, call, now } = openProvider(10);
    await callOne(pace, call);
    await pace.waitOut();
    expect(pace.waitedMs()).toBe(0);
    pace.hold(30);
    await pace.waitOut();
    expect(now().getTime()).toBe(30_010);
    expect(pace.isFree()).toBe(true);
  });

  test("a limit that is told in fractions gives out whole turns", async () => {
    const { pace } = openProvider(5);
    await callOne(pace, async () => ({ room: { limit: 5, remaining: 2.5, resetSeconds: 1 } }));
    let asked = 0;
    await pace.call(
      2,
      async (turnCount) => {
        asked = turnCount;
        return [];
      },
      async () => ({}),
    );
    expect(asked).toBe(1);
  });
});
