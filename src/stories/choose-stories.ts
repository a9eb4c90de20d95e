/**
 * From what was posted to the clusters worth telling: the pool of a newsletter with sources, the stories of the one
 * that a roll-up rolls up; without what an earlier digest of the newsletter told.
 */
import type { LeftOut } from "../db/schema.ts";
import type { Desk } from "../desk.ts";
import { periodHours } from "../newsletters/schedule.ts";
import type { Newsletter } from "../newsletters/store.ts";
import { choose } from "./choose.ts";
import { cluster, type Background } from "./cluster.ts";
import { consult, noveltyOf, type Consulted, type LedgerEntry } from "./ledger.ts";
import { leftOutOf } from "./left-out.ts";
import type { StoryPost } from "./post.ts";
import { rank } from "./rank.ts";
import { rollUp } from "./roll-up.ts";
import { findLedger, findPool } from "./store.ts";
import { findVocabularies } from "./vocabulary-store.ts";

const HOUR_MS = 3_600_000;
/** How long a told story is compared with new posts. */
const LEDGER_MS = 14 * 24 * HOUR_MS;

export type Chosen = {
  postCount: number;
  clusterCount: number;
  /** updateOf: the earlier story that this one brings new facts to. */
  stories: { postIds: number[]; score: Record<string, number>; updateOf: number | null }[];
  /** The best of what is not told, each with its reason. */
  left: LeftOut[];
};

/** The stories of a slot, best first: post ids, the leading one first. */
export async function chooseStories(
  desk: Pick<Desk, "db">,
  newsletter: Newsletter,
  slot: Date,
): Promise<Chosen> {
  const ledger = await findLedger(desk.db, newsletter.id, {
    after: new Date(slot.getTime() - LEDGER_MS),
    until: slot,
    // what a person still reviews would be told twice if both went out
    status: ["published", "held"],
    withDropped: true,
  });
  const told = new Set(ledger.flatMap(({ posts }) => posts.map(({ id }) => id)));
  const background = await findVocabularies(desk.db);
  const isFresh = ({ id }: StoryPost) => !told.has(id);
  if (newsletter.rollsUp === null) {
    const after = new Date(slot.getTime() - newsletter.lookbackHours * HOUR_MS);
    const pool = await findPool(desk.db, newsletter.id, after, slot);
    const clusters = cluster(pool.filter(isFresh), { background });
    return tell(clusters, ledger, { newsletter, slot, background, postCount: pool.length });
  }
  const after = new Date(slot.getTime() - periodHours(newsletter, slot) * HOUR_MS);
  const rolled = rollUp(
    await findLedger(desk.db, newsletter.rollsUp, {
      after,
      until: slot,
      status: ["published"],
      withDropped: false,
    }),
    { background },
  );
  const clusters = rolled.map((posts) => posts.filter(isFresh)).filter((posts) => posts.length > 0);
  return tell(clusters, ledger, { newsletter, slot, background, postCount: rolled.flat().length });
}

type Slot = { newsletter: Newsletter; slot: Date; background: Background; postCount: number };

/** Of these clusters the best that are new to the newsletter, or news of what it told. */
function tell(
  clusters: StoryPost[][],
  ledger: LedgerEntry[],
  { newsletter, slot, background, postCount }: Slot,
): Chosen {
  const consulted = consult(clusters, ledger, { background });
  const isTold = (at: number) => consulted[at]?.kind === "told";
  const open = clusters.filter((_, at) => !isTold(at));
  const said = new Map<number | undefined, Consulted | undefined>(
    clusters.flatMap((posts, at) => posts.map(({ id }) => [id, consulted[at]])),
  );
  const noveltyIn = ([post]: readonly StoryPost[]) => noveltyOf(said.get(post?.id));
  const how = { now: slot, noveltyOf: noveltyIn, peers: open.flat() };
  const { chosen, left } = choose(rank(open, how), { maxStories: newsletter.maxStories, background });
  const told = rank(
    clusters.filter((_, at) => isTold(at)),
    how,
  );
  return {
    postCount,
    clusterCount: open.length,
    stories: chosen.map(({ posts, score }) => ({
      postIds: posts.map(({ id }) => id),
      score,
      updateOf: updateOf(said.get(posts[0]?.id)),
    })),
    left: leftOutOf([
      // with fewer the slot is skipped (digests/skip.ts)
      ...(chosen.length < newsletter.minStories ? chosen : []).map((cluster) => ({
        cluster,
        reason: "thin" as const,
      })),
      ...left,
      ...told.map((cluster) => ({ cluster, reason: "told" as const })),
    ]),
  };
}

const updateOf = (said: Consulted | undefined): number | null =>
  said?.kind === "update" ? said.storyId : null;
