/**
 * A deployment that has run for years: subscribers, digests with mailings and chunks, sources, incidents, changes,
 * tallies. Made by SQL within the database, in batches that a statement's time allows.
 */
import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { openDb } from "../../../src/db/client.ts";
import { keepDraft } from "../../../src/digests/draft-store.ts";
import { findStories } from "../../../src/digests/store.ts";

const BATCH = 100_000;
const FOUR_HOURS_MS = 4 * 3_600_000;
const DAY_MS = 86_400_000;
const POSTS = 26 * 12 + 13 * 28;

export type Size = { subscribers: number; digests: number; sources: number; until: Date };

/** The numbers 1…count, as a table of one column. */
const numbers = (count: number, from = 1) =>
  `WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i < ${from + count - 1})`;

const run = (sql: string, ...values: unknown[]) =>
  env.DB.prepare(sql)
    .bind(...values)
    .run();

/** Fills the empty tables, all of the newsletter `harbour`. */
export async function growWorld({ subscribers, digests, sources, until }: Size): Promise<void> {
  const now = until.getTime();
  await run(
    `INSERT INTO newsletters (id, name, language, time_zone, schedule, title_pattern, sender_name, sender_email, starts_at, subscriber_count)
      VALUES ('harbour', 'Harbour Bell', 'en', 'UTC', '0 */4 * * *', '{name}', 'Bell', 'bell@watchbell.example', 0, ?)`,
    subscribers,
  );
  for (let from = 1; from <= subscribers; from += BATCH)
    await growReaders(from, Math.min(BATCH, subscribers - from + 1), now);
  await growDigests(digests, now);
  await growSources(sources, now);
  await growNotes(now);
}

async function growReaders(from: number, count: number, now: number): Promise<void> {
  await run(
    `${numbers(count, from)} INSERT INTO subscribers (id, email, language, created_at)
      SELECT i * 97, 'reader' || i || '@inbox.example', 'en', ? FROM n`,
    now,
  );
  await run(
    `${numbers(count, from)} INSERT INTO subscriptions (newsletter_id, subscriber_id, status, requested_at, confirmed_at, consent)
      SELECT 'harbour', i * 97, 'active', ?1, ?1, 'home' FROM n`,
    now,
  );
  await run(
    `${numbers(count, from)} INSERT INTO consents (subscriber_id, at, kind, newsletter_ids, consent)
      SELECT i * 97, ?1, 'confirmed', '["harbour"]', 'home' FROM n`,
    now,
  );
}

async function growDigests(count: number, now: number): Promise<void> {
  await run(
    `${numbers(count)} INSERT INTO digests (id, newsletter_id, slot, slug, title, categories, status, story_count, post_count, cluster_count, started_at, published_at, shelved_at)
      SELECT i, 'harbour', ?1 - (${count} - i) * ${FOUR_HOURS_MS}, 'slot-' || i, 'Digest ' || i, '[]',
        CASE WHEN i % 7 = 0 THEN 'skipped' ELSE 'published' END, 12, 90, 70, ?1, ?1 - (${count} - i) * ${FOUR_HOURS_MS}, ?1 FROM n`,
    now,
  );
  await run(
    `${numbers(count)} INSERT INTO mailings (id, digest_id, newsletter_id, key, status, sender, subject, html, text, public_url, token_key_id,
        candidate_count, recipient_count, chunk_count, sent_count, send_before, created_at, finished_at, holds_addresses)
      SELECT i, i, 'harbour', 'k' || i, 'sent', 's', 's', '', '', 'https://news.example', 'k1', 1000, 1000, 10, 1000, ?1, ?1, ?1, 0 FROM n`,
    now,
  );
  // the last one is under way, to a million readers
  await run(
    "UPDATE mailings SET status = 'sending', chunk_count = 10000, recipient_count = 1000000, finished_at = NULL WHERE id = ?",
    count,
  );
  await run(
    `${numbers(10_000)} INSERT INTO chunks (mailing_id, number, recipients, status, sent_at)
      SELECT ?1, i, '[97]', CASE WHEN i <= 6000 THEN 'sent' WHEN i % 100 = 0 THEN 'unknown' ELSE 'waiting' END, ?2 + i * 100 FROM n`,
    count,
    now,
  );
  await growStories(count, now);
}

