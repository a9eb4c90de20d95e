import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { digests, editions, failures, mentions, stories } from "../../src/db/schema.ts";
import { findMentioning, findReading, findTopics } from "../../src/digests/reading-store.ts";
import { searchStories } from "../../src/digests/search.ts";
import { shelve, shelveRest } from "../../src/digests/shelve.ts";
import { NOON, openTestDesk } from "../support/desk.ts";
import { addDigest, addNewsletter } from "../support/factories.ts";

async function openShelf() {
  const { desk } = openTestDesk();
  await addNewsletter(desk.db, { id: "harbour" });
  const digest = await addDigest(desk.db, "harbour", { slug: "2026.03.25.12" });
  const read = () => findReading(desk.db, "harbour", "2026.03.25.12");
  const revise = async (changes: Partial<typeof stories.$inferInsert>) => {
    await desk.db.update(stories).set(changes).where(eq(stories.digestId, digest.id));
    await desk.db.update(digests).set({ shelvedAt: null }).where(eq(digests.id, digest.id));
  };
  const row = () => desk.db.select().from(digests).where(eq(digests.id, digest.id)).get();
  return { desk, digest, read, revise, row };
}

describe("the shelf", () => {
  test("reads as the stories themselves do", async () => {
    const { desk, digest, read } = await openShelf();
    const before = await read();
    await shelve(desk, digest.id);
    const after = await read();
    expect(after?.digest.stories).toEqual(before?.digest.stories);
    expect(after?.digest).toMatchObject({ headlines: ["Beacon 3 发布"], shelvedAt: NOON });
  });

  test("is filled by cron with what is not on it, and once", async () => {
    const { desk, row } = await openShelf();
    await shelveRest(desk);
    const shelved = await row();
    expect(shelved?.shelvedAt).toEqual(NOON);
    expect((await searchStories(desk, { words: "beacon" })).tellings).toHaveLength(1);
    await shelveRest({ ...desk, now: () => new Date(NOON.getTime() + 1) });
    expect(await row()).toEqual(shelved);
  });

  test("made anew after a change holds nothing of before", async () => {
    const { desk, digest, read, revise } = await openShelf();
    await shelve(desk, digest.id);
    await revise({ headline: "吊机停工", summary: "吊机停了。", categories: ["研究"] });
    expect((await read())?.digest.stories).toMatchObject([{ headline: "Beacon 3 发布" }]);
    await shelveRest(desk);
    expect((await read())?.digest.stories).toMatchObject([{ headline: "吊机停工" }]);
    expect(await findTopics(desk.db, "harbour")).toEqual(["研究"]);
    expect((await searchStories(desk, { words: "beacon" })).tellings).toEqual([]);
    expect((await searchStories(desk, { words: "吊机", topic: "研究" })).tellings).toHaveLength(1);
  });

  test("has nothing of a digest that is not published", async () => {
    const { desk, digest } = await openShelf();
    await desk.db.update(digests).set({ status: "held" });
    await shelve(desk, digest.id);
    await shelveRest(desk);
    expect([...(await desk.db.select().from(editions)), ...(await desk.db.select().from(mentions))]).toEqual(
      [],
    );
  });

  test("that can't be reached leaves a note, and the digest waits for the next tick", async () => {
    const { desk, digest, row } = await openShelf();
    const search = new Proxy(desk.search, {
      get: (): never => {
        throw new Error("cut off");
      },
    });
    await shelve({ ...desk, search }, digest.id);
    expect(await row()).toMatchObject({ shelvedAt: null });
    expect(await desk.db.select().from(failures)).toMatchObject([{ room: "search" }]);
    await shelveRest(desk);
    expect(await row()).toMatchObject({ shelvedAt: NOON });
  });

  test("knows every topic of a newsletter, and the stories of each, newest first", async () => {
    const { desk } = await openShelf();
    const earlier = new Date(NOON.getTime() - 4 * 3_600_000);
    await addDigest(desk.db, "harbour", { slug: "2026.03.25.08", slot: earlier });
    await addNewsletter(desk.db, { id: "other" });
    await addDigest(desk.db, "other");
    await shelveRest(desk);
    expect(await findTopics(desk.db, "harbour")).toEqual(["大模型"]);
    expect(await findTopics(desk.db, "nobody")).toEqual([]);
    const find = async (before?: Date) =>
      (await findMentioning(desk.db, "harbour", { kind: "topic", name: "大模型", before }, 10))?.stories.map(
        ({ slug }) => slug,
      );
    expect(await find()).toEqual(["2026.03.25.12", "2026.03.25.08"]);
    expect(await find(NOON)).toEqual(["2026.03.25.08"]);
    expect(await find(earlier)).toEqual([]);
  });
});
