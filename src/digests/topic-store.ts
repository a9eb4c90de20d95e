/** Queries over what is told of a topic. */
import { and, desc, eq, getTableColumns, lt } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { digests, mentions } from "../db/schema.ts";
import { withStories } from "./feed/store.ts";
import type { WholeDigest } from "./find-digest.ts";
import { topicName } from "./mentions.ts";

/** The latest published digests, those before a slot where one is given, that tell of a topic: each with its stories of it. */
export async function findDigestsOfTopic(
  db: Db,
  newsletterId: string,
  topic: string,
  { before, limit }: { before?: Date | undefined; limit: number },
): Promise<WholeDigest[]> {
  const name = topicName(topic);
  const found = await db
    .select(getTableColumns(digests))
    .from(mentions)
    .innerJoin(digests, and(eq(digests.id, mentions.digestId), eq(digests.status, "published")))
    .where(
      and(
        eq(mentions.newsletterId, newsletterId),
        eq(mentions.kind, "topic"),
        eq(mentions.name, name),
        before && lt(mentions.slot, before),
      ),
    )
    .groupBy(mentions.slot)
    .orderBy(desc(mentions.slot))
    .limit(limit);
  const isOfTopic = ({ categories }: WholeDigest["stories"][number]) =>
    categories.some((category) => topicName(category) === name);
  return (await withStories(db, found)).map((digest) => ({
    ...digest,
    stories: digest.stories.filter(isOfTopic),
  }));
}
