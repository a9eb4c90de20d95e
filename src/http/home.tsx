/** The front page: what this is, the newsletters with their latest digests, sign-up. */
import { Hono } from "hono";
import { findLatest } from "../digests/store.ts";
import { findNewsletters } from "../newsletters/store.ts";
import { languageOf, type Door } from "./door.ts";
import { PUBLIC_PAGE } from "./headers.ts";
import { page } from "./page.tsx";
import { HomePage } from "./pages/home.tsx";
import { newsletterView } from "./view.ts";

export const home = new Hono<Door>().get("/", async (c) => {
  const { db, settings, now } = c.env;
  const language = languageOf(c);
  const newsletters = await Promise.all(
    (await findNewsletters(db)).map(async (newsletter) => {
      const [latest] = await findLatest(db, newsletter.id, 1);
      return newsletterView(newsletter, now(), latest);
    }),
  );
  c.header("cache-control", PUBLIC_PAGE);
  c.header("vary", "accept-language");
  return page(
    c,
    {
      language,
      title: settings.siteName,
      canonicalUrl: `${settings.publicUrl}/`,
      feeds: newsletters.map(({ id, name }) => ({ title: name, url: `/${id}/feed.xml` })),
    },
    <HomePage language={language} siteName={settings.siteName} newsletters={newsletters} />,
  );
});
