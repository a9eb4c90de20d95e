/** The URLs of the archive, from the words that name its pages. */

export const newsletterPath = (id: string): string => `/${encodeURIComponent(id)}`;

export const monthPath = (id: string, month: string): string => `${newsletterPath(id)}/${month}`;

export const digestPath = (id: string, slug: string): string =>
  `${newsletterPath(id)}/${encodeURIComponent(slug)}`;

export const feedPath = (id: string): string => `${newsletterPath(id)}/feed.xml`;

export const topicsPath = (id: string): string => `${newsletterPath(id)}/topics`;

export const topicPath = (id: string, topic: string): string =>
  `${topicsPath(id)}/${encodeURIComponent(topic)}`;

export const sourcesPath = (id: string): string => `${newsletterPath(id)}/sources`;

export const sitePath = (id: string, site: string): string =>
  `${sourcesPath(id)}/${encodeURIComponent(site)}`;

export const authorPath = (id: string, author: string): string =>
  `${newsletterPath(id)}/authors/${encodeURIComponent(author).replace("%40", "@")}`;
