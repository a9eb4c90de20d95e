/** What the site is, and what it keeps of its readers. */
import { Hono } from "hono";
import type { Child } from "hono/jsx";
import { HOME_TAG } from "../digests/forget-pages.ts";
import { findNewsletters } from "../newsletters/store.ts";
import { cached } from "./cached.ts";
import { BY_LANGUAGE } from "./variants.ts";
import { languageOf, type Door, type DoorContext, type Language } from "./door.ts";
import { page } from "./page.tsx";
import { AboutPage, PrivacyPage } from "./pages/about.tsx";
import { addressesOf } from "./translations.ts";
import { newsletterView } from "./view.ts";

export const about = new Hono<Door>()
  .get("/about", async (c) => {
    const { db, settings, now } = c.env;
    const language = languageOf(c);
    const newsletters = (await findNewsletters(db)).map((newsletter) => newsletterView(newsletter, now()));
    return show(
      c,
      language,
      { title: language === "en" ? "About" : "关于", of: newsletters },
      <AboutPage language={language} siteName={settings.siteName} newsletters={newsletters} />,
    );
  })
  .get("/privacy", (c) => {
    const { siteName, postalAddress, turnstile, tracks } = c.env.settings;
    const language = languageOf(c);
    const asksTurnstile = turnstile !== null;
    return show(
      c,
      language,
      { title: language === "en" ? "Privacy" : "隐私", of: [siteName, postalAddress, asksTurnstile, tracks] },
      <PrivacyPage
        language={language}
        siteName={siteName}
        postalAddress={postalAddress}
        tracks={tracks}
        asksTurnstile={asksTurnstile}
      />,
    );
  });

const show = (
  c: DoorContext,
  language: Language,
  { title, of }: { title: string; of: unknown },
  content: Child,
) =>
  cached(c, { tags: [HOME_TAG], of, variant: BY_LANGUAGE }, () =>
    page(
      c,
      {
        language,
        title,
        ...addressesOf(c),
      },
      content,
    ),
  );
