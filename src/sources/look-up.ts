/** From what a person pastes to a source that can be read: named, discovered where need be, and asked once. */
import type { Desk } from "../desk.ts";
import { askFeed } from "./add/ask-feed.ts";
import type { FeedLink } from "./add/feed-links.ts";
import { accountUrl } from "./add/x-account.ts";
import { discoverFeeds } from "./discover.ts";
import { nameSource } from "./name-source.ts";
import type { ReadDocument } from "./read/document.ts";

export type LookedUp =
  /** `others` are more feeds that the page names, not asked. */
  | { kind: "feed"; url: string; title: string; document: ReadDocument; others: FeedLink[] }
  /** A feed by the rule of its site, which does not let us in just now. */
  | { kind: "later"; url: string; reason: string }
  /** Accounts are not asked: each reading of X counts against a budget. */
  | { kind: "x"; url: string; handle: string }
  | { kind: "failed"; reason: string };

/** Looks up one source. Never throws for what it is given or what a site does. */
export async function lookUp(desk: Pick<Desk, "web" | "now">, text: string): Promise<LookedUp> {
  const named = nameSource(text);
  switch (named.kind) {
    case "unknown":
      return { kind: "failed", reason: named.reason };
    case "x":
      return { kind: "x", url: accountUrl(named.handle), handle: named.handle };
    case "feed":
      return lookUpNamed(desk, named.url, text.trim());
    case "page":
      return lookUpPage(desk, named.url);
  }
}

/** The rule of a site may be wrong about one of its pages: then the page itself says where its feeds are. */
async function lookUpNamed(desk: Pick<Desk, "web" | "now">, url: string, text: string): Promise<LookedUp> {
  const looked = await lookUpFeed(desk, url);
  if (looked.kind !== "failed" || !/^https?:/i.test(text) || text === url) return looked;
  const discovered = await lookUpPage(desk, text);
  return discovered.kind === "failed" ? looked : discovered;
}

async function lookUpFeed(desk: Pick<Desk, "web" | "now">, url: string): Promise<LookedUp> {
  const asked = await askFeed(desk, url);
  switch (asked.kind) {
    case "feed":
      return {
        kind: "feed",
        url: asked.url,
        title: asked.document.title,
        document: asked.document,
        others: [],
      };
    case "page":
      return { kind: "failed", reason: `${url}: ${asked.reason}` };
    case "failed":
      return asked.isLater
        ? { kind: "later", url, reason: asked.reason }
        : { kind: "failed", reason: asked.reason };
  }
}

async function lookUpPage(desk: Pick<Desk, "web" | "now">, url: string): Promise<LookedUp> {
  const discovered = await discoverFeeds(desk, url);
  if (discovered.kind === "none") return { kind: "failed", reason: discovered.reason };
  const [first, ...others] = discovered.feeds;
  return { kind: "feed", ...first, document: discovered.document, others };
}
