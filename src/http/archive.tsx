/** The archive: a newsletter's digests, the latest and by month, and each digest as a page. */
import { Hono } from "hono";
import { feedLinks } from "../digests/feed/places.ts";
import { newsletterTag } from "../digests/forget-pages.ts";
import {
  findLatestListing,
  findMonthListing,
  findReading,
  type Listing,
  type Reading,
} from "../digests/reading-store.ts";
import { cached } from "./cached.ts";
import type { Door, DoorContext } from "./door.ts";
import { formAt } from "./form-at.ts";
import { nameForms } from "./formats.ts";
import { BY_TYPE } from "./variants.ts";
import { page } from "./page.tsx";
import { DigestPage } from "./pages/digest.tsx";
import { NewsletterPage } from "./pages/newsletter.tsx";
import { READING } from "./pages/reading-strings.ts";
import { digestThing, newsletterThing } from "./things.ts";
import { daysOf, digestView, monthsOf, newsletterView, shownRow } from "./view.ts";

/** A week of a four-hourly newsletter, nearly. */
const LATEST = 40;
/** Headlines of a day in a month: with more, a full month would not go into 14 KB. */
const HEADLINES_A_DAY = 4;

export const archive = new Hono<Door>()
  .get("/:newsletter", async (c) => {
    const found = await findLatestListing(c.env.db, c.req.param("newsletter"), LATEST);
    return found ? showListing(c, found, null) : c.notFound();
  })
  .get("/:newsletter/:month{\\d{4}\\.(?:0[1-9]|1[0-2])}", async (c) => {
    const month = c.req.param("month");
    const found = await findMonthListing(c.env.db, c.req.param("newsletter"), month);
    return found && isWithin(found, month) ? showListing(c, found, month) : c.notFound();
  })
  .get("/:newsletter/:slug", async (c) => {
    const found = await findReading(c.env.db, c.req.param("newsletter"), c.req.param("slug"));
    return found ? showDigest(c, found) : c.notFound();
  });

/** A month before the first digest, or after the last, is no page: a robot would leaf through them for ever. */
const isWithin = ({ first, last }: Listing, month: string) =>
  first !== undefined && last !== undefined && month >= first.slice(0, 7) && month <= last.slice(0, 7);

function showListing(c: DoorContext, listing: Listing, month: string | null) {
  const { settings, now } = c.env;
  const { newsletter, digests } = listing;
  const { id, name, description, language } = newsletter;
  const url = `${settings.publicUrl}${c.req.path}`;
  return cached(
    c,
    { tags: [newsletterTag(id)], of: { ...listing, newsletter: shownRow(newsletter) } },
    async () =>
      page(
        c,
        {
          language,
          title: month === null ? name : `${READING[language].monthTitle(month)} · ${name}`,
          description: month === null ? description : undefined,
          canonicalUrl: url,
          feeds: feedLinks(newsletter),
          thing: newsletterThing(newsletter, digests, settings.publicUrl),
        },
        <NewsletterPage
          newsletter={newsletterView(newsletter, now())}
          month={month}
          digestsByDay={daysOf(digests, newsletter, month === null ? Infinity : HEADLINES_A_DAY)}
          months={monthsOf(listing)}
          form={await formAt(c, language, c.req.path)}
        />,
      ),
  );
}

function showDigest(c: DoorContext, reading: Reading) {
  const { settings, now } = c.env;
  const { newsletter, digest } = reading;
  const { id, language } = newsletter;
  const url = `${settings.publicUrl}/${id}/${digest.slug}`;
  nameForms(c, url);
  return cached(c, { tags: [newsletterTag(id)], of: witnessOf(reading), variant: BY_TYPE }, async () =>
    page(
      c,
      {
        language,
        title: digest.title,
        description: digest.stories
          .slice(0, 3)
          .map(({ headline }) => headline)
          .join(" · "),
        canonicalUrl: url,
        feeds: feedLinks(newsletter),
        thing: digestThing(digest, newsletter, settings),
      },
      <DigestPage
        newsletter={newsletterView(newsletter, now())}
        digest={digestView(reading, url)}
        form={await formAt(c, language, c.req.path)}
      />,
    ),
  );
}

/** What a digest's page follows from. The row of one on the shelf says when its stories were put there. */
function witnessOf({ newsletter, digest: { stories, ...row }, previous, next }: Reading): unknown[] {
  return [shownRow(newsletter), row, row.shelvedAt === null ? stories : null, previous, next];
}
