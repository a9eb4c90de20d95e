/** Clusters, written: without a model, each story is an excerpt of its posts, in their own language and marked as such. */
import type { Desk } from "../desk.ts";
import type { Newsletter } from "../newsletters/store.ts";
import { categorise } from "./categorise.ts";
import type { Chosen } from "./choose-stories.ts";
import { excerpt } from "./excerpt.ts";
import type { StoryPost } from "./post.ts";
import { findPosts, saveStories, type NewStory } from "./store.ts";

/** Writes the chosen stories into a digest; repeated, it writes the same. */
export async function writeStories(
  { db }: Pick<Desk, "db">,
  newsletter: Newsletter,
  digest: { id: number; slot: Date },
  chosen: Chosen["stories"],
): Promise<void> {
  const posts = await findPosts(
    db,
    chosen.flatMap(({ postIds }) => postIds),
  );
  const byId = new Map(posts.map((post) => [post.id, post]));
  const list = chosen.map(({ postIds, score }, at): NewStory => {
    const told = postIds.flatMap((id) => byId.get(id) ?? []);
    return {
      ...excerpt(told),
      digestId: digest.id,
      newsletterId: newsletter.id,
      position: at + 1,
      kind: "excerpt",
      categories: categorise(told, newsletter.language),
      score,
      sourceCount: countVoices(told),
      postIds,
    };
  });
  await saveStories(db, digest.id, digest.slot, list);
}

/** How many carry a story: distinct authors, since one author's three posts are one voice. */
const countVoices = (posts: StoryPost[]) => new Set(posts.map(({ author, handle }) => handle ?? author)).size;
