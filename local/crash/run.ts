/**
 * One run of the line from freezing to recorded events, as a seed wants it. The director lets one thing happen at a
 * time, chosen by chance from all that could: a call takes effect, an answer is heard, a message is delivered, cron
 * ticks, somebody leaves. In between it kills callers, breaks calls and moves the clock. When the misfortunes of the
 * plan are used up it goes on until everything has come to rest; then the account is checked (check.ts).
 */
import { app } from "../../src/http/app.ts";
import { tick } from "../../src/cron.ts";
import { freeze } from "../../src/deliveries/freeze.ts";
import { LEASE_MS } from "../../src/deliveries/send.ts";
import { messageOf } from "../../src/providers/log.ts";
import { consume } from "../../src/queue.ts";
import { openUnsubscribeSigner, signingKey } from "../../src/subscribers/links.ts";
import { checkRun } from "./check.ts";
import { openEvents } from "./events.ts";
import { ADMIN_TOKEN, openWorkerDesk } from "./desk.ts";
import { openNetwork } from "./network.ts";
import { observe } from "./observe.ts";
import { openClock, playTime } from "./played-time.ts";
import type { Plant } from "./plants.ts";
import { makePlan, type Plan } from "./plan.ts";
import { openProvider, type Weather } from "./provider.ts";
import { openBatch, openQueues } from "./queues.ts";
import { openRandom } from "./random.ts";
import { openStage, type Actor, type Call } from "./stage.ts";
import { addDigests, addReaders, addressOf, NEWSLETTER, openDatabase } from "./world.ts";

const START = Date.UTC(2026, 2, 25, 4);
const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
/** A call of the Worker's queue or cron may last this long. */
const WALL_MS = 15 * MINUTE_MS;
const TICK_MS = 15 * MINUTE_MS;
/** More than any run can need: who is not at rest by then goes round in circles. */
const MOST_MOVES = 60_000;
const LONGEST_MS = 6 * 24 * HOUR_MS;
/** Ticks that must pass without anything to do before a run is at rest. */
const QUIET_TICKS = 2;
const MOST_RESUMES = 3;
/** A restore of less is not noticed by cron's pulse, and may bring a mail twice (docs/deliveries.md). */
const NOTICED_MS = 40 * MINUTE_MS;
const JUMPS_MS = [4 * MINUTE_MS, 10 * MINUTE_MS, 40 * MINUTE_MS, 3 * HOUR_MS, 11 * HOUR_MS, 25 * HOUR_MS];

/** `isInFlight`: it is on its way, and comes when it comes, however far the clock jumps. */
type Happening = { at: number; what: string; isTick?: boolean; isInFlight?: boolean; run: () => unknown };
type Job = { onKilled: () => void };

export type Run = {
  seed: number;
  plan: Plan;
  violations: string[];
  trace: string[];
  stats: { moves: number; kills: number; posts: number; emails: number; unknown: number };
  /** Where callers died: the call, and whether it had taken effect. */
  deaths: string[];
};

