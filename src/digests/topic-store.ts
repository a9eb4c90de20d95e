/** Queries over what is told of a topic. */
import { and, asc, desc, eq, getTableColumns, gt, lt } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { digests, mentions } from "../db/schema.ts";
import { topicName } from "./mentions.ts";
import type { Digest } from "./store.ts";

const isOfTopic = (newsletterId: string, topic: string) =>
  and(
    eq(mentions.newsletterId, newsletterId),
    eq(mentions.kind, "topic"),
    eq(mentions.name, topicName(topic)),
  );

/** The latest published digests, those before a slot where one is given, that tell of a topic. */
export const findDigestsOfTopic = (
  db: Db,
  newsletterId: string,
  topic: string,
  { before, limit }: { before?: Date | undefined; limit: number },
): Promise<Digest[]> =>
  db
    .select(getTableColumns(digests))
    .from(mentions)
    .innerJoin(digests, and(eq(digests.id, mentions.digestId), eq(digests.status, "published")))
    .where(and(isOfTopic(newsletterId, topic), before && lt(mentions.slot, before)))
    .groupBy(mentions.slot)
    .orderBy(desc(mentions.slot))
    .limit(limit);

/** As findNewerSlug of feed/store.ts, among the digests of a topic. */
export async function findNewerOfTopic(
  db: Db,
  { newsletterId, slot }: Pick<Digest, "newsletterId" | "slot">,
  topic: string,
  count: number,
): Promise<string | null> {
  const row = await db
    .select({ slug: digests.slug })
    .from(mentions)
    .innerJoin(digests, and(eq(digests.id, mentions.digestId), eq(digests.status, "published")))
    .where(and(isOfTopic(newsletterId, topic), gt(mentions.slot, slot)))
    .groupBy(mentions.slot)
    .orderBy(asc(mentions.slot))
    .limit(1)
    .offset(count - 1)
    .get();
  return row?.slug ?? null;
}
