/** The URLs of the archive, from the words that name its pages. */

export const newsletterPath = (id: string): string => `/${encodeURIComponent(id)}`;

export const digestPath = (id: string, slug: string): string =>
  `${newsletterPath(id)}/${encodeURIComponent(slug)}`;

export const markdownPath = (id: string, slug: string): string => `${digestPath(id, slug)}.md`;

export const feedPath = (id: string): string => `${newsletterPath(id)}/feed.xml`;
