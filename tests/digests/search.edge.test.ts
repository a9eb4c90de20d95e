import { describe, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { indexStories } from "../../src/digests/index-search.ts";
import { searchStories } from "../../src/digests/search.ts";
import { findStories } from "../../src/digests/store.ts";
import { digests, stories } from "../../src/db/schema.ts";
import { NOON, openTestDesk } from "../support/desk.ts";
import { addDigest, addNewsletter } from "../support/factories.ts";

async function openArchive(
  headline = "Beacon 3 发布",
  summary = "灯塔实验室发布了 **Beacon 3**，参数量为 80 亿。",
) {
  const { desk } = openTestDesk();
  const newsletter = await addNewsletter(desk.db);
  const digest = await addDigest(desk.db, newsletter.id);
  await desk.db.update(stories).set({ headline, summary }).where(eq(stories.digestId, digest.id));
  const told = await findStories(desk.db, [digest.id]);
  await indexStories(desk, digest, told);
  return {
    desk,
    digest,
    told,
    found: async (words: string) => (await searchStories(desk, { words })).tellings.length,
  };
}

describe("searching the archive", () => {
  test.each([
    "Beacon",
    "beacon 3",
    "发布",
    "灯塔实验室",
    "实验",
    "BEACON 发布",
    "lighthouse",
    "ｂｅａｃｏｎ",
  ])("%j finds the story by its words or its author", async (query) => {
    const { found } = await openArchive();
    expect(await found(query)).toBe(1);
  });

  test.each(["Beacon 4", "布发", "beac", "实验室灯塔", "gpu", "**", "", "OR", "terms:beacon", '"'])(
    "%j finds nothing",
    async (query) => {
      const { found } = await openArchive();
      expect(await found(query)).toBe(0);
    },
  );

  test("a Latin word is found though Chinese stands close to it", async () => {
    const { found } = await openArchive("新模型Beacon3发布啦", "无。");
    expect(await Promise.all(["beacon3", "发布", "新模型"].map(found))).toEqual([1, 1, 1]);
  });

  test("indexed again, a story is found once, by its new words only", async () => {
    const { desk, digest, told, found } = await openArchive();
    await indexStories(desk, digest, told);
    expect(await found("beacon")).toBe(1);
    await indexStories(
      desk,
      digest,
      told.map((story) => Object.assign(story, { headline: "x", summary: "吊机" })),
    );
    expect(await found("beacon")).toBe(0);
    expect(await found("吊机")).toBe(1);
  });

  test("the story names the digest that it stands in", async () => {
    const { desk, digest } = await openArchive();
    expect((await searchStories(desk, { words: "beacon" })).tellings).toMatchObject([
      {
        headline: "Beacon 3 发布",
        position: 1,
        newsletterId: digest.newsletterId,
        slug: digest.slug,
        slot: digest.slot,
      },
    ]);
  });

  test("is narrowed to a newsletter, a topic and a span of time", async () => {
    const { desk } = await openArchive();
    const other = await addNewsletter(desk.db, { id: "other" });
    const old = new Date(NOON.getTime() - 40 * 86_400_000);
    for (const [slug, slot] of [
      ["new", NOON],
      ["old", old],
    ] as const) {
      const digest = await addDigest(desk.db, other.id, { slug, slot });
      await indexStories(desk, digest, await findStories(desk.db, [digest.id]));
    }
    const slugs = async (query: Omit<Parameters<typeof searchStories>[1], "words">) =>
      (await searchStories(desk, { words: "beacon", ...query })).tellings.map(({ slug }) => slug);
    expect(await slugs({})).toHaveLength(3);
    expect(await slugs({ newsletterId: "other" })).toEqual(["new", "old"]);
    expect(await slugs({ newsletterId: "other", from: NOON })).toEqual(["new"]);
    expect(await slugs({ newsletterId: "other", before: NOON })).toEqual(["old"]);
    expect(await slugs({ newsletterId: "other", topic: "大模型" })).toEqual(["new", "old"]);
    expect(await slugs({ topic: "研究" })).toEqual([]);
    expect(await slugs({ newsletterId: "othe" })).toEqual([]);
  });

  test("goes on where a page ended, and no story is lost or shown twice", async () => {
    const { desk } = await openArchive();
    const newsletter = await addNewsletter(desk.db, { id: "other" });
    for (let at = 0; at < 30; at += 1) {
      const slot = new Date(NOON.getTime() - at * 60_000);
      const digest = await addDigest(desk.db, newsletter.id, { slug: `slot-${at}`, slot });
      await indexStories(desk, digest, await findStories(desk.db, [digest.id]));
    }
    const shown: string[] = [];
    for (let after: number | undefined, more = true; more;) {
      const found = await searchStories(desk, { words: "beacon", newsletterId: "other", after });
      shown.push(...found.tellings.map(({ slug }) => slug));
      after = found.next ?? undefined;
      more = after !== undefined;
    }
    expect(shown).toEqual(Array.from({ length: 30 }, (_, at) => `slot-${at}`));
  });

  test("finds English words in their other forms, and a phrase only as one", async () => {
    const { found } = await openArchive("Agents released", "Two **agents** are released in open source.");
    expect(
      await Promise.all(
        ["agent", "releases", '"open source"', "“agents released”", "source open"].map(found),
      ),
    ).toEqual([1, 1, 1, 1, 1]);
    expect(await found('"source open"')).toBe(0);
  });

  test("finds a single letter of Han", async () => {
    const { found } = await openArchive();
    expect(await found("灯")).toBe(1);
    expect(await found("船")).toBe(0);
  });

  test("a digest that is not published is not found", async () => {
    const { desk, digest, found } = await openArchive();
    await desk.db.update(digests).set({ status: "failed" }).where(eq(digests.id, digest.id));
    expect(await found("beacon")).toBe(0);
  });

  test.each([
    'a" OR "1"="1',
    "'; DROP TABLE tellings; --",
    "NEAR(beacon lab, 5)",
    "beacon AND (NOT lab",
    "terms : {x}",
    "^beacon*",
    "beacon\u0000",
    "\uD800",
    "%' UNION SELECT email FROM subscribers --",
    "发".repeat(200),
    "é ü ñ ß İ ı ﬁ",
    "หนังสือ हिन्दी עברית",
  ])("is not disturbed by %j", async (query) => {
    const { found } = await openArchive();
    await expect(found(query)).resolves.toBeLessThanOrEqual(1);
    expect(await found("beacon")).toBe(1);
  });
});
