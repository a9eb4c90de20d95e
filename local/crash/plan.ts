/** What a seed makes of a run: how many readers, what goes wrong and how often. */
import type { Random } from "./random.ts";

export type Plan = {
  readers: number;
  /** Up to this one nobody's hash is known: the claims of their chunks can't fix who is written to. */
  unhashedTo: number;
  digests: number;
  consumers: number;
  sendWithinHours: number;
  rateLimit: number;
  /** How many of each will happen at most; when they are used up, the run comes to rest. */
  kills: number;
  faults: number;
  hiccups: number;
  jumps: number;
  stalls: number;
  /** How likely, at each step where it may happen. */
  killChance: number;
  faultChance: number;
  hiccupChance: number;
  stallChance: number;
  doubled: number;
  lost: number;
  leaving: number;
  joining: number;
  /** Addresses that the provider always refuses. */
  refused: number;
  /** Addresses whose batch it refuses as a whole. */
  poisoned: number;
  events: number;
  /** The account's month is used up once. */
  isMonthly: boolean;
  /** An older copy of the database takes its place. */
  isRestored: boolean;
};

/** Around the borders of a chunk, a page and a message. */
const USUAL_READERS = [0, 1, 2, 7, 99, 100, 101, 130, 199, 200, 201, 250];
const MANY_READERS = [999, 1000, 1001];
/** More than one page of the freezing. */
const PAGES_OF_READERS = [5_001, 5_099];

export function makePlan(random: Random): Plan {
  const size = random.next();
  const readers = random.pick(size < 0.008 ? PAGES_OF_READERS : size < 0.03 ? MANY_READERS : USUAL_READERS);
  const isCalm = random.chance(0.1);
  const some = (most: number) => (isCalm ? 0 : random.between(0, most));
  return {
    readers,
    digests: readers <= 250 && random.chance(0.2) ? 2 : 1,
    consumers: random.between(1, 3),
    sendWithinHours: random.pick([1, 6, 12, 12, 20, 30, 48]),
    rateLimit: random.pick([2, 5, 10, 1000]),
    kills: some(10),
    faults: some(12),
    hiccups: some(4),
    jumps: some(2),
    stalls: some(4),
    killChance: random.pick([0.01, 0.03, 0.1]),
    faultChance: random.pick([0.1, 0.3, 0.6]),
    hiccupChance: random.pick([0.005, 0.02]),
    stallChance: random.pick([0.005, 0.03]),
    doubled: isCalm ? 0 : random.pick([0, 0.1, 0.3]),
    lost: isCalm ? 0 : random.pick([0, 0.1, 0.3]),
    leaving: Math.min(readers, some(8)),
    joining: some(3),
    refused: random.chance(0.3) ? Math.min(readers, random.between(1, 3)) : 0,
    poisoned: random.chance(0.08) ? Math.min(readers, random.between(1, 2)) : 0,
    events: random.chance(0.5) ? random.between(1, 20) : 0,
    isMonthly: !isCalm && random.chance(0.08),
    isRestored: !isCalm && random.chance(0.08),
    unhashedTo: random.chance(0.6) ? 0 : random.between(0, readers),
  };
}
