/** Queries over posts, as the API lists them. */
import { desc, lt } from "drizzle-orm";
import type { Db } from "../../db/client.ts";
import { posts } from "../../db/schema.ts";

/** The posts that came last, those before an id where it is given; without their texts. */
export const findPosts = (db: Db, limit: number, before?: number) =>
  db
    .select({
      id: posts.id,
      url: posts.url,
      title: posts.title,
      author: posts.author,
      handle: posts.handle,
      language: posts.language,
      likes: posts.likes,
      publishedAt: posts.publishedAt,
      firstSeenAt: posts.firstSeenAt,
    })
    .from(posts)
    .where(before === undefined ? undefined : lt(posts.id, before))
    .orderBy(desc(posts.id))
    .limit(limit);
