/**
 * The sitemap (sitemaps.org): an index, with a part for the standing pages and one for each newsletter and year. A slot
 * is due every 15 minutes at most, so that a year stays below the limit of 50,000 addresses and 50 MB a part.
 */
import { element, textElement, xmlDocument } from "../lib/write-xml.ts";

export type SitemapEntry = { url: string; changedAt?: Date | undefined };

type Told = { slug: string; slot: Date; publishedAt: Date | null; correctedAt?: Date | null };

const xmlns = "http://www.sitemaps.org/schemas/sitemap/0.9";
/** What names a digest's month: the first two words of its slug. */
const MONTH = /^\d{4}\.\d\d(?=\.)/;

/** The index of parts. */
export const sitemapIndex = (parts: SitemapEntry[]): string => listOf("sitemapindex", "sitemap", parts);

/** A part: the pages of these addresses. */
export const sitemapPart = (pages: SitemapEntry[]): string => listOf("urlset", "url", pages);

const listOf = (name: string, entry: string, list: SitemapEntry[]) =>
  xmlDocument(
    element(
      name,
      { xmlns },
      list.map(({ url, changedAt }) =>
        element(entry, {}, [element("loc", {}, url), textElement("lastmod", changedAt?.toISOString())]),
      ),
    ),
  );

/** The pages of digests, and of the months that list them, of a newsletter that is at home. */
export function digestPages(home: string, told: Told[]): SitemapEntry[] {
  const pages = told.map(({ slug, slot, publishedAt, correctedAt }) => ({
    slug,
    changedAt: correctedAt ?? publishedAt ?? slot,
  }));
  const months = Map.groupBy(pages, ({ slug }) => MONTH.exec(slug)?.[0]);
  const monthPages = [...months].flatMap(([month, [newest]]) =>
    month ? { url: `${home}/${month}`, changedAt: newest?.changedAt } : [],
  );
  return [...monthPages, ...pages.map(({ slug, changedAt }) => ({ url: `${home}/${slug}`, changedAt }))];
}
