/** The confirmation mail. A try that does not come through is put on the queue and repeated under the same key. */
import type { Desk } from "../desk.ts";
import { recordFailure } from "../db/failures.ts";
import { findNewslettersById } from "../newsletters/store.ts";
import { hashAddress } from "./address.ts";
import { signConfirmation } from "./links.ts";
import { renderConfirmation } from "./render-confirmation.tsx";
import { findPending, findSubscriber, findSuppression, type Subscriber } from "./store.ts";

const RETRY_SECONDS = 60;

type Request = { subscriberId: number; newsletterIds: string[]; issuedAt: Date };

export type Confirmation = { kind: "sent" | "gone" } | { kind: "put-off" | "refused"; reason: string };

/** Sends the mail, or puts it off onto the queue where trying again can help. */
export async function sendConfirmation(
  desk: Pick<Desk, "db" | "mailer" | "queues" | "settings" | "now" | "log">,
  request: Request,
): Promise<Confirmation> {
  const outcome = await trySending(desk, request);
  desk.log.info("subscribers.confirmation", { subscriberId: request.subscriberId, outcome: outcome.kind });
  if (outcome.kind === "put-off")
    await desk.queues.deliver.send(
      {
        kind: "confirmation",
        ...request,
        issuedAt: request.issuedAt.getTime(),
        at: desk.now().getTime(),
      },
      { delaySeconds: RETRY_SECONDS },
    );
  return outcome;
}

/** Sends the mail once; the key is the wish's, so that however often it is tried one mail arrives. A refusal is recorded. */
export async function trySending(
  desk: Pick<Desk, "db" | "mailer" | "settings" | "now" | "log">,
  request: Request,
): Promise<Confirmation> {
  const outcome = await postOnce(desk, request);
  if (outcome.kind === "refused")
    await recordFailure(desk, "subscribers", `A confirmation mail was refused: ${outcome.reason}`);
  return outcome;
}

async function postOnce(
  { db, mailer, settings }: Pick<Desk, "db" | "mailer" | "settings">,
  request: Request,
): Promise<Confirmation> {
  const waiting = await findWaiting({ db, settings }, request);
  const newsletters = await findNewslettersById(db, waiting?.newsletterIds ?? []);
  const [first] = newsletters;
  if (!waiting || !first) return { kind: "gone" };
  const { subscriber, newsletterIds } = waiting;
  const token = await signConfirmation(settings, { ...request, newsletterIds });
  const mail = await renderConfirmation({
    language: subscriber.language,
    newsletterNames: newsletters.map(({ name }) => name),
    confirmUrl: `${settings.publicUrl}/confirm?token=${token}`,
    postalAddress: settings.postalAddress,
  });
  const posted = await mailer.sendBatch(
    [
      {
        letter: { from: senderOf(first), ...mail, tags: [{ name: "kind", value: "confirmation" }] },
        to: subscriber.email,
        fills: {},
      },
    ],
    `confirmation/${subscriber.id}/${request.issuedAt.getTime()}`,
  );
  switch (posted.kind) {
    case "accepted":
      return refusalOf(posted.results) ?? { kind: "sent" };
    case "wait":
    case "uncertain":
      return { kind: "put-off", reason: posted.message };
    case "refused":
    case "drifted":
      return { kind: "refused", reason: posted.message };
  }
}

/** Who still waits to be asked, about what: nobody once the wish is confirmed or taken back, or the address suppressed. */
async function findWaiting(
  { db, settings }: Pick<Desk, "db" | "settings">,
  { subscriberId, newsletterIds }: Request,
): Promise<{ subscriber: Subscriber; newsletterIds: string[] } | undefined> {
  const pending = await findPending(db, subscriberId, newsletterIds);
  const subscriber = pending.length > 0 ? await findSubscriber(db, subscriberId) : undefined;
  if (!subscriber) return undefined;
  const suppression = await findSuppression(db, await hashAddress(subscriber.email, settings.addressKey));
  return suppression ? undefined : { subscriber, newsletterIds: pending };
}

function refusalOf([result]: object[]): Confirmation | undefined {
  return result && "refusal" in result ? { kind: "refused", reason: String(result.refusal) } : undefined;
}

/** The From: of a newsletter's mails; a name with a character of RFC 5322's specials is quoted. */
export const senderOf = ({ senderName, senderEmail }: { senderName: string; senderEmail: string }): string =>
  `${/[()<>[\]:;@\\,."]/.test(senderName) ? `"${senderName.replace(/["\\]/g, "\\$&")}"` : senderName} <${senderEmail}>`;
