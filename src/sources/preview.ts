/** Trying what a person pasted before it is saved: what each entry is, what it gives now, and what to know of it. */
import type { Desk } from "../desk.ts";
import { batchesOf } from "../lib/batches.ts";
import { cautionOf, LOOKED_UP_AT_ONCE, newSource } from "./add.ts";
import type { Listed } from "./opml.ts";
import { lookUp, type LookedUp } from "./look-up.ts";
import type { ReadDocument } from "./read/document.ts";
import { findStaleness, gapOf } from "./rhythm.ts";

const LATEST = 3;

/** What a feed gives now. */
export type Given = {
  /** The latest posts. */
  posts: { title: string; url: string; publishedAt: Date | null }[];
  postCount: number;
  /** When its posts are of, as far as they say so. */
  dates: Date[];
  gapMinutes: number | null;
  /** What is odd about it, in sentences. */
  warnings: string[];
};

export type Preview =
  /** given: null where it was not asked, or could not be read just now. others: feeds of the same page. */
  | {
      kind: "found";
      input: string;
      source: Listed;
      given: Given | null;
      caution: string | null;
      others: { url: string; title: string }[];
    }
  | { kind: "failed"; input: string; reason: string };

/** Looks each entry up, a few at once, and stores nothing. At most ENTRY_LIMIT of them. */
export async function preview(
  desk: Pick<Desk, "web" | "now" | "settings">,
  inputs: string[],
): Promise<Preview[]> {
  const previews: Preview[] = [];
  for (const batch of batchesOf(inputs, LOOKED_UP_AT_ONCE))
    previews.push(
      ...(await Promise.all(batch.map(async (input) => show(desk, input, await lookUp(desk, input))))),
    );
  return previews;
}

function show({ now, settings }: Pick<Desk, "now" | "settings">, input: string, looked: LookedUp): Preview {
  if (looked.kind === "failed") return { kind: "failed", input, reason: looked.reason };
  const { failure: _, ...source } = newSource(looked);
  return {
    kind: "found",
    input,
    source,
    given: looked.kind === "feed" ? givenBy(looked.document, now()) : null,
    caution: cautionOf(looked, { settings }) ?? null,
    others: looked.kind === "feed" ? looked.others : [],
  };
}

/** What a document gives, as of a time. */
export function givenBy({ posts, warnings }: ReadDocument, now: Date): Given {
  const dates = posts.flatMap(({ publishedAt }) => publishedAt ?? []);
  const gapMinutes = gapOf(dates);
  const newest = dates.length > 0 ? new Date(Math.max(...dates.map((date) => date.getTime()))) : null;
  const staleness = findStaleness(newest, gapMinutes, now);
  return {
    posts: posts
      .toSorted((a, b) => (b.publishedAt?.getTime() ?? 0) - (a.publishedAt?.getTime() ?? 0))
      .slice(0, LATEST)
      .map(({ title, url, publishedAt }) => ({ title, url, publishedAt })),
    postCount: posts.length,
    dates,
    gapMinutes,
    warnings: staleness ? [staleness, ...warnings] : warnings,
  };
}
