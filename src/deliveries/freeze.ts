/**
 * Freezing: the rendering and the audience of a digest's mailing are fixed when it is published. People who join
 * or leave later change nothing in it; who left is dropped when their chunk is first sent. Every step may be repeated.
 */
import type { Desk } from "../desk.ts";
import { getDigest } from "../digests/find-digest.ts";
import { renderMail } from "../digests/render-mail.tsx";
import { batchesOf } from "../lib/batches.ts";
import { findNewsletter, type Newsletter } from "../newsletters/store.ts";
import { slotName } from "../newsletters/slot-name.ts";
import { BATCH_LIMIT } from "../providers/resend.ts";
import { signingKey } from "../subscribers/links.ts";
import { senderOf } from "../subscribers/send-confirmation.ts";
import { UNSUBSCRIBE_BLANK } from "./blanks.ts";
import {
  addChunks,
  addMailing,
  closeFreezing,
  findAudience,
  findFrozenEnd,
  findMailing,
  findMailingOf,
  type Mailing,
} from "./store.ts";
import { wakeSenders } from "./wake.ts";

const HOUR_MS = 3_600_000;
/** Subscribers read and frozen in one step: 50 chunk rows, one small statement. */
const PAGE = 5_000;

type FreezeDesk = Pick<Desk, "db" | "settings" | "queues" | "now" | "log">;

/**
 * Freezes the mailing of a published digest and wakes its senders. A digest that is not published has none, nor has
 * one that was imported: its readers had it from elsewhere.
 */
export async function freeze(desk: FreezeDesk, digestId: number): Promise<Mailing | undefined> {
  const mailing = (await findMailingOf(desk.db, digestId)) ?? (await openMailing(desk, digestId));
  if (mailing?.status !== "freezing") return mailing;
  await freezeAudience(desk, mailing);
  const closed = await closeAccount(desk, mailing);
  if (closed === "sending") await wakeSenders(desk, mailing.id);
  return findMailingOf(desk.db, digestId);
}

async function openMailing(
  { db, settings, now }: FreezeDesk,
  digestId: number,
): Promise<Mailing | undefined> {
  const digest = await getDigest({ db }, digestId);
  const newsletter = await findNewsletter(db, digest.newsletterId);
  if (digest.status !== "published" || !newsletter) return undefined;
  if (digest.stories.some(({ kind }) => kind === "imported")) return undefined;
  const rendering = await renderMail(digest, newsletter, {
    archiveUrl: `${settings.publicUrl}/${newsletter.id}/${digest.slug}`,
    unsubscribeUrl: UNSUBSCRIBE_BLANK,
    preferencesUrl: null,
    postalAddress: settings.postalAddress,
  });
  await addMailing(db, {
    digestId,
    newsletterId: newsletter.id,
    key: `${new URL(settings.publicUrl).host}/${slotName(newsletter.id, digest.slot)}`,
    status: "freezing",
    sender: senderOf(newsletter),
    ...rendering,
    publicUrl: settings.publicUrl,
    tokenKeyId: signingKey(settings.tokenKeys).id,
    sendBefore: sendBefore(digest.slot, newsletter),
    createdAt: now(),
  });
  return findMailingOf(db, digestId);
}

const sendBefore = (slot: Date, { sendWithinHours }: Newsletter) =>
  new Date(slot.getTime() + sendWithinHours * HOUR_MS);

/** Goes over the subscriptions in order of id, from where an earlier call stopped. */
async function freezeAudience({ db }: FreezeDesk, { id, newsletterId }: Mailing): Promise<void> {
  for (;;) {
    const end = await findFrozenEnd(db, id);
    const audience = await findAudience(db, newsletterId, end.subscriberId, PAGE);
    if (audience.length === 0) return;
    const chunks = batchesOf(audience, BATCH_LIMIT).map((recipients, at) => ({
      number: end.number + 1 + at,
      recipients,
    }));
    const isOver = !(await addChunks(db, id, chunks)) && (await findMailing(db, id))?.status !== "freezing";
    if (isOver) return;
  }
}

/** Nothing is sent unless the account balances: candidates = recipients + excluded. */
async function closeAccount(
  { db, now, log }: FreezeDesk,
  { id }: Mailing,
): Promise<Mailing["status"] | undefined> {
  const closed = await closeFreezing(db, id, now());
  if (!closed) return undefined;
  const { status, candidateCount, recipientCount, excludedCount, chunkCount } = closed;
  const facts = { mailingId: id, candidateCount, recipientCount, excludedCount, chunkCount };
  if (status === "stopped") log.error("deliveries.unbalanced", facts);
  else log.info("deliveries.frozen", facts);
  return status;
}
