/**
 * Freezing: the renderings and the audience of a digest's mailing are fixed when it is published. Who joins afterwards
 * is not in it; who leaves before their range is looked through is counted as excluded, who leaves later is dropped
 * when their chunk is first sent. Every step may be repeated, by several freezers side by side.
 */
import { openIncident } from "../db/incidents.ts";
import type { Desk } from "../desk.ts";
import { getDigest, type WholeDigest } from "../digests/find-digest.ts";
import { renderMail } from "../digests/render-mail.tsx";
import { periodHours } from "../newsletters/schedule.ts";
import { findNewsletter, type Newsletter } from "../newsletters/store.ts";
import { slotName } from "../newsletters/slot-name.ts";
import { signingKey } from "../subscribers/links.ts";
import { senderOf } from "../subscribers/post-letter.ts";
import { PREFERENCES_BLANK, UNSUBSCRIBE_BLANK } from "./blanks.ts";
import { CANNOT_ASK, findAskBefore, isTooLateToAsk } from "./doubt.ts";
import { FREEZE_LIMITS, freezeAudience, type Frozen } from "./freeze-audience.ts";
import { foldedPositions, openFold } from "./fold.ts";
import { addFoldings, addMailing, closeFreezing, findFoldedKeys } from "./freeze-store.ts";
import { mailingCause } from "./mailing-cause.ts";
import { isFromBefore } from "./restored.ts";
import { findMailing, findMailingOf, type Mailing } from "./store.ts";
import { wakeAll } from "./wake.ts";

const HOUR_MS = 3_600_000;
const LANGUAGES = ["zh-CN", "en"] as const;
/** A newsletter that comes this seldom comes at the hour that its readers choose. */
const DAILY_HOURS = 20;
/** Mails of one mailing for readers who leave topics out, in each language; whoever is beyond them gets the whole one. */
const FOLDINGS_LIMIT = 24;

type FreezeDesk = Pick<Desk, "db" | "settings" | "queues" | "now" | "log">;

/**
 * Freezes the mailing of a published digest and wakes its senders. A digest that is not published has none, nor has
 * one that was imported, or published before the database was restored: its readers had it from elsewhere. An audience
 * too large for one call is gone on with by a message; the mailing is then still freezing.
 */
export async function freeze(
  desk: FreezeDesk,
  digestId: number,
  limits = FREEZE_LIMITS,
): Promise<Mailing | undefined> {
  const mailing = (await findMailingOf(desk.db, digestId)) ?? (await openMailing(desk, digestId));
  if (mailing?.status !== "freezing") return mailing;
  const frozen = await openFrozen(desk, mailing);
  if (await freezeAudience(desk, mailing, limits, frozen)) await closeAccount(desk, mailing);
  else await desk.queues.deliver.send({ kind: "freeze", digestId, at: desk.now().getTime() });
  return findMailing(desk.db, mailing.id);
}

async function openMailing(
  { db, settings, now }: FreezeDesk,
  digestId: number,
): Promise<Mailing | undefined> {
  const digest = await getDigest({ db }, digestId);
  const newsletter = await findNewsletter(db, digest.newsletterId);
  if (digest.status !== "published" || !newsletter) return undefined;
  if (digest.stories.some(({ kind }) => kind === "imported")) return undefined;
  if (await isFromBefore({ db }, digest)) return undefined;
  const key = `${new URL(settings.publicUrl).host}/${slotName(newsletter.id, digest.slot)}`;
  const rendered = await renderAll(settings, digest, newsletter);
  await addMailing(
    db,
    {
      digestId,
      newsletterId: newsletter.id,
      key,
      tag: key.replaceAll(/[^\w-]/g, "-"),
      status: "freezing",
      sender: senderOf(newsletter),
      subject: rendered[0]?.subject ?? digest.title,
      html: "",
      text: "",
      publicUrl: settings.publicUrl,
      tokenKeyId: signingKey(settings.tokenKeys).id,
      askBefore: await findAskBefore({ db, now }, digest.slot),
      sendBefore: new Date(digest.slot.getTime() + newsletter.sendWithinHours * HOUR_MS),
      createdAt: now(),
    },
    rendered.map(({ language, html, text }) => ({ language, html, text })),
  );
  return findMailingOf(db, digestId);
}

/** What freezing the audience needs of the digest: looked up where a range asks for it, which few do. */
async function openFrozen(desk: FreezeDesk, mailing: Mailing): Promise<Frozen> {
  const { db, settings } = desk;
  const [digest, newsletter] = await Promise.all([
    getDigest({ db }, mailing.digestId),
    findNewsletter(db, mailing.newsletterId),
  ]);
  if (!newsletter) throw new Error(`There is no newsletter ${mailing.newsletterId}`);
  const toKey = openFold(digest.stories);
  let known: Set<string> | undefined;
  return {
    keepsHours: periodHours(newsletter, digest.slot) >= DAILY_HOURS,
    async fold(leftOut) {
      const wanted = new Set(leftOut.map(toKey).filter(Boolean));
      if (wanted.size === 0) return;
      known ??= new Set(await findFoldedKeys(db, mailing.id));
      for (const folded of wanted) {
        if (known.has(folded)) continue;
        if (known.size >= FOLDINGS_LIMIT) return;
        known.add(folded);
        const rendered = await renderAll(settings, digest, newsletter, foldedPositions(folded));
        await addFoldings(
          db,
          rendered.map(({ language, html, text }) => ({
            mailingId: mailing.id,
            folded,
            language,
            html,
            text,
          })),
        );
      }
    },
  };
}

/** The digest in its newsletter's language, surrounded by each language that readers have chosen. */
const renderAll = (
  settings: FreezeDesk["settings"],
  digest: WholeDigest,
  newsletter: Newsletter,
  folded = new Set<number>(),
) =>
  Promise.all(
    LANGUAGES.map(async (language) => ({
      language,
      ...(await renderMail(
        digest,
        { ...newsletter, language },
        {
          archiveUrl: `${settings.publicUrl}/${newsletter.id}/${digest.slug}`,
          unsubscribeUrl: UNSUBSCRIBE_BLANK,
          preferencesUrl: PREFERENCES_BLANK,
          postalAddress: settings.postalAddress,
        },
        folded,
      )),
    })),
  );

/** Nothing is sent unless the account balances: candidates = recipients + excluded. */
async function closeAccount(desk: FreezeDesk, mailing: Mailing): Promise<void> {
  const { db, now, log } = desk;
  const withheld = isTooLateToAsk(mailing, now()) ? CANNOT_ASK : null;
  const closed = await closeFreezing(db, mailing.id, now(), withheld);
  if (!closed) return;
  const { id, status, candidateCount, recipientCount, excludedCount, chunkCount } = closed;
  const facts = { mailingId: id, candidateCount, recipientCount, excludedCount, chunkCount };
  log.info("deliveries.frozen", facts);
  if (status === "stopped")
    await openIncident(desk, {
      cause: mailingCause(id),
      room: "deliver",
      message: `Mailing ${id} was stopped. ${closed.reason}`,
    });
  if (status === "sending") await wakeAll(desk, closed);
}
