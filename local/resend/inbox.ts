/** The inbox for a person: what was mailed, each mail as a mail client shows it, and the buttons a reader has. */
import { Hono, type Context } from "hono";
import { csrf } from "hono/csrf";
import type { ReceivedEmail } from "./email.ts";
import { renderList } from "./inbox-list.ts";
import { isView, renderMail } from "./inbox-mail.ts";
import type { Mailbox } from "./mailbox.ts";
import { describeUnsubscribed, unsubscribeOneClick } from "./one-click.ts";
import type { Webhooks } from "./webhooks.ts";

// The mail's own frame: no scripts, no forms, no origin; its links open in a new tab.
const FRAME_POLICY = "sandbox allow-popups allow-popups-to-escape-sandbox; script-src 'none'";

/** The events that a reader or a mail server causes, by the name of their button. */
const REACTIONS: Record<string, { type: string; data?: Record<string, unknown> }> = {
  bounce: { type: "email.bounced" },
  "bounce-for-now": {
    type: "email.bounced",
    data: { bounce: { type: "Transient", subType: "MailboxFull", message: "The mailbox is full." } },
  },
  complaint: { type: "email.complained" },
};

export function createInbox({ mailbox, webhooks }: { mailbox: Mailbox; webhooks: Webhooks }): Hono {
  const inbox = new Hono();
  inbox.use("/inbox/*", csrf());

  const list = (c: Context) => {
    const to = c.req.query("to") ?? "";
    const lastEvent = (id: string) => mailbox.lastEvent(id);
    return c.html(renderList({ emails: mailbox.search(to), lastEvent, to, page: pageOf(c) }));
  };
  inbox.get("/", list);
  inbox.get("/inbox", list);

  inbox.get("/inbox/:id", (c) => {
    const email = mailbox.find(c.req.param("id"));
    if (!email) return c.text("No such mail.", 404);
    const view = c.req.query("view") ?? "";
    const story = mailbox.story(email.id);
    return c.html(
      renderMail({ email, view: isView(view) ? view : "html", story, hasWebhook: webhooks.isSet() }),
    );
  });

  inbox.get("/inbox/:id/html", (c) => {
    const email = mailbox.find(c.req.param("id"));
    if (!email) return c.text("No such mail.", 404);
    c.header("content-security-policy", FRAME_POLICY);
    return c.html(openLinksInNewTab(email.html));
  });

  inbox.post("/inbox/:id/unsubscribe", async (c) => {
    const email = mailbox.find(c.req.param("id"));
    if (!email) return c.text("No such mail.", 404);
    mailbox.note(email.id, "unsubscribe", describeUnsubscribed(await unsubscribeOneClick(email)));
    return backTo(c, email);
  });

  inbox.post("/inbox/:id/reactions/:reaction", async (c) => {
    const email = mailbox.find(c.req.param("id"));
    const reaction = REACTIONS[c.req.param("reaction")];
    if (!email || !reaction) return c.text("No such mail.", 404);
    // Its outcome stands in the mail's story, also when there was no answer.
    if (webhooks.isSet()) await webhooks.deliver(reaction.type, email, reaction.data).catch(() => undefined);
    return backTo(c, email);
  });
  return inbox;
}

// 303: the page may be reloaded without posting again.
const backTo = (c: Context, { id }: ReceivedEmail): Response => c.redirect(`/inbox/${id}?view=story`, 303);

const pageOf = (c: Context): number => Math.max(1, Math.trunc(Number(c.req.query("page"))) || 1);

// A <base> before any link; after the doctype, without which the mail would be laid out in quirks mode.
const openLinksInNewTab = (html: string): string =>
  html.replace(/^\s*(<!doctype[^>]*>)?(\s*<html[^>]*>)?(\s*<head[^>]*>)?/i, '$&<base target="_blank">');
