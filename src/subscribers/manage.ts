/**
 * Choosing: what a fresh link opens. A link of a mail may have been forwarded with it, so it lets its reader leave and
 * no more; whoever wants to see or change what is held asks for a fresh link, which goes to the address itself, holds
 * for a short time, and for that address only.
 */
import type { Desk } from "../desk.ts";
import { FRESH_HOURS } from "./lifetimes.ts";
import { isOfEarlierAddress, readLink, type Goal } from "./links.ts";
import { findAddressChange, findPreferences, saveChanges, type Preferred } from "./preferences-store.ts";
import { findSubscriber, type Subscriber } from "./store.ts";
import { findWishes, type Subscription } from "./wish-store.ts";

const HOUR_MS = 3_600_000;

/** Everything as everybody has it. */
export const USUAL: Preferred = { timeZone: null, mailHour: null, leftOut: null, pausedUntil: null };

export type Managed = {
  subscriber: Subscriber;
  /** What the link was asked for, where it was for one thing. */
  goal: Goal | null;
};

export type ManageLink =
  | ({ kind: "open" } & Managed)
  /** A new one may be asked for with the same token. */
  | { kind: "expired"; language: Subscriber["language"] }
  | { kind: "unknown" };

/** Whose fresh link this is, without changing anything. */
export async function readManage(
  { db, settings, now }: Pick<Desk, "db" | "settings" | "now">,
  token: string,
): Promise<ManageLink> {
  const link = await readLink(settings, token, "manage");
  if (!link) return { kind: "unknown" };
  const subscriber = await findSubscriber(db, link.subscriberId);
  if (!subscriber) return { kind: "unknown" };
  const { language } = subscriber;
  if (now().getTime() - link.issuedAt.getTime() > FRESH_HOURS * HOUR_MS) return { kind: "expired", language };
  if (isOfEarlierAddress(subscriber, link.issuedAt)) return { kind: "expired", language };
  return { kind: "open", subscriber, goal: link.goal };
}

export type Choices = {
  /** The ids of the newsletters that are active. */
  newsletterIds: string[];
  language: Subscriber["language"];
  preferred: Preferred;
};

/** What a person has chosen. */
export async function findChoices({ db }: Pick<Desk, "db">, { id, language }: Subscriber): Promise<Choices> {
  const [wishes, preferences] = await Promise.all([findWishes(db, id), findPreferences(db, id)]);
  return { newsletterIds: activeOf(wishes), language, preferred: preferredOf(preferences) };
}

/** The address that a person wants and whose owner has not confirmed it. */
export const findAwaitedAddress = async (
  { db }: Pick<Desk, "db">,
  { id }: Subscriber,
): Promise<string | null> => (await findAddressChange(db, id))?.email ?? null;

const activeOf = (wishes: Subscription[]) =>
  wishes.filter(({ status }) => status === "active").map(({ newsletterId }) => newsletterId);

const preferredOf = (row: (Preferred & { subscriberId: number }) | undefined): Preferred =>
  row
    ? { timeZone: row.timeZone, mailHour: row.mailHour, leftOut: row.leftOut, pausedUntil: row.pausedUntil }
    : USUAL;

/** Makes the choices a person's, writing only what differs from before. Newsletters that are not there are passed over. */
export async function saveChoices(
  { db, now, log }: Pick<Desk, "db" | "now" | "log">,
  { id }: Subscriber,
  before: Choices,
  wanted: Choices,
  consent: string,
): Promise<void> {
  const isSame = JSON.stringify(wanted.preferred) === JSON.stringify(before.preferred);
  await saveChanges(
    db,
    id,
    {
      join: wanted.newsletterIds.filter((one) => !before.newsletterIds.includes(one)),
      leave: before.newsletterIds.filter((one) => !wanted.newsletterIds.includes(one)),
      ...(wanted.language !== before.language && { language: wanted.language }),
      ...(!isSame && { preferred: wanted.preferred }),
    },
    now(),
    consent,
  );
  log.info("subscribers.preferences", { subscriberId: id });
}
