/** The front page: what this is, the newsletters with their latest digests, sign-up. */
import { Hono } from "hono";
import { HOME_TAG } from "../digests/forget-pages.ts";
import { findFront } from "../digests/reading-store.ts";
import { cached } from "./cached.ts";
import { BY_LANGUAGE } from "./variants.ts";
import { languageOf, type Door } from "./door.ts";
import { formAt } from "./form-at.ts";
import { page } from "./page.tsx";
import { HomePage } from "./pages/home.tsx";
import { STRINGS } from "./pages/strings.ts";
import { addressesOf } from "./translations.ts";
import { newsletterView } from "./view.ts";

export const home = new Hono<Door>().get("/", async (c) => {
  const { db, settings, now } = c.env;
  const language = languageOf(c);
  const front = await findFront(db);
  const newsletters = front.newsletters.map((newsletter) =>
    newsletterView(
      newsletter,
      now(),
      front.latest.find(({ newsletterId }) => newsletterId === newsletter.id),
    ),
  );
  return cached(c, { tags: [HOME_TAG], of: newsletters, variant: BY_LANGUAGE }, async () =>
    page(
      c,
      {
        language,
        title: settings.siteName,
        description: STRINGS[language].homeLead(settings.siteName),
        ...addressesOf(c),
        feeds: newsletters.map(({ id, name }) => ({
          title: name,
          url: `/${id}/feed.xml`,
          type: "application/rss+xml",
        })),
        thing: { "@type": "WebSite", name: settings.siteName, url: `${settings.publicUrl}/` },
      },
      <HomePage
        language={language}
        siteName={settings.siteName}
        newsletters={newsletters}
        form={await formAt(c, language, "/")}
      />,
    ),
  );
});
