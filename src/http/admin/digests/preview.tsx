/** What readers will be shown and mailed, each in a frame of its own in which nothing runs. */
import { Hono } from "hono";
import { totalsOf } from "../../../digests/edit/totals.ts";
import { findDraft } from "../../../digests/draft-store.ts";
import type { WholeDigest } from "../../../digests/find-digest.ts";
import { renderMail } from "../../../digests/render-mail.tsx";
import { findDigestById } from "../../../digests/store.ts";
import { findNewsletter, type Newsletter } from "../../../newsletters/store.ts";
import type { Door, DoorContext } from "../../door.ts";
import { formAt } from "../../form-at.ts";
import { page } from "../../page.tsx";
import { DigestPage } from "../../pages/digest.tsx";
import { PreviewPage } from "../../pages/admin/digests/preview.tsx";
import { digestView, newsletterView } from "../../view.ts";
import { adminLanguage } from "../language.ts";
import { adminPage } from "../page.tsx";
import { digestIdOf, pathOf } from "./answer.ts";

/** Written by emails/parts/theme.ts; a mail program asks for the one or the other, and so does its reader's system. */
const DARK = /@media \(prefers-color-scheme:\s*dark\)/g;

export const previews = new Hono<Door>()
  .get("/preview", async (c) => {
    const digest = await findDigestById(c.env.db, digestIdOf(c));
    if (!digest) return c.notFound();
    const title = `${adminLanguage(c) === "en" ? "Preview" : "预览"} · ${digest.title}`;
    return adminPage(c, { title, room: "digests" }, <PreviewPage path={pathOf(c)} />);
  })
  .get("/preview/page", async (c) => {
    const found = await find(c);
    if (!found) return c.notFound();
    const { digest, newsletter } = found;
    c.set("allowed", { framedBy: ["'self'"] });
    const url = `${c.env.settings.publicUrl}/${newsletter.id}/${digest.slug}`;
    return page(
      c,
      { language: newsletter.language, title: digest.title },
      <DigestPage
        newsletter={newsletterView(newsletter, c.env.now())}
        digest={digestView({ digest, newsletter, previous: undefined, next: undefined }, url)}
        form={await formAt(c, newsletter.language, c.req.path)}
      />,
    );
  })
  .get("/preview/mail", async (c) => {
    const mail = await render(c);
    return mail ? c.html(mail.html.replace(DARK, "@media not all")) : c.notFound();
  })
  .get("/preview/mail-dark", async (c) => {
    const mail = await render(c);
    return mail ? c.html(mail.html.replace(DARK, "@media all")) : c.notFound();
  })
  .get("/preview/text", async (c) => {
    const mail = await render(c);
    return mail ? c.text(mail.text) : c.notFound();
  });

/** The mail as a reader without wishes gets it; its ways out lead to the pages, and let nobody out. */
async function render(c: DoorContext) {
  const found = await find(c);
  if (!found) return undefined;
  const { digest, newsletter } = found;
  const { publicUrl, postalAddress } = c.env.settings;
  c.set("allowed", { framedBy: ["'self'"], isMail: true });
  return renderMail(digest, newsletter, {
    archiveUrl: `${publicUrl}/${newsletter.id}/${digest.slug}`,
    unsubscribeUrl: `${publicUrl}/unsubscribe`,
    preferencesUrl: `${publicUrl}/preferences`,
    postalAddress,
  });
}

/** The digest as it is or, where it was changed since it was published, as it is after its correction. */
async function find(c: DoorContext): Promise<{ digest: WholeDigest; newsletter: Newsletter } | undefined> {
  const { db } = c.env;
  const digest = await findDraft(db, digestIdOf(c));
  const newsletter = digest && (await findNewsletter(db, digest.newsletterId));
  return newsletter && { newsletter, digest: { ...digest, ...totalsOf(digest, digest.stories, newsletter) } };
}
