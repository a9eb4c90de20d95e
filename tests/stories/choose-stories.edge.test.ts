import { describe, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { digests } from "../../src/db/schema.ts";
import { findDigest } from "../../src/digests/find-digest.ts";
import { publish } from "../../src/digests/publish.ts";
import { open as openDigest } from "../../src/digests/open.ts";
import { chooseStories } from "../../src/stories/choose-stories.ts";
import { writeStories } from "../../src/stories/write-stories.ts";
import { NOON, openTestDesk } from "../support/desk.ts";
import { addNewsletter, addPost, addSource } from "../support/factories.ts";

const HOUR_MS = 3_600_000;
const hours = (count: number) => new Date(NOON.getTime() + count * HOUR_MS);

const RELEASE =
  "Lighthouse Lab releases Beacon 3, an open-weights model with 8B parameters. It scores 71% on RepoLadder and costs $2 a million tokens.";
const FUNDING =
  "Ropewalk Compute raised $120 million in a Series B led by Gorse Capital, at a valuation of $900 million.";

async function open() {
  const { desk } = openTestDesk();
  const newsletter = await addNewsletter(desk.db, { minStories: 1 });
  const source = await addSource(desk.db, newsletter.id);
  const post = (title: string, at: Date, facts = {}) =>
    addPost(desk.db, source.id, { title, text: title, publishedAt: at, firstSeenAt: at, ...facts });
  const press = async (slot: Date) => {
    const digest = await openDigest(desk, newsletter, slot);
    const chosen = await chooseStories(desk, newsletter, slot);
    await writeStories(desk, newsletter, digest, chosen.stories);
    return { digest, chosen };
  };
  return { desk, db: desk.db, newsletter, source, post, press };
}

describe("what a slot tells", () => {
  test("are posts of the lookback before it: none older, none after it", async () => {
    const { desk, newsletter, post } = await open();
    await post(RELEASE, hours(-37));
    await post(RELEASE.replaceAll("Beacon 3", "Buoy 5"), hours(1));
    const told = await post(FUNDING, hours(-2));
    const chosen = await chooseStories(desk, newsletter, NOON);
    expect(chosen.postCount).toBe(1);
    expect(chosen.stories.map(({ postIds }) => postIds)).toEqual([[told.id]]);
  });

  test("is nothing that was told, by the same post or by another about the same event", async () => {
    const { desk, newsletter, post, press } = await open();
    await post(RELEASE, hours(-2));
    const { digest } = await press(NOON);
    await publish(desk, digest.id);
    await post(`${RELEASE} Weights are on the hub.`, hours(1), { author: "Orla" });
    const next = await chooseStories(desk, newsletter, hours(4));
    expect(next).toMatchObject({ postCount: 2, stories: [] });
  });

  test("counts as told when it was published: a press that starts over tells what it wrote before", async () => {
    const { desk, db, newsletter, post, press } = await open();
    await post(RELEASE, hours(-2));
    await press(NOON);
    const { digest, chosen } = await press(NOON);
    expect(chosen.stories).toHaveLength(1);
    await publish(desk, digest.id);
    expect(await db.select().from(digests)).toHaveLength(1);
    const whole = await findDigest(desk, newsletter.id, digest.slug);
    expect(whole?.stories).toHaveLength(1);
    expect(whole?.stories[0]?.posts).toHaveLength(1);
  });

  test("of another newsletter is told here all the same", async () => {
    const { desk, db, post, press, source } = await open();
    await post(RELEASE, hours(-2));
    const { digest } = await press(NOON);
    await publish(desk, digest.id);
    const other = await addNewsletter(db, { minStories: 1 });
    await db.run(`INSERT INTO newsletter_sources VALUES ('${other.id}', ${source.id})`);
    expect((await chooseStories(desk, other, NOON)).stories).toHaveLength(1);
  });

  test("is quoted from posts in the readers' language where there are any", async () => {
    const { desk, newsletter, post, press } = await open();
    await post(RELEASE, hours(-3), { author: "Lighthouse" });
    await post(
      "灯塔实验室发布 Beacon 3：开放权重，8B 参数，在 RepoLadder 上得到 71%，每百万词元 2 美元。",
      hours(-2),
      { author: "港口", language: "zh" },
    );
    const { digest } = await press(NOON);
    await publish(desk, digest.id);
    const whole = await findDigest(desk, newsletter.id, digest.slug);
    const [story] = whole?.stories ?? [];
    expect(story).toMatchObject({ language: "zh", kind: "excerpt" });
    expect(story?.headline).toContain("灯塔实验室");
    expect(story?.posts[0]?.author).toBe("港口");
  });
});

describe("what a slot does not tell", () => {
  const reasonsOf = ({ left }: Awaited<ReturnType<typeof chooseStories>>) =>
    Object.fromEntries(left.map(({ headline, reason }) => [headline.slice(0, 8), reason]));

  test("is kept with its reason, its posts and the parts of its score, the best first", async () => {
    const { desk, newsletter, post, press } = await open();
    await post(RELEASE, hours(-5));
    await publish(desk, (await press(NOON)).digest.id);
    await post(`${RELEASE} Weights are on the hub.`, hours(1), { author: "Orla" });
    const chatter = await post("Good morning, who wants coffee?", hours(1), { author: "Bea", handle: "bea" });
    await post(FUNDING, hours(2));
    const chosen = await chooseStories(desk, { ...newsletter, maxStories: 0, minStories: 0 }, hours(4));
    expect(reasonsOf(chosen)).toEqual({ Lighthou: "told", "Good mor": "not-news", Ropewalk: "below-cut" });
    expect(chosen.left[0]?.headline).toBe(FUNDING);
    expect(chosen.left.find(({ reason }) => reason === "not-news")).toMatchObject({
      postIds: [chatter.id],
      score: { news: expect.any(Number), novelty: expect.any(Number), total: expect.any(Number) },
    });
  });

  test("is all of it where there is too little for a digest", async () => {
    const { desk, newsletter, post } = await open();
    await post(RELEASE, hours(-2));
    const chosen = await chooseStories(desk, { ...newsletter, minStories: 3 }, NOON);
    expect(reasonsOf(chosen)).toEqual({ Lighthou: "thin" });
  });

  test("is kept within bounds, however much there was", async () => {
    const { desk, newsletter, post } = await open();
    for (let count = 0; count < 60; count += 1)
      await post(`早安，第 ${count} 天，大家吃了吗？${"哈".repeat(400)}`, hours(-2), {
        author: `a${count}`,
        handle: `a${count}`,
      });
    const { left } = await chooseStories(desk, newsletter, NOON);
    expect(left.length).toBeLessThanOrEqual(20);
    expect(JSON.stringify(left).length * 3).toBeLessThan(64 * 1024);
  });
});

describe("candidates", () => {
  test("are posts first seen within the lookback, too, but none published 48 hours before it", async () => {
    const { desk, newsletter, post } = await open();
    const late = await post(RELEASE, hours(-80), { firstSeenAt: hours(-1) });
    await post(FUNDING, hours(-85), { firstSeenAt: hours(-1) });
    await post(RELEASE.replaceAll("Beacon 3", "Buoy 5"), hours(-40), { firstSeenAt: hours(-40) });
    const chosen = await chooseStories(desk, newsletter, NOON);
    expect(chosen).toMatchObject({ postCount: 1, stories: [{ postIds: [late.id] }] });
  });
});

describe("the ledger", () => {
  const CLOSED =
    "Ropewalk Compute closed its Series B led by Gorse Capital at $150 million, with Halyard Partners and Tidewater Fund joining; the valuation rose to $1.1 billion.";

  test("lets a told event come back with new facts, as an update that links the earlier story", async () => {
    const { desk, newsletter, post, press } = await open();
    await post(FUNDING, hours(-2));
    const first = await press(NOON);
    await publish(desk, first.digest.id);
    const told = await findDigest(desk, newsletter.id, first.digest.slug);
    const closed = await post(CLOSED, hours(2));
    const { digest, chosen } = await press(hours(4));
    expect(chosen.stories).toMatchObject([{ postIds: [closed.id], updateOf: told?.stories[0]?.id }]);
    await publish(desk, digest.id);
    const whole = await findDigest(desk, newsletter.id, digest.slug);
    expect(whole?.stories[0]?.earlier).toEqual({
      headline: told?.stories[0]?.headline,
      position: 1,
      slug: first.digest.slug,
    });
  });

  test("remembers for 14 days", async () => {
    const { desk, newsletter, post, press } = await open();
    await post(RELEASE, hours(-2));
    await publish(desk, (await press(NOON)).digest.id);
    await post(`${RELEASE} Weights are on the hub.`, hours(13 * 24), { author: "Orla" });
    expect((await chooseStories(desk, newsletter, hours(13 * 24 + 4))).stories).toEqual([]);
    await post(`${RELEASE} It still leads.`, hours(15 * 24), { author: "Orla" });
    expect((await chooseStories(desk, newsletter, hours(15 * 24 + 4))).stories).toHaveLength(1);
  });

  test("counts what a person still reviews, and forgets it where it is dropped", async () => {
    const { desk, db, newsletter, post, press } = await open();
    await post(RELEASE, hours(-2));
    const { digest } = await press(NOON);
    await db.update(digests).set({ status: "held" }).where(eq(digests.id, digest.id));
    expect((await chooseStories(desk, newsletter, hours(4))).stories).toEqual([]);
    await db.update(digests).set({ status: "dropped" }).where(eq(digests.id, digest.id));
    expect((await chooseStories(desk, newsletter, hours(4))).stories).toHaveLength(1);
  });
});

describe("a roll-up", () => {
  test("tells what the other newsletter told in its period, an event once, and nothing twice", async () => {
    const { desk, db, newsletter, post, press } = await open();
    const daily = await addNewsletter(db, { minStories: 1, rollsUp: newsletter.id, schedule: "0 12 * * *" });
    const [before, release] = [await post(FUNDING, hours(-29)), await post(RELEASE, hours(-3))];
    await publish(desk, (await press(hours(-28))).digest.id);
    await publish(desk, (await press(NOON)).digest.id);
    const chosen = await chooseStories(desk, daily, NOON);
    expect(chosen.stories.map(({ postIds }) => postIds)).toEqual([[release.id]]);
    expect(chosen.stories.flatMap(({ postIds }) => postIds)).not.toContain(before.id);
    const digest = await openDigest(desk, daily, NOON);
    await writeStories(desk, daily, digest, chosen.stories);
    await publish(desk, digest.id);
    expect((await chooseStories(desk, daily, hours(24))).stories).toEqual([]);
  });
});
