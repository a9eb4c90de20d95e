/**
 * Signing up: the wish is noted as pending, and a mail asks the address's owner to confirm it (double opt-in).
 * The door answers alike whatever happened here, so that nobody learns who reads what.
 */
import type { Desk } from "../desk.ts";
import { findNewsletters, findNewslettersById } from "../newsletters/store.ts";
import type { Subscriber } from "./store.ts";
import { deferConfirmation, findPending, findSuppression, openSubscriber, saveWishes } from "./store.ts";
import { hashAddress } from "./address.ts";
import { sendConfirmation } from "./send-confirmation.ts";

/** One confirmation mail to an address in this time, however often someone asks. */
const COOLDOWN_MS = 2 * 60_000;

export type SignUp = {
  address: string;
  newsletterIds: string[];
  language: Subscriber["language"];
  /** Where the person agreed and to which words: kept as proof. */
  consent: string;
};

export type SignedUp =
  | "confirmation-sent"
  | "already-active"
  | "suppressed"
  | "cooling-down"
  | "put-off"
  | "no-such-newsletter";

/** Notes a checked wish and sends the confirmation mail where one is due. Its answer is for the log. */
export async function signUp(
  desk: Pick<Desk, "db" | "mailer" | "queues" | "settings" | "now" | "log">,
  wish: SignUp,
): Promise<SignedUp> {
  const { db, settings, now } = desk;
  const known = await findNewslettersById(db, wish.newsletterIds);
  if (known.length === 0) return "no-such-newsletter";
  if (await findSuppression(db, await hashAddress(wish.address, settings.addressKey))) return "suppressed";
  const requestedAt = now();
  const subscriber = await openSubscriber(db, {
    email: wish.address,
    language: wish.language,
    createdAt: requestedAt,
  });
  const ids = known.map(({ id }) => id);
  const saved = await saveWishes(
    db,
    { subscriberId: subscriber.id, newsletterIds: ids, requestedAt, consent: wish.consent },
    new Date(requestedAt.getTime() - COOLDOWN_MS),
  );
  const pending = await findPending(db, subscriber.id, ids);
  if (pending.length === 0) return "already-active";
  if (!saved.mayMail)
    return saved.addedCount > 0 && (await putOff(desk, subscriber.id)) ? "put-off" : "cooling-down";
  await sendConfirmation(desk, {
    subscriberId: subscriber.id,
    newsletterIds: pending,
    issuedAt: requestedAt,
  });
  return "confirmation-sent";
}

/**
 * Within the cooldown a further newsletter is asked about at its end: by one mail, about all that then wait, however
 * many wishes come. Answers whether this call put it on the queue.
 */
async function putOff(
  { db, queues, now }: Pick<Desk, "db" | "queues" | "now">,
  subscriberId: number,
): Promise<boolean> {
  const issuedAt = await deferConfirmation(db, subscriberId, now(), COOLDOWN_MS);
  if (!issuedAt) return false;
  const newsletterIds = (await findNewsletters(db)).map(({ id }) => id);
  const delaySeconds = Math.ceil((issuedAt.getTime() - now().getTime()) / 1000);
  await queues.deliver.send(
    { kind: "confirmation", subscriberId, newsletterIds, issuedAt: issuedAt.getTime(), at: now().getTime() },
    { delaySeconds },
  );
  return true;
}
