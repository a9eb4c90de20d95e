/** A digest sent to a few addresses to look at, before or after it is mailed. It belongs to no mailing and no account. */
import type { Desk } from "../desk.ts";
import { getDigest } from "../digests/find-digest.ts";
import { renderMail } from "../digests/render-mail.tsx";
import { findNewsletter } from "../newsletters/store.ts";
import { hashAddress, normaliseAddress } from "../subscribers/address.ts";
import { openUnsubscribeSigner, signingKey } from "../subscribers/links.ts";
import { senderOf } from "../subscribers/post-letter.ts";
import { findSuppression } from "../subscribers/store.ts";

/** Nobody's id: the way out of a test mail is there to be looked at, and lets nobody out. */
const NOBODY = 0;
/** Addresses in one test. */
export const TEST_LIMIT = 10;

export type TestSent = {
  to: string;
  outcome: "sent" | "not-an-address" | "suppressed" | "refused" | "unknown";
  message?: string;
}[];

/** Sends the digest of this id, in whatever state it is, to the addresses that may be written to. Throws where there is none. */
export async function sendTest(
  desk: Pick<Desk, "db" | "mailer" | "settings" | "now" | "log">,
  digestId: number,
  addresses: string[],
): Promise<TestSent> {
  const { mailer, settings, now, log } = desk;
  const checked = await Promise.all(
    addresses.slice(0, TEST_LIMIT).map(async (to) => ({ to, hindrance: await findHindrance(desk, to) })),
  );
  const allowed = checked.filter(({ hindrance }) => !hindrance);
  const letter = await writeLetter(desk, digestId);
  const copies = allowed.map(({ to }) => ({ letter, to: normaliseAddress(to) ?? to, fills: {} }));
  const posted =
    copies.length > 0
      ? await mailer.sendBatch(
          copies,
          `${new URL(settings.publicUrl).host}/test/${digestId}/${now().getTime()}`,
        )
      : undefined;
  log.info("deliveries.tested", { digestId, count: copies.length, outcome: posted?.kind });
  const results = (posted?.kind === "accepted" ? posted.results : []).values();
  return checked.map(({ to, hindrance }) => {
    if (hindrance) return { to, outcome: hindrance };
    if (posted?.kind !== "accepted")
      return { to, outcome: posted?.kind === "uncertain" ? "unknown" : "refused", message: posted?.message };
    const result = results.next().value ?? { unknown: "" };
    if ("id" in result) return { to, outcome: "sent" };
    return "refusal" in result
      ? { to, outcome: "refused", message: result.refusal }
      : { to, outcome: "unknown", message: result.unknown };
  });
}

/** Why an address is not written to, even by hand. */
async function findHindrance({ db, settings }: Pick<Desk, "db" | "settings">, address: string) {
  const email = normaliseAddress(address);
  if (!email) return "not-an-address" as const;
  const suppression = await findSuppression(db, await hashAddress(email, settings.addressKey));
  return suppression ? ("suppressed" as const) : undefined;
}

async function writeLetter({ db, settings }: Pick<Desk, "db" | "settings">, digestId: number) {
  const digest = await getDigest({ db }, digestId);
  const newsletter = await findNewsletter(db, digest.newsletterId);
  if (!newsletter) throw new Error(`There is no newsletter ${digest.newsletterId}`);
  const sign = await openUnsubscribeSigner(signingKey(settings.tokenKeys));
  const token = await sign(NOBODY, newsletter.id);
  const rendered = await renderMail(digest, newsletter, {
    archiveUrl: `${settings.publicUrl}/${newsletter.id}/${digest.slug}`,
    unsubscribeUrl: `${settings.publicUrl}/unsubscribe?token=${token}`,
    preferencesUrl: `${settings.publicUrl}/preferences?token=${token}`,
    postalAddress: settings.postalAddress,
  });
  return {
    from: senderOf(newsletter),
    ...rendered,
    subject: `[Test] ${rendered.subject}`,
    tags: [{ name: "kind", value: "test" }],
  };
}
