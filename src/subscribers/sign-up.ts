/**
 * Signing up: the wish is noted as pending, and a mail asks the address's owner to confirm it (double opt-in).
 * The door answers alike whatever happened here, so that nobody learns who reads what.
 */
import type { Desk } from "../desk.ts";
import { findNewsletters, findNewslettersById } from "../newsletters/store.ts";
import type { Subscriber } from "./store.ts";
import { deferConfirmation, findBar } from "./store.ts";
import { saveWish } from "./wish-store.ts";
import { hashAddress } from "./address.ts";
import { COOLDOWN_MS } from "./lifetimes.ts";
import { sendConfirmation } from "./send-confirmation.ts";

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
  const newsletters = await findNewslettersById(db, wish.newsletterIds);
  if (newsletters.length === 0) return "no-such-newsletter";
  const addressHash = await hashAddress(wish.address, settings.addressKey);
  if (await findBar(db, addressHash)) return "suppressed";
  const requestedAt = now();
  const { subscriber, pending, addedCount, mayMail } = await saveWish(
    db,
    {
      email: wish.address,
      addressHash,
      language: wish.language,
      newsletterIds: newsletters.map(({ id }) => id),
      requestedAt,
      consent: wish.consent,
    },
    new Date(requestedAt.getTime() - COOLDOWN_MS),
  );
  if (pending.length === 0) return "already-active";
  if (!mayMail) return addedCount > 0 && (await putOff(desk, subscriber.id)) ? "put-off" : "cooling-down";
  await sendConfirmation(
    desk,
    { subscriberId: subscriber.id, newsletterIds: pending, issuedAt: requestedAt },
    { subscriber, newsletters: newsletters.filter(({ id }) => pending.includes(id)) },
  );
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
