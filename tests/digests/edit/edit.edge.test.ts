import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { digests, leftOut, mailings, posts } from "../../../src/db/schema.ts";
import { addStory } from "../../../src/digests/edit/add-story.ts";
import { correct } from "../../../src/digests/edit/correct.ts";
import { dropStory } from "../../../src/digests/edit/drop-story.ts";
import { editStory } from "../../../src/digests/edit/edit-story.ts";
import { holdDigest } from "../../../src/digests/edit/hold-digest.ts";
import { mergeStories } from "../../../src/digests/edit/merge-stories.ts";
import { moveStory, reorderStories } from "../../../src/digests/edit/order-stories.ts";
import { skipDigest } from "../../../src/digests/edit/skip-digest.ts";
import { findLeftOut } from "../../../src/digests/left-out-store.ts";
import { publish } from "../../../src/digests/publish.ts";
import { WebError, type Web } from "../../../src/providers/web.ts";
import { findLedger } from "../../../src/stories/store.ts";
import { NOON } from "../../support/desk.ts";
import { addNewsletter, addPost } from "../../support/factories.ts";
import { readEveryRow } from "../../http/every-row.ts";
import { openDigest } from "./open-digest.ts";

const WORDS = { headline: "码头提前开放", summary: "码头**提前**开放了。", categories: ["港务"] };
const LEDGER = { after: new Date(0), until: NOON, status: ["published" as const], withDropped: true };

const webOf = (html: string, status = 200): Web => ({
  get: async (url) => ({
    status,
    headers: new Headers({ "content-type": "text/html; charset=utf-8" }),
    body: new TextEncoder().encode(html),
    url,
    permanentUrl: null,
  }),
  post: () => Promise.reject(new Error("nothing is posted")),
  send: () => Promise.reject(new Error("nothing is sent")),
});

describe("a story's words", () => {
  test("are changed, with when, and the digest's own words follow while it is held", async () => {
    const { desk, id, ids, see, find } = await openDigest("held");
    expect(await editStory(desk, id, await see(), ids[0], WORDS)).toEqual({ kind: "changed" });
    expect(await find()).toMatchObject({
      opening: "最值得看：码头提前开放；吊机停工。",
      categories: ["港务", "吊机", "渡轮"],
      storyCount: 3,
      stories: [
        { ...WORDS, position: 1, kind: "written", editedAt: NOON },
        { headline: "吊机停工", kind: "excerpt", editedAt: null },
        {},
      ],
    });
  });

  test("of a published digest change nothing that is said of it until it is corrected", async () => {
    const { desk, id, ids, see, find } = await openDigest("published");
    await editStory(desk, id, await see(), ids[0], WORDS);
    expect(await find()).toMatchObject({ opening: "旧的。", categories: ["旧"] });
  });

  test("tidied; other topics alone leave it the excerpt that it is", async () => {
    const { desk, id, ids, see, find } = await openDigest("held");
    const [story] = (await find()).stories;
    const words = {
      headline: ` ${story?.headline}\n`,
      summary: story?.summary ?? "",
      categories: ["a", " a "],
    };
    await editStory(desk, id, await see(), ids[0], words);
    expect((await find()).stories[0]).toMatchObject({ ...story, categories: ["a"], editedAt: NOON });
  });

  test.each([
    [{ headline: "" }, { headline: "empty" }],
    [{ headline: "a **b**" }, { headline: "bold" }],
    [{ headline: "看 https://x.example" }, { headline: "link" }],
    [{ headline: "a".repeat(201) }, { headline: "too-long" }],
    [{ summary: "<b>a</b>" }, { summary: "markup" }],
    [{ summary: "a [b](c)" }, { summary: "markup" }],
    [{ summary: "a `b`" }, { summary: "markup" }],
    [{ summary: "a &amp; b" }, { summary: "markup" }],
    [{ summary: "a \u202eb" }, { summary: "markup" }],
    [{ summary: "a **b" }, { summary: "bold" }],
    [{ summary: "a ** ** b" }, { summary: "bold" }],
    [{ summary: "www.shop.example" }, { summary: "link" }],
    [{ categories: ["a", "b", "c", "d", "e", "f", "g"] }, { categories: "too-many" }],
    [{ categories: ["<i>"] }, { categories: "markup" }],
  ])("are refused where they are %j", async (changes, faults) => {
    const { desk, id, ids, see } = await openDigest("held");
    const before = await readEveryRow();
    expect(await editStory(desk, id, await see(), ids[0], { ...WORDS, ...changes })).toEqual({
      kind: "invalid",
      faults,
    });
    expect(await readEveryRow()).toEqual(before);
  });
});

