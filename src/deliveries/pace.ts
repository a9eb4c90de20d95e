/**
 * The pace of one sender's calls. The account's rate limit is shared with sign-up mail, which leaves from other calls
 * of the Worker, so bulk mail leaves a fifth of it free; the provider's headers say how large it is. One consumer of
 * the queue at a time (wrangler.toml) makes this the only pace of bulk mail. Waiting costs no CPU.
 */
import type { Desk } from "../desk.ts";
import type { Room } from "../providers/mailer.ts";

/** What is left to sign-up mail. */
const HEADROOM = 0.2;
/** Until an answer tells a limit, one call is made at a time. */
const UNKNOWN_SIZE = 1;
/**
 * A window is taken to end within these, whatever the provider tells: a second that is rounded down is none, and an hour
 * is not waited out in a call.
 */
const [SHORTEST_WINDOW_MS, LONGEST_WINDOW_MS] = [1000, 60_000];

export type Pace = {
  /**
   * Waits for the turn of a call, or of as many as may be made then, finds what they are for, and makes them together.
   * The room in an answer sets the pace; without one the turn is given back, as one is that there was nothing for. What
   * breaks in one call lets the others come to their end: each is answered as Promise.allSettled does.
   */
  call<Item, Answer extends { room?: Room }>(
    most: number,
    find: (turnCount: number) => Promise<Item[]>,
    call: (item: Item) => Promise<Answer>,
  ): Promise<PromiseSettledResult<Answer>[]>;
  /** Whether a call that is made now starts at once. */
  isFree(): boolean;
  /** The provider asks everyone to wait: the next calls do. */
  hold(seconds: number): void;
  /** Waits for the end of a hold: who sends next does not know of it. */
  waitOut(): Promise<void>;
  /** How long has been waited in all. */
  waitedMs(): number;
};

export function openPace({ now, pause }: Pick<Desk, "now" | "pause">): Pace {
  let windowSize = UNKNOWN_SIZE;
  let left = UNKNOWN_SIZE;
  let inFlightCount = 0;
  let renewsAt: number | null = null;
  let isHeld = false;
  let waitedMs = 0;
  /** The end of the last pause. */
  let pausedUntil = 0;
  /** The least that was told to be left of this window: answers overtake each other, and an older one tells of more. */
  let least = Infinity;
  let leastUntil = 0;
  let waitingTurns = 0;
  let line: Promise<unknown> = Promise.resolve();
  let heard = () => {};

  /** The desk's clock may stand until it comes to the hour of what caused the work (notBefore); what was paused for has passed. */
  const clock = () => Math.max(pausedUntil, now().getTime());

  async function takeTurns(most: number): Promise<number> {
    while (left < 1) {
      if (renewsAt === null) await new Promise<void>((resolve) => (heard = resolve));
      else await waitUntil(renewsAt);
    }
    const taken = Math.min(most, Math.floor(left));
    left -= taken;
    inFlightCount += taken;
    return taken;
  }

  async function waitUntil(time: number): Promise<void> {
    const ms = Math.max(0, time - clock());
    waitedMs += ms;
    await pause(ms);
    pausedUntil = Math.max(pausedUntil, time);
    // asked to wait for longer meanwhile
    if (isHeld && renewsAt !== null && renewsAt > clock()) return;
    renewsAt = null;
    isHeld = false;
    leastUntil = 0;
    // what is under way may count for the new window; where it fills it, its answers are waited for
    left = windowSize - inFlightCount;
  }

  function hear(room: Room | undefined): void {
    inFlightCount -= 1;
    if (room) hearRoom(room);
    // nothing is told of the window: what was heard of it still holds
    else if (!isHeld) left += 1;
    if (!isHeld && left >= 1) renewsAt = null;
    heard();
  }

  function hearRoom({ limit, remaining, resetSeconds }: Room): void {
    windowSize = Math.max(1, Math.floor(limit * (1 - HEADROOM)));
    if (isHeld) return;
    const endsAt = clock() + Math.min(LONGEST_WINDOW_MS, Math.max(SHORTEST_WINDOW_MS, resetSeconds * 1000));
    if (clock() < leastUntil) least = Math.min(least, remaining);
    else [least, leastUntil] = [remaining, endsAt];
    // calls that are under way may not be counted in what the provider says is left
    left = least - (limit - windowSize) - inFlightCount;
    if (left < 1) renewsAt = endsAt;
  }

  async function take<Item>(most: number, find: (turnCount: number) => Promise<Item[]>): Promise<Item[]> {
    // one after the other: of two that wait for the same window the first comes first
    waitingTurns += most;
    const turn = line.then(() => takeTurns(most));
    line = turn;
    const turnCount = await turn;
    waitingTurns -= most;
    let items: Item[] = [];
    try {
      return (items = await find(turnCount));
    } finally {
      for (let unused = items.length; unused < turnCount; unused += 1) hear(undefined);
    }
  }

  return {
    async call(most, find, call) {
      const items = await take(most, find);
      return Promise.allSettled(
        items.map(async (item) => {
          let room: Room | undefined;
          try {
            const answer = await call(item);
            ({ room } = answer);
            return answer;
          } finally {
            hear(room);
          }
        }),
      );
    },
    isFree: () => waitingTurns < left,
    hold(seconds) {
      isHeld = true;
      left = 0;
      renewsAt = Math.max(renewsAt ?? 0, clock() + seconds * 1000);
      heard();
    },
    async waitOut() {
      while (isHeld && renewsAt !== null) await waitUntil(renewsAt);
    },
    waitedMs: () => waitedMs,
  };
}
