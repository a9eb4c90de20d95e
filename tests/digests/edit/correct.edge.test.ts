import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { chunks, digests, failures, mailings, renderings } from "../../../src/db/schema.ts";
import { freeze } from "../../../src/deliveries/freeze.ts";
import { announce } from "../../../src/digests/announce.ts";
import { correct } from "../../../src/digests/edit/correct.ts";
import { dropStory } from "../../../src/digests/edit/drop-story.ts";
import { editStory } from "../../../src/digests/edit/edit-story.ts";
import { moveStory } from "../../../src/digests/edit/order-stories.ts";
import { publish } from "../../../src/digests/publish.ts";
import { findMentioning, findTopics } from "../../../src/digests/reading-store.ts";
import { searchStories } from "../../../src/digests/search.ts";
import { shelveRest } from "../../../src/digests/shelve.ts";
import { ask } from "../../http/ask.ts";
import { readEveryRow } from "../../http/every-row.ts";
import { NOON } from "../../support/desk.ts";
import { addSubscribers } from "../../support/factories.ts";
import { openDigest } from "./open-digest.ts";

const LATER = new Date(NOON.getTime() + 3_600_000);
const WORDS = { headline: "码头提前开放", summary: "码头**提前**开放了。", categories: ["港务"] };
const NOTE = "第一条的时间有误。";
const PATH = "/harbour/2026.03.25.12";

/** A digest that was published, and then changed: one story's words are others, one is gone. */
async function openChanged() {
  const opened = await openDigest("held");
  const { desk, id, ids, see } = opened;
  await publish(desk, id);
  opened.sent.length = 0;
  opened.setNow(LATER);
  await editStory(desk, id, await see(), ids[0], WORDS);
  await dropStory(desk, id, await see(), ids[2]);
  return { ...opened, text: async (path = PATH) => (await ask(desk, path)).text() };
}

describe("changes to a published digest", () => {
  test("are shown to nobody until they are published as a correction", async () => {
    const { desk, id, text } = await openChanged();
    const before = await text();
    expect(before).toContain("码头开放");
    expect(before).not.toContain("提前");
    expect(before).not.toContain("更正");
    expect(await correct(desk, id, NOTE)).toEqual({ kind: "corrected" });
    const after = await text();
    expect(after).toContain("码头提前开放");
    expect(after).not.toContain("渡轮复航");
    expect(after).toContain("已于 2026年3月25日 13:00（Asia/Shanghai）更正：第一条的时间有误。");
    expect(after).toContain(
      '"datePublished":"2026-03-25T12:00:00+08:00","dateModified":"2026-03-25T13:00:00+08:00"',
    );
  });

  test("are said of the digest as a whole, too, and found by search, topics and lists", async () => {
    const { desk, id, find } = await openChanged();
    await correct(desk, id, NOTE);
    expect(await find()).toMatchObject({
      status: "published",
      publishedAt: NOON,
      correctedAt: LATER,
      correction: "第一条的时间有误。",
      shelvedAt: LATER,
      storyCount: 2,
      opening: "最值得看：码头提前开放；吊机停工。",
      categories: ["港务", "吊机"],
      headlines: ["码头提前开放", "吊机停工"],
    });
    expect((await searchStories(desk, { words: "提前" })).tellings).toHaveLength(1);
    expect((await searchStories(desk, { words: "渡轮" })).tellings).toEqual([]);
    expect(await findTopics(desk.db, "harbour")).toEqual(["吊机", "港务"]);
    const about = await findMentioning(desk.db, "harbour", { kind: "topic", name: "吊机" }, 10);
    expect(about?.stories).toMatchObject([{ headline: "吊机停工", position: 2 }]);
  });

  test("leave nothing in the index of a story that is gone", async () => {
    const { desk, id, ids } = await openChanged();
    await correct(desk, id, NOTE);
    const rows = await desk.search.all<{ rowid: number }>("SELECT rowid FROM tellings");
    expect(rows.map(({ rowid }) => rowid % 2 ** 27)).toEqual([ids[0], ids[1]]);
  });

  test("stand in every form and every feed, which say when", async () => {
    const { desk, id, text } = await openChanged();
    await correct(desk, id, NOTE);
    const said = "已于 2026年3月25日 13:00（Asia/Shanghai）更正：第一条的时间有误。";
    expect(await text(`${PATH}.md`)).toContain(
      `lastmod: 2026-03-25T13:00:00+08:00\ncorrection: "${said}"\ncategories: ["港务", "吊机"]`,
    );
    expect(await text(`${PATH}.txt`)).toContain(`\n\n${said}\n\n`);
    expect(JSON.parse(await text(`${PATH}.json`))).toMatchObject({
      publishedAt: NOON.toISOString(),
      correctedAt: LATER.toISOString(),
      correction: "第一条的时间有误。",
    });
    expect(await text("/harbour/atom.xml")).toMatch(
      new RegExp(
        `<published>${NOON.toISOString()}</published>\\s*<updated>${LATER.toISOString()}</updated>.*${said}`,
        "s",
      ),
    );
    expect(await text("/harbour/feed.xml")).toContain(said);
    expect(await text("/harbour/feed.xml")).toContain(
      `<lastBuildDate>${LATER.toUTCString()}</lastBuildDate>`,
    );
    const feed = JSON.parse(await text("/harbour/feed.json")) as { items: unknown[] };
    expect(feed.items).toMatchObject([
      { date_published: NOON.toISOString(), date_modified: LATER.toISOString() },
    ]);
    expect((await ask(desk, `${PATH}.txt`)).headers.get("last-modified")).toBe(LATER.toUTCString());
  });

  test("in an English newsletter are said in English", async () => {
    const { desk, id, text } = await openChanged();
    await desk.db.run("UPDATE newsletters SET language = 'en'");
    await correct(desk, id, "The time was wrong.");
    expect(await text()).toContain("Corrected on 25 March 2026, 13:00 (Asia/Shanghai): The time was wrong.");
  });

  test("purge what is kept of the pages, and hubs may ask again", async () => {
    const { desk, id, sent } = await openChanged();
    await correct(desk, id, NOTE);
    expect(sent).toEqual([
      { kind: "purge", tags: ["home", "newsletter-harbour"], digestId: id, at: LATER.getTime() },
    ]);
    await announce(desk, id);
    expect(await desk.db.select().from(failures)).toEqual([]);
  });

  test("wait for the next tick where search can't be reached", async () => {
    const { desk, id, text } = await openChanged();
    const search = new Proxy(desk.search, {
      get: (): never => {
        throw new Error("cut off");
      },
    });
    expect(await correct({ ...desk, search }, id, NOTE)).toEqual({ kind: "corrected" });
    expect(await text()).toContain("码头开放");
    await shelveRest(desk);
    expect(await text()).toContain("码头提前开放");
  });

  test.each([
    ["", "empty"],
    [" \n ", "empty"],
    ["<script>", "markup"],
    ["见 https://x.example", "link"],
    ["a".repeat(301), "too-long"],
  ])("are not published with the note %j", async (note, fault) => {
    const { desk, id } = await openChanged();
    const before = await readEveryRow();
    expect(await correct(desk, id, note)).toEqual({ kind: "invalid", fault });
    expect(await readEveryRow()).toEqual(before);
  });

  test("can be corrected again", async () => {
    const { desk, id, ids, see, text, setNow } = await openChanged();
    await correct(desk, id, NOTE);
    setNow(new Date(LATER.getTime() + 60_000));
    await moveStory(desk, id, await see(), ids[0], "down");
    await correct(desk, id, "顺序有误。");
    const page = await text();
    expect(page.indexOf("吊机停工")).toBeLessThan(page.indexOf("码头提前开放"));
    expect(page).toContain("13:01（Asia/Shanghai）更正：顺序有误。");
  });
});

