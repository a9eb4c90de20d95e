/**
 * The account of a replay: what each slot told, and what of it had been told before. A near-repeat is a story, not
 * marked as an update, whose words are those of an earlier one: measured by plain words, not by the likeness that the
 * ledger itself decides with.
 */
import { countTerms, termsOf } from "../../src/lib/terms.ts";
import { dot, unit, type Vector } from "../../src/lib/vector.ts";
import type { PlayedDigest } from "./play.ts";

/** The cosine from which two stories say the same words. */
const SAME_WORDS = 0.6;
const HOUR_MS = 3_600_000;
/** The lookback and what a post first seen within it may be older: 36 and 48 hours. */
const OLDEST_HOURS = 84;

export type Tally = {
  /** Takes a slot in; answers its line. */
  add(digest: PlayedDigest | null): string;
  totals(): string;
  /** Whether no post was told twice, no slot failed, and no story was older than the pool. */
  isSound(): boolean;
};

export function openTally(): Tally {
  const told = new Set<number>();
  const earlier: Vector[] = [];
  const sums = {
    slots: 0,
    published: 0,
    skipped: 0,
    failed: 0,
    stories: 0,
    updates: 0,
    twice: 0,
    near: 0,
    tooOld: 0,
  };
  let oldestHours = 0;

  function add(digest: PlayedDigest | null): string {
    if (!digest) return "no slot was due";
    sums.slots += 1;
    const { slot, status, reason, postCount, clusterCount, stories } = digest;
    const start = `${slot.slice(0, 16)}Z  ${postCount} posts, ${clusterCount} clusters`;
    if (status !== "published") {
      if (status === "skipped") sums.skipped += 1;
      else sums.failed += 1;
      return `${start}  ${status}: ${reason}`;
    }
    sums.published += 1;
    sums.stories += stories.length;
    sums.updates += stories.filter(({ updateOf }) => updateOf !== null).length;
    const { twice, near } = countRepeats(stories);
    const ages = stories.flatMap(({ posts }) =>
      posts.map(({ publishedAt }) => (Date.parse(slot) - Date.parse(publishedAt)) / HOUR_MS),
    );
    oldestHours = Math.max(oldestHours, ...ages);
    sums.tooOld += ages.filter((age) => age > OLDEST_HOURS).length;
    return `${start}, ${stories.length} stories, ${twice + near} repeats`;
  }

  function countRepeats(stories: PlayedDigest["stories"]): { twice: number; near: number } {
    let [twice, near] = [0, 0];
    const vectors = stories.map(({ headline, summary }) =>
      unit(countTerms(termsOf(`${headline}\n${summary}`))),
    );
    for (const [at, { posts, updateOf }] of stories.entries()) {
      twice += posts.filter(({ id }) => told.has(id)).length;
      const vector = vectors[at] ?? new Map();
      if (updateOf === null && earlier.some((other) => dot(vector, other) >= SAME_WORDS)) near += 1;
    }
    for (const { posts } of stories) for (const { id } of posts) told.add(id);
    earlier.push(...vectors);
    sums.twice += twice;
    sums.near += near;
    return { twice, near };
  }

  return {
    add,
    totals() {
      const share = sums.stories === 0 ? 0 : (100 * sums.near) / sums.stories;
      return [
        `${sums.slots} slots`,
        `${sums.published} published, ${sums.skipped} skipped, ${sums.failed} failed`,
        `${sums.stories} stories, ${sums.updates} of them updates`,
        `${sums.twice} posts told twice`,
        `${sums.near} near-repeats (${share.toFixed(1)} %)`,
        `oldest ${Math.round(oldestHours)} h, ${sums.tooOld} older than the pool`,
      ].join(" · ");
    },
    isSound: () => sums.twice === 0 && sums.failed === 0 && sums.tooOld === 0,
  };
}
