/** What the mail provider tells us afterwards: recorded once each, in any order; it may end in a suppression. */
import type { Desk } from "../desk.ts";
import type { EventJob } from "../jobs.ts";
import type { CountedEvent } from "../providers/counters.ts";
import { hashAddress, normaliseAddress } from "../subscribers/address.ts";
import { suppress } from "../subscribers/suppress.ts";
import { countTransient, recordOnce, type Counter, type Recorded } from "./event-store.ts";
import { findTagged } from "./store.ts";
import { watchRates } from "./watch-rates.ts";

const DAY_MS = 86_400_000;
/** So many transient bounces in so many days are as good as a permanent one. */
const TRANSIENT_LIMIT = 3;
const TRANSIENT_DAYS = 30;

const COUNTERS: Record<string, Counter> = {
  "email.delivered": "deliveredCount",
  "email.delivery_delayed": "delayedCount",
  "email.complained": "complainedCount",
  "email.failed": "failedCount",
  "email.suppressed": "suppressedCount",
  "email.opened": "openedCount",
  "email.clicked": "clickedCount",
};

type EventDesk = Pick<Desk, "db" | "settings" | "now" | "log" | "count">;

/** Records events; those that are recorded already, or say nothing that is counted, change nothing. */
export async function recordEvents(desk: EventDesk, events: EventJob[]): Promise<void> {
  const mailings = await findMailings(desk, events);
  const counted = events.flatMap((event): Recorded[] => {
    const counter = counterOf(event);
    return counter ? [{ event, counter, mailingId: mailings.get(tagOf(event) ?? "") ?? null }] : [];
  });
  // first the suppressions, which may be repeated, then the rows that say they were done
  for (const { event, counter } of counted)
    for (const address of event.to) await suppressWhere(desk, event, counter, address);
  await recordOnce(desk.db, counted, desk.now());
  countAll(desk, counted, "bouncedCount", "mail.bounced");
  countAll(desk, counted, "complainedCount", "mail.complained");
  const touched = counted.flatMap(({ counter, mailingId }) =>
    mailingId !== null && /^(bounced|complained)/.test(counter) ? [mailingId] : [],
  );
  for (const mailingId of new Set(touched)) await watchRates(desk, mailingId);
}

function countAll({ count }: EventDesk, counted: Recorded[], counter: Counter, event: CountedEvent): void {
  const value = counted.filter((one) => one.counter === counter).length;
  if (value > 0) count(event, { value });
}

const tagOf = (event: EventJob): string | null =>
  event.kind === "mail-event" ? event.mailingTag : event.mailingId === null ? null : String(event.mailingId);

async function findMailings({ db }: EventDesk, events: EventJob[]): Promise<Map<string, number>> {
  const tags = new Set(events.flatMap((event) => tagOf(event) ?? []));
  const found = await Promise.all([...tags].map(async (tag) => [tag, await findTagged(db, tag)] as const));
  return new Map(found.flatMap(([tag, mailing]) => (mailing ? [[tag, mailing.id]] : [])));
}

/** Only a permanent bounce ends an address; fixtures of Resend's also call it hard. email.sent says nothing new. */
function counterOf({ type, bounceType }: EventJob): Counter | undefined {
  if (type !== "email.bounced") return COUNTERS[type];
  return /^(permanent|hard)$/i.test(bounceType ?? "") ? "bouncedCount" : "transientCount";
}

async function suppressWhere(
  desk: EventDesk,
  event: EventJob,
  counter: Counter,
  address: string,
): Promise<void> {
  if (counter === "complainedCount") await suppress(desk, address, "complaint");
  if (counter === "bouncedCount") await suppress(desk, address, "bounce");
  if (counter === "transientCount" && (await isThirdTransient(desk, event, address)))
    await suppress(desk, address, "bounce");
}

async function isThirdTransient(
  { db, settings }: EventDesk,
  event: EventJob,
  address: string,
): Promise<boolean> {
  const email = normaliseAddress(address);
  if (!email) return false;
  const addressHash = await hashAddress(email, settings.addressKey);
  const occurredAt = new Date(event.occurredAt);
  // events come in any order: the days around this one are looked at on both sides
  const count = await countTransient(
    db,
    { addressHash, eventId: event.id, occurredAt },
    TRANSIENT_DAYS * DAY_MS,
  );
  return count >= TRANSIENT_LIMIT;
}
