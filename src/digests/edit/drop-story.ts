/**
 * Taking a story out. A held digest was told to nobody: its posts are free again, for the next one. A published one was:
 * what it told stays told. Either way the story stands among what was left out, and can be brought back.
 */
import type { Desk } from "../../desk.ts";
import type { LeftOutReason } from "../../stories/left-out.ts";
import { addLeftOut, freePosts, rearrange, removeStory } from "./edit-store.ts";
import { openEdit, type Changed } from "./open-edit.ts";
import { totalsIfHeld } from "./totals.ts";

const DROPPED: LeftOutReason = "dropped";

export type StoryDropped =
  | Changed
  /** A digest without a story is none: it is dropped as a whole. */
  | { kind: "last" };

/** `seen`: the revision that the operator saw. */
export async function dropStory(
  { db }: Pick<Desk, "db">,
  digestId: number,
  seen: string,
  storyId: number,
): Promise<StoryDropped> {
  const opened = await openEdit({ db }, digestId, seen);
  if (opened.kind !== "open") return opened;
  const { digest, newsletter } = opened;
  const story = digest.stories.find(({ id }) => id === storyId);
  if (!story) return { kind: "unknown" };
  const others = digest.stories.filter(({ id }) => id !== storyId);
  if (others.length === 0) return { kind: "last" };
  const isOurs = await rearrange(db, {
    digestId,
    seen,
    order: others.map(({ position }) => position),
    totals: totalsIfHeld(digest, others, newsletter),
    statements: [
      addLeftOut(db, digestId, {
        postIds: story.posts.map(({ id }) => id),
        headline: story.headline,
        score: story.score,
        reason: DROPPED,
      }),
      ...(digest.status === "held" ? [freePosts(db, digestId, storyId)] : []),
      removeStory(db, digestId, storyId),
    ],
  });
  return { kind: isOurs ? "changed" : "out-of-date" };
}
