import { describe, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { digests, failures, stories } from "../../src/db/schema.ts";
import type { Desk } from "../../src/desk.ts";
import { assemble } from "../../src/digests/assemble.ts";
import { open } from "../../src/digests/open.ts";
import { publish } from "../../src/digests/publish.ts";
import { searchStories } from "../../src/digests/search.ts";
import { fail, skip } from "../../src/digests/skip.ts";
import type { Newsletter } from "../../src/newsletters/store.ts";
import { findDigest } from "../../src/digests/find-digest.ts";
import { NOON, openTestDesk } from "../support/desk.ts";
import { addDigest, addNewsletter } from "../support/factories.ts";

const COUNTS = { postCount: 9, clusterCount: 7 };

/** What the press does with a digest whose stories are written. */
async function press(desk: Desk, newsletter: Newsletter, id: number): Promise<void> {
  await assemble(desk, newsletter, id, COUNTS);
  await publish(desk, id);
}

/** A digest of one story that is being pressed. */
async function openPressing() {
  const noted = openTestDesk();
  const { desk } = noted;
  const newsletter = await addNewsletter(desk.db, { id: "harbour" });
  const { id } = await addDigest(desk.db, "harbour", {
    status: "pressing",
    publishedAt: null,
    storyCount: 0,
    categories: [],
  });
  const find = async () => desk.db.select().from(digests).where(eq(digests.id, id)).get();
  return { desk, db: desk.db, newsletter, id, find, setNow: (now: Date) => noted.setNow(now) };
}

describe("opening the digest of a slot", () => {
  test("names it by its slot, and a second time gives the same", async () => {
    const { desk } = openTestDesk();
    const newsletter = await addNewsletter(desk.db);
    const first = await open(desk, newsletter, NOON);
    expect(first).toMatchObject({
      slot: NOON,
      slug: "2026.03.25.12",
      title: "2026.03.25.12 过去4小时",
      status: "pressing",
    });
    expect(await open(desk, { ...newsletter, titlePattern: "other" }, NOON)).toEqual(first);
    expect(await desk.db.select().from(digests)).toHaveLength(1);
  });

  test("of one slot for two newsletters makes two", async () => {
    const { desk } = openTestDesk();
    for (const id of ["harbour", "daily"]) await open(desk, await addNewsletter(desk.db, { id }), NOON);
    expect(await desk.db.select().from(digests)).toHaveLength(2);
  });

  test("both hours of the night that has one twice have a place of their own", async () => {
    const { desk } = openTestDesk();
    const newsletter = await addNewsletter(desk.db, { timeZone: "America/New_York", schedule: "0 * * * *" });
    const slots = ["2026-11-01T05:00:00Z", "2026-11-01T06:00:00Z"].map((text) => new Date(text));
    const opened = [];
    for (const slot of slots) opened.push(await open(desk, newsletter, slot));
    expect(opened.map(({ slot }) => slot)).toEqual(slots);
  });
});

describe("publishing", () => {
  test("shows the digest and makes its stories findable", async () => {
    const { desk, newsletter, id, find } = await openPressing();
    expect(await findDigest(desk, "harbour", "2026.03.25.04")).toBeUndefined();
    await press(desk, newsletter, id);
    expect(await find()).toMatchObject({
      status: "published",
      storyCount: 1,
      categories: ["大模型"],
      opening: "最值得看：Beacon 3 发布。",
      publishedAt: NOON,
      ...COUNTS,
    });
    expect(await findDigest(desk, "harbour", "2026.03.25.04")).toMatchObject({
      stories: [{ headline: "Beacon 3 发布" }],
    });
    expect((await searchStories(desk, { words: "beacon" })).tellings).toHaveLength(1);
  });

  test("again leaves it as it was published", async () => {
    const { desk, newsletter, id, find, setNow } = await openPressing();
    await press(desk, newsletter, id);
    const first = await find();
    setNow(new Date(NOON.getTime() + 60_000));
    await press(desk, newsletter, id);
    expect(await find()).toEqual(first);
    expect((await searchStories(desk, { words: "beacon" })).tellings).toHaveLength(1);
  });

  test("without the search index leaves a note, and is made whole by doing it again", async () => {
    const { desk, newsletter, id } = await openPressing();
    const cutOff = (): never => {
      throw new Error("cut off");
    };
    const broken = { ...desk, search: new Proxy(desk.search, { get: cutOff }) };
    await press(broken, newsletter, id);
    expect(await desk.db.select().from(failures)).toMatchObject([{ room: "search" }]);
    await press(desk, newsletter, id);
    expect((await searchStories(desk, { words: "beacon" })).tellings).toHaveLength(1);
  });

  test("what ended otherwise stays so, and what is published is never taken back", async () => {
    const { desk, newsletter, id, find } = await openPressing();
    const ended = { id, newsletterId: newsletter.id };
    await skip(desk, ended, "Nothing was new.", { ...COUNTS, stories: [] });
    await press(desk, newsletter, id);
    await fail(desk, ended, "It broke.");
    expect(await find()).toMatchObject({
      status: "skipped",
      reason: "Nothing was new.",
      ...COUNTS,
      publishedAt: null,
    });
    await desk.db.update(digests).set({ status: "published", reason: null });
    await fail(desk, ended, "It broke.");
    await skip(desk, ended, "Nothing was new.", { ...COUNTS, stories: [] });
    expect(await find()).toMatchObject({ status: "published", reason: null });
  });

  test("a digest's stories stand in their order", async () => {
    const { desk, db, newsletter, id } = await openPressing();
    const other = await addDigest(db, "harbour", { slug: "other", slot: new Date(0) });
    await db
      .update(stories)
      .set({ digestId: id, position: 2, headline: "second" })
      .where(eq(stories.digestId, other.id));
    await press(desk, newsletter, id);
    const digest = await findDigest(desk, "harbour", "2026.03.25.04");
    expect(digest?.stories.map(({ position }) => position)).toEqual([1, 2]);
  });
});