/** The last thirty digests tell 13 stories each: the last two of twelve posts each, the others of one. The last but one is held. */
async function growStories(count: number, now: number): Promise<void> {
  await run("UPDATE digests SET status = 'held', published_at = NULL WHERE id = ?", count - 1);
  await run(
    `${numbers(POSTS)} INSERT INTO posts (id, key, url, author, title, text, language, links, published_at, first_seen_at)
      SELECT i, 'https://lab.example/' || i, 'https://lab.example/' || i, 'Lab', 'Post ' || i, 'Text of ' || i, 'en', '[]', ?1, ?1 FROM n`,
    now,
  );
  await run(
    `${numbers(13 * 30)} INSERT INTO stories (id, digest_id, newsletter_id, position, headline, summary, language, kind, categories, score, source_count)
      SELECT i, ${count} - (i - 1) / 13, 'harbour', (i - 1) % 13 + 1, 'Headline ' || i, 'Summary', 'en', 'excerpt', '[]', '{}', 1 FROM n`,
  );
  await run(
    `${numbers(POSTS)} INSERT INTO story_posts (story_id, position, post_id, newsletter_id, told_at)
      SELECT CASE WHEN i <= ${26 * 12} THEN (i - 1) / 12 + 1 ELSE i - ${26 * 11} END, CASE WHEN i <= ${26 * 12} THEN (i - 1) % 12 + 1 ELSE 1 END,
        i, 'harbour', ?1 FROM n`,
    now,
  );
  const db = openDb(env.DB);
  await keepDraft(db, count - 1);
  // as publishing it would have
  await db.run(
    sql`INSERT INTO editions (digest_id, told) VALUES (${count}, ${JSON.stringify(await findStories(db, [count]))})`,
  );
}

async function growSources(count: number, now: number): Promise<void> {
  await run(
    `${numbers(count)} INSERT INTO sources (id, url, title, next_poll_at, failure_count, failure)
      SELECT i, 'https://lab' || i || '.example/rss', 'Lab ' || i, ?1, CASE WHEN i % 9 = 0 THEN 3 ELSE 0 END,
        CASE WHEN i % 9 = 0 THEN 'connection_timeout' END FROM n`,
    now,
  );
  await run(
    `${numbers(count)} INSERT INTO newsletter_sources (newsletter_id, source_id) SELECT 'harbour', i FROM n`,
  );
  await run(`${numbers(POSTS)} INSERT INTO post_sources (post_id, source_id) SELECT i, 1 FROM n`);
}

async function growNotes(now: number): Promise<void> {
  await run(
    `${numbers(5_000)} INSERT INTO incidents (cause, room, message, started_at, last_at, ended_at)
      SELECT 'source-failing/' || i, 'gather', 'connection_timeout', ?1 - i * 60000, ?1, CASE WHEN i > 300 THEN ?1 END FROM n`,
    now,
  );
  await run(
    `${numbers(5_000)} INSERT INTO audit (at, actor, door, verb, subject, detail) SELECT ?1, 'ADMIN_TOKEN', 'admin', 'newsletter.define', 'newsletter/harbour', '{}' FROM n`,
    now,
  );
  await run(
    `${numbers(5_000)} INSERT INTO failures (room, message, happened_at) SELECT 'cron', 'It stumbled', ?1 - i * 60000 FROM n`,
    now,
  );
  await run(
    `${numbers(700)} INSERT INTO tallies (newsletter_id, day, joined_count) SELECT '', date((?1 - i * ${DAY_MS}) / 1000, 'unixepoch'), i FROM n`,
    now,
  );
  await run(
    `${numbers(500)} INSERT INTO imports (id, newsletter_id, name, row_count, position, counts, faults, created_at)
      SELECT 20000 - i + 1, 'harbour', 'list ' || i, 9000, 5000, '{"added":5000}', '[]', ?1 FROM n`,
    now,
  );
}
