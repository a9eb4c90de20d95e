import { describe, expect, test } from "vitest";
import { posts, sources, xReads } from "../../src/db/schema.ts";
import type { Desk } from "../../src/desk.ts";
import type { Web } from "../../src/providers/web.ts";
import { gather } from "../../src/sources/gather.ts";
import { openTestDesk } from "../support/desk.ts";
import { addNewsletter, addSource } from "../support/factories.ts";
import { noPost } from "../support/no-post.ts";

const tweet = (id: string, text: string) => ({
  id,
  text,
  created_at: "2026-03-25T03:00:00.000Z",
  author_id: "77",
  public_metrics: { like_count: 12, retweet_count: 3 },
});

/** X's API with these tweets, newest first; it notes what it was asked. */
function fakeApi(tweets: ReturnType<typeof tweet>[]) {
  const asked: URL[] = [];
  const web: Web = {
    post: noPost,
    send: noPost,
    async get(address) {
      const url = new URL(address);
      asked.push(url);
      const since = url.searchParams.get("since_id");
      const found = tweets.filter(({ id }) => !since || BigInt(id) > BigInt(since));
      const json = url.pathname.includes("/by/username/")
        ? { data: { id: "77", name: "Orla Quenby", username: "quenby" } }
        : { data: found, meta: { result_count: found.length, newest_id: found[0]?.id } };
      const body = new TextEncoder().encode(JSON.stringify(json));
      return { status: 200, headers: new Headers(), body, url: address, permanentUrl: null };
    },
  };
  return { web, asked };
}

async function open(web: Web, x: Partial<Desk["settings"]["x"]>) {
  const { desk: plain } = openTestDesk({ web });
  const usual = { bearerToken: null, monthlyReads: 1000, baseUrl: "https://api.x.example", bridge: null };
  const desk = { ...plain, settings: { ...plain.settings, x: { ...usual, ...x } } };
  const newsletter = await addNewsletter(desk.db);
  const source = await addSource(desk.db, newsletter.id, {
    kind: "x",
    url: "https://x.com/quenby",
    title: "",
  });
  const gatherNow = async () => {
    await desk.db.update(sources).set({ nextPollAt: new Date(0) });
    return gather(desk, [source.id]);
  };
  return { desk, db: desk.db, gatherNow, find: () => desk.db.select().from(sources).get() };
}

describe("gathering an account on X", () => {
  test("the name is looked up once, and later polls ask only for what is newer", async () => {
    const tweets = [
      tweet("2036000000000000002", "Beacon 3 is out: 8B parameters."),
      tweet("2036000000000000001", "Soon."),
    ];
    const { web, asked } = fakeApi(tweets);
    const { db, gatherNow, find } = await open(web, { bearerToken: "token" });
    expect(await gatherNow()).toMatchObject([{ kind: "new", postCount: 2 }]);
    expect(await find()).toMatchObject({
      xUserId: "77",
      xSinceId: "2036000000000000002",
      title: "Orla Quenby (@quenby)",
    });
    tweets.unshift(tweet("2036000000000000003", "And Beacon 3 mini."));
    expect(await gatherNow()).toMatchObject([{ kind: "new", postCount: 1 }]);
    expect(asked.filter(({ pathname }) => pathname.includes("/by/username/"))).toHaveLength(1);
    expect(asked.at(-1)?.searchParams.get("since_id")).toBe("2036000000000000002");
    const stored = await db.select().from(posts).orderBy(posts.key);
    expect(stored.map(({ key }) => key)).toEqual([1, 2, 3].map((n) => `x:203600000000000000${n}`));
    expect(stored[0]).toMatchObject({ handle: "quenby", author: "Orla Quenby", likes: 12, reposts: 3 });
    expect((await db.select().from(xReads).get())?.postCount).toBeGreaterThanOrEqual(3);
  });

  test("a budget that is used up puts the account off to the next month, and is no failure", async () => {
    const { web, asked } = fakeApi([]);
    const { gatherNow, find } = await open(web, { bearerToken: "token", monthlyReads: 0 });
    expect(await gatherNow()).toMatchObject([{ kind: "put-off" }]);
    expect(await find()).toMatchObject({ failureCount: 0, nextPollAt: new Date("2026-04-01T00:00:00Z") });
    expect((await find())?.notice).toBeTruthy();
    expect(asked.filter(({ pathname }) => pathname.endsWith("/tweets"))).toEqual([]);
  });

  test("retweets and replies are left out at X itself, unless the source keeps them", async () => {
    const { web, asked } = fakeApi([]);
    const { db, gatherNow } = await open(web, { bearerToken: "token" });
    await gatherNow();
    expect(asked.at(-1)?.searchParams.get("exclude")).toBe("retweets,replies");
    await db.update(sources).set({ keepsReposts: true, keepsReplies: true });
    await gatherNow();
    expect(asked.at(-1)?.searchParams.has("exclude")).toBe(false);
  });

  test("through a bridge a reply is stored only where the source keeps replies", async () => {
    const item = `<item><title>R to @marrow: The 8B one.</title><link>https://bridge.example/quenby/status/2036000000000000009#m</link><pubDate>Wed, 25 Mar 2026 03:00:00 GMT</pubDate></item>`;
    const body = new TextEncoder().encode(
      `<rss version="2.0"><channel><title>Orla Quenby / @quenby</title>${item}</channel></rss>`,
    );
    const web: Web = {
      post: noPost,
      send: noPost,
      get: async (url) => ({ status: 200, headers: new Headers(), body, url, permanentUrl: null }),
    };
    const { db, gatherNow } = await open(web, { bridge: "https://bridge.example/{handle}/rss" });
    await gatherNow();
    expect(await db.select().from(posts)).toEqual([]);
    await db.update(sources).set({ keepsReplies: true });
    await gatherNow();
    expect(await db.select().from(posts)).toMatchObject([{ key: "x:2036000000000000009" }]);
  });

  test("without a token or a bridge the source says which settings to set", async () => {
    const { gatherNow, find } = await open(fakeApi([]).web, {});
    await gatherNow();
    expect((await find())?.failure).toContain("X_BEARER_TOKEN");
  });

  test("through a bridge the account is read as a feed, conditionally", async () => {
    const asked: { url: string; headers: Record<string, string> }[] = [];
    const item = `<item><title>Beacon 3 is out</title><link>https://bridge.example/quenby/status/2036000000000000002#m</link><pubDate>Wed, 25 Mar 2026 03:00:00 GMT</pubDate></item>`;
    const body = new TextEncoder().encode(
      `<rss version="2.0"><channel><title>Orla Quenby / @quenby</title>${item}</channel></rss>`,
    );
    const web: Web = {
      post: noPost,
      send: noPost,
      async get(url, { headers = {} } = {}) {
        asked.push({ url, headers });
        const status = headers["if-none-match"] ? 304 : 200;
        return { status, headers: new Headers({ etag: '"one"' }), body, url, permanentUrl: null };
      },
    };
    const { db, gatherNow } = await open(web, { bridge: "https://bridge.example/{handle}/rss" });
    expect(await gatherNow()).toMatchObject([{ kind: "new", postCount: 1 }]);
    expect(await gatherNow()).toMatchObject([{ kind: "unchanged" }]);
    expect(asked.map(({ url }) => url)).toEqual(Array(2).fill("https://bridge.example/quenby/rss"));
    expect(await db.select().from(posts)).toMatchObject([
      { key: "x:2036000000000000002", url: "https://x.com/quenby/status/2036000000000000002" },
    ]);
  });
});
