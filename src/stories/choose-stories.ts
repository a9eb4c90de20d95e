/** From the pool to the clusters worth telling: those that no earlier digest of the newsletter has told. */
import type { Desk } from "../desk.ts";
import type { Newsletter } from "../newsletters/store.ts";
import { choose } from "./choose.ts";
import { cluster } from "./cluster.ts";
import { withoutTold } from "./ledger.ts";
import { rank } from "./rank.ts";
import { findPool, findTold } from "./store.ts";
import { findVocabularies } from "./vocabulary-store.ts";

const HOUR_MS = 3_600_000;
/** How long a told story is compared with new posts; its own posts can't come back later, the lookback is shorter. */
const LEDGER_MS = 14 * 24 * HOUR_MS;

export type Chosen = {
  postCount: number;
  clusterCount: number;
  /** updateOf: the earlier story that this one brings new facts to. */
  stories: { postIds: number[]; score: Record<string, number>; updateOf: number | null }[];
};

/** The stories of a slot, best first: post ids, the leading one first. */
export async function chooseStories(
  { db }: Pick<Desk, "db">,
  newsletter: Newsletter,
  slot: Date,
): Promise<Chosen> {
  const after = new Date(slot.getTime() - newsletter.lookbackHours * HOUR_MS);
  const pool = await findPool(db, newsletter.id, after, slot);
  const told = await findTold(db, newsletter.id, new Date(slot.getTime() - LEDGER_MS));
  const background = await findVocabularies(db);
  const fresh = withoutTold(
    cluster([...pool, ...told.filter(isNoneOf(pool))], { background }),
    new Set(told.map(({ id }) => id)),
  );
  const ranked = rank(fresh, { now: slot });
  return {
    postCount: pool.length,
    clusterCount: fresh.length,
    stories: choose(ranked, { maxStories: newsletter.maxStories, background }).map(({ posts, score }) => ({
      postIds: posts.map(({ id }) => id),
      score,
      updateOf: null,
    })),
  };
}

function isNoneOf(pool: { id: number }[]) {
  const ids = new Set(pool.map(({ id }) => id));
  return ({ id }: { id: number }) => !ids.has(id);
}
