/** Queries over what is told of a topic. */
import { and, desc, eq, getTableColumns, lt } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { digests, mentions } from "../db/schema.ts";
import { topicName } from "./mentions.ts";
import type { Digest } from "./store.ts";

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
    .where(
      and(
        eq(mentions.newsletterId, newsletterId),
        eq(mentions.kind, "topic"),
        eq(mentions.name, topicName(topic)),
        before && lt(mentions.slot, before),
      ),
    )
    .groupBy(mentions.slot)
    .orderBy(desc(mentions.slot))
    .limit(limit);
