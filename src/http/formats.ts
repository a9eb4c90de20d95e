/** A digest in the forms that are no page: Markdown, JSON and plain text, each by its suffix and by Accept. */
import { Hono } from "hono";
import { digestJson } from "../digests/digest-json.ts";
import { digestText } from "../digests/digest-text.ts";
import { findDigest, type WholeDigest } from "../digests/find-digest.ts";
import { newsletterTag } from "../digests/forget-pages.ts";
import { markdownOf, updatesOf } from "../digests/markdown.ts";
import { findNewsletter, type Newsletter } from "../newsletters/store.ts";
import { answerUnlessHeld } from "./conditional.ts";
import type { Door, DoorContext } from "./door.ts";
import { PUBLIC_PAGE } from "./cached.ts";
import { BY_TYPE, typeOf, type DigestType } from "./variants.ts";

type Write = (digest: WholeDigest, newsletter: Newsletter, home: string) => string;
type Form = { suffix: string; type: DigestType; write: Write };

const FORMS: Form[] = [
  {
    suffix: ".md",
    type: "text/markdown",
    write: (digest, newsletter, home) => markdownOf(digest, newsletter, updatesOf(digest, home)),
  },
  { suffix: ".json", type: "application/json", write: digestJson },
  { suffix: ".txt", type: "text/plain", write: digestText },
];

export const formats = new Hono<Door>()
  .get("/:newsletter/:file{[^/]+\\.(?:md|json|txt)}", async (c) => {
    const { newsletter, file } = c.req.param();
    const form = FORMS.find(({ suffix }) => file.endsWith(suffix));
    const digest = form && (await find(c, newsletter, file.slice(0, -form.suffix.length)));
    return digest ? show(c, digest, form) : c.notFound();
  })
  .get("/:newsletter/:slug", async (c, next) => {
    const { newsletter, slug } = c.req.param();
    const wanted = typeOf(c);
    const form = FORMS.find(({ type }) => type === wanted);
    const digest = form && (await find(c, newsletter, slug));
    // the page is for the rest; and only digests have other forms than a page
    if (!digest) return next();
    c.header("vary", BY_TYPE.by);
    return show(c, digest, form);
  });

/** Names the other forms of a digest's page, each with an address of its own. */
export function nameForms(c: DoorContext, url: string): void {
  for (const { suffix, type } of FORMS)
    c.header("link", `<${url}${suffix}>; rel="alternate"; type="${type}"`, { append: true });
}

type Found = { newsletter: Newsletter; digest: WholeDigest };

async function find(c: DoorContext, newsletterId: string, slug: string): Promise<Found | undefined> {
  const newsletter = await findNewsletter(c.env.db, newsletterId);
  const digest = newsletter && (await findDigest(c.env, newsletter.id, slug));
  return digest && { newsletter, digest };
}

function show(c: DoorContext, { newsletter, digest }: Found, { type, write }: Form) {
  const home = `${c.env.settings.publicUrl}/${newsletter.id}`;
  c.header("cache-control", PUBLIC_PAGE);
  c.header("link", `<${home}/${digest.slug}>; rel="canonical"`);
  return answerUnlessHeld(c, {
    body: write(digest, newsletter, home),
    type: `${type}; charset=utf-8`,
    tags: [newsletterTag(newsletter.id)],
    modifiedAt: digest.correctedAt ?? digest.publishedAt ?? digest.slot,
  });
}
