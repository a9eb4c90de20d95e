/** Finds the page of a feed that a reader asks for: so many digests, and no row more than tells where the others are. */
import type { Desk } from "../../desk.ts";
import type { Newsletter } from "../../newsletters/store.ts";
import type { WholeDigest } from "../find-digest.ts";
import { findLatest, findPublished } from "../store.ts";
import { findDigestsOfTopic } from "../topic-store.ts";
import { makeFeed, type Feed, type FeedPlace } from "./feed.ts";
import { findNewerSlug, withStories } from "./store.ts";

const DIGESTS = 20;

type Asked = { newsletter: Newsletter; topic: string | null; before: string | undefined };
type FeedDesk = Pick<Desk, "db"> & { settings: Pick<Desk["settings"], "publicUrl" | "hubs"> };

/** The feed; undefined where no digest has the topic, or no published one the slug to go on from. */
export async function findFeed(
  { db, settings: { publicUrl, hubs } }: FeedDesk,
  { newsletter, topic, before }: Asked,
): Promise<Feed | undefined> {
  const start = before === undefined ? undefined : await findPublished(db, newsletter.id, before);
  if (before !== undefined && !start) return undefined;
  const found =
    topic === null
      ? await findWhole({ db }, newsletter.id, start?.slot)
      : await findDigestsOfTopic(db, newsletter.id, topic, { before: start?.slot, limit: DIGESTS + 1 });
  if (topic !== null && found.length === 0) return undefined;
  const digests = found.slice(0, DIGESTS);
  const older = found.length > DIGESTS ? digests.at(-1)?.slug : undefined;
  const newer = start && topic === null ? await findNewerSlug(db, start, DIGESTS) : undefined;
  const place: FeedPlace = { before, older, newer };
  return makeFeed({ newsletter, topic, digests, place, publicUrl, hubs });
}

/** The digests of a page, and one more if there is one: without its stories, for it only shows that there is. */
async function findWhole(
  { db }: Pick<Desk, "db">,
  newsletterId: string,
  before: Date | undefined,
): Promise<WholeDigest[]> {
  const found = await findLatest(db, newsletterId, DIGESTS + 1, before);
  const more = found.slice(DIGESTS).map((digest) => ({ ...digest, stories: [] }));
  return [...(await withStories(db, found.slice(0, DIGESTS))), ...more];
}
