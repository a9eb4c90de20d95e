/** The frame of the inbox's pages. */
import { html, raw } from "hono/html";
import { STYLE } from "./inbox-style.ts";

type Markup = ReturnType<typeof html>;

type Shell = { title: string; bar: Markup | string; main: Markup; reloadSeconds?: number };

/** A whole page; with `reloadSeconds` it asks for itself again. */
export function renderShell({ title, bar, main, reloadSeconds }: Shell): Markup {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${reloadSeconds ? renderReload(reloadSeconds) : ""}
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <header>
          <div class="bar">
            <strong><a href="/inbox">Inbox</a></strong> ${bar}
          </div>
        </header>
        <main>${main}</main>
      </body>
    </html>`;
}

// Not while somebody types: a reload would take the letters away.
const renderReload = (seconds: number): Markup =>
  html`<script>
    setInterval(() => document.activeElement?.tagName === "INPUT" || location.reload(), ${seconds * 1000});
  </script>`;

/** A moment in this machine's zone, as 2025-12-07 08:00:00, or without the year when it should be short. */
export const renderTime = (at: string, form: "whole" | "short" = "whole"): Markup =>
  html`<time datetime="${at}"
    >${new Date(at).toLocaleString("sv-SE").slice(form === "short" ? "2025-".length : 0)}</time
  >`;
