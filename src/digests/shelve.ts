/**
 * The shelf: what readers are shown of a published digest, made from its stories. One row to read a digest from, what
 * the pages of topics, authors and sites list, and the terms of search. Made again, it is the same; what could not be
 * made when the digest was published is made by a later tick.
 */
import type { Desk } from "../desk.ts";
import { recordFailure } from "../db/failures.ts";
import { messageOf } from "../providers/log.ts";
import { indexStories } from "./index-search.ts";
import { mentionsOf } from "./mentions.ts";
import { dropTerms } from "./search-store.ts";
import { findEdition, findUnshelved, LISTED_HEADLINES, putEdition } from "./shelf-store.ts";
import { findDigestById, findStories, type ToldStory } from "./store.ts";

type ShelfDesk = Pick<Desk, "db" | "search" | "now" | "log">;

/** Digests a tick: about two seconds' work of queries, and an archive of 20,000 is through in a day. */
const A_TICK = 200;

/** Puts a published digest on the shelf, where it is not there yet. One that can't be is recorded, and waits for the next tick. */
export async function shelve(desk: ShelfDesk, digestId: number): Promise<void> {
  try {
    if ((await findDigestById(desk.db, digestId))?.shelvedAt === null) await put(desk, digestId);
  } catch (error) {
    await recordFailure(desk, "search", `Digest ${digestId} is not on the shelf: ${messageOf(error)}`);
  }
}

/** Goes on with what is published and not on the shelf: after a failure, an import, or a new form of the index. */
export async function shelveRest(desk: ShelfDesk): Promise<void> {
  for (const id of await findUnshelved(desk.db, A_TICK)) await put(desk, id);
}

async function put({ db, search, now }: ShelfDesk, digestId: number): Promise<void> {
  const digest = await findDigestById(db, digestId);
  if (digest?.status !== "published") return;
  const [told, before] = await Promise.all([findStories(db, [digestId]), findEdition(db, digestId)]);
  // the index is another database: it comes first, for the row then says that all of it is there
  await indexStories({ search }, digest, told);
  await dropTerms(search, digest.slot, idsGone(told, before ?? []));
  await putEdition(db, digest, {
    told,
    headlines: told.slice(0, LISTED_HEADLINES).map(({ headline }) => headline),
    mentions: mentionsOf(told),
    gone: before ? mentionsOf(before) : [],
    shelvedAt: now(),
  });
}

/** The stories of an earlier edition that a correction took out. */
function idsGone(told: ToldStory[], before: ToldStory[]): number[] {
  const kept = new Set(told.map(({ id }) => id));
  return before.map(({ id }) => id).filter((id) => !kept.has(id));
}
