import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { cursors, failures, posts, vocabularies } from "../../src/db/schema.ts";
import { consume } from "../../src/queue.ts";
import { recordPoll, type NewPost } from "../../src/sources/store.ts";
import { learn } from "../../src/stories/learn.ts";
import { readSketch } from "../../src/stories/sketch.ts";
import { findVocabularies } from "../../src/stories/vocabulary-store.ts";
import { NOON, openTestDesk } from "../support/desk.ts";
import { openSomeWeb, someFeed } from "../sources/some-web.ts";
import { addNewsletter, addPost, addSource } from "../support/factories.ts";

async function open() {
  const noted = openTestDesk();
  const newsletter = await addNewsletter(noted.desk.db);
  const source = await addSource(noted.desk.db, newsletter.id);
  const { db } = noted.desk;
  const vocabulary = (language: string) =>
    db.select().from(vocabularies).where(eq(vocabularies.language, language)).get();
  return { ...noted, db, source, vocabulary };
}

/** A post of the source as gathering stores it. */
const found = (key: string, text: string): NewPost => ({
  key,
  url: key,
  author: "Lighthouse Lab",
  handle: null,
  title: "Lighthouse Lab releases Beacon 3",
  text,
  language: "en",
  links: [],
  publishedAt: NOON.getTime(),
  likes: null,
  reposts: null,
  isDayOnly: 0,
  firstSeenAt: NOON.getTime(),
});

describe("what is learned of posts", () => {
  let room: Awaited<ReturnType<typeof open>>;
  beforeEach(async () => {
    room = await open();
  });

  test("is a sketch of each, and its terms in the vocabulary of its language", async () => {
    const { desk, db, source, vocabulary } = room;
    await addPost(db, source.id);
    await addPost(db, source.id, { title: "灯塔实验室发布新模型", text: "", language: "zh-Hant" });
    expect(await learn(desk)).toEqual({ learned: 2 });
    const [english] = await db.select().from(posts);
    expect(english?.sketch).toEqual(readSketch({ ...english!, sketch: null }));
    expect((await vocabulary("en"))?.terms).toMatchObject({ beacon: 1, "8e+9": 1 });
    expect(await vocabulary("zh")).toMatchObject({ postCount: 1, terms: { 灯塔: 1 } });
  });

  test("is learned once, and goes on after the last", async () => {
    const { desk, db, source, vocabulary } = room;
    await addPost(db, source.id);
    await learn(desk);
    expect(await learn(desk)).toEqual({ learned: 0 });
    const last = await addPost(db, source.id);
    expect(await learn(desk)).toEqual({ learned: 1 });
    expect(await vocabulary("en")).toMatchObject({ postCount: 2, terms: { beacon: 2 } });
    expect(await db.select().from(cursors)).toEqual([{ name: "vocabulary", position: last.id }]);
  });

  test("is counted once by two at a time", async () => {
    const { desk, db, source, vocabulary } = room;
    for (let count = 0; count < 3; count += 1) await addPost(db, source.id);
    const racers = await Promise.all([learn(desk), learn(desk), learn(desk)]);
    expect(racers.reduce((sum, { learned }) => sum + learned, 0)).toBe(3);
    expect(await vocabulary("en")).toMatchObject({ postCount: 3, terms: { beacon: 3 } });
  });

  test("takes several pages in one go", async () => {
    const { desk, db, source, vocabulary } = room;
    const many = Array.from({ length: 230 }, (_, at) =>
      found(`https://lab.example/${at}`, "Beacon 3 is out."),
    );
    await recordPoll(db, source.id, many, { failureCount: 0 });
    expect(await learn(desk)).toEqual({ learned: 230 });
    expect((await vocabulary("en"))?.postCount).toBe(230);
    expect((await findVocabularies(db)).languages["en"]?.frequencies.get("beacon")).toBe(230);
  });

  test("fades: beyond 5,000 posts all counts are halved and what falls to nothing is forgotten", async () => {
    const { desk, db, source, vocabulary } = room;
    const terms = { beacon: 4001, ropewa: 7, once: 1 };
    await db.insert(vocabularies).values({ language: "en", postCount: 5000, terms });
    await addPost(db, source.id);
    await learn(desk);
    const faded = await vocabulary("en");
    expect(faded?.postCount).toBe(2500);
    expect(faded?.terms).toEqual({ beacon: 2001, ropewa: 3 });
  });

  test("is sketched anew where its text grew, and not counted again", async () => {
    const { desk, db, source, vocabulary } = room;
    const other = await addSource(db, (await addNewsletter(db)).id);
    const key = "https://lab.example/beacon-3";
    await recordPoll(db, source.id, [found(key, "Beacon 3 is out.")], { failureCount: 0 });
    await learn(desk);
    await recordPoll(db, other.id, [found(key, "Beacon 3 is out, with a barometer.")], { failureCount: 0 });
    expect((await db.select().from(posts).get())?.sketch).toBeNull();
    expect(await learn(desk)).toEqual({ learned: 0 });
    const post = await db.select().from(posts).get();
    expect(post?.sketch).toMatchObject({ lead: expect.arrayContaining(["barome"]) });
    expect(await vocabulary("en")).toMatchObject({ postCount: 1 });
    expect((await vocabulary("en"))?.terms).not.toHaveProperty("barome");
  });

  test("is its meaning too where a model is there", async () => {
    const { desk, db, source } = room;
    await addPost(db, source.id);
    await addPost(db, source.id);
    const asked: string[][] = [];
    await learn({
      ...desk,
      embed: async (texts) => {
        asked.push(texts);
        return texts.map(() => [0.5, -0.25, 0]);
      },
    });
    expect(asked).toHaveLength(1);
    expect(asked[0]?.[0]).toContain("Beacon 3");
    const stored = await db.select({ embedding: posts.embedding }).from(posts);
    expect(stored).toEqual([{ embedding: btoa("\x7f\xc1\x00") }, { embedding: btoa("\x7f\xc1\x00") }]);
  });

  test("is all the rest where that model fails, and the failure is recorded", async () => {
    const { desk, db, source, vocabulary } = room;
    await addPost(db, source.id);
    const embed = () => Promise.reject(new Error("quota used up"));
    expect(await learn({ ...desk, embed })).toEqual({ learned: 1 });
    expect(await vocabulary("en")).toMatchObject({ postCount: 1 });
    expect(await db.select().from(failures)).toMatchObject([
      { room: "gather", message: "Posts were not embedded: quota used up" },
    ]);
  });
});

