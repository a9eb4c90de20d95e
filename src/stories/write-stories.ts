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
  const list = chosen.map(({ postIds, score, updateOf }, at): NewStory => {
    const told = readersFirst(
      postIds.flatMap((id) => byId.get(id) ?? []),
      newsletter.language,
    );
    return {
      ...excerpt(toQuote(told, newsletter.language)),
      digestId: digest.id,
      newsletterId: newsletter.id,
      position: at + 1,
      kind: "excerpt",
      categories: categorise(told, newsletter.language),
      score,
      updateOf,
      sourceCount: countVoices(told),
      postIds: told.map(({ id }) => id),
    };
  });
  await saveStories(db, digest.id, digest.slot, list);
}

const isReaders = ({ language }: StoryPost, readers: Newsletter["language"]) =>
  language.split("-")[0] === readers.split("-")[0];

/** The posts in the readers' language before the others, each kind in its order: the first is the headline's. */
const readersFirst = (posts: StoryPost[], readers: Newsletter["language"]): StoryPost[] =>
  posts.toSorted((a, b) => Number(isReaders(b, readers)) - Number(isReaders(a, readers)));

/** An excerpt quotes posts that readers can read, where there are any. */
function toQuote(posts: StoryPost[], readers: Newsletter["language"]): StoryPost[] {
  const readable = posts.filter((post) => isReaders(post, readers));
  return readable.length > 0 ? readable : posts;
}

/** How many carry a story: distinct authors, since one author's three posts are one voice. */
const countVoices = (posts: StoryPost[]) => new Set(posts.map(({ author, handle }) => handle ?? author)).size;
