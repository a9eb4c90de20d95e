/** All data held of a person: what the download gives them, and what the operator sees. */
import type { Desk } from "../desk.ts";
import { hashAddress } from "./address.ts";
import { findHeld, type Held, type Preferences } from "./person-store.ts";
import { findSubscriberByAddress, findSuppression, type Subscriber, type Suppression } from "./store.ts";
import { wordsOf } from "./wordings.ts";

export type Person = {
  email: string;
  language: Subscriber["language"];
  createdAt: Date;
  subscriptions: Omit<Held["subscriptions"][number], "subscriberId">[];
  preferences: Omit<Preferences, "subscriberId"> | null;
  /** What was agreed to and taken back, oldest first, with the words in full where there were any. */
  consents: (Omit<Held["consents"][number], "subscriberId"> & { words: string | null })[];
  /** The address that is to take this one's place, once its owner confirms. */
  addressChange: { email: string; requestedAt: Date } | null;
  /** When mails came back for now, in the past month. */
  bouncedAt: Date[];
  /** Mails of the last days whose sending still holds the address. */
  mailings: Held["mailings"];
  suppression: { reason: Suppression["reason"]; since: Date } | null;
};

/** The person of an address in its normal form; undefined where nobody is known by it. */
export async function personOf(
  { db, settings }: Pick<Desk, "db" | "settings">,
  email: string,
): Promise<Person | undefined> {
  const subscriber = await findSubscriberByAddress(db, email);
  if (!subscriber) return undefined;
  const addressHash = await hashAddress(email, settings.addressKey);
  const [held, suppression] = await Promise.all([
    findHeld(db, subscriber.id, addressHash),
    findSuppression(db, addressHash),
  ]);
  return {
    email: subscriber.email,
    language: subscriber.language,
    createdAt: subscriber.createdAt,
    subscriptions: held.subscriptions.map(withoutId),
    preferences: held.preferences ? withoutId(held.preferences) : null,
    consents: held.consents.map((consent) => ({ ...withoutId(consent), words: wordsOf(consent.consent) })),
    addressChange: held.addressChange ? withoutId(held.addressChange) : null,
    bouncedAt: held.bouncedAt,
    mailings: held.mailings,
    suppression: suppression ? { reason: suppression.reason, since: suppression.createdAt } : null,
  };
}

/** The id is ours: it says nothing to anybody, and names the person in links. */
function withoutId<Row extends { subscriberId: number }>(row: Row): Omit<Row, "subscriberId"> {
  const { subscriberId: _, ...rest } = row;
  return rest;
}
