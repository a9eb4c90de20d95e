/** Which posts of a source are out at a moment. Ages count from the wire's start, so a post's date never moves. */
import type { Published } from "./shape.ts";

const MINUTE_MS = 60_000;

/** The clock of a wire. */
export type Clock = { start: Date; now: Date };

/** The posts that are out by now, newest first. */
export function publish<Post extends { age: number }>(
  posts: readonly Post[],
  { start, now }: Clock,
): Published<Post>[] {
  return posts
    .map((post) => ({ ...post, publishedAt: new Date(wholeSecond(start) - post.age * MINUTE_MS) }))
    .filter(({ publishedAt }) => publishedAt <= now)
    .sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime());
}

/** RSS dates have no milliseconds: with them a post would be a little older in one format than in another. */
const wholeSecond = (date: Date) => date.getTime() - (date.getTime() % 1000);