describe("the order", () => {
  test("moves by a place, and stops at the ends", async () => {
    const { desk, id, ids, see, headlines, find } = await openDigest("held");
    await moveStory(desk, id, await see(), ids[0], "down");
    expect(await headlines()).toEqual(["1 吊机停工", "2 码头开放", "3 渡轮复航"]);
    expect((await find()).opening).toBe("最值得看：吊机停工；码头开放。");
    await moveStory(desk, id, await see(), ids[2], "down");
    await moveStory(desk, id, await see(), ids[1], "up");
    expect(await headlines()).toEqual(["1 吊机停工", "2 码头开放", "3 渡轮复航"]);
    await moveStory(desk, id, await see(), ids[2], "up");
    expect(await headlines()).toEqual(["1 吊机停工", "2 渡轮复航", "3 码头开放"]);
  });

  test("is set whole, and only whole", async () => {
    const { desk, id, ids, see, headlines } = await openDigest("published");
    const [a, b, c] = ids;
    for (const order of [[a, b], [a, b, b], [a, b, c, c], [a, b, 999], []])
      expect(await reorderStories(desk, id, await see(), order)).toEqual({ kind: "unknown" });
    expect(await reorderStories(desk, id, await see(), [c, a, b])).toEqual({ kind: "changed" });
    expect(await headlines()).toEqual(["1 渡轮复航", "2 码头开放", "3 吊机停工"]);
  });
});

describe("dropping a story", () => {
  test("of a held digest frees its posts, and it can be brought back", async () => {
    const { desk, id, ids, postIds, see, headlines, told, find } = await openDigest("held");
    expect(await dropStory(desk, id, await see(), ids[1])).toEqual({ kind: "changed" });
    expect(await headlines()).toEqual(["1 码头开放", "2 渡轮复航"]);
    expect(await find()).toMatchObject({ storyCount: 2, categories: ["码头", "渡轮"] });
    expect(await told()).toEqual([postIds[0], postIds[2]]);
    expect(await findLeftOut(desk.db, id)).toEqual([
      { postIds: [postIds[1]], headline: "吊机停工", score: { total: 2 }, reason: "dropped" },
    ]);
    const addition = { kind: "left-out" as const, postId: postIds[1] };
    expect(await addStory(desk, id, await see(), addition)).toEqual({ kind: "changed" });
    expect(await headlines()).toEqual(["1 码头开放", "2 渡轮复航", "3 吊机停工"]);
    expect((await find()).stories[2]).toMatchObject({ score: { total: 2 }, sourceCount: 1 });
  });

  test("joins what was left out before", async () => {
    const { desk, id, ids, see } = await openDigest("held");
    const other = { postIds: [77], headline: "别的", score: {}, reason: "below-cut" };
    await desk.db.insert(leftOut).values({ digestId: id, clusters: [other] });
    await dropStory(desk, id, await see(), ids[2]);
    await dropStory(desk, id, await see(), ids[1]);
    expect((await findLeftOut(desk.db, id)).map(({ headline }) => headline)).toEqual([
      "别的",
      "渡轮复航",
      "吊机停工",
    ]);
  });

  test("of a published digest leaves it told: it comes back neither here nor in a roll-up", async () => {
    const { desk, id, ids, postIds, see, told } = await openDigest("published");
    await dropStory(desk, id, await see(), ids[1]);
    expect(await told()).toEqual(postIds);
    const postsOf = async (ledger: typeof LEDGER) =>
      (await findLedger(desk.db, "harbour", ledger)).flatMap((entry) => entry.posts.map((post) => post.id));
    expect(new Set(await postsOf(LEDGER))).toEqual(new Set(postIds));
    expect(await postsOf({ ...LEDGER, withDropped: false })).not.toContain(postIds[1]);
  });

  test("never leaves a digest without any", async () => {
    const { desk, id, ids, see } = await openDigest("held");
    await dropStory(desk, id, await see(), ids[2]);
    await dropStory(desk, id, await see(), ids[1]);
    expect(await dropStory(desk, id, await see(), ids[0])).toEqual({ kind: "last" });
  });
});

describe("merging two stories", () => {
  test.each(["held", "published"] as const)(
    "of a %s digest counts their sources together",
    async (status) => {
      const { desk, id, ids, postIds, see, headlines, told, find } = await openDigest(status);
      const merged = await mergeStories(desk, id, await see(), { into: ids[2], from: ids[0] });
      expect(merged).toEqual({ kind: "changed" });
      expect(await headlines()).toEqual(["1 吊机停工", "2 渡轮复航"]);
      const [, ferry] = (await find()).stories;
      expect(ferry).toMatchObject({ sourceCount: 2, posts: [{ id: postIds[2] }, { id: postIds[0] }] });
      expect(await told()).toEqual(postIds);
    },
  );

  test("is none with itself, or with a story of another digest", async () => {
    const { desk, id, ids, see } = await openDigest("held");
    for (const from of [ids[0], 999])
      expect(await mergeStories(desk, id, await see(), { into: ids[0], from })).toEqual({ kind: "unknown" });
  });
});

