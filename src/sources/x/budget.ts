/**
 * The budget of post reads: X's API is paid by the post. What a request may cost is reserved before it, what it did
 * not cost is given back after it. A Worker that dies in between leaves its reservation: the count may stand too
 * high, never too low.
 */
import type { Desk } from "../../desk.ts";
import { findUsed, returnReads, takeReads } from "./budget-store.ts";

/** Others may take what was just seen to be left; each time less is asked for. */
const ATTEMPTS = 4;

export type Budget = { month: string; used: number; limit: number };

export type Reservation = { month: string; count: number };

type BudgetDesk = { db: Desk["db"]; now: Desk["now"]; settings: Pick<Desk["settings"], "x"> };

/** What was read this month, in UTC, and what may be. Reads under way count as used. */
export async function findBudget({ db, settings, now }: BudgetDesk): Promise<Budget> {
  const month = monthOf(now());
  return { month, used: await findUsed(db, month), limit: settings.x.monthlyReads };
}

/** Reserves as many reads as wanted, or as are left; undefined where fewer are left than are of use. */
export async function reserveReads(
  desk: BudgetDesk,
  { wanted, fewest }: { wanted: number; fewest: number },
): Promise<Reservation | undefined> {
  let count = wanted;
  for (let attempt = 0; attempt < ATTEMPTS && count >= fewest; attempt++) {
    const month = monthOf(desk.now());
    const limit = desk.settings.x.monthlyReads;
    if (await takeReads(desk.db, month, { count, limit })) return { month, count };
    count = Math.min(count, limit - (await findUsed(desk.db, month)));
  }
  return undefined;
}

/** Gives back what a reservation did not cost. */
export async function settleReads(
  { db }: Pick<BudgetDesk, "db">,
  { month, count }: Reservation,
  cost: number,
): Promise<void> {
  if (cost < count) await returnReads(db, month, count - cost);
}

/** When the next budget begins: the first of the next month, in UTC. */
export const nextMonth = (now: Date) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1));

const monthOf = (now: Date) => now.toISOString().slice(0, 7);
