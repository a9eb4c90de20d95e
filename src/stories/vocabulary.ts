/** A vocabulary as it grows: how common terms are in the posts of a language, the recent ones above all. */
import type { Vocabulary } from "./vocabulary-store.ts";

/** With more posts than this all counts are halved, and again in time: what was common a year ago fades. */
const MOST_POSTS = 5000;
/** Terms kept: half a megabyte of JSON, where D1 takes 2 MB in one value. The rarest go first: unknown is as rare. */
const MOST_TERMS = 40_000;

/** The vocabulary with the terms of more posts counted. */
export function grow({ language, postCount, terms }: Vocabulary, added: Iterable<string>[]): Vocabulary {
  const counts = new Map(Object.entries(terms));
  for (const post of added) for (const term of post) counts.set(term, (counts.get(term) ?? 0) + 1);
  const total = postCount + added.length;
  if (total <= MOST_POSTS) return { language, postCount: total, terms: forgetRarest(counts) };
  const halved = [...counts].map(([term, count]): [string, number] => [term, Math.floor(count / 2)]);
  return {
    language,
    postCount: Math.floor(total / 2),
    terms: forgetRarest(new Map(halved.filter(([, count]) => count > 0))),
  };
}

function forgetRarest(counts: Map<string, number>): Record<string, number> {
  let fewest = 1;
  let kept = [...counts];
  while (kept.length > MOST_TERMS) {
    fewest += 1;
    kept = kept.filter(([, count]) => count >= fewest);
  }
  return Object.fromEntries(kept);
}
