/** The database of a run before anything happens: a newsletter, its readers, its published digests. */
import { createHmac } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { openDb } from "../../src/db/client.ts";
import { digests, newsletters, posts, stories, storyPosts } from "../../src/db/schema.ts";
import { openD1 } from "./d1.ts";
import { ADDRESS_KEY } from "./desk.ts";

const MIGRATIONS = join(import.meta.dirname, "..", "..", "migrations");

export const NEWSLETTER = "harbour";
const HOUR_MS = 3_600_000;

const templates = new Map<string, Uint8Array>();

/** A database with the migrations of a folder applied. */
export function openDatabase(copy: Uint8Array = migrated(MIGRATIONS)): DatabaseSync {
  const database = new DatabaseSync(":memory:");
  database.deserialize(copy);
  return database;
}

function migrated(folder: string): Uint8Array {
  const made = templates.get(folder) ?? migrate(folder);
  templates.set(folder, made);
  return made;
}

function migrate(folder: string): Uint8Array {
  const database = new DatabaseSync(":memory:");
  const files = readdirSync(folder).filter((name) => name.endsWith(".sql"));
  for (const name of files.sort()) database.exec(readFileSync(join(folder, name), "utf8"));
  return database.serialize();
}

export const addressOf = (reader: number) => `reader${reader}@inbox.example`;

type Readers = {
  from: number;
  count: number;
  at: number;
  /** Of those up to this one the hash of the address is not known, as of those who came before it was kept. */
  unhashedTo?: number;
};

/** So many readers, all active. */
export function addReaders(database: DatabaseSync, { from, count, at, unhashedTo = 0 }: Readers): void {
  const readers = JSON.stringify(
    Array.from({ length: count }, (_, index) => {
      const reader = from + index;
      return [reader, addressOf(reader), reader > unhashedTo ? hashOf(addressOf(reader)) : null];
    }),
  );
  database
    .prepare(
      `INSERT INTO subscribers (id, email, address_hash, language, created_at)
       SELECT value ->> 0, value ->> 1, value ->> 2, 'zh-CN', ?1 FROM json_each(?2)`,
    )
    .run(at, readers);
  database
    .prepare(
      `INSERT INTO subscriptions (newsletter_id, subscriber_id, status, requested_at, confirmed_at, consent)
       SELECT '${NEWSLETTER}', value ->> 0, 'active', ?1, ?1, 'crash' FROM json_each(?2)`,
    )
    .run(at, readers);
}

/** As hashAddress (src/subscribers/address.ts) makes it, at once. */
const hashOf = (address: string) =>
  createHmac("sha256", Buffer.from(ADDRESS_KEY, "base64url"))
    .update(`address:${address}`)
    .digest("base64url");

/** A newsletter that owes no slot, and its digests, published at a time. */
export async function addDigests(
  database: DatabaseSync,
  { count, at, sendWithinHours }: { count: number; at: number; sendWithinHours: number },
): Promise<number[]> {
  const db = openDb(
    openD1(
      () => database,
      async (_, effect) => effect(),
    ),
  );
  const ids: number[] = [];
  await db.insert(newsletters).values({
    id: NEWSLETTER,
    name: "港口四时",
    language: "zh-CN",
    timeZone: "UTC",
    schedule: "0 */4 * * *",
    titlePattern: "{slug}",
    senderName: "港口四时",
    senderEmail: "bell@watchbell.example",
    sendWithinHours,
    startsAt: new Date(at + 10_000 * HOUR_MS),
  });
  for (let number = 1; number <= count; number += 1) {
    const slot = new Date(at - (number - 1) * HOUR_MS);
    const [digest] = await db
      .insert(digests)
      .values({
        newsletterId: NEWSLETTER,
        slot,
        slug: `issue-${number}`,
        title: `Issue ${number}`,
        categories: ["港口"],
        status: "published",
        storyCount: 1,
        startedAt: new Date(at),
        publishedAt: new Date(at),
      })
      .returning();
    if (!digest) throw new Error("No digest was added");
    await addStory(db, digest.id, number, slot);
    ids.push(digest.id);
  }
  return ids;
}

async function addStory(db: ReturnType<typeof openDb>, digestId: number, number: number, at: Date) {
  const url = `https://quay.example/posts/${number}`;
  const [post] = await db
    .insert(posts)
    .values({
      key: url,
      url,
      author: "Quay Observatory",
      title: `Tide gauge ${number} is back`,
      text: `Tide gauge ${number} at the north quay reports again.`,
      language: "en",
      links: [],
      publishedAt: at,
      firstSeenAt: at,
    })
    .returning();
  const [story] = await db
    .insert(stories)
    .values({
      digestId,
      newsletterId: NEWSLETTER,
      position: 1,
      headline: `第 ${number} 号潮位计恢复`,
      summary: `北码头第 ${number} 号潮位计恢复报数。`,
      language: "zh",
      kind: "excerpt",
      categories: ["港口"],
      score: { total: 1 },
      sourceCount: 1,
    })
    .returning();
  if (!post || !story) throw new Error("No story was added");
  await db
    .insert(storyPosts)
    .values({ storyId: story.id, position: 1, postId: post.id, newsletterId: NEWSLETTER, toldAt: at });
}
