/** The URL map. Hono's bindings are the desk, so a route is tested with app.request(path, init, desk). */
import { Hono } from "hono";
import { admin } from "./admin.tsx";
import { about } from "./about.tsx";
import { api } from "./api.ts";
import { archive } from "./archive.tsx";
import { subscriptions } from "./api/subscriptions.ts";
import { confirmFresh } from "./cached.ts";
import { confirm } from "./confirm.tsx";
import type { Door } from "./door.ts";
import { embed } from "./embed.tsx";
import { feeds } from "./feeds.ts";
import { formats } from "./formats.ts";
import { guides } from "./guides.ts";
import { headers } from "./headers.ts";
import { healthz } from "./healthz.ts";
import { home } from "./home.tsx";
import { mentions } from "./mentions.tsx";
import { notFound, onError } from "./errors.tsx";
import { preferences } from "./preferences.tsx";
import { search } from "./search.tsx";
import { sitemap } from "./sitemap.ts";
import { subscribe } from "./subscribe.tsx";
import { unsubscribe } from "./unsubscribe.tsx";
import { webhooks } from "./webhooks.ts";

// Readers have no cookie and no session, so there is nothing that a forged form could ride on: what changes anything
// bears a signed token, a bearer token or a signature. Operators have a session; its forms are proved in admin/guard.ts.
export const app = new Hono<Door>({ strict: false })
  .use(confirmFresh)
  .use(headers)
  .route("/", home)
  .route("/subscribe", subscribe)
  .route("/embed", embed)
  .route("/confirm", confirm)
  .route("/unsubscribe", unsubscribe)
  .route("/preferences", preferences)
  .route("/search", search)
  .route("/webhooks", webhooks)
  .route("/admin", admin)
  .route("/api", subscriptions)
  .route("/api", api)
  .route("/healthz", healthz)
  .route("/", guides)
  .route("/", sitemap)
  .route("/", feeds)
  .route("/", formats)
  .route("/", about)
  .route("/", mentions)
  .route("/", archive)
  .notFound(notFound)
  .onError(onError);
