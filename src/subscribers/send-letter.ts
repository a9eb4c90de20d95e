/** Letters to one person: the fresh link to the preferences, the question at a new address, the welcome and the last mail. */
import { recordFailure } from "../db/failures.ts";
import type { Desk } from "../desk.ts";
import { signLink, type Goal } from "./links.ts";
import { postLetter, type PostedLetter } from "./post-letter.ts";
import { findAddressChange } from "./preferences-store.ts";
import { renderAddressChange, renderAddressChanged, renderFreshLink } from "./render-letter.tsx";
import { findSubscriber, type Subscriber } from "./store.ts";
import { postGoodbye, postWelcome } from "./greet.ts";
import { findSender, isBarred, type LetterDesk } from "./letter-sender.ts";

const RETRY_SECONDS = 60;

/** What was asked for, and when: the letter's link is of that moment, and so is its key. */
export type LetterRequest = { subscriberId: number; issuedAt: Date } & (
  | { letter: "fresh-link"; goal: Goal | null }
  | { letter: "address-change" | "welcome" | "goodbye" }
);

/** Sends the letter, or puts it off onto the queue where trying again can help. */
export async function sendLetter(
  desk: LetterDesk & Pick<Desk, "queues">,
  request: LetterRequest,
): Promise<PostedLetter> {
  const outcome = await tryLetter(desk, request);
  if (outcome.kind === "put-off")
    await desk.queues.deliver.send(
      { kind: "letter", ...request, issuedAt: request.issuedAt.getTime(), at: desk.now().getTime() },
      { delaySeconds: RETRY_SECONDS },
    );
  return outcome;
}

/** Sends it once. gone: the person, or what they asked for, is not there any more. A refusal is recorded. */
export async function tryLetter(desk: LetterDesk, request: LetterRequest): Promise<PostedLetter> {
  const subscriber = await findSubscriber(desk.db, request.subscriberId);
  if (!subscriber) return { kind: "gone" };
  const outcome = await post(desk, subscriber, request);
  const { letter, subscriberId } = request;
  desk.log.info("subscribers.letter", { letter, subscriberId, outcome: outcome.kind });
  if (outcome.kind === "refused")
    await recordFailure(desk, "subscribers", `A letter (${letter}) was refused: ${outcome.reason}`);
  return outcome;
}

function post(desk: LetterDesk, subscriber: Subscriber, request: LetterRequest): Promise<PostedLetter> {
  switch (request.letter) {
    case "fresh-link":
      return postFreshLink(desk, subscriber, request);
    case "address-change":
      return postAddressChange(desk, subscriber, request.issuedAt);
    case "welcome":
      return postWelcome(desk, subscriber, request.issuedAt);
    case "goodbye":
      return postGoodbye(desk, subscriber, request.issuedAt);
  }
}

async function postFreshLink(
  desk: LetterDesk,
  subscriber: Subscriber,
  { goal, issuedAt }: Extract<LetterRequest, { letter: "fresh-link" }>,
): Promise<PostedLetter> {
  const { settings, mailer } = desk;
  const from = await findSender(desk, subscriber);
  if (!from || (await isBarred(desk, subscriber.email))) return { kind: "gone" };
  const link = { purpose: "manage", subscriberId: subscriber.id, goal, issuedAt } as const;
  return postLetter(
    { mailer },
    {
      from,
      to: subscriber.email,
      mail: await renderFreshLink({
        language: subscriber.language,
        siteName: settings.siteName,
        url: `${settings.publicUrl}/preferences?token=${await signLink(settings, link)}`,
        postalAddress: settings.postalAddress,
      }),
      kind: "fresh-link",
      key: `fresh-link/${subscriber.id}/${issuedAt.getTime()}`,
    },
  );
}

async function postAddressChange(
  desk: LetterDesk,
  subscriber: Subscriber,
  issuedAt: Date,
): Promise<PostedLetter> {
  const { db, settings, mailer } = desk;
  const change = await findAddressChange(db, subscriber.id);
  const from = await findSender(desk, subscriber);
  if (!from || change?.requestedAt.getTime() !== issuedAt.getTime()) return { kind: "gone" };
  if (await isBarred(desk, change.email)) return { kind: "gone" };
  const link = { purpose: "address", subscriberId: subscriber.id, issuedAt } as const;
  return postLetter(
    { mailer },
    {
      from,
      to: change.email,
      mail: await renderAddressChange({
        language: subscriber.language,
        siteName: settings.siteName,
        url: `${settings.publicUrl}/preferences/address?token=${await signLink(settings, link)}`,
        postalAddress: settings.postalAddress,
      }),
      kind: "address-change",
      key: `address-change/${subscriber.id}/${issuedAt.getTime()}`,
    },
  );
}

/** Tells the address that a person had before that mails go elsewhere now, so that no change goes unseen. */
export async function tellOldAddress(
  desk: LetterDesk,
  { id, email, language }: Subscriber,
  changedAt: Date,
): Promise<PostedLetter> {
  const { settings, mailer } = desk;
  const from = await findSender(desk, { id });
  if (!from || (await isBarred(desk, email))) return { kind: "gone" };
  const mail = await renderAddressChanged({
    language,
    siteName: settings.siteName,
    url: `${settings.publicUrl}/preferences`,
    postalAddress: settings.postalAddress,
  });
  const key = `address-changed/${id}/${changedAt.getTime()}`;
  return postLetter({ mailer }, { from, to: email, mail, kind: "address-changed", key });
}
