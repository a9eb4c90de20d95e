/** A roll-up tells the best of what another newsletter told: its stories, joined where two tell the same event. */
import type { ClusterOptions } from "./cluster.ts";
import { findMeetings, portrayGroups, thresholdOf } from "./groups.ts";
import { joinNearest, type Pair } from "./join.ts";
import type { LedgerEntry } from "./ledger.ts";
import type { StoryPost } from "./post.ts";
import { alike } from "./similarity.ts";

/** An update and its story are one event whatever their words. */
const UPDATED = 1;

/** The posts of the stories, those of one event together and each post once. */
export function rollUp(entries: readonly LedgerEntry[], options: ClusterOptions = {}): StoryPost[][] {
  const groups = portrayGroups(
    entries.map(({ posts }) => posts),
    options,
  );
  const pairs = findMeetings(groups).map(([one, other]): Pair => ({
    one,
    other,
    likeness: alike(groups[one] ?? [], groups[other] ?? []),
  }));
  return joinNearest(groups.map(thresholdOf), [...pairs, ...updatesAmong(entries)]).map((members) => {
    const posts = new Map(members.flatMap((at) => (entries[at]?.posts ?? []).map((post) => [post.id, post])));
    return [...posts.values()];
  });
}

/** Named last, so that it is their likeness. */
const updatesAmong = (entries: readonly LedgerEntry[]): Pair[] =>
  entries.flatMap(({ updateOf }, other): Pair[] => {
    const one = entries.findIndex(({ storyId }) => storyId === updateOf);
    return one < 0 ? [] : [{ one, other, likeness: UPDATED }];
  });
