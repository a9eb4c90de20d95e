import { describe, expect, test } from "vitest";
import { asc, eq, sql } from "drizzle-orm";
import { digests, mailings, posts, stories, storyPosts } from "../../src/db/schema.ts";
import { freeze } from "../../src/deliveries/freeze.ts";
import { reconcile } from "../../src/deliveries/reconcile.ts";
import { findDigest } from "../../src/digests/find-digest.ts";
import { importIssue } from "../../src/digests/import-issue.ts";
import type { Issue } from "../../src/digests/issue.ts";
import { markdownOf } from "../../src/digests/markdown.ts";
import { readIssue } from "../../src/digests/read-markdown.ts";
import { searchStories } from "../../src/digests/search.ts";
import { findDueSlots } from "../../src/newsletters/find-due.ts";
import { NOON, openTestDesk } from "../support/desk.ts";
import { addDigest, addNewsletter, addPost, addSource, addSubscribers } from "../support/factories.ts";
import SAMPLE from "./samples/harbour-2026-03-25-12.md?raw";

/** The reference digest stands beside the repository on the machines of those who build it. */
const [REFERENCE] = Object.values(
  import.meta.glob<string>("../../../shared/reference/digest-2025-12-07-08.md", {
    query: "?raw",
    import: "default",
    eager: true,
  }),
);
const HOUR_MS = 3_600_000;
/** A quarter of an hour after the sample's date. */
const SOON = new Date("2026-03-25T04:15:00Z");

function issueIn(text: string, changes: Partial<Issue> = {}): Issue {
  const read = readIssue(text);
  if (read.kind === "malformed") throw new Error(`${read.line}: ${read.reason}`);
  return { ...read.issue, ...changes };
}

async function openHarbour(now = SOON) {
  const noted = openTestDesk();
  noted.setNow(now);
  const newsletter = await addNewsletter(noted.desk.db, { id: "harbour" });
  return { ...noted, db: noted.desk.db, newsletter };
}

const countRows = async ({ db }: Awaited<ReturnType<typeof openHarbour>>) => ({
  digests: (await db.select().from(digests)).length,
  stories: (await db.select().from(stories)).length,
  posts: (await db.select().from(posts)).length,
  storyPosts: (await db.select().from(storyPosts)).length,
});

