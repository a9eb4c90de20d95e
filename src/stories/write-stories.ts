/** Clusters, written: by the model where there is one, else as excerpts in their own language and marked as such. */
import type { Desk } from "../desk.ts";
import type { Newsletter } from "../newsletters/store.ts";
import { categorise } from "./categorise.ts";
import type { Chosen } from "./choose-stories.ts";
import { countVoices } from "./count-voices.ts";
import { excerpt } from "./excerpt.ts";
import type { StoryPost } from "./post.ts";
import { findPosts, saveStories, type NewStory } from "./store.ts";
import { findModel } from "./write/kept-model.ts";
import { withoutOrders } from "./write/orders.ts";
import { writeAll } from "./write/write-all.ts";
import { writeAnother } from "./write/write-another.ts";
import type { Writing } from "./writing-store.ts";

/** What a story is told in, by whom, and from which posts. */
type Telling = Pick<NewStory, "headline" | "summary" | "language" | "kind" | "categories" | "postIds">;

/** Writes the chosen stories into a digest; repeated, it writes the same and pays the model for nothing twice. */
export async function writeStories(
  desk: Pick<Desk, "db" | "model" | "settings" | "now" | "log">,
  newsletter: Newsletter,
  digest: { id: number; slot: Date },
  chosen: Chosen["stories"],
): Promise<void> {
  const clusters = await findClusters(desk, chosen);
  const model = await findModel(desk);
  const writings = model
    ? await writeAll({ ...desk, model }, newsletter, digest.id, clusters)
    : clusters.map(() => undefined);
  const list = chosen.map(({ score, updateOf }, at): NewStory => {
    const posts = clusters[at] ?? [];
    const writing = writings[at];
    return {
      ...(writing ? tellWritten(writing, posts) : tellExcerpt(posts, newsletter.language)),
      digestId: digest.id,
      newsletterId: newsletter.id,
      position: at + 1,
      score,
      updateOf,
      sourceCount: countVoices(posts),
    };
  });
  await saveStories(desk.db, digest.id, digest.slot, list);
}

/** One story told from these posts, the leading one first, as those of the digest are; nothing is kept of it yet. */
export async function tellAnother(
  desk: Pick<Desk, "db" | "now" | "log"> & Partial<Pick<Desk, "model">>,
  newsletter: Newsletter,
  digestId: number,
  postIds: number[],
): Promise<Telling & { sourceCount: number }> {
  const posts = await findPosts(desk.db, postIds);
  const { model } = desk;
  const writing = model
    ? await writeAnother({ ...desk, model }, newsletter.language, digestId, posts)
    : undefined;
  return {
    ...(writing ? tellWritten(writing, posts) : tellExcerpt(posts, newsletter.language)),
    sourceCount: countVoices(posts),
  };
}

async function findClusters({ db }: Pick<Desk, "db">, chosen: Chosen["stories"]): Promise<StoryPost[][]> {
  const posts = await findPosts(
    db,
    chosen.flatMap(({ postIds }) => postIds),
  );
  const byId = new Map(posts.map((post) => [post.id, post]));
  return chosen.map(({ postIds }) => postIds.flatMap((id) => byId.get(id) ?? []));
}

/** The posts it is told from lead; the others of the cluster are sources all the same. */
function tellWritten(
  { headline, summary, language, categories, postIds }: Writing,
  posts: StoryPost[],
): Telling {
  const others = posts.map(({ id }) => id).filter((id) => !postIds.includes(id));
  return { headline, summary, language, kind: "written", categories, postIds: [...postIds, ...others] };
}

function tellExcerpt(posts: StoryPost[], readers: Newsletter["language"]): Telling {
  const told = readersFirst(posts, readers);
  return {
    ...excerpt(toTell(toQuote(told, readers))),
    kind: "excerpt",
    categories: categorise(told, readers),
    postIds: told.map(({ id }) => id),
  };
}

/** What posts order machines to do is not quoted, unless they say nothing else. */
function toTell(posts: StoryPost[]): StoryPost[] {
  const telling = posts.map(withoutOrders).filter(({ title, text }) => title !== "" || text !== "");
  return telling.length > 0 ? telling : posts;
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
