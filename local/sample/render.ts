/** A source as the document that its readers are given at a moment. */
import { publish, type Clock } from "./publish.ts";
import { renderAtom } from "./render-atom.ts";
import { renderJsonFeed } from "./render-json-feed.ts";
import { renderRss } from "./render-rss.ts";
import { renderXBridge } from "./render-x-bridge.ts";
import type { FeedSource, SampleSource } from "./shape.ts";

const CONTENT_TYPES = {
  rss: "application/rss+xml; charset=utf-8",
  atom: "application/atom+xml; charset=utf-8",
  json: "application/feed+json; charset=utf-8",
  x: "application/rss+xml; charset=utf-8",
};

const RENDERERS = { rss: renderRss, atom: renderAtom, json: renderJsonFeed };

/** modifiedAt is when its newest post came; a source without posts has none. */
export type SourceDocument = { body: string; contentType: string; modifiedAt: Date | undefined };

/** Where the wire serves a source. */
export const pathOf = (source: SampleSource): string =>
  source.format === "x" ? `/x/${source.handle}/rss` : source.path;

export function render(source: SampleSource, clock: Clock, base: string): SourceDocument {
  const contentType = CONTENT_TYPES[source.format];
  if (source.format !== "x") return { ...renderFeed(source, clock, base), contentType };
  const posts = publish(source.posts, clock);
  return { body: renderXBridge(source, posts), contentType, modifiedAt: posts[0]?.publishedAt };
}

function renderFeed(source: FeedSource, clock: Clock, base: string) {
  const posts = publish(source.posts, clock);
  const body = RENDERERS[source.format](source, posts, `${base}${source.path}`);
  return { body, modifiedAt: posts[0]?.publishedAt };
}