describe("importing an issue", () => {
  test("puts it into the archive as it is: digest, stories, posts and ledger", async () => {
    const { desk, db, newsletter } = await openHarbour();
    const slot = new Date("2026-03-25T04:00:05Z");
    expect(await importIssue(desk, newsletter, issueIn(SAMPLE))).toEqual({
      kind: "imported",
      slug: "2026.03.25.12",
    });
    const digest = await findDigest(desk, "harbour", "2026.03.25.12");
    expect(digest).toMatchObject({
      slot,
      publishedAt: slot,
      status: "published",
      title: "2026.03.25.12 过去4小时“港口”发生了什么？",
      categories: ["大模型", "航运", "开源"],
      opening: "灯塔实验室发布 Beacon 3，参数量为 80 亿；北港换上四台新吊机。",
      storyCount: 3,
    });
    expect(digest?.stories).toMatchObject([
      {
        position: 1,
        headline: "灯塔实验室发布 Beacon-3 8B",
        kind: "imported",
        language: "zh",
        score: {},
        sourceCount: 3,
        updateOf: null,
        posts: [{ author: "林 🚢" }, { author: "港务局" }, { author: "clem 🤗" }],
      },
      { position: 2, sourceCount: 1 },
      { position: 3, posts: [{ author: "Quay-Side Tools" }] },
    ]);
    const [first] = await db.select().from(posts).orderBy(asc(posts.id));
    expect(first).toMatchObject({
      key: "x:2036601234567890123",
      url: "https://x.com/linharbour/status/2036601234567890123",
      handle: "linharbour",
      title: "灯塔实验室发布 Beacon-3 8B",
      text: expect.stringMatching(/^灯塔实验室发布了Beacon 3，/),
      language: "zh",
      publishedAt: new Date(Number((2036601234567890123n >> 22n) + 1288834974657n)),
      firstSeenAt: slot,
    });
    const told = await db.select().from(storyPosts);
    expect(told).toHaveLength(5);
    expect(told.every(({ toldAt, newsletterId }) => +toldAt === +slot && newsletterId === "harbour")).toBe(
      true,
    );
  });

  test.each([
    ["the sample", SAMPLE],
    ["the reference", REFERENCE],
  ])("and exporting it gives the same bytes: %s", async (_, text) => {
    if (text === undefined) return; // ../shared is not there
    const { desk, newsletter } = await openHarbour();
    const imported = await importIssue(desk, newsletter, issueIn(text));
    const digest = await findDigest(desk, "harbour", imported.kind === "imported" ? imported.slug : "");
    if (!digest) throw new Error(JSON.stringify(imported));
    const updates = new Map(
      digest.stories.flatMap(({ id }, at) => {
        const update = issueIn(text).stories[at]?.update;
        return update ? [[id, update] as const] : [];
      }),
    );
    expect(markdownOf(digest, newsletter, updates)).toBe(text);
  });

  test("repeated changes nothing", async () => {
    const harbour = await openHarbour();
    await importIssue(harbour.desk, harbour.newsletter, issueIn(SAMPLE));
    const before = await countRows(harbour);
    expect(await importIssue(harbour.desk, harbour.newsletter, issueIn(SAMPLE))).toEqual({
      kind: "already",
      slug: "2026.03.25.12",
    });
    expect(await countRows(harbour)).toEqual(before);
  });

  test("five times at once is one issue", async () => {
    const harbour = await openHarbour();
    const kinds = await Promise.all(
      Array.from(
        { length: 5 },
        async () => (await importIssue(harbour.desk, harbour.newsletter, issueIn(SAMPLE))).kind,
      ),
    );
    expect(kinds.toSorted()).toEqual(["already", "already", "already", "already", "imported"]);
    expect(await countRows(harbour)).toEqual({ digests: 1, stories: 3, posts: 5, storyPosts: 5 });
  });

  test("makes it findable, and a repeated one mends an index that it is missing in", async () => {
    const { desk, newsletter, db } = await openHarbour();
    await importIssue(desk, newsletter, issueIn(SAMPLE));
    expect(await searchStories(desk, { words: "吊机" })).toMatchObject({
      tellings: [{ slug: "2026.03.25.12", position: 2 }],
    });
    await desk.search.run(sql`DELETE FROM tellings`);
    await db.update(digests).set({ shelvedAt: null });
    expect(await searchStories(desk, { words: "吊机" })).toMatchObject({ tellings: [] });
    await importIssue(desk, newsletter, issueIn(SAMPLE));
    expect(await searchStories(desk, { words: "吊机" })).toMatchObject({ tellings: [{ position: 2 }] });
  });

  test("posts that are known stay as their source told them", async () => {
    const { desk, db, newsletter } = await openHarbour();
    const source = await addSource(db, "harbour");
    const known = await addPost(db, source.id, { key: "https://gull.example/cranes", text: "As it was." });
    await importIssue(desk, newsletter, issueIn(SAMPLE));
    expect(await db.select().from(posts).where(eq(posts.id, known.id)).get()).toEqual(known);
    const [story] = await db.select().from(stories).where(eq(stories.position, 2));
    const told = await db
      .select()
      .from(storyPosts)
      .where(eq(storyPosts.storyId, story?.id ?? 0));
    expect(told).toMatchObject([{ postId: known.id }]);
  });

  test("a link to an earlier story of the archive is kept as what it is an update of", async () => {
    const { desk, db, newsletter } = await openHarbour();
    const earlier = await addDigest(db, "harbour", {
      slug: "2026.03.20.08",
      slot: new Date("2026-03-20T00:00:00Z"),
    });
    const [old] = await db
      .update(stories)
      .set({ position: 3 })
      .where(eq(stories.digestId, earlier.id))
      .returning();
    await importIssue(desk, newsletter, issueIn(SAMPLE));
    const found = await findDigest(desk, "harbour", "2026.03.25.12");
    expect(found?.stories.map(({ updateOf }) => updateOf)).toEqual([null, old?.id, null]);
  });

  test("an id of X from before ids had a time gives none", async () => {
    const { desk, db, newsletter } = await openHarbour();
    const issue = issueIn(SAMPLE.replace("2036601234567890123", "20"));
    await importIssue(desk, newsletter, issue);
    expect(await db.select().from(posts).where(eq(posts.key, "x:20")).get()).toMatchObject({
      publishedAt: issue.date.instant,
    });
  });
});

