/** Forgetting raw events: their counts are kept with their mailings. */
import type { Desk } from "../desk.ts";
import { forgetOldAddresses } from "./forget-addresses.ts";
import { forgetBefore } from "./event-store.ts";

/** Longer than transient bounces are counted for, and than any webhook is replayed. */
const KEPT_MS = 35 * 86_400_000;
/** Rows a tick: 96 ticks a day forget three million, and each is one short statement. */
const ROWS_A_TICK = 32_000;

export async function prune({ db, now, log }: Pick<Desk, "db" | "now" | "log">): Promise<void> {
  const chunkCount = await forgetOldAddresses({ db, now });
  if (chunkCount > 0) log.info("deliveries.addresses-forgotten", { chunkCount });
  const rowCount = await forgetBefore(db, new Date(now().getTime() - KEPT_MS), ROWS_A_TICK);
  if (rowCount > 0) log.info("deliveries.pruned", { rowCount });
}
