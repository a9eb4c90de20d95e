/**
 * Finds the page of a feed that a reader asks for: so many digests, and no row more than tells where the others are. A
 * reader that comes again asks whether anything is new, which the digests' rows say; their stories are read for others.
 */
import type { Desk } from "../../desk.ts";
import type { Newsletter } from "../../newsletters/store.ts";
import type { WholeDigest } from "../find-digest.ts";
import { topicName } from "../mentions.ts";
import { findLatest, findPublished, type Digest } from "../store.ts";
import { findDigestsOfTopic, findNewerOfTopic } from "../topic-store.ts";
import { makeFeed, newestOf, type Feed, type FeedPlace } from "./feed.ts";
import { findNewerSlug, withStories } from "./store.ts";

const DIGESTS = 20;

type Asked = { newsletter: Newsletter; topic: string | null; before: string | undefined };
type FeedDesk = Pick<Desk, "db"> & { settings: Pick<Desk["settings"], "publicUrl" | "hubs"> };

/** A page of a feed before its stories are read. */
export type FeedPage = {
  /** What it follows from, besides its address and the version of the Worker. */
  of: unknown;
  /** When something was published or corrected last; of an empty one, since when there could be. */
  updatedAt: Date;
  read: () => Promise<Feed>;
};

/** The page; undefined where no digest has the topic, or no published one the slug to go on from. */
export async function findFeed(
  { db, settings: { publicUrl, hubs } }: FeedDesk,
  { newsletter, topic, before }: Asked,
): Promise<FeedPage | undefined> {
  const start = before === undefined ? undefined : await findPublished(db, newsletter.id, before);
  if (before !== undefined && !start) return undefined;
  const found = await findRows({ db }, newsletter.id, topic, start?.slot);
  if (topic !== null && found.length === 0) return undefined;
  const digests = found.slice(0, DIGESTS);
  const older = found.length > DIGESTS ? digests.at(-1)?.slug : undefined;
  const newer = start && (await findNewer({ db }, start, topic));
  const place: FeedPlace = { before, older, newer };
  return {
    of: [await rowsOf({ db }, newsletter, digests), place, publicUrl, hubs],
    updatedAt: newestOf(digests) ?? newsletter.startsAt,
    read: async () => {
      const whole = await withStories(db, digests);
      return makeFeed({
        newsletter,
        topic,
        digests: topic === null ? whole : whole.map((digest) => ofTopic(digest, topicName(topic))),
        place,
        publicUrl,
        hubs,
      });
    },
  };
}

/** The digests of a page, and one more if there is one: it only shows that there is. */
const findRows = (
  { db }: Pick<Desk, "db">,
  newsletterId: string,
  topic: string | null,
  before: Date | undefined,
): Promise<Digest[]> =>
  topic === null
    ? findLatest(db, newsletterId, DIGESTS + 1, before)
    : findDigestsOfTopic(db, newsletterId, topic, { before, limit: DIGESTS + 1 });

const findNewer = ({ db }: Pick<Desk, "db">, start: Digest, topic: string | null): Promise<string | null> =>
  topic === null ? findNewerSlug(db, start, DIGESTS) : findNewerOfTopic(db, start, topic, DIGESTS);

/** The row of a digest on the shelf says when its stories were put there; of others, they are read. */
async function rowsOf({ db }: Pick<Desk, "db">, newsletter: Newsletter, digests: Digest[]) {
  const { subscriberCount: _, ...row } = newsletter;
  const loose = digests.filter(({ shelvedAt }) => shelvedAt === null);
  return [row, digests, loose.length > 0 ? await withStories(db, loose) : []];
}

/** A digest with its stories of a topic. */
const ofTopic = (digest: WholeDigest, name: string): WholeDigest => ({
  ...digest,
  stories: digest.stories.filter(({ categories }) =>
    categories.some((category) => topicName(category) === name),
  ),
});
