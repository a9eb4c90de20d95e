/** The nightly check: what was never confirmed is forgotten, and the kept counts are held against the rows. */
import { recordFailure } from "../db/failures.ts";
import type { Desk } from "../desk.ts";
import {
  claimNight,
  findMiscounted,
  forgetAddressChanges,
  forgetPending,
  setCount,
} from "./housekeep-store.ts";
import { CHANGE_DAYS, PENDING_DAYS } from "./lifetimes.ts";

const DAY_MS = 86_400_000;
/** Wishes forgotten in one statement, and in one night. */
const WISHES_A_CALL = 5_000;
const CALLS_A_NIGHT = 40;

/** Does the check once a day in UTC, at the first tick that comes by; answers whether it was this one. */
export async function housekeep(desk: Pick<Desk, "db" | "now" | "log">): Promise<boolean> {
  const { db, now, log } = desk;
  const at = now();
  const midnight = new Date(at.getTime() - (at.getTime() % DAY_MS));
  if (!(await claimNight(db, at, midnight))) return false;
  const ago = (days: number) => new Date(at.getTime() - days * DAY_MS);
  let forgottenCount = 0;
  for (let call = 0; call < CALLS_A_NIGHT; call += 1) {
    const count = await forgetPending(db, ago(PENDING_DAYS), WISHES_A_CALL);
    forgottenCount += count;
    if (count < WISHES_A_CALL) break;
  }
  await forgetAddressChanges(db, ago(CHANGE_DAYS));
  for (const { id, was, is } of await findMiscounted(db)) {
    await setCount(db, id);
    await recordFailure(
      desk,
      "subscribers",
      `The count of ${id} was ${was}, and is ${is}: it was set right.`,
    );
  }
  log.info("subscribers.housekept", { forgottenCount });
  return true;
}
