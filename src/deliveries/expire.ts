/** News that late is not sent: what waits is given up when a mailing's send_before has passed, or a person cancels it. */
import type { Desk } from "../desk.ts";
import { expireUnposted } from "./finish-store.ts";
import type { Mailing } from "./store.ts";

/** Gives up the chunks that were never posted; those that may have been come to their own end. */
export async function expire(
  { db, now, log }: Pick<Desk, "db" | "now" | "log">,
  mailing: Pick<Mailing, "id" | "status">,
): Promise<{ kind: "done" }> {
  const why = mailing.status === "cancelled" ? "The mailing was cancelled." : "send_before has passed.";
  const expiredCount = await expireUnposted(db, mailing.id, now(), why);
  if (expiredCount > 0) log.error("deliveries.expired", { mailingId: mailing.id, chunkCount: expiredCount });
  return { kind: "done" };
}
