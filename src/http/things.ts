/** What pages are in schema.org's words: a newsletter's page a list of its digests, a digest an article of its stories. */
import type { WholeDigest } from "../digests/find-digest.ts";
import { safeHref } from "../lib/safe-href.ts";
import { isoWithOffset } from "../lib/zoned-time.ts";
import type { Newsletter } from "../newsletters/store.ts";
import type { Thing } from "./pages/head.tsx";

/** Digests that the list names: more would say the page once more. */
const NAMED = 10;

export const newsletterThing = (
  { id, name, description, language }: Newsletter,
  digests: { slug: string; title: string }[],
  publicUrl: string,
): Thing => ({
  "@type": "CollectionPage",
  name,
  description,
  inLanguage: language,
  url: `${publicUrl}/${id}`,
  mainEntity: listOf(
    digests.slice(0, NAMED).map(({ slug, title }) => ({ name: title, url: `${publicUrl}/${id}/${slug}` })),
  ),
});

export function digestThing(
  { slug, title, slot, publishedAt, correctedAt, categories, stories }: WholeDigest,
  { id, name, language, timeZone }: Newsletter,
  { publicUrl, siteName }: { publicUrl: string; siteName: string },
): Thing {
  const url = `${publicUrl}/${id}/${slug}`;
  const publisher = { "@type": "Organization", name: siteName, url: `${publicUrl}/` };
  return {
    "@type": "NewsArticle",
    headline: title,
    url,
    mainEntityOfPage: url,
    inLanguage: language,
    datePublished: isoWithOffset(publishedAt ?? slot, timeZone),
    ...(correctedAt && { dateModified: isoWithOffset(correctedAt, timeZone) }),
    image: `${publicUrl}/card.png`,
    keywords: categories,
    isPartOf: { "@type": "Periodical", name, url: `${publicUrl}/${id}` },
    author: publisher,
    publisher,
    isAccessibleForFree: true,
    citation: stories.flatMap(({ posts }) => safeHref(posts[0]?.url ?? "") ?? []),
    mainEntity: listOf(
      stories.map(({ headline, position }) => ({ name: headline, url: `${url}#s${position}` })),
    ),
  };
}

const listOf = (items: { name: string; url: string }[]): Thing => ({
  "@type": "ItemList",
  itemListElement: items.map((item, at) => ({ "@type": "ListItem", position: at + 1, ...item })),
});
