/**
 * Forgetting addresses: a chunk holds whom it was sent to for its retries, and for a person to decide about unknown
 * ones. Two days after its mailing ended, nobody asks any more: the ids stay, which mean nothing without their rows.
 */
import type { Desk } from "../desk.ts";
import { forgetAddresses } from "./event-store.ts";

const KEPT_MS = 2 * 86_400_000;
/** Chunks a tick: 96 ticks a day are those of twelve mailings to a million. */
const CHUNKS_A_TICK = 1_250;

/** Takes the addresses out of chunks that are through; answers how many. Repeated, it goes on where it was. */
export const forgetOldAddresses = ({ db, now }: Pick<Desk, "db" | "now">): Promise<number> =>
  forgetAddresses(db, new Date(now().getTime() - KEPT_MS), CHUNKS_A_TICK);
