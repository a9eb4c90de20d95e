/** The confirmation mail. A try that does not come through is put on the queue and repeated under the same key. */
import type { Desk } from "../desk.ts";
import { recordFailure } from "../db/failures.ts";
import { findNewslettersById, type Newsletter } from "../newsletters/store.ts";
import { hashAddress } from "./address.ts";
import { signLink } from "./links.ts";
import { postLetter, type PostedLetter } from "./post-letter.ts";
import { renderConfirmation } from "./render-letter.tsx";
import { findBar, findSubscriber, type Subscriber } from "./store.ts";
import { findPending } from "./wish-store.ts";

const RETRY_SECONDS = 60;

type Request = { subscriberId: number; newsletterIds: string[]; issuedAt: Date };
/** Who waits to be asked, about which newsletters. */
type Waiting = { subscriber: Pick<Subscriber, "id" | "email" | "language">; newsletters: Newsletter[] };

/** Sends the mail, or puts it off onto the queue where trying again can help. What the caller has just read is not read again. */
export async function sendConfirmation(
  desk: Pick<Desk, "db" | "mailer" | "queues" | "settings" | "now" | "log">,
  request: Request,
  waiting?: Waiting,
): Promise<PostedLetter> {
  const outcome = await trySending(desk, request, waiting);
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
  waiting?: Waiting,
): Promise<PostedLetter> {
  const asked = waiting ?? (await findWaiting(desk, request));
  const outcome = await postOnce(desk, request, asked);
  if (outcome.kind === "refused")
    await recordFailure(desk, "subscribers", `A confirmation mail was refused: ${outcome.reason}`);
  return outcome;
}

async function postOnce(
  { mailer, settings }: Pick<Desk, "mailer" | "settings">,
  { issuedAt }: Request,
  waiting: Waiting | undefined,
): Promise<PostedLetter> {
  const [first] = waiting?.newsletters ?? [];
  if (!waiting || !first) return { kind: "gone" };
  const { subscriber, newsletters } = waiting;
  const token = await signLink(settings, {
    purpose: "confirm",
    subscriberId: subscriber.id,
    newsletterIds: newsletters.map(({ id }) => id),
    issuedAt,
  });
  return postLetter(
    { mailer },
    {
      from: first,
      to: subscriber.email,
      mail: await renderConfirmation({
        language: subscriber.language,
        newsletterNames: newsletters.map(({ name }) => name),
        confirmUrl: `${settings.publicUrl}/confirm?token=${token}`,
        postalAddress: settings.postalAddress,
      }),
      kind: "confirmation",
      key: `confirmation/${subscriber.id}/${issuedAt.getTime()}`,
    },
  );
}

/** Who still waits to be asked, about what: nobody once the wish is confirmed or taken back, or the address suppressed. */
async function findWaiting(
  { db, settings }: Pick<Desk, "db" | "settings">,
  { subscriberId, newsletterIds }: Request,
): Promise<Waiting | undefined> {
  const pending = await findPending(db, subscriberId, newsletterIds);
  const subscriber = pending.length > 0 ? await findSubscriber(db, subscriberId) : undefined;
  if (!subscriber) return undefined;
  if (await findBar(db, await hashAddress(subscriber.email, settings.addressKey))) return undefined;
  return { subscriber, newsletters: await findNewslettersById(db, pending) };
}