describe("gathering", () => {
  async function gatherOnce() {
    const { desk, db, source, vocabulary } = await open();
    const outcome: string[] = [];
    const message = {
      body: { kind: "gather", sourceIds: [source.id], at: NOON.getTime() },
      attempts: 1,
      ack: () => outcome.push("ack"),
      retry: () => outcome.push("retry"),
    };
    const batch = { queue: "watchbell-gather", messages: [message] } as unknown as MessageBatch;
    const { web } = openSomeWeb({ [source.url]: someFeed("Lamp Works") });
    await consume({ ...desk, web }, batch);
    return { db, outcome, vocabulary };
  }

  test("learns from what it brought", async () => {
    const { outcome, vocabulary } = await gatherOnce();
    expect(outcome).toEqual(["ack"]);
    expect(await vocabulary("en")).toMatchObject({ postCount: 1 });
  });

  test("is done all the same where nothing can be learned", async () => {
    const { db } = await open();
    await db.insert(vocabularies).values({ language: "en", postCount: 1, terms: {} });
    await db.run("UPDATE vocabularies SET terms = 'no JSON'");
    const { outcome } = await gatherOnce();
    expect(outcome).toEqual(["ack"]);
    expect(await db.select({ text: posts.text }).from(posts)).toHaveLength(1);
    const [failure] = await db.select().from(failures);
    expect(failure?.room).toBe("gather");
    expect(failure?.message).toMatch(/^New posts were not learned from/);
  });
});