/** Plays a seed, with a mistake planted where one is given. */
export async function play(seed: number, plant: Plant = {}): Promise<Run> {
  const random = openRandom(seed);
  const plan = makePlan(random);
  const clock = openClock(START);
  const stage = openStage(clock);
  const provider = openProvider(clock, { limit: plan.rateLimit, windowSeconds: 1 });
  const post = openQueues(clock, random, () => (isOver() ? { doubled: 0, lost: 0 } : plan));
  const left = {
    kills: plan.kills,
    faults: plan.faults,
    hiccups: plan.hiccups,
    jumps: plan.jumps,
    stalls: plan.stalls,
  };
  const happenings: Happening[] = [];
  const jobs = new Map<Actor, Job>();
  const stalled = new Map<Actor, number>();
  const trace: string[] = [];
  const deaths: string[] = [];
  const resumes = new Map<number, number>();
  let isMonthlyDue = plan.isMonthly;
  let isRestored = false;
  let unnoticedAt: number | null = null;
  let quietTicks = 0;
  let moves = 0;

  let database = openDatabase();
  addReaders(database, {
    from: 1,
    count: plan.readers,
    at: START - 24 * HOUR_MS,
    unhashedTo: plan.unhashedTo,
  });
  const digestIds = await addDigests(database, {
    count: plan.digests,
    at: START,
    sendWithinHours: plan.sendWithinHours,
  });
  let sights = observe(database, clock);
  for (let count = 0; count < plan.refused; count += 1)
    provider.refused.add(addressOf(random.between(1, plan.readers)));
  for (let count = 0; count < plan.poisoned; count += 1)
    provider.poisoned.add(addressOf(random.between(1, plan.readers)));

  const { openDesk } = openWorkerDesk({ database: () => database, stage, post, lens: plant.lens, note });
  const events = openEvents({ random, clock, count: plan.events, app, openDesk, at, start });
  provider.onAccept = events.follow;

  function note(line: string): void {
    const time = new Date(clock.now()).toISOString().slice(5, 23).replace("T", " ");
    trace.push(`${time}  ${line}`);
  }

  function at(time: number, what: string, run: () => unknown, isInFlight = false): void {
    happenings.push({ at: time, what, run, isInFlight });
  }
  const isOver = () => clock.now() > START + LONGEST_MS / 2;
  const sometime = (most: number) => START + 50 * (most / 50) ** random.next();

  /** Sets a call of the Worker going. */
  async function start(
    name: string,
    run: () => Promise<unknown>,
    ends: { onEnd?: (error?: unknown) => void; onKilled?: () => void } = {},
  ): Promise<void> {
    note(`${name} starts`);
    let isEnded = false;
    const actor = await stage.enter(
      name,
      async () => void (await run()),
      (error) => {
        isEnded = true;
        note(`${name} ends${error === undefined ? "" : `, throwing ${messageOf(error)}`}`);
        ends.onEnd?.(error);
      },
    );
    if (!isEnded) jobs.set(actor, { onKilled: ends.onKilled ?? (() => {}) });
  }

  function kill(actor: Actor, why: string): void {
    note(`${actor.name} dies (${why})`);
    stage.kill(actor);
    jobs.get(actor)?.onKilled();
    jobs.delete(actor);
  }

  /** As a process dies: of a call under way nobody can say whether it takes effect, or when. */
  async function killAt(call: Call): Promise<void> {
    const { actor, what, phase } = call;
    deaths.push(`${phase} ${what.replace(/ \S+\/\S+/, "")}`);
    kill(actor, `${phase === "before" ? "at" : "not hearing the end of"} ${what}`);
    if (phase === "after" || random.chance(0.5)) return;
    const run = () => stage.perform(call);
    if (what.startsWith("post") && random.chance(0.5))
      at(
        clock.now() + random.between(1, 10 * MINUTE_MS),
        `what the dead ${actor.name} had sent takes effect: ${what}`,
        run,
        true,
      );
    else {
      note(`what it had sent takes effect all the same`);
      await run();
    }
  }

  function weather(): Weather {
    const ms = random.between(50, 400);
    if (isMonthlyDue && random.chance(0.3)) {
      isMonthlyDue = false;
      return { kind: "struck", fault: { kind: "monthly" } };
    }
    if (left.faults === 0 || !random.chance(plan.faultChance)) return { kind: "clear", ms };
    left.faults -= 1;
    return random.pick<Weather>([
      { kind: "lost" },
      { kind: "late", ms: random.between(1, 10 * MINUTE_MS) },
      { kind: "slow", ms: random.between(1, 5 * MINUTE_MS) },
      { kind: "struck", fault: { kind: "timeout-after" } },
      { kind: "struck", fault: { kind: "timeout-after" } },
      { kind: "struck", fault: { kind: "timeout-before" } },
      { kind: "struck", fault: { kind: "rate", retryAfterSeconds: random.between(1, 90) } },
      { kind: "struck", fault: { kind: "rate", retryAfterSeconds: random.between(1, 5) } },
      { kind: "struck", fault: { kind: "daily" } },
      { kind: "struck", fault: { kind: "500" } },
    ]);
  }

  async function perform(call: Call): Promise<void> {
    const isOurs = !call.what.startsWith("post");
    if (isOurs && left.hiccups > 0 && random.chance(plan.hiccupChance)) {
      left.hiccups -= 1;
      const isDone = random.chance(0.5);
      note(`${call.actor.name}: ${call.what} breaks, ${isDone ? "having" : "not having"} taken effect`);
      if (isDone) await stage.perform(call);
      const words = call.what.startsWith("queue")
        ? "Queue sendBatch failed"
        : "D1_ERROR: Network connection lost.";
      Object.assign(call, { phase: "after", answer: { ok: false, error: new Error(words) } });
      return;
    }
    await stage.perform(call);
    const { answer } = call;
    note(`${call.actor.name}: ${call.what}${answer?.ok === false ? ` fails: ${String(answer.error)}` : ""}`);
  }

  // the press, as its Workflow would try it: five times, in growing pauses
  function press(digestId: number, tries: number): Promise<void> {
    const again = () => {
      if (tries < 5)
        at(clock.now() + 10 * SECOND_MS * 2 ** tries, "press again", () => press(digestId, tries + 1));
    };
    return start(`press of digest ${digestId} (${tries})`, () => freeze(openDesk(), digestId), {
      onEnd: (error) => error !== undefined && again(),
      onKilled: again,
    });
  }

  function deliver(queue: string): Promise<void> {
    const letters = post.take(queue);
    const { batch, decided } = openBatch(queue, letters, clock.now());
    const backAfter = random.between(1, 60);
    return start(
      `${queue} ${letters.map(({ id, attempts }) => `${id}(${attempts})`).join(" ")}`,
      () => consume(openDesk(), batch),
      {
        onEnd(error) {
          for (const letter of letters) {
            const decision = error === undefined ? decided.get(letter) : { delaySeconds: 0 };
            if (decision !== undefined && decision !== "ack") post.giveBack(letter, decision.delaySeconds);
          }
        },
        onKilled: () => letters.forEach((letter) => post.giveBack(letter, backAfter)),
      },
    );
  }

  /** Cron may be late, and fires zero, one or two times. */
  function tickAt(time: number): void {
    const isCalm = isOver();
    const count = isCalm || left.kills + left.faults === 0 ? 1 : random.pick([0, 1, 1, 1, 2]);
    for (let fired = 0; fired < count; fired += 1) {
      const late = isCalm || random.chance(0.7) ? 0 : random.between(1, 4 * MINUTE_MS);
      happenings.push({
        at: time + late,
        what: "cron",
        isTick: true,
        run: () => start("tick", () => tick({ ...openDesk(), now: () => new Date(time) })),
      });
    }
    happenings.push({
      at: time,
      what: "the next quarter of an hour",
      isTick: true,
      run() {
        quietTicks = isQuiet() ? quietTicks + 1 : 0;
        lookAfterStopped();
        tickAt(Math.max(time + TICK_MS, Math.floor(clock.now() / TICK_MS) * TICK_MS));
      },
    });
  }

  /** The operator mends what stopped a mailing, and lets it go on. */
  function lookAfterStopped(): void {
    for (const { id } of database
      .prepare("SELECT id FROM mailings WHERE status IN ('stopped', 'paused')")
      .all()) {
      const mailing = Number(id);
      const count = resumes.get(mailing) ?? 0;
      // after a restore it may have been sent already: nobody who knows that lets it go on
      if (isRestored) resumes.set(mailing, MOST_RESUMES);
      if (isRestored || count >= MOST_RESUMES || random.chance(0.7)) continue;
      resumes.set(mailing, count + 1);
      at(clock.now() + 1, `the operator resumes mailing ${mailing}`, () =>
        start(`resuming mailing ${mailing}`, async () => {
          const headers = { authorization: `Bearer ${ADMIN_TOKEN}` };
          await app.request(`/api/mailings/${mailing}/resume`, { method: "POST", headers }, openDesk());
        }),
      );
    }
  }

  const isGivenUp = (id: unknown) => (resumes.get(Number(id)) ?? 0) >= MOST_RESUMES;

  /** Whether every mailing is closed, and nothing that could change anything is on its way. */
  function isQuiet(): boolean {
    if (stage.actors.size > 0 || post.waiting.size > 0) return false;
    if (happenings.some(({ isTick }) => !isTick)) return false;
    const rows = database
      .prepare(
        `SELECT m.id, m.status, (SELECT count(*) FROM chunks WHERE mailing_id = m.id AND status = 'sending') open
         FROM digests d LEFT JOIN mailings m ON m.digest_id = d.id`,
      )
      .all();
    return rows.every(({ id, status, open }) =>
      id === null
        ? clock.now() > START + 25 * HOUR_MS
        : status === "stopped" || status === "paused"
          ? isGivenUp(id) && open === 0
          : status !== "freezing" && status !== "sending",
    );
  }

  async function leave(reader: number): Promise<void> {
    const { settings } = openDesk();
    const sign = await openUnsubscribeSigner(signingKey(settings.tokenKeys));
    const token = await sign(reader, NEWSLETTER);
    await start(`reader ${reader} leaves`, async () => {
      const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
      await app.request(`/unsubscribe?token=${token}`, { method: "POST", body }, openDesk());
    });
  }

  function planLife(): void {
    for (const digestId of digestIds) at(START + SECOND_MS, "the press", () => press(digestId, 1));
    tickAt(START + TICK_MS);
    for (let count = 0; count < plan.leaving; count += 1) {
      const reader = random.between(1, plan.readers);
      at(sometime(2 * HOUR_MS) + SECOND_MS, "somebody leaves", () => leave(reader));
    }
    for (let count = 1; count <= plan.joining; count += 1) {
      const reader = plan.readers + count;
      at(sometime(HOUR_MS) + SECOND_MS, `reader ${reader} joins`, () =>
        addReaders(database, { from: reader, count: 1, at: clock.now() }),
      );
    }
    if (plan.isRestored) planRestoring();
  }

  function planRestoring(): void {
    at(sometime(HOUR_MS) + SECOND_MS, "a backup is made", () => {
      const madeAt = clock.now();
      const copy = database.serialize();
      at(
        clock.now() + random.pick([5 * MINUTE_MS, 2 * HOUR_MS, 26 * HOUR_MS]),
        "the backup is restored",
        () => {
          for (const actor of stage.actors) kill(actor, "the database is restored");
          database = openDatabase(copy);
          sights = observe(database, clock);
          isRestored = true;
          if (clock.now() - madeAt < NOTICED_MS) unnoticedAt = clock.now();
        },
      );
    });
  }

  /** Everything that could happen now. */
  function findChoices(): { run: () => unknown }[] {
    const now = clock.now();
    const due = happenings.filter((one) => one.at <= now);
    const actors = [...stage.actors];
    const liveCount = (queue: string) => actors.filter(({ name }) => name.startsWith(`${queue} `)).length;
    const choices: { run: () => unknown }[] = due.map((happening) => ({
      async run() {
        happenings.splice(happenings.indexOf(happening), 1);
        if (!happening.isTick) note(happening.what);
        await happening.run();
      },
    }));
    for (const queue of post.names()) {
      const most = queue === "deliver" ? plan.consumers : queue === "events" ? 2 : 1;
      if (liveCount(queue) < most) choices.push({ run: () => deliver(queue) });
    }
    for (const actor of actors) {
      if ((stalled.get(actor) ?? 0) > now) continue;
      const { calls, timers } = actor;
      for (const call of calls)
        choices.push({ run: () => (call.phase === "before" ? perform(call) : stage.tell(call)) });
      for (const timer of timers) if (timer.dueAt <= now) choices.push({ run: () => stage.ring(timer) });
    }
    return choices;
  }

  /** When something may happen again. What could happen now waits for one who stands still. */
  function nextAt(): number {
    const now = clock.now();
    const times = [
      ...happenings.map((one) => one.at),
      ...[...post.waiting].map(({ availableAt }) => availableAt),
      ...[...stage.actors].flatMap((actor) => [
        stalled.get(actor) ?? 0,
        ...[...actor.timers].map(({ dueAt }) => dueAt),
      ]),
    ];
    return Math.min(...times.filter((time) => time > now));
  }

  async function misfortune(): Promise<void> {
    if (left.jumps > 0 && random.chance(0.004)) {
      left.jumps -= 1;
      const jump = random.pick(JUMPS_MS);
      for (const one of happenings.filter(({ isInFlight }) => isInFlight)) {
        happenings.splice(happenings.indexOf(one), 1);
        note(one.what);
        await one.run();
      }
      clock.pass(jump);
      note(`the clock has jumped by ${jump / MINUTE_MS} minutes`);
    }
    const calls = [...stage.actors].flatMap((actor) => actor.calls);
    if (left.stalls > 0 && calls.length > 0 && random.chance(plan.stallChance)) {
      left.stalls -= 1;
      const { actor } = random.pick(calls);
      const ms = random.between(1, WALL_MS);
      stalled.set(actor, clock.now() + ms);
      note(`${actor.name} stands still for ${Math.ceil(ms / SECOND_MS)} seconds`);
      // somebody may come by when what it holds is free again, and it itself goes on afterwards
      if (ms > LEASE_MS && random.chance(0.7))
        at(clock.now() + LEASE_MS + SECOND_MS, "cron, out of turn", () =>
          start("tick", () => tick(openDesk())),
        );
    }
    if (left.kills > 0 && calls.length > 0 && random.chance(plan.killChance)) {
      left.kills -= 1;
      const victims = random.chance(0.2) ? calls : [random.pick(calls)];
      for (const call of victims) if (!call.actor.isDead) await killAt(call);
    }
    for (const actor of stage.actors)
      if (clock.now() - actor.startedAt > WALL_MS) kill(actor, "it took longer than the platform allows");
  }

  async function direct(): Promise<void> {
    // cron has been running before there was anything to send, as it starts the press
    await tick({ ...openDesk(), now: () => new Date(START) });
    planLife();
    while (moves < MOST_MOVES && clock.now() < START + LONGEST_MS) {
      const choices = findChoices();
      if (choices.length === 0) {
        if (quietTicks >= QUIET_TICKS) return;
        clock.set(nextAt());
        continue;
      }
      moves += 1;
      await random.pick(choices).run();
      clock.pass(random.between(0, 20));
      await misfortune();
    }
    note("it does not come to rest");
  }

  const later = (ms: number, what: string, run: () => unknown) => at(clock.now() + ms, what, run, true);
  const fetch = openNetwork({ provider, stage, clock, weather, later, keyLens: plant.key });
  const stop = playTime(clock, stage, fetch);
  try {
    await direct();
  } finally {
    stop();
  }
  const account = await checkRun({
    database,
    sights: sights(),
    provider,
    events: events.told(),
    now: clock.now(),
    isAtRest: quietTicks >= QUIET_TICKS,
    isRestored,
    unnoticedAt,
    readers: plan.readers,
  });
  return {
    seed,
    plan,
    violations: account.violations,
    trace,
    deaths,
    stats: {
      moves,
      kills: deaths.length,
      posts: provider.calls.length,
      emails: provider.accepted.length,
      unknown: account.unknown,
    },
  };
}
