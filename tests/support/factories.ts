/** Rows for tests: unique, ordinary, and said in full only where the fact under test needs it. */
import { env } from "cloudflare:workers";
import {
  digests,
  newsletters,
  posts,
  postSources,
  newsletterSources,
  sources,
  stories,
  storyPosts,
  subscribers,
  subscriptions,
} from "../../src/db/schema.ts";
import type { Db } from "../../src/db/client.ts";
import { openDesk } from "../../src/desk.ts";
import { openAddressHasher } from "../../src/subscribers/address.ts";
import { NOON } from "./desk.ts";

let serial = 0;
const next = () => (serial += 1);

export async function addNewsletter(db: Db, facts: Partial<typeof newsletters.$inferInsert> = {}) {
  const id = facts.id ?? `harbour-${next()}`;
  const [row] = await db
    .insert(newsletters)
    .values({
      id,
      name: "港口四时",
      language: "zh-CN",
      timeZone: "Asia/Shanghai",
      schedule: "0 */4 * * *",
      titlePattern: "{slug} 过去{hours}小时",
      senderName: "港口四时",
      senderEmail: "bell@watchbell.example",
      startsAt: new Date(NOON.getTime() - 30 * 24 * 3_600_000),
      ...facts,
    })
    .returning();
  if (!row) throw new Error("no newsletter was added");
  return row;
}

/** Active subscribers of a newsletter, kept with their hashes; their addresses are reader<N>@inbox.example. */
export async function addSubscribers(
  db: Db,
  newsletterId: string,
  count: number,
): Promise<{ id: number; email: string }[]> {
  const added: { id: number; email: string }[] = [];
  const hash = await openAddressHasher(openDesk(env).settings.addressKey);
  for (let left = count; left > 0; left -= 12) {
    const emails = Array.from({ length: Math.min(12, left) }, () => `reader${next()}@inbox.example`);
    const rows = await db
      .insert(subscribers)
      .values(
        await Promise.all(
          emails.map(async (email) => ({
            email,
            addressHash: await hash(email),
            language: "zh-CN" as const,
            createdAt: NOON,
          })),
        ),
      )
      .returning({ id: subscribers.id, email: subscribers.email });
    await db.insert(subscriptions).values(
      rows.map(({ id }) => ({
        newsletterId,
        subscriberId: id,
        status: "active" as const,
        requestedAt: NOON,
        confirmedAt: NOON,
        consent: "test",
      })),
    );
    added.push(...rows);
  }
  return added;
}

export async function addSource(
  db: Db,
  newsletterId: string,
  facts: Partial<typeof sources.$inferInsert> = {},
) {
  const [row] = await db
    .insert(sources)
    .values({ url: `https://feed${next()}.example/rss`, title: "Lighthouse Lab", nextPollAt: NOON, ...facts })
    .returning();
  if (!row) throw new Error("no source was added");
  await db.insert(newsletterSources).values({ newsletterId, sourceId: row.id });
  return row;
}

export async function addPost(db: Db, sourceId: number, facts: Partial<typeof posts.$inferInsert> = {}) {
  const url = facts.url ?? `https://lab.example/posts/${next()}`;
  const [row] = await db
    .insert(posts)
    .values({
      key: url,
      url,
      author: "Lighthouse Lab",
      title: "Lighthouse Lab releases Beacon 3",
      text: "Lighthouse Lab released Beacon 3 with 8B parameters today.",
      language: "en",
      links: [],
      publishedAt: NOON,
      firstSeenAt: NOON,
      ...facts,
    })
    .returning();
  if (!row) throw new Error("no post was added");
  await db.insert(postSources).values({ postId: row.id, sourceId });
  return row;
}

/** A published digest of one story told from one post. */
export async function addDigest(
  db: Db,
  newsletterId: string,
  facts: Partial<typeof digests.$inferInsert> = {},
) {
  const source = await addSource(db, newsletterId);
  const post = await addPost(db, source.id);
  const slot = facts.slot ?? NOON;
  const [digest] = await db
    .insert(digests)
    .values({
      newsletterId,
      slot,
      slug: facts.slug ?? slot.toISOString().slice(0, 13).replaceAll(/[-T]/g, "."),
      title: "2026.03.25.12 过去4小时",
      categories: ["大模型"],
      status: "published",
      storyCount: 1,
      startedAt: slot,
      publishedAt: slot,
      ...facts,
    })
    .returning();
  if (!digest) throw new Error("no digest was added");
  const [story] = await db
    .insert(stories)
    .values({
      digestId: digest.id,
      newsletterId,
      position: 1,
      headline: "Beacon 3 发布",
      summary: "灯塔实验室发布了 **Beacon 3**，参数量为 80 亿。",
      language: "zh",
      kind: "excerpt",
      categories: ["大模型"],
      score: { total: 1 },
      sourceCount: 1,
    })
    .returning();
  if (story)
    await db
      .insert(storyPosts)
      .values({ storyId: story.id, position: 1, postId: post.id, newsletterId, toldAt: slot });
  return digest;
}

/** Many active subscribers in a few statements. */
export async function addCrowd(newsletterId: string, count: number) {
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO subscribers (email, language, created_at)
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
        SELECT 'crowd' || i || '@inbox.example', 'zh-CN', 1 FROM n`,
    ).bind(count),
    env.DB.prepare(
      `INSERT INTO subscriptions (newsletter_id, subscriber_id, status, requested_at, confirmed_at, consent)
        SELECT ?1, id, 'active', 1, 1, 'test' FROM subscribers WHERE email LIKE 'crowd%'`,
    ).bind(newsletterId),
  ]);
}
