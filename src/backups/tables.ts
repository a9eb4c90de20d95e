/**
 * Which tables a backup carries and which it leaves, each with its reason. A backup is read while the Worker runs, a
 * table after the other, so their order is what holds it together: what is made of something is read after it is whole,
 * and what forbids is read last. So mailings come before digests (each mailing's digest is then in the backup, and
 * published), digests before their stories (a published one has all of them), subscriptions before subscribers (of a
 * person who is erased meanwhile nothing is loaded), suppressions after all of these. Newsletters come last: as long as
 * they are missing nobody can sign up.
 */
import type { Table } from "../db/columns.ts";
import * as schema from "../db/schema.ts";

export type Carried = {
  table: Table;
  why: string;
  /** Rows of a page at most: some megabytes of the largest that are usual; a page ends at one, too. */
  pageRows: number;
  /** The table whose row it needs, by that row's id: without it, it is not loaded. */
  hangsOn?: { table: Table; column: string };
  /** Its rows stand in the order in which they came, which deliveries/event-store.ts counts on. */
  isInOrderOfArrival?: true;
};

export type Left = { table: Table; why: string };

const SMALL = 1000;

export const CARRIED: Carried[] = [
  {
    table: schema.events,
    why: "an event that comes again must be known",
    pageRows: SMALL,
    isInOrderOfArrival: true,
  },
  { table: schema.chunks, why: "who was written to", pageRows: 100 },
  { table: schema.renderings, why: "what they were sent", pageRows: 10 },
  { table: schema.foldings, why: "the same, with topics left out", pageRows: 10 },
  { table: schema.notices, why: "what was announced must not be announced again", pageRows: SMALL },
  { table: schema.mailings, why: "the accounts of what was sent", pageRows: 20 },
  { table: schema.digests, why: "the archive", pageRows: 500 },
  {
    table: schema.leftOut,
    why: "what each digest did not tell",
    pageRows: 200,
    hangsOn: { table: schema.digests, column: "digest_id" },
  },
  {
    table: schema.stories,
    why: "the archive",
    pageRows: 500,
    hangsOn: { table: schema.digests, column: "digest_id" },
  },
  {
    table: schema.storyPosts,
    why: "the ledger: what was told is not told again",
    pageRows: SMALL,
    hangsOn: { table: schema.stories, column: "story_id" },
  },
  { table: schema.writings, why: "the model was paid for it", pageRows: 500 },
  { table: schema.cursors, why: "how far the vocabularies have come", pageRows: SMALL },
  { table: schema.vocabularies, why: "learned from posts that are not kept in the feeds", pageRows: 4 },
  { table: schema.postSources, why: "which sources carried a post", pageRows: SMALL },
  { table: schema.posts, why: "feeds forget them", pageRows: 500 },
  { table: schema.newsletterSources, why: "set by operators", pageRows: SMALL },
  { table: schema.sources, why: "set by operators, with their health", pageRows: 500 },
  { table: schema.imports, why: "a list that was brought is not brought again", pageRows: 100 },
  {
    table: schema.addressChanges,
    why: "links that are on their way lead to it",
    pageRows: SMALL,
    hangsOn: { table: schema.subscribers, column: "subscriber_id" },
  },
  {
    table: schema.preferences,
    why: "how people want mails",
    pageRows: SMALL,
    hangsOn: { table: schema.subscribers, column: "subscriber_id" },
  },
  {
    table: schema.consents,
    why: "the proof of what people agreed to",
    pageRows: SMALL,
    hangsOn: { table: schema.subscribers, column: "subscriber_id" },
  },
  {
    table: schema.subscriptions,
    why: "who reads what",
    pageRows: SMALL,
    hangsOn: { table: schema.subscribers, column: "subscriber_id" },
  },
  { table: schema.subscribers, why: "who reads", pageRows: SMALL },
  {
    table: schema.transientBounces,
    why: "three of them suppress an address",
    pageRows: SMALL,
    isInOrderOfArrival: true,
  },
  { table: schema.suppressions, why: "who is never written to again", pageRows: SMALL },
  { table: schema.channels, why: "set by operators, their secrets sealed", pageRows: SMALL },
  { table: schema.options, why: "set by operators, sealed", pageRows: SMALL },
  { table: schema.xReads, why: "what was paid for this month", pageRows: SMALL },
  { table: schema.tallies, why: "the curves of years", pageRows: SMALL },
  { table: schema.alerts, why: "what the operator was told today", pageRows: SMALL },
  { table: schema.failures, why: "what went wrong", pageRows: SMALL },
  { table: schema.incidents, why: "what went wrong, and until when", pageRows: SMALL },
  { table: schema.audit, why: "who changed what", pageRows: 500 },
  { table: schema.newsletters, why: "set by operators", pageRows: 100 },
];

export const LEFT: Left[] = [
  { table: schema.editions, why: "made anew from the stories (digests/shelve.ts)" },
  { table: schema.mentions, why: "made anew from the stories (digests/shelve.ts)" },
  { table: schema.pulses, why: "of the cron that runs, not of the one that ran" },
  { table: schema.sessions, why: "whoever has the token signs in again" },
  { table: schema.apiTokens, why: "one that was revoked since would open the door again" },
  { table: schema.answers, why: "kept for a day, for callers that repeat themselves" },
];

/** The tables in the order in which they are loaded: what a row needs is there before it. */
export const inLoadingOrder = (): Carried[] =>
  CARRIED.toSorted((a, b) => depthOf(a.table) - depthOf(b.table));

function depthOf(table: Table): number {
  const parent = CARRIED.find((one) => one.table === table)?.hangsOn;
  return parent ? depthOf(parent.table) + 1 : 0;
}
