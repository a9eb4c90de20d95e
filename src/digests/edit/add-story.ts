/** A story that a person adds: of a link, or of what the digest left out. It is told as the others are, at the end. */
import type { LeftOut } from "../../db/schema.ts";
import type { Desk } from "../../desk.ts";
import { keyOfLink, lookUpPost } from "../../sources/look-up-post.ts";
import { storePost } from "../../sources/store.ts";
import { tellAnother } from "../../stories/write-stories.ts";
import type { WholeDigest } from "../find-digest.ts";
import { findLeftOut } from "../left-out-store.ts";
import { findPostId, insertStory, rearrange } from "./edit-store.ts";
import { openEdit, type Changed } from "./open-edit.ts";
import { totalsIfHeld } from "./totals.ts";

/** A mail shows thirty; nobody reads more. */
const MOST_STORIES = 40;

/** postId: of the leading post of a cluster that was left out. */
export type Addition = { kind: "link"; url: string } | { kind: "left-out"; postId: number };

export type StoryAdded =
  | Changed
  /** The story at this place tells it. */
  | { kind: "already"; position: number }
  /** Nothing can be told of the link; why, in a sentence. */
  | { kind: "unreadable"; reason: string }
  | { kind: "full" };

type Told = Pick<LeftOut, "postIds" | "score">;

/** `seen`: the revision that the operator saw. Where a model is asked, this takes up to a minute. */
export async function addStory(
  desk: Pick<Desk, "db" | "web" | "now" | "log"> & Partial<Pick<Desk, "model">>,
  digestId: number,
  seen: string,
  addition: Addition,
): Promise<StoryAdded> {
  const { db } = desk;
  const opened = await openEdit({ db }, digestId, seen);
  if (opened.kind !== "open") return opened;
  const { digest, newsletter } = opened;
  if (digest.stories.length >= MOST_STORIES) return { kind: "full" };
  const found = await findTold(desk, digestId, addition);
  if ("kind" in found) return found;
  const [leading] = found.postIds;
  const already = digest.stories.find(({ posts }) => posts.some(({ id }) => id === leading));
  if (already) return { kind: "already", position: already.position };
  const postIds = withoutTold(found.postIds, digest);
  const position = digest.stories.length + 1;
  const story = {
    ...(await tellAnother(desk, newsletter, digestId, postIds)),
    digestId,
    newsletterId: newsletter.id,
    position,
    score: found.score,
  };
  const isOurs = await rearrange(db, {
    digestId,
    seen,
    order: [...digest.stories.map((one) => one.position), position],
    totals: totalsIfHeld(digest, [...digest.stories, story], newsletter),
    statements: insertStory(db, digest, story),
  });
  return { kind: isOurs ? "changed" : "out-of-date" };
}

function findTold(
  desk: Pick<Desk, "db" | "web" | "now">,
  digestId: number,
  addition: Addition,
): Promise<Told | Extract<StoryAdded, { kind: "unknown" | "unreadable" }>> {
  switch (addition.kind) {
    case "link":
      return findByLink(desk, addition.url);
    case "left-out":
      return findAmongLeftOut(desk, digestId, addition.postId);
  }
}

async function findAmongLeftOut({ db }: Pick<Desk, "db">, digestId: number, postId: number) {
  const clusters = await findLeftOut(db, digestId);
  return clusters.find(({ postIds: [leading] }) => leading === postId) ?? ({ kind: "unknown" } as const);
}

/** A post that is known, else what its page says of itself. */
async function findByLink({ db, web, now }: Pick<Desk, "db" | "web" | "now">, link: string) {
  const key = keyOfLink(link);
  const known = key === undefined ? undefined : await findPostId(db, key);
  if (known !== undefined) return { postIds: [known], score: {} };
  const looked = await lookUpPost({ web, now }, link);
  if (looked.kind === "unreadable") return looked;
  await storePost(db, looked.post);
  const id = await findPostId(db, looked.post.key);
  if (id === undefined) throw new Error("A post that was stored is not there");
  return { postIds: [id], score: {} };
}

/** What other stories of the digest tell from is theirs. */
function withoutTold(postIds: number[], { stories }: WholeDigest): number[] {
  const told = new Set(stories.flatMap(({ posts }) => posts.map(({ id }) => id)));
  return postIds.filter((id) => !told.has(id));
}
