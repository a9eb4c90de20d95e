/** The order of a digest's stories. */
import type { Desk } from "../../desk.ts";
import type { ToldStory } from "../store.ts";
import { rearrange } from "./edit-store.ts";
import { openEdit, type Changed } from "./open-edit.ts";
import { totalsIfHeld } from "./totals.ts";

/** Puts the stories into the order of these ids, which are all of them. `seen`: the revision that the operator saw. */
export const reorderStories = (
  desk: Pick<Desk, "db">,
  digestId: number,
  seen: string,
  storyIds: number[],
): Promise<Changed> =>
  order(desk, digestId, seen, (stories) => {
    const found = storyIds.flatMap((id) => stories.find((story) => story.id === id) ?? []);
    return new Set(found).size === stories.length && found.length === stories.length ? found : undefined;
  });

/** Moves a story one place up or down; at the end of the list it stays. */
export const moveStory = (
  desk: Pick<Desk, "db">,
  digestId: number,
  seen: string,
  storyId: number,
  way: "up" | "down",
): Promise<Changed> =>
  order(desk, digestId, seen, (stories) => {
    const at = stories.findIndex(({ id }) => id === storyId);
    const [story] = stories.slice(at);
    if (at < 0 || !story) return undefined;
    const others = stories.toSpliced(at, 1);
    return others.toSpliced(way === "up" ? Math.max(0, at - 1) : at + 1, 0, story);
  });

/** `arrange` answers undefined where a story is asked for that is none of the digest's. */
async function order(
  { db }: Pick<Desk, "db">,
  digestId: number,
  seen: string,
  arrange: (stories: ToldStory[]) => ToldStory[] | undefined,
): Promise<Changed> {
  const opened = await openEdit({ db }, digestId, seen);
  if (opened.kind !== "open") return opened;
  const { digest, newsletter } = opened;
  const stories = arrange(digest.stories);
  if (!stories) return { kind: "unknown" };
  const isOurs = await rearrange(db, {
    digestId,
    seen,
    order: stories.map(({ position }) => position),
    totals: totalsIfHeld(digest, stories, newsletter),
  });
  return { kind: isOurs ? "changed" : "out-of-date" };
}
