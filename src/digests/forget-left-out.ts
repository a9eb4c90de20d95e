/** Forgetting what digests did not tell: nobody asks after a month why a post was left out. */
import type { Desk } from "../desk.ts";
import { forgetLeftOutBefore } from "./left-out-store.ts";

const KEPT_MS = 30 * 86_400_000;
/** A tick looks at this many rows; 96 ticks a day forget thousands, and few newsletters have six a day. */
const A_TICK = 50;

export async function forgetLeftOut({ db, now }: Pick<Desk, "db" | "now">): Promise<void> {
  await forgetLeftOutBefore(db, new Date(now().getTime() - KEPT_MS), A_TICK);
}
