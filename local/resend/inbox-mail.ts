/** One mail: its parts, its headers, what became of it, and the buttons of a reader and of a mail server. */
import { html } from "hono/html";
import { oneClickUrl } from "./check-bulk.ts";
import type { ReceivedEmail } from "./email.ts";
import { renderShell, renderTime } from "./inbox-shell.ts";
import type { Happening } from "./mailbox.ts";

/** Gmail cuts a mail off at about 102 KB of HTML; 90 leave room for what the provider adds. */
const LARGEST_HTML = 90_000;

const VIEWS = { html: "HTML", phone: "Phone", text: "Text", headers: "Headers", story: "Events" };

type View = keyof typeof VIEWS;

export const isView = (name: string): name is View => Object.hasOwn(VIEWS, name);

type Mail = { email: ReceivedEmail; view: View; story: Happening[]; hasWebhook: boolean };

export function renderMail(mail: Mail) {
  const { email, view } = mail;
  return renderShell({
    title: email.subject,
    bar: html`<span>${renderTime(email.at)}</span>`,
    main: html`<h1 dir="auto">${email.subject}</h1>
      <dl>
        <dt>From</dt>
        <dd>${email.from}</dd>
        <dt>To</dt>
        <dd>
          ${email.to.map((to) => html`<a href="/inbox?${new URLSearchParams({ to }).toString()}">${to}</a> `)}
        </dd>
        <dt>HTML</dt>
        <dd>${renderSize(email.html)}</dd>
      </dl>
      ${renderButtons(mail)}
      <nav class="tabs" aria-label="Parts of the mail">
        ${Object.entries(VIEWS).map(([name, words]) => renderTab(email.id, name, words, name === view))}
      </nav>
      ${renderView(mail)}`,
  });
}

function renderSize(markup: string) {
  const bytes = Buffer.byteLength(markup);
  if (bytes <= LARGEST_HTML) return `${bytes.toLocaleString("en")} bytes`;
  return html`<span class="bad">${bytes.toLocaleString("en")} bytes: Gmail will cut it off</span>`;
}

function renderButtons({ email, hasWebhook }: Mail) {
  const button = (action: string, words: string, isOff: boolean) =>
    html`<form method="post" action="/inbox/${email.id}/${action}">
      <button ${isOff ? "disabled" : ""}>${words}</button>
    </form>`;
  return html`<div class="actions">
      ${button("unsubscribe", "Unsubscribe (as Gmail does)", oneClickUrl(email) === undefined)}
      ${button("reactions/bounce", "Bounce", !hasWebhook)}
      ${button("reactions/bounce-for-now", "Bounce: mailbox full", !hasWebhook)}
      ${button("reactions/complaint", "Report as spam", !hasWebhook)}
    </div>
    ${hasWebhook ? "" : html`<p class="faint">No webhook is set: nobody would hear of a bounce or a complaint.</p>`}`;
}

const renderTab = (id: string, name: string, words: string, isCurrent: boolean) =>
  html`<a href="/inbox/${id}?view=${name}" ${isCurrent ? html`aria-current="page"` : ""}>${words}</a>`;

function renderView({ email, view, story }: Mail) {
  switch (view) {
    case "html":
    case "phone":
      return renderFrame(email, view);
    case "text":
      return html`<pre dir="auto">${email.text || "The mail has no text part."}</pre>`;
    case "headers":
      return renderHeaders(email);
    case "story":
      return renderStory(story);
    default:
      return view satisfies never;
  }
}

function renderFrame({ id, html: markup }: ReceivedEmail, view: string) {
  if (!markup) return html`<p class="panel">The mail has no HTML part.</p>`;
  return html`<iframe
    class="${view}"
    title="The mail as a mail client shows it"
    src="/inbox/${id}/html"
    sandbox="allow-popups allow-popups-to-escape-sandbox"
  ></iframe>`;
}

function renderHeaders({ id, headers, tags, cc, bcc, replyTo, idempotencyKey, batchIndex }: ReceivedEmail) {
  const rows: [string, string][] = [
    ...Object.entries({ Cc: cc, Bcc: bcc, "Reply-To": replyTo }).map(([name, list]): [string, string] => [
      name,
      list.join(", "),
    ]),
    ...Object.entries(headers),
    [
      "Tags",
      Object.entries(tags)
        .map(([name, value]) => `${name}=${value}`)
        .join(" "),
    ],
    ["Idempotency-Key", idempotencyKey ?? ""],
    ["Place in its batch", batchIndex === undefined ? "" : String(batchIndex)],
    ["Id", id],
  ];
  return html`<dl class="panel">
    ${rows
      .filter(([, value]) => value !== "")
      .map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
  </dl>`;
}

function renderStory(story: Happening[]) {
  if (story.length === 0) return html`<p class="panel">Nothing yet.</p>`;
  return html`<dl class="panel">
    ${story.map(
      ({ at, what, outcome }) =>
        html`<dt>${renderTime(at)}</dt>
          <dd>${what}: ${renderOutcome(outcome)}</dd>`,
    )}
  </dl>`;
}

const renderOutcome = (outcome: string) =>
  html`<span class="${/^answered 2\d\d\b/.test(outcome) ? "good" : "bad"}">${outcome}</span>`;