describe("nobody is mailed twice", () => {
  async function openMailed() {
    const opened = await openDigest("held");
    const { desk, id } = opened;
    await addSubscribers(desk.db, "harbour", 130);
    await publish(desk, id);
    await freeze(desk, id);
    opened.setNow(LATER);
    opened.sent.length = 0;
    const mailed = async () => ({
      mailings: await desk.db.select().from(mailings),
      renderings: await desk.db.select().from(renderings),
      chunks: await desk.db.select().from(chunks),
    });
    return { ...opened, mailed };
  }

  test("by a correction: a mailing in flight keeps what was frozen, and no other is begun", async () => {
    const { desk, id, ids, see, sent, mailed } = await openMailed();
    const before = await mailed();
    expect(before.chunks).toHaveLength(2);
    expect(before.mailings).toMatchObject([{ status: "sending" }]);
    await editStory(desk, id, await see(), ids[0], WORDS);
    await dropStory(desk, id, await see(), ids[2]);
    await correct(desk, id, NOTE);
    expect(sent.map(({ kind }) => kind)).toEqual(["purge"]);
    expect(await mailed()).toEqual(before);
    // not even where its freezing is asked for again
    await freeze(desk, id);
    expect(await mailed()).toEqual(before);
  });

  test("by one after the mailing has ended", async () => {
    const { desk, id, ids, see, sent, mailed } = await openMailed();
    await desk.db.update(mailings).set({ status: "sent", finishedAt: NOON });
    await desk.db.update(chunks).set({ status: "sent" });
    const before = await mailed();
    await editStory(desk, id, await see(), ids[0], WORDS);
    await correct(desk, id, NOTE);
    await publish(desk, id);
    await freeze(desk, id);
    expect(await mailed()).toEqual(before);
    expect(sent.every(({ kind }) => kind === "purge")).toBe(true);
    expect(await desk.db.select().from(digests).where(eq(digests.id, id))).toMatchObject([
      { publishedAt: NOON, correctedAt: LATER },
    ]);
  });
});
