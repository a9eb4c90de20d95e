/**
 * Pushing: a program brings posts, so that anything can be a source. They go the way of posts that were gathered: one
 * key for one post, whoever has it, and the pool of each newsletter that has the source.
 */
import type { Desk } from "../desk.ts";
import { findNewslettersById } from "../newsletters/store.ts";
import { newPost } from "./new-post.ts";
import { findPushSource, givePushSource } from "./push-store.ts";
import { readPushed } from "./pushed-post.ts";
import type { Finished } from "./read/post.ts";
import { tellLanguages } from "./read/tell-languages.ts";
import { recordPoll, type Source } from "./store.ts";

/** Posts in a call. */
export const PUSH_LIMIT = 100;
export const SOURCE_NAME = /^[a-z0-9][a-z0-9._-]{0,63}$/;

export type Push = {
  /** The source by its name, small letters, digits, dots and hyphens. */
  source: string;
  /** Who is to have it, besides those that have it already. */
  newsletterIds: string[];
  posts: unknown[];
};

/** Which posts were not taken, by their place in the call, and why. */
type PushFault = { index: number; reason: string };

export type Pushed =
  | {
      kind: "pushed";
      source: { id: number; url: string };
      /** Newsletters that have the source from now on. */
      addedTo: string[];
      /** Posts that the source did not have, and those it had. */
      newCount: number;
      knownCount: number;
      faults: PushFault[];
    }
  /** None of the posts can be taken. */
  | { kind: "nothing"; faults: PushFault[] }
  | { kind: "unknown-newsletter"; ids: string[] }
  /** No newsletter has the source, and none was named. */
  | { kind: "homeless" }
  | { kind: "paused" };

/** Takes the posts of a push; what is wrong with one costs no other. Repeated, it changes nothing. */
export async function push(
  { db, now }: Pick<Desk, "db" | "now">,
  { source: name, newsletterIds, posts }: Push,
): Promise<Pushed> {
  const url = `push:${name}`;
  const known = await findPushSource(db, url);
  const had = known?.newsletterIds ?? [];
  const addedTo = [...new Set(newsletterIds)].filter((id) => !had.includes(id));
  if (had.length === 0 && addedTo.length === 0) return { kind: "homeless" };
  const found = new Set((await findNewslettersById(db, addedTo)).map(({ id }) => id));
  const unknown = addedTo.filter((id) => !found.has(id));
  if (unknown.length > 0) return { kind: "unknown-newsletter", ids: unknown };
  if (known?.source.paused && had.length > 0) return { kind: "paused" };

  const { finished, faults } = readAll(posts, { url, title: known?.source.title || name }, now());
  if (finished.length === 0) return { kind: "nothing", faults };
  if (addedTo.length > 0) await givePushSource(db, { url, title: name, newsletterIds: addedTo });
  const source = (await findPushSource(db, url))?.source;
  if (!source) throw new Error(`The source ${url} just made is not there`);
  const newCount = await store({ db, now }, source, finished);
  const knownCount = finished.length - newCount;
  return { kind: "pushed", source: { id: source.id, url }, addedTo, newCount, knownCount, faults };
}

function readAll(posts: unknown[], source: { url: string; title: string }, now: Date) {
  const finished: Finished[] = [];
  const faults: PushFault[] = [];
  for (const [index, input] of posts.entries()) {
    const read = readPushed(input, source, now);
    if (read.kind === "read") finished.push(read.finished);
    else faults.push({ index, reason: read.reason });
  }
  return { finished, faults };
}

async function store({ db, now }: Pick<Desk, "db" | "now">, source: Source, finished: Finished[]) {
  const posts = tellLanguages(finished).map((post) => newPost(post, source, now()));
  const newest = Math.max(
    source.newestPostAt?.getTime() ?? 0,
    ...posts.map(({ publishedAt }) => publishedAt),
  );
  const { newCount } = await recordPoll(db, source.id, posts, {
    polledAt: now(),
    succeededAt: now(),
    newestPostAt: new Date(newest),
  });
  return newCount;
}
