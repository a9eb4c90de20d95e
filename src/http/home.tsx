/** The front page: what this is, the newsletters with their latest digests, sign-up. */
import { Hono } from "hono";
import { findHeadlines, findLatest } from "../digests/store.ts";
import { findNewsletters } from "../newsletters/store.ts";
import { languageOf, type Door } from "./door.ts";
import { formAt } from "./form-at.ts";
import { PUBLIC_PAGE } from "./headers.ts";
import { page } from "./page.tsx";
import { HomePage } from "./pages/home.tsx";
import { headlinesOf, newsletterView } from "./view.ts";

const HEADLINES = 3;

export const home = new Hono<Door>().get("/", async (c) => {
  const { db, settings, now } = c.env;
  const language = languageOf(c);
  const found = await Promise.all(
    (await findNewsletters(db)).map(async (newsletter) => ({
      newsletter,
      latest: (await findLatest(db, newsletter.id, 1))[0],
    })),
  );
  const headlines = await findHeadlines(
    db,
    found.flatMap(({ latest }) => latest?.id ?? []),
    HEADLINES,
  );
  const newsletters = found.map(({ newsletter, latest }) =>
    newsletterView(newsletter, now(), latest && { ...latest, headlines: headlinesOf(latest, headlines) }),
  );
  const form = await formAt(c, language, "/");
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
    <HomePage language={language} siteName={settings.siteName} newsletters={newsletters} form={form} />,
  );
});
