/** The feeds of a newsletter and of each of its topics: RSS, Atom and JSON Feed, in pages. */
import { Hono } from "hono";
import { findFeed } from "../digests/feed/find-feed.ts";
import { linkHeader, relationsOf } from "../digests/feed/links.ts";
import { FEED_FILES, FEED_FORMATS, FEED_TYPES } from "../digests/feed/places.ts";
import { writeFeed } from "../digests/feed/write-feed.ts";
import { newsletterTag } from "../digests/forget-pages.ts";
import { findNewsletter } from "../newsletters/store.ts";
import { answerUnlessHeld } from "./conditional.ts";
import type { Door, DoorContext } from "./door.ts";
import { PUBLIC_FEED } from "./cached.ts";

export const feeds = new Hono<Door>()
  .get("/:newsletter/:file{(?:feed|atom)\\.(?:xml|json)}", (c) =>
    showFeed(c, c.req.param("newsletter"), null, c.req.param("file")),
  )
  .get("/:newsletter/topics/:topic/:file{(?:feed|atom)\\.(?:xml|json)}", (c) =>
    showFeed(c, c.req.param("newsletter"), c.req.param("topic"), c.req.param("file")),
  );

async function showFeed(c: DoorContext, newsletterId: string, topic: string | null, file: string) {
  const format = FEED_FORMATS.find((format) => FEED_FILES[format] === file);
  const newsletter = format && (await findNewsletter(c.env.db, newsletterId));
  const found = newsletter && (await findFeed(c.env, { newsletter, topic, before: c.req.query("before") }));
  if (!format || !found) return c.notFound();
  c.header("cache-control", PUBLIC_FEED);
  return answerUnlessHeld(c, {
    of: found.of,
    type: `${FEED_TYPES[format]}; charset=utf-8`,
    tags: [newsletterTag(newsletterId)],
    modifiedAt: found.updatedAt,
    write: async () => {
      const feed = await found.read();
      c.header("link", linkHeader(relationsOf(feed, format)));
      return writeFeed(feed, format);
    },
  });
}