describe("what is not imported", () => {
  test.each(["published", "pressing", "skipped", "held"] as const)(
    "an issue whose slot holds a digest of our own that is %s",
    async (status) => {
      const harbour = await openHarbour();
      await addDigest(harbour.db, "harbour", {
        status,
        slug: "2026.03.25.12",
        slot: new Date("2026-03-25T04:00:00Z"),
      });
      const before = await countRows(harbour);
      expect(await importIssue(harbour.desk, harbour.newsletter, issueIn(SAMPLE))).toMatchObject({
        kind: "taken",
        reason: expect.stringContaining(status),
      });
      expect(await countRows(harbour)).toEqual(before);
    },
  );

  test("another issue of a slot that was imported", async () => {
    const harbour = await openHarbour();
    await importIssue(harbour.desk, harbour.newsletter, issueIn(SAMPLE));
    const before = await countRows(harbour);
    for (const changed of [issueIn(SAMPLE, { title: "other" }), issueIn(SAMPLE.replace("65 吨", "66 吨"))])
      expect(await importIssue(harbour.desk, harbour.newsletter, changed)).toEqual({
        kind: "taken",
        reason: "2026.03.25.12 was imported with other stories",
      });
    expect(await countRows(harbour)).toEqual(before);
  });

  test("one of tomorrow, one without a story, and one whose link leads nowhere", async () => {
    const harbour = await openHarbour(new Date("2026-03-25T04:00:04Z"));
    const { desk, newsletter } = harbour;
    const ahead = await importIssue(desk, newsletter, issueIn(SAMPLE));
    expect(ahead).toEqual({ kind: "invalid", reason: "Its date lies ahead: 2026-03-25T12:00:05+08:00" });
    harbour.setNow(SOON);
    const empty = await importIssue(desk, newsletter, issueIn(SAMPLE, { stories: [] }));
    expect(empty).toEqual({ kind: "invalid", reason: "It has no story" });
    const unlinked = await importIssue(
      desk,
      newsletter,
      issueIn(SAMPLE.replace("https://gull.example/cranes", "")),
    );
    expect(unlinked).toEqual({ kind: "invalid", reason: "The link of story 2 leads nowhere" });
    expect(await countRows(harbour)).toEqual({ digests: 0, stories: 0, posts: 0, storyPosts: 0 });
  });
});

describe("an imported issue", () => {
  test("is never mailed, however fresh it is, and a digest of our own beside it is", async () => {
    const { desk, db, newsletter, sent, setNow } = await openHarbour();
    await addSubscribers(db, "harbour", 2);
    // digest and story ids must differ, or one could be taken for the other
    await addDigest(db, "harbour", { slot: new Date(0), slug: "1970.01.01.08", publishedAt: new Date(0) });
    await importIssue(desk, newsletter, issueIn(SAMPLE));
    const own = await addDigest(db, "harbour", { slot: NOON, slug: "own" });
    for (const hours of [0.25, 1, 12, 23.5]) {
      setNow(new Date(SOON.getTime() + hours * HOUR_MS));
      sent.length = 0;
      await reconcile(desk);
      expect(sent).toMatchObject([{ kind: "freeze", digestId: own.id }]);
    }
  });

  test("has no mailing even where one is asked for", async () => {
    const { desk, db, newsletter, sent } = await openHarbour();
    await addSubscribers(db, "harbour", 2);
    await importIssue(desk, newsletter, issueIn(SAMPLE));
    const [digest] = await db.select().from(digests);
    expect(await freeze(desk, digest?.id ?? 0)).toBeUndefined();
    expect(await db.select().from(mailings)).toEqual([]);
    expect(sent.map(({ kind }) => kind)).toEqual(["purge"]);
  });

  test("of the past leaves the newest slot due", async () => {
    const { desk, newsletter } = await openHarbour(new Date("2026-03-25T08:01:00Z"));
    await importIssue(desk, newsletter, issueIn(SAMPLE));
    expect(await findDueSlots(desk)).toMatchObject([{ slot: new Date("2026-03-25T08:00:00Z") }]);
  });
});
