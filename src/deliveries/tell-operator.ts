/**
 * Mails to the operator, where OPERATOR_EMAIL is set: a digest that waits for them, and what needs somebody. Read from
 * the rows on each tick of cron; for each cause one mail a day.
 */
import type { Desk } from "../desk.ts";
import { endIncident, openIncident } from "../db/incidents.ts";
import { getDigest } from "../digests/find-digest.ts";
import { slotText } from "../digests/wording.ts";
import { findNewsletter, type Newsletter } from "../newsletters/store.ts";
import { messageOf } from "../providers/log.ts";
import { withoutSecrets } from "../providers/without-secrets.ts";
import { postLetter } from "../subscribers/post-letter.ts";
import { claimAlert, findHeld, forgetAlert } from "./alert-store.ts";
import type { Alert } from "./alert.ts";
import { findAlerts } from "./find-alerts.ts";
import { renderAlert, renderReview } from "./render-operator.tsx";

type OperatorDesk = Pick<Desk, "db" | "mailer" | "settings" | "now" | "log">;

const DAY_MS = 86_400_000;
/** The incident of mails to the operator. */
const ALERTS = "alerts";

/** Tells of what the rows show, each cause where it was not told within a day. What can't be sent is tried again on the next tick. */
export async function tellOperator(desk: OperatorDesk): Promise<void> {
  const to = desk.settings.operatorEmail;
  if (to === null) return;
  const since = new Date(desk.now().getTime() - DAY_MS);
  for (const digestId of await findHeld(desk.db, since))
    await once(desk, `review/${digestId}`, () => tellOfReview(desk, to, digestId));
  for (const alert of await findAlerts(desk)) await once(desk, alert.cause, () => tell(desk, to, alert));
}

/** The row is there before the mail: two ticks at once send one. It is taken back where nothing was sent. */
async function once(desk: OperatorDesk, cause: string, send: () => Promise<string | null>): Promise<void> {
  const now = desk.now();
  if (!(await claimAlert(desk.db, cause, now, new Date(now.getTime() - DAY_MS)))) return;
  try {
    const fault = await send();
    if (fault === null) return await endIncident(desk, ALERTS);
    throw new Error(fault);
  } catch (error) {
    await forgetAlert(desk.db, cause, now);
    const message = `A mail to the operator (${cause}) was not sent: ${messageOf(error)}`;
    await openIncident(desk, { cause: ALERTS, room: "alerts", message });
  }
}

async function tellOfReview(desk: OperatorDesk, to: string, digestId: number): Promise<string | null> {
  const digest = await getDigest(desk, digestId);
  const newsletter = await getNewsletter(desk, digest.newsletterId);
  const mail = await renderReview({
    language: newsletter.language,
    title: digest.title,
    headlines: digest.stories.map(({ headline }) => headline),
    deadlineText: deadlineText(newsletter, digest.heldUntil),
    pageUrl: `${desk.settings.publicUrl}/admin/digests/${digestId}`,
    postalAddress: desk.settings.postalAddress,
  });
  return post(desk, newsletter, to, { mail, kind: "review", key: `review/${digestId}` });
}

async function tell(
  desk: OperatorDesk,
  to: string,
  { kind, cause, newsletter, since, details, path }: Alert,
): Promise<string | null> {
  const { settings, now } = desk;
  const mail = await renderAlert({
    language: newsletter.language,
    cause: kind,
    newsletterName: newsletter.name,
    sinceText: slotText(since, newsletter),
    details: details.map(withoutSecrets),
    pageUrl: `${settings.publicUrl}${path}`,
    postalAddress: settings.postalAddress,
  });
  const day = now().toISOString().slice(0, 10);
  return post(desk, newsletter, to, { mail, kind: "alert", key: `alert/${cause}/${day}` });
}

/** Why it was not sent; null where it was. */
async function post(
  { mailer }: OperatorDesk,
  from: Newsletter,
  to: string,
  letter: Pick<Parameters<typeof postLetter>[1], "mail" | "kind" | "key">,
): Promise<string | null> {
  const posted = await postLetter({ mailer }, { from, to, ...letter });
  return "reason" in posted ? posted.reason : null;
}

function deadlineText(newsletter: Newsletter, heldUntil: Date | null): string | null {
  if (heldUntil === null) return null;
  const when = slotText(heldUntil, newsletter);
  const isPublished = newsletter.review === "publish-after";
  if (newsletter.language === "zh-CN")
    return `到 ${when}还没有决定，就${isPublished ? "自动发出" : "作废"}。`;
  return `If nothing is decided until ${when}, it ${isPublished ? "goes out" : "is dropped"} by itself.`;
}

async function getNewsletter({ db }: OperatorDesk, id: string): Promise<Newsletter> {
  const newsletter = await findNewsletter(db, id);
  if (!newsletter) throw new Error(`There is no newsletter ${id}`);
  return newsletter;
}
