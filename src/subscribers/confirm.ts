/** Confirming: the owner of the address pressed the button of the page that the mail's link opened. */
import type { Desk } from "../desk.ts";
import { hashAddress } from "./address.ts";
import { CONFIRMATION_DAYS } from "./lifetimes.ts";
import { isOfEarlierAddress, readLink } from "./links.ts";
import { findSubscriber, type Subscriber } from "./store.ts";
import { activate, findWishes, type Subscription } from "./wish-store.ts";

const DAY_MS = 24 * 3_600_000;

export type Confirmed =
  /** welcomes: whom it made a reader just now, where it did. */
  | { kind: "active"; newsletterIds: string[]; language: Subscriber["language"]; welcomes: number | null }
  /** Too old, or overtaken. A new one may be asked for with the same token. */
  | { kind: "expired"; language: Subscriber["language"] | null }
  | { kind: "unknown" };

type Read =
  | Exclude<Confirmed, { kind: "active" }>
  | { kind: "active"; subscriber: Subscriber; wishes: Subscription[] };

/** What a confirmation token stands for, without changing anything: for the page with the button. */
export async function readConfirmation(
  desk: Pick<Desk, "db" | "settings" | "now">,
  token: string,
): Promise<Confirmed> {
  const read = await readWishes(desk, token);
  return read.kind === "active" ? answerOf(read) : read;
}

/** Makes the wish active. The second time changes nothing and is answered alike. */
export async function confirm(
  desk: Pick<Desk, "db" | "settings" | "now" | "log">,
  token: string,
): Promise<Confirmed> {
  const read = await readWishes(desk, token);
  if (read.kind !== "active") return read;
  const isNew = (await activateWaiting(desk, read)) > 0;
  if (isNew) desk.log.info("subscribers.confirmed", { subscriberId: read.subscriber.id });
  return { ...answerOf(read), welcomes: isNew ? read.subscriber.id : null };
}

/** Of presses side by side one has something to make active. */
async function activateWaiting(
  { db, settings, now }: Pick<Desk, "db" | "settings" | "now">,
  { subscriber, wishes }: Extract<Read, { kind: "active" }>,
): Promise<number> {
  const [latest] = wishes.toSorted((a, b) => b.requestedAt.getTime() - a.requestedAt.getTime());
  if (!latest || wishes.every(({ status }) => status !== "pending")) return 0;
  const addressHash = await hashAddress(subscriber.email, settings.addressKey);
  const newsletterIds = wishes.map(({ newsletterId }) => newsletterId);
  return activate(db, { subscriberId: subscriber.id, newsletterIds, addressHash }, latest, now());
}

async function readWishes(
  { db, settings, now }: Pick<Desk, "db" | "settings" | "now">,
  token: string,
): Promise<Read> {
  const link = await readLink(settings, token, "confirm");
  if (!link) return { kind: "unknown" };
  if (now().getTime() - link.issuedAt.getTime() > CONFIRMATION_DAYS * DAY_MS)
    return { kind: "expired", language: null };
  const subscriber = await findSubscriber(db, link.subscriberId);
  if (!subscriber) return { kind: "unknown" };
  const { language } = subscriber;
  if (isOfEarlierAddress(subscriber, link.issuedAt)) return { kind: "expired", language };
  const wishes = await findWishes(db, subscriber.id, link.newsletterIds);
  // Someone who left after this mail was sent must ask anew: an old mail brings nobody back.
  const hasLeft = wishes.some(
    ({ status, endedAt }) => status === "unsubscribed" && endedAt && endedAt >= link.issuedAt,
  );
  return hasLeft || wishes.length === 0
    ? { kind: "expired", language }
    : { kind: "active", subscriber, wishes };
}

const answerOf = ({ subscriber, wishes }: Extract<Read, { kind: "active" }>) => ({
  kind: "active" as const,
  welcomes: null,
  newsletterIds: wishes.map(({ newsletterId }) => newsletterId),
  language: subscriber.language,
});
