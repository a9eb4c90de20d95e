/** Two stories of one event made one: the second's posts join the first, whose words stay. */
import type { Desk } from "../../desk.ts";
import { countVoices } from "../../stories/count-voices.ts";
import type { ToldPost } from "../store.ts";
import { freePosts, rearrange, removeStory, setSourceCount, tellPosts } from "./edit-store.ts";
import { openEdit, type Changed } from "./open-edit.ts";
import { totalsIfHeld } from "./totals.ts";

/** `into` and `from`: ids of stories. `seen`: the revision that the operator saw. */
export async function mergeStories(
  { db }: Pick<Desk, "db">,
  digestId: number,
  seen: string,
  { into, from }: { into: number; from: number },
): Promise<Changed> {
  const opened = await openEdit({ db }, digestId, seen);
  if (opened.kind !== "open") return opened;
  const { digest, newsletter } = opened;
  const [first, second] = [into, from].map((id) => digest.stories.find((story) => story.id === id));
  if (!first || !second || first === second) return { kind: "unknown" };
  const posts = join(first.posts, second.posts);
  const sourceCount = countVoices(posts);
  const others = digest.stories.filter((story) => story !== second);
  const isOurs = await rearrange(db, {
    digestId,
    seen,
    order: others.map(({ position }) => position),
    totals: totalsIfHeld(
      digest,
      others.map((story) => (story === first ? { ...story, sourceCount } : story)),
      newsletter,
    ),
    statements: [
      freePosts(db, digestId, into),
      freePosts(db, digestId, from),
      tellPosts(
        db,
        digest,
        into,
        posts.map(({ id }) => id),
      ),
      setSourceCount(db, digestId, into, sourceCount),
      removeStory(db, digestId, from),
    ],
  });
  return { kind: isOurs ? "changed" : "out-of-date" };
}

/** Each post once. */
const join = (first: ToldPost[], second: ToldPost[]): ToldPost[] => [
  ...new Map([...first, ...second].map((post) => [post.id, post])).values(),
];
