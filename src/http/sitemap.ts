/** The sitemap's doors: its index, the standing pages, and the digests of a newsletter's year. */
import { Hono } from "hono";
import { digestPages, sitemapIndex, sitemapPart } from "../digests/sitemap.ts";
import { findOfYear, findYears } from "../digests/sitemap-store.ts";
import { newsletterTag } from "../digests/forget-pages.ts";
import { findNewsletter, findNewsletters } from "../newsletters/store.ts";
import { answerUnlessHeld } from "./conditional.ts";
import type { Door, DoorContext } from "./door.ts";
import { PUBLIC_GUIDE } from "./cached.ts";

const STANDING = ["/", "/about", "/privacy"];
const ID_FILE = "/:newsletter/:file{sitemap\\.\\d{4}\\.xml}";

export const sitemap = new Hono<Door>()
  .get("/sitemap.xml", async (c) => {
    const { publicUrl } = c.env.settings;
    const years = (await findYears(c.env.db)).map(({ newsletterId, slot }) => {
      const changedAt = new Date(slot);
      return { url: `${publicUrl}/${newsletterId}/sitemap.${changedAt.getUTCFullYear()}.xml`, changedAt };
    });
    return answer(c, sitemapIndex([{ url: `${publicUrl}/sitemap.pages.xml` }, ...years]));
  })
  .get("/sitemap.pages.xml", async (c) => {
    const { publicUrl } = c.env.settings;
    const found = await findNewsletters(c.env.db);
    const paths = [...STANDING, ...found.flatMap(({ id }) => [`/${id}`, `/${id}/topics`, `/${id}/sources`])];
    return answer(c, sitemapPart(paths.map((path) => ({ url: `${publicUrl}${path}` }))));
  })
  .get(ID_FILE, async (c) => {
    const { newsletter: id, file } = c.req.param();
    const newsletter = await findNewsletter(c.env.db, id);
    const told = newsletter ? await findOfYear(c.env.db, id, Number(file.slice(8, 12))) : [];
    // an empty part would be against the protocol's schema
    if (told.length === 0) return c.notFound();
    return answer(c, sitemapPart(digestPages(`${c.env.settings.publicUrl}/${id}`, told)), [
      newsletterTag(id),
    ]);
  });

function answer(c: DoorContext, body: string, tags: string[] = []) {
  c.header("cache-control", PUBLIC_GUIDE);
  return answerUnlessHeld(c, { body, type: "application/xml; charset=utf-8", tags });
}
