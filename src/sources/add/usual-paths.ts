/** Where software keeps its feed when the page does not say: WordPress, Ghost, Hugo, Jekyll, Hexo and their like. */

const NAMES = [
  "feed",
  "rss.xml",
  "feed.xml",
  "atom.xml",
  "index.xml",
  "rss",
  "feed.json",
  "feeds/posts/default",
];
/** Below a part of a site, such as /blog, only the commonest are tried. */
const NAMES_BELOW = ["feed", "rss.xml", "feed.xml", "index.xml", "atom.xml"];

/** Addresses to try for a page, the likelier first: below its own path, then at the root of its site. */
export function usualPaths(page: string): string[] {
  const { origin, pathname } = new URL(page);
  const part = pathname.replace(/\/(?:index\.\w+)?$/, "");
  const below =
    part === "" || /\.\w+$/.test(part) ? [] : NAMES_BELOW.map((name) => `${origin}${part}/${name}`);
  return [...below, ...NAMES.map((name) => `${origin}/${name}`)];
}