describe("adding a story by link", () => {
  test("of a post that is known tells it, however the link is written", async () => {
    const { desk, source, id, see, find } = await openDigest("held");
    const post = await addPost(desk.db, source.id, { url: "https://lab.example/beacon", author: "Orla" });
    const url = "http://www.lab.example/beacon?utm_source=x";
    expect(await addStory(desk, id, await see(), { kind: "link", url })).toEqual({ kind: "changed" });
    const digest = await find();
    expect(digest.stories[3]).toMatchObject({ position: 4, kind: "excerpt", posts: [{ id: post.id }] });
    expect(digest.storyCount).toBe(4);
    expect(await addStory(desk, id, await see(), { kind: "link", url })).toEqual({
      kind: "already",
      position: 4,
    });
  });

  test("of one that is not known reads what its page says of itself", async () => {
    const html = `<html lang="zh"><head><title>页</title><meta property="og:title" content="浮标上线 &lt;b&gt;">
      <meta name="description" content="港口今天启用了 40 个新浮标，覆盖三条航道。"><meta name="author" content="丁">
      <meta property="article:published_time" content="2026-03-25T01:00:00Z"></head></html>`;
    const { desk, id, see, find } = await openDigest("held", { web: webOf(html) });
    const added = await addStory(desk, id, await see(), { kind: "link", url: "https://port.example/buoys" });
    expect(added).toEqual({ kind: "changed" });
    expect((await find()).stories[3]).toMatchObject({
      summary: expect.stringContaining("40 个新浮标"),
      posts: [
        { author: "丁", url: "https://port.example/buoys", publishedAt: new Date("2026-03-25T01:00:00Z") },
      ],
    });
  });

  test.each([
    ["no link", webOf(""), "It is no link of the web."],
    ["javascript:alert(1)", webOf(""), "It is no link of the web."],
    ["https://port.example/x", webOf("<p>nothing"), "The page has no title."],
    ["https://port.example/x", webOf("<title>x</title>", 404), "The page answered 404."],
    ["https://x.com/orla/status/1900000000000000001", webOf(""), "X shows its posts"],
    [
      "https://down.example/x",
      {
        ...webOf(""),
        get: () => Promise.reject(new WebError("refused", "https://down.example/x", "is not public")),
      },
      "is not public",
    ],
  ])("says why nothing can be told of %s", async (url, web, reason) => {
    const { desk, id, see } = await openDigest("held", { web });
    const before = await readEveryRow();
    expect(await addStory(desk, id, await see(), { kind: "link", url })).toEqual({
      kind: "unreadable",
      reason: expect.stringContaining(reason),
    });
    expect(await readEveryRow()).toEqual(before);
  });

  test("of what was left out wants it to be there", async () => {
    const { desk, id, see } = await openDigest("held");
    expect(await addStory(desk, id, await see(), { kind: "left-out", postId: 5 })).toEqual({
      kind: "unknown",
    });
  });
});

describe("two operators", () => {
  test("of whom one saw what is not so any more change nothing by it", async () => {
    const { desk, id, ids, see, headlines } = await openDigest("held");
    const seen = await see();
    await moveStory(desk, id, seen, ids[0], "down");
    const before = await readEveryRow();
    const late = [
      await editStory(desk, id, seen, ids[0], WORDS),
      await dropStory(desk, id, seen, ids[0]),
      await moveStory(desk, id, seen, ids[0], "down"),
      await reorderStories(desk, id, seen, [...ids]),
      await mergeStories(desk, id, seen, { into: ids[0], from: ids[1] }),
      await addStory(desk, id, seen, { kind: "link", url: "https://lab.example/码头开放" }),
    ];
    expect(late.map(({ kind }) => kind)).toEqual(Array(6).fill("out-of-date"));
    expect(await readEveryRow()).toEqual(before);
    expect(await headlines()).toEqual(["1 吊机停工", "2 码头开放", "3 渡轮复航"]);
  });

  test("at the same moment: one wins, and what the other asked for is not done by halves", async () => {
    const { desk, id, ids, see, find, told } = await openDigest("held");
    const seen = await see();
    const done = await Promise.all([
      dropStory(desk, id, seen, ids[0]),
      mergeStories(desk, id, seen, { into: ids[1], from: ids[0] }),
      moveStory(desk, id, seen, ids[2], "up"),
      editStory(desk, id, seen, ids[0], WORDS),
      editStory(desk, id, seen, ids[0], { ...WORDS, headline: "另一个" }),
    ]);
    expect(done.filter(({ kind }) => kind === "changed")).toHaveLength(1);
    expect(done.filter(({ kind }) => kind === "out-of-date")).toHaveLength(4);
    const { stories, storyCount } = await find();
    expect(stories.map(({ position }) => position)).toEqual(stories.map((_, at) => at + 1));
    expect(storyCount).toBe(stories.length);
    expect(await told()).toHaveLength(stories.flatMap((story) => story.posts).length);
  });

  test("who change the words of one story after each other are told of each other, within a millisecond too", async () => {
    const { desk, id, ids, see } = await openDigest("held");
    await editStory(desk, id, await see(), ids[0], WORDS);
    const seen = await see();
    await editStory(desk, id, seen, ids[0], { ...WORDS, headline: "另一个" });
    expect(await editStory(desk, id, seen, ids[0], WORDS)).toEqual({ kind: "out-of-date" });
  });

  test("of whom one publishes: a change that was meant for what is held is not made", async () => {
    const { desk, id, ids, see } = await openDigest("held");
    const seen = await see();
    await publish(desk, id);
    expect(await dropStory(desk, id, seen, ids[0])).toEqual({ kind: "out-of-date" });
  });
});

