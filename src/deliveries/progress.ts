/** How far the line is, for those who wait for it: `npm start` with its progress, an operator with curl. */
import type { Desk } from "../desk.ts";
import { notBefore } from "../lib/clock.ts";
import { findDueSlots } from "../newsletters/find-due.ts";
import { findNewsletters } from "../newsletters/store.ts";
import { countPosts, countSources, findFailures, findStarted } from "./progress-store.ts";

/** The sources read, the digests started and what failed since a time; and the slots that are due and not at their end. */
export async function findProgress(desk: Pick<Desk, "db" | "now">, since: Date) {
  const { db } = desk;
  const [sources, posts, newsletters, due, digests, failures] = await Promise.all([
    countSources(db, since),
    countPosts(db),
    findNewsletters(db),
    findDueSlots({ db, now: notBefore(desk.now, since) }),
    findStarted(db, since),
    findFailures(db, since),
  ]);
  return {
    sources,
    posts: posts?.total ?? 0,
    subscribers: Object.fromEntries(newsletters.map(({ id, subscriberCount }) => [id, subscriberCount])),
    due: due.map(({ newsletter, slot }) => ({ newsletter: newsletter.id, slot })),
    digests,
    failures,
  };
}

export type Progress = Awaited<ReturnType<typeof findProgress>>;
