/** The welcome to a new reader, and the last mail to one who left everything: where the deployment wants them. */
import { howOften } from "../newsletters/schedule-text.ts";
import { findNewslettersById, type Newsletter } from "../newsletters/store.ts";
import { findSlugAt } from "./greet-store.ts";
import { findSender, isBarred, type LetterDesk } from "./letter-sender.ts";
import { openUnsubscribeSigner, signingKey } from "./links.ts";
import { postLetter, type PostedLetter } from "./post-letter.ts";
import { renderGoodbye, renderWelcome } from "./render-letter.tsx";
import type { Subscriber } from "./store.ts";
import { findWishes } from "./wish-store.ts";

/** Posts the welcome: gone where the person gets nothing any more, or may get no mail. What it says is of its moment. */
export async function postWelcome(
  desk: LetterDesk,
  { id, email, language }: Subscriber,
  confirmedAt: Date,
): Promise<PostedLetter> {
  const { db, mailer, settings } = desk;
  const active = (await findWishes(db, id)).filter(({ status }) => status === "active");
  const newsletters = await findNewslettersById(
    db,
    active.map(({ newsletterId }) => newsletterId),
  );
  const [first] = newsletters;
  if (!first || (await isBarred(desk, email))) return { kind: "gone" };
  const token = await (await openUnsubscribeSigner(signingKey(settings.tokenKeys)))(id, first.id);
  const { publicUrl, siteName, postalAddress } = settings;
  const unsubscribeUrl = `${publicUrl}/unsubscribe?token=${token}`;
  const mail = await renderWelcome({
    language,
    siteName,
    newsletters: newsletters.map((newsletter) => ({
      name: newsletter.name,
      scheduleText: howOften(newsletter, confirmedAt, language),
    })),
    readUrl: await findReadUrl(desk, newsletters, confirmedAt),
    unsubscribeUrl,
    preferencesUrl: `${publicUrl}/preferences?token=${token}`,
    postalAddress,
  });
  const key = `welcome/${id}/${confirmedAt.getTime()}`;
  return postLetter({ mailer }, { from: first, to: email, mail, unsubscribeUrl, kind: "welcome", key });
}

/** The latest issue of the first of these newsletters that has one. */
async function findReadUrl(
  { db, settings }: LetterDesk,
  newsletters: Newsletter[],
  at: Date,
): Promise<string | null> {
  for (const { id } of newsletters) {
    const slug = await findSlugAt(db, id, at);
    if (slug) return `${settings.publicUrl}/${id}/${slug}`;
  }
  return null;
}

/** Posts the last mail: gone where the person gets something after all, or may get no mail. */
export async function postGoodbye(
  desk: LetterDesk,
  { id, email, language }: Subscriber,
  leftAt: Date,
): Promise<PostedLetter> {
  const { db, mailer, settings } = desk;
  const wishes = await findWishes(db, id);
  const from = await findSender(desk, { id });
  const getsNothing = wishes.every(({ status }) => status !== "active");
  if (!from || !getsNothing || (await isBarred(desk, email))) return { kind: "gone" };
  const { publicUrl, siteName, postalAddress } = settings;
  const siteUrl = `${publicUrl}/?language=${language}`;
  const mail = await renderGoodbye({ language, siteName, siteUrl, postalAddress });
  return postLetter(
    { mailer },
    { from, to: email, mail, kind: "goodbye", key: `goodbye/${id}/${leftAt.getTime()}` },
  );
}
