/** The list of mails, the newest first. It reloads by itself, so that a mail is seen soon after it was sent. */
import { html } from "hono/html";
import type { ReceivedEmail } from "./email.ts";
import { renderShell, renderTime } from "./inbox-shell.ts";

const PAGE_SIZE = 50;
const RELOAD_SECONDS = 5;

/** Last events that a person should see in the list. */
const MARKED = new Set(["bounced", "complained", "suppressed", "failed"]);

type List = {
  /** Oldest first, already filtered by `to`. */
  emails: ReceivedEmail[];
  lastEvent: (id: string) => string;
  to: string;
  /** From 1, the newest. */
  page: number;
};

export function renderList({ emails, lastEvent, to, page }: List) {
  const end = Math.max(0, emails.length - (page - 1) * PAGE_SIZE);
  const shown = emails.slice(Math.max(0, end - PAGE_SIZE), end).reverse();
  const count = emails.length === 1 ? "1 mail" : `${emails.length} mails`;
  return renderShell({
    title: `Inbox (${emails.length})`,
    // Not while somebody reads older pages.
    reloadSeconds: page === 1 ? RELOAD_SECONDS : undefined,
    bar: html`<h1>${count}${to && ` to ${to}`}</h1>
      <form class="filter" action="/inbox">
        <input
          type="search"
          name="to"
          value="${to}"
          placeholder="Address"
          aria-label="Mails to this address"
        />
        <button>Filter</button>
      </form>`,
    main: html`<ol class="mails">
        ${shown.map((email) => renderRow(email, lastEvent(email.id)))}
      </ol>
      ${shown.length === 0 ? html`<p class="faint">Nothing here yet. Mails appear as they are sent.</p>` : ""}
      ${renderPages({ to, page, isLast: end <= PAGE_SIZE })}`,
  });
}

const renderRow = ({ id, at, to, subject }: ReceivedEmail, event: string) =>
  html`<li>
    <a href="/inbox/${id}">
      <span class="faint">${to.join(", ")}</span>
      <span class="subject" dir="auto"
        >${subject}${MARKED.has(event) ? html`<em class="mark">${event}</em>` : ""}</span
      >
      ${renderTime(at, "short")}
    </a>
  </li>`;

function renderPages({ to, page, isLast }: { to: string; page: number; isLast: boolean }) {
  const link = (target: number, words: string) =>
    html`<a href="/inbox?${new URLSearchParams({ to, page: String(target) }).toString()}">${words}</a> `;
  return html`<p>${page > 1 ? link(page - 1, "Newer") : ""}${isLast ? "" : link(page + 1, "Older")}</p>`;
}