describe("what may not be changed", () => {
  test("is a digest that has ended, or is none", async () => {
    const { desk, id, ids, see } = await openDigest("skipped");
    expect(await dropStory(desk, id, await see(), ids[0])).toEqual({ kind: "closed" });
    expect(await correct(desk, id, "更正。")).toEqual({ kind: "closed" });
    expect(await dropStory(desk, 999, "", ids[0])).toEqual({ kind: "unknown" });
  });

  test("is one whose mails are being made of it", async () => {
    const { desk, id, ids, see } = await openDigest("published");
    await desk.db.insert(mailings).values({
      digestId: id,
      newsletterId: "harbour",
      key: "news.example/harbour",
      status: "freezing",
      sender: "",
      subject: "",
      html: "",
      text: "",
      publicUrl: "",
      tokenKeyId: "k1",
      sendBefore: NOON,
      createdAt: NOON,
    });
    expect(await dropStory(desk, id, await see(), ids[0])).toEqual({ kind: "freezing" });
    expect(await correct(desk, id, "更正。")).toEqual({ kind: "freezing" });
    await desk.db.update(mailings).set({ status: "sending" });
    expect(await dropStory(desk, id, await see(), ids[0])).toEqual({ kind: "changed" });
  });
});

describe("holding and skipping", () => {
  test("a held digest stays, whatever its deadline; no other is held", async () => {
    const { desk, id, find } = await openDigest("held");
    await desk.db.update(digests).set({ heldUntil: NOON });
    expect(await holdDigest(desk, id)).toEqual({ kind: "held" });
    expect(await find()).toMatchObject({ status: "held", heldUntil: null });
    await publish(desk, id);
    expect(await holdDigest(desk, id)).toEqual({ kind: "not-held" });
    expect(await holdDigest(desk, 999)).toEqual({ kind: "unknown" });
  });

  test("a slot is skipped with its reason, its press goes on, and its posts are free", async () => {
    const woken: string[] = [];
    const press = {
      start: async () => "already" as const,
      wake: async (name: string) => void woken.push(name),
    };
    const { desk, id, find } = await openDigest("held", { press });
    expect(await skipDigest(desk, id, "Nothing of it is news.")).toEqual({ kind: "skipped" });
    expect(await find()).toMatchObject({ status: "skipped", reason: "Nothing of it is news." });
    expect(woken).toEqual(["harbour_20260325T0400Z"]);
    expect(await findLedger(desk.db, "harbour", LEDGER)).toEqual([]);
    expect(await publish(desk, id)).toBe(false);
    expect(await skipDigest(desk, id, "again")).toEqual({ kind: "ended" });
  });

  test("a published digest is not skipped", async () => {
    const { desk, id, find } = await openDigest("published");
    expect(await skipDigest(desk, id, "no")).toEqual({ kind: "ended" });
    expect(await find()).toMatchObject({ status: "published", reason: null });
  });
});

test("a post that is added by link is in no newsletter's pool", async () => {
  const { desk, id, see } = await openDigest("held", {
    web: webOf("<title>浮标上线</title><meta name=description content='40 个浮标。'>"),
  });
  await addNewsletter(desk.db, { id: "other" });
  await addStory(desk, id, await see(), { kind: "link", url: "https://port.example/buoys" });
  const [post] = await desk.db.select().from(posts).where(eq(posts.url, "https://port.example/buoys"));
  expect(post).toMatchObject({ handle: null, author: "port.example", isDayOnly: true });
  const { results } = (await desk.db.run(`SELECT * FROM post_sources WHERE post_id = ${post?.id}`)) as {
    results: unknown[];
  };
  expect(results).toEqual([]);
});
