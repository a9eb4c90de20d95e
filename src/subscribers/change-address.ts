/** A change of address: asked for by a fresh link, confirmed at the new address, told to the old one. */
import { recordFailure } from "../db/failures.ts";
import type { Desk } from "../desk.ts";
import { hashAddress, maskAddress, normaliseAddress } from "./address.ts";
import { CHANGE_DAYS } from "./lifetimes.ts";
import { readLink } from "./links.ts";
import {
  findAddressChange,
  moveAddress,
  saveAddressChange,
  type AddressChange,
} from "./preferences-store.ts";
import { sendLetter, tellOldAddress } from "./send-letter.ts";
import { claimLetter, findSubscriber, type Subscriber } from "./store.ts";

const DAY_MS = 24 * 3_600_000;

/**
 * Notes the new address and writes to it. asked: whatever is known of it, so that nobody learns who reads what; the
 * writing goes on in what `later` is given, since to a suppressed address there is none, which takes less time.
 */
export async function askAddressChange(
  desk: Pick<Desk, "db" | "mailer" | "queues" | "settings" | "now" | "log">,
  subscriber: Subscriber,
  typed: string,
  later: (write: () => Promise<string>) => void,
): Promise<"asked" | "invalid" | "same" | "too-soon"> {
  const { db, now } = desk;
  const email = normaliseAddress(typed);
  if (!email) return "invalid";
  if (email === subscriber.email) return "same";
  const requestedAt = now();
  if (!(await claimLetter(db, subscriber.id, requestedAt))) return "too-soon";
  await saveAddressChange(db, { subscriberId: subscriber.id, email, requestedAt });
  const letter = { letter: "address-change", subscriberId: subscriber.id, issuedAt: requestedAt } as const;
  later(async () => (await sendLetter(desk, letter)).kind);
  return "asked";
}

type Asked =
  | { kind: "asked"; subscriber: Subscriber; change: AddressChange; maskedAddress: string }
  | { kind: "expired" | "unknown" };

/** What the link at the new address stands for, without changing anything. */
export async function readAddressChange(
  { db, settings, now }: Pick<Desk, "db" | "settings" | "now">,
  token: string,
): Promise<Asked> {
  const link = await readLink(settings, token, "address");
  if (!link) return { kind: "unknown" };
  const [subscriber, change] = await Promise.all([
    findSubscriber(db, link.subscriberId),
    findAddressChange(db, link.subscriberId),
  ]);
  const isOld = now().getTime() - link.issuedAt.getTime() > CHANGE_DAYS * DAY_MS;
  if (!subscriber || isOld || change?.requestedAt.getTime() !== link.issuedAt.getTime())
    return { kind: "expired" };
  return { kind: "asked", subscriber, change, maskedAddress: maskAddress(change.email) };
}

/** The owner of the new address agrees. taken: it is a subscriber's already, whose own subscriptions stay as they are. */
export async function changeAddress(
  desk: Pick<Desk, "db" | "mailer" | "settings" | "now" | "log">,
  token: string,
): Promise<
  { kind: "changed"; language: Subscriber["language"] } | { kind: "taken" | "expired" | "unknown" }
> {
  const { db, settings, now, log } = desk;
  const asked = await readAddressChange(desk, token);
  if (asked.kind !== "asked") return { kind: asked.kind };
  const { subscriber, change } = asked;
  const addressHash = await hashAddress(change.email, settings.addressKey);
  if (!(await moveAddress(db, change, addressHash, now()))) return { kind: "taken" };
  log.info("subscribers.address-changed", { subscriberId: subscriber.id });
  const told = await tellOldAddress(desk, subscriber, now());
  if ("reason" in told)
    await recordFailure(desk, "subscribers", `The old address was not told of a change: ${told.reason}`);
  return { kind: "changed", language: subscriber.language };
}
