/** What the mail provider tells us afterwards: recorded once each, in any order; it may end in a suppression. */
import type { Desk } from "../desk.ts";
import type { EventJob } from "../jobs.ts";
import { suppress } from "../subscribers/suppress.ts";
import { recordOnce } from "./event-store.ts";

/** Records an event; one that is recorded already changes nothing. */
export async function recordEvent(
  desk: Pick<Desk, "db" | "settings" | "now" | "log">,
  event: EventJob,
): Promise<"recorded" | "repeated"> {
  const counter = counterOf(event);
  // first the suppression, which may be repeated, then the row that says it was done
  if (counter)
    for (const address of event.to)
      await suppress(desk, address, counter === "bounced" ? "bounce" : "complaint");
  return recordOnce(desk.db, event, desk.now(), counter);
}

/** Only a permanent bounce ends an address; fixtures of Resend's also call it hard. */
function counterOf({
  type,
  bounceType,
}: Pick<EventJob, "type" | "bounceType">): "bounced" | "complained" | null {
  if (type === "email.complained") return "complained";
  return type === "email.bounced" && /^(permanent|hard)$/i.test(bounceType ?? "") ? "bounced" : null;
}
