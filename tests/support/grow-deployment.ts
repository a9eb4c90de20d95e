/** A deployment of some years in a file of its own: many readers with all that is held of them, and a long archive. */
import { DatabaseSync } from "node:sqlite";
import { growArchive } from "../../local/archive/grow.ts";
import { openD1 } from "../../local/crash/d1.ts";
import { openDatabaseFile } from "../../local/database-files.ts";

export type Size = { readers: number; digests: number; storiesEach: number };

const NEWSLETTER = "harbour";
const CHUNK = 100;

/** Fills the database of a Worker that does not run. */
export async function growDeployment(file: string, { readers, digests, storiesEach }: Size, now: Date) {
  const database = openDatabaseFile(file);
  const search = new DatabaseSync(":memory:");
  search.exec("CREATE TABLE tellings (terms, marks)");
  const toD1 = (one: DatabaseSync) =>
    openD1(
      () => one,
      async (_, effect) => effect(),
    );
  database.exec("PRAGMA synchronous = OFF");
  database.exec(newsletterSql(now.getTime(), readers));
  await growArchive(
    { db: toD1(database), search: toD1(search) },
    { newsletterId: NEWSLETTER, digests, storiesEach, until: now },
  );
  for (const sql of [
    ...archiveSql,
    ...readerSql(now.getTime(), readers),
    ...mailingSql(now.getTime(), readers),
  ])
    database.exec(sql);
  search.close();
  database.close();
}

const newsletterSql = (now: number, readers: number) =>
  `
  INSERT INTO newsletters (id, name, language, time_zone, schedule, title_pattern, sender_name, sender_email, starts_at,
    subscriber_count)
  VALUES ('${NEWSLETTER}', '港口四时', 'zh-CN', 'Asia/Shanghai', '0 */4 * * *', '{slug}', '港口四时',
    'bell@watchbell.example', ${now - 1e10}, ${readers});
  INSERT INTO sources (url, title, next_poll_at) SELECT 'https://quay' || value || '.example/feed', 'Quay ' || value, ${now}
    FROM generate(300);`.replace("generate(300)", series(300));

/** A post for each story, as the ledger has it. */
const archiveSql = [
  `INSERT INTO posts (id, key, url, author, title, text, language, links, published_at, first_seen_at, sketch)
    SELECT id, 'https://quay.example/' || id, 'https://quay.example/' || id, '码头 Quay', headline,
      summary || char(10) || '“' || summary || '”', 'zh', '["https://lab.example/' || id || '"]', digest_id, digest_id,
      '{"terms":[' || id || ']}' FROM stories`,
  "INSERT INTO post_sources (post_id, source_id) SELECT id, 1 + id % 300 FROM posts",
  `INSERT INTO story_posts (story_id, position, post_id, newsletter_id, told_at)
    SELECT stories.id, 1, stories.id, stories.newsletter_id, digests.slot
    FROM stories JOIN digests ON digests.id = digest_id`,
  `INSERT INTO left_out (digest_id, clusters)
    SELECT id, '[{"postIds":[' || id || '],"headline":"' || title || '","score":{"total":0.5},"reason":"fewer"}]' FROM digests`,
];

const readerSql = (now: number, readers: number) => [
  `INSERT INTO subscribers (id, email, address_hash, language, created_at)
    SELECT value * 2814749767, 'reader' || value || '@inbox.example', hex(randomblob(32)), 'zh-CN', ${now} - value
    FROM ${series(readers)}`,
  `INSERT INTO subscriptions (newsletter_id, subscriber_id, status, requested_at, confirmed_at, consent)
    SELECT '${NEWSLETTER}', id, 'active', created_at, created_at, 'page /subscribe w3' FROM subscribers`,
  `INSERT INTO consents (subscriber_id, at, kind, newsletter_ids, requested_at, consent)
    SELECT id, created_at, 'confirmed', '["${NEWSLETTER}"]', created_at, 'page /subscribe w3' FROM subscribers`,
  `INSERT INTO preferences (subscriber_id, time_zone, mail_hour, left_out)
    SELECT id, 'Asia/Shanghai', 8, '["芯片"]' FROM subscribers WHERE id % 50 = 0`,
  `INSERT INTO suppressions (address_hash, reason, created_at)
    SELECT hex(randomblob(32)), 'complaint', ${now} FROM ${series(Math.ceil(readers / 100))}`,
];

/** The last digest's mailing, at its end. */
const mailingSql = (now: number, readers: number) => [
  `INSERT INTO mailings (digest_id, newsletter_id, key, status, sender, subject, html, text, public_url, token_key_id,
    candidate_count, recipient_count, sent_count, chunk_count, send_before, created_at, finished_at)
    SELECT id, '${NEWSLETTER}', 'news.example/harbour', 'sent', 'bell', title, '', '', 'https://news.example', 'k1',
      ${readers}, ${readers}, ${readers}, ${Math.ceil(readers / CHUNK)}, ${now}, ${now}, ${now}
    FROM digests ORDER BY id DESC LIMIT 1`,
  `INSERT INTO renderings (mailing_id, language, html, text)
    SELECT id, 'zh-CN', hex(randomblob(30000)), subject FROM mailings`,
  `INSERT INTO chunks (mailing_id, number, recipients, status, addressed, email_ids, sent_at)
    SELECT 1, 1 + number / ${CHUNK}, json_group_array(id), 'sent', json_group_array(json_array(id, email)),
      json_group_array(address_hash), ${now}
    FROM (SELECT id, email, address_hash, row_number() OVER (ORDER BY id) - 1 AS number FROM subscribers)
    GROUP BY number / ${CHUNK}`,
  `INSERT INTO events (id, kind, mailing_id, occurred_at, recorded_at)
    SELECT 'msg_' || hex(randomblob(12)), 'delivered', 1, ${now}, ${now} + value FROM ${series(Math.ceil(readers / 10))}`,
];

function series(count: number): string {
  return `(WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < ${count}) SELECT value FROM n)`;
}
