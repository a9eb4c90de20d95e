/** The feed of a newsletter: RSS 2.0 with the full content of its latest digests. */
import { Hono } from "hono";
import { etag } from "hono/etag";
import { rssOf } from "../digests/feed.ts";
import { findLatest, findStories } from "../digests/store.ts";
import { findNewsletter } from "../newsletters/store.ts";
import type { Door } from "./door.ts";
import { PUBLIC_PAGE } from "./cached.ts";

const DIGESTS = 20;

export const feed = new Hono<Door>().get("/:newsletter/feed.xml", etag(), async (c) => {
  const { db, settings } = c.env;
  const newsletter = await findNewsletter(db, c.req.param("newsletter"));
  if (!newsletter) return c.notFound();
  const latest = await findLatest(db, newsletter.id, DIGESTS);
  const stories = await findStories(
    db,
    latest.map(({ id }) => id),
  );
  const digests = latest.map((digest) => ({
    ...digest,
    stories: stories.filter(({ digestId }) => digestId === digest.id),
  }));
  c.header("cache-control", PUBLIC_PAGE);
  return c.body(rssOf(newsletter, digests, settings.publicUrl), 200, {
    "content-type": "application/rss+xml; charset=utf-8",
  });
});
