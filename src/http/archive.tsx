/** The archive: a newsletter's digests by day, and each digest as a page and as Markdown. */
import { Hono } from "hono";
import { findDigest } from "../digests/find-digest.ts";
import { markdownOf, updatesOf } from "../digests/markdown.ts";
import { findHeadlines, findLatest, findNext, findPublished, type Digest } from "../digests/store.ts";
import { dayText, slotText } from "../digests/wording.ts";
import { findNewsletter, type Newsletter } from "../newsletters/store.ts";
import type { Door, DoorContext } from "./door.ts";
import { formAt } from "./form-at.ts";
import { PUBLIC_PAGE } from "./headers.ts";
import { page } from "./page.tsx";
import { DigestPage } from "./pages/digest.tsx";
import { NewsletterPage } from "./pages/newsletter.tsx";
import { digestView, headlinesOf, newsletterView } from "./view.ts";

const DIGESTS_A_PAGE = 30;
const HEADLINES = 3;

export const archive = new Hono<Door>()
  .get("/:newsletter", async (c) => {
    const newsletter = await findNewsletter(c.env.db, c.req.param("newsletter"));
    return newsletter ? showNewsletter(c, newsletter) : c.notFound();
  })
  .get("/:newsletter/:file{.+\\.md}", async (c) => {
    const newsletter = await findNewsletter(c.env.db, c.req.param("newsletter"));
    const digest =
      newsletter && (await findDigest(c.env, newsletter.id, c.req.param("file").replace(/\.md$/, "")));
    if (!newsletter || !digest) return c.notFound();
    c.header("cache-control", PUBLIC_PAGE);
    const home = `${c.env.settings.publicUrl}/${newsletter.id}`;
    return c.body(markdownOf(digest, newsletter, updatesOf(digest, home)), 200, {
      "content-type": "text/markdown; charset=utf-8",
    });
  })
  .get("/:newsletter/:slug", async (c) => {
    const newsletter = await findNewsletter(c.env.db, c.req.param("newsletter"));
    return newsletter ? showDigest(c, newsletter, c.req.param("slug")) : c.notFound();
  });

async function showNewsletter(c: DoorContext, newsletter: Newsletter) {
  const { db, settings, now } = c.env;
  const before = c.req.query("before");
  const start = before ? await findPublished(db, newsletter.id, before) : undefined;
  const found = await findLatest(db, newsletter.id, DIGESTS_A_PAGE + 1, start?.slot);
  const shown = found.slice(0, DIGESTS_A_PAGE);
  const headlines = await findHeadlines(
    db,
    shown.map(({ id }) => id),
    HEADLINES,
  );
  const oldest = found.length > DIGESTS_A_PAGE ? shown.at(-1) : undefined;
  c.header("cache-control", PUBLIC_PAGE);
  return page(
    c,
    {
      language: newsletter.language,
      title: newsletter.name,
      description: newsletter.description,
      canonicalUrl: `${settings.publicUrl}/${newsletter.id}`,
      feeds: [{ title: newsletter.name, url: `/${newsletter.id}/feed.xml` }],
    },
    <NewsletterPage
      newsletter={newsletterView(newsletter, now(), found[0])}
      digestsByDay={groupByDay(shown, headlines, newsletter)}
      {...(oldest && { older: `/${newsletter.id}?before=${oldest.slug}` })}
      {...(start && { newer: `/${newsletter.id}` })}
      form={await formAt(c, newsletter.language, c.req.path)}
    />,
  );
}

/** Newest day first, as the slots are. */
function groupByDay(
  list: Digest[],
  headlines: { digestId: number; headline: string }[],
  newsletter: Newsletter,
) {
  const days = Map.groupBy(list, ({ slot }) => dayText(slot, newsletter));
  return [...days].map(([day, digests]) => ({
    day,
    digests: digests.map(({ id, slug, title, slot, storyCount }) => ({
      slug,
      title,
      slotText: slotText(slot, newsletter),
      storyCount,
      headlines: headlinesOf({ id }, headlines),
    })),
  }));
}

async function showDigest(c: DoorContext, newsletter: Newsletter, slug: string) {
  const { db, settings, now } = c.env;
  const digest = await findDigest(c.env, newsletter.id, slug);
  if (!digest) return c.notFound();
  const [[previous], next] = await Promise.all([
    findLatest(db, newsletter.id, 1, digest.slot),
    findNext(db, newsletter.id, digest.slot),
  ]);
  c.header("cache-control", PUBLIC_PAGE);
  return page(
    c,
    {
      language: newsletter.language,
      title: digest.title,
      description: digest.stories
        .slice(0, HEADLINES)
        .map(({ headline }) => headline)
        .join(" · "),
      canonicalUrl: `${settings.publicUrl}/${newsletter.id}/${slug}`,
      feeds: [{ title: newsletter.name, url: `/${newsletter.id}/feed.xml` }],
    },
    <DigestPage
      newsletter={newsletterView(newsletter, now())}
      digest={digestView(digest, newsletter, { previous, next })}
      form={await formAt(c, newsletter.language, c.req.path)}
    />,
  );
}
