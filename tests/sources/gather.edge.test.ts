import { describe, expect, test } from "vitest";
import { posts, postSources, sources } from "../../src/db/schema.ts";
import type { Web, WebAnswer } from "../../src/providers/web.ts";
import { askDueSources } from "../../src/sources/ask.ts";
import { gather } from "../../src/sources/gather.ts";
import { NOON, openTestDesk } from "../support/desk.ts";
import { addNewsletter, addSource } from "../support/factories.ts";
import { noPost } from "../support/no-post.ts";

const feed = (...items: { link: string; title: string; date?: string }[]) =>
  `<rss version="2.0"><channel><title>Lighthouse Lab</title>${items
    .map(
      ({ link, title, date = "Wed, 25 Mar 2026 02:00:00 GMT" }) =>
        `<item><title>${title}</title><link>${link}</link>${date && `<pubDate>${date}</pubDate>`}</item>`,
    )
    .join("")}</channel></rss>`;

/** A web of documents by address, that remembers what it was asked. */
function webOf(documents: Record<string, string | { status: number; etag?: string } | Error>) {
  const asked: { url: string; headers: Record<string, string> }[] = [];
  const web: Web = {
    post: noPost,
    send: noPost,
    async get(url, { headers = {} } = {}): Promise<WebAnswer> {
      asked.push({ url, headers });
      const found = documents[url];
      if (found instanceof Error) throw found;
      const [status, body] = typeof found === "string" ? [200, found] : [found?.status ?? 404, ""];
      return {
        status,
        headers: new Headers({ etag: '"one"' }),
        body: new TextEncoder().encode(body),
        url,
        permanentUrl: null,
      };
    },
  };
  return { web, asked };
}

async function open(documents: Parameters<typeof webOf>[0]) {
  const { web, asked } = webOf(documents);
  const noted = openTestDesk({ web });
  const newsletter = await addNewsletter(noted.desk.db);
  const added = await Promise.all(
    Object.keys(documents).map((url) => addSource(noted.desk.db, newsletter.id, { url, title: "" })),
  );
  return { ...noted, asked, ids: added.map(({ id }) => id), db: noted.desk.db };
}

const A = "https://a.example/rss";
const B = "https://b.example/rss";

describe("gathering", () => {
  test("a post that two feeds carry is stored once, with both sources", async () => {
    const { desk, db, ids } = await open({
      [A]: feed({ link: "https://lab.example/beacon", title: "Beacon 3 is out" }),
      [B]: feed({ link: "https://lab.example/beacon?utm_source=b", title: "Beacon 3 is out" }),
    });
    await gather(desk, ids);
    expect(await db.select().from(posts)).toHaveLength(1);
    expect(await db.select().from(postSources)).toHaveLength(2);
  });

  test("a repeated message finds the source read and asks nobody", async () => {
    const { desk, db, ids, asked } = await open({
      [A]: feed({ link: "https://lab.example/beacon", title: "Beacon 3 is out" }),
    });
    await gather(desk, ids);
    await gather(desk, ids);
    expect(asked).toHaveLength(1);
    expect(await db.select().from(posts)).toHaveLength(1);
  });

  test("the second poll is conditional, and a 304 is a success that stores nothing", async () => {
    const documents: Record<string, string | { status: number }> = {
      [A]: feed({ link: "https://lab.example/beacon", title: "Beacon 3 is out" }),
    };
    const { desk, db, ids, asked, setNow } = await open(documents);
    await gather(desk, ids);
    documents[A] = { status: 304 };
    setNow(new Date(NOON.getTime() + 3_600_000));
    expect(await gather(desk, ids)).toEqual([{ kind: "unchanged", sourceId: ids[0] }]);
    expect(asked[1]?.headers).toMatchObject({ "if-none-match": '"one"' });
    expect(await db.select().from(sources).get()).toMatchObject({ failureCount: 0, etag: '"one"' });
  });

  test("a dead source is a sentence on itself and delays no neighbour; the first success clears it", async () => {
    const documents: Parameters<typeof webOf>[0] = {
      [A]: { status: 503 },
      [B]: feed({ link: "https://lab.example/beacon", title: "Beacon 3 is out" }),
    };
    const { desk, db, ids, setNow } = await open(documents);
    expect((await gather(desk, ids)).map(({ kind }) => kind)).toEqual(["failed", "new"]);
    const [failing] = await db.select().from(sources).orderBy(sources.id);
    expect(failing).toMatchObject({ failureCount: 1, failure: "a.example answered 503" });
    documents[A] = feed({ link: "https://lab.example/lamp", title: "Lamp 2 is out" });
    setNow(new Date(NOON.getTime() + 3_600_000));
    await gather(desk, ids);
    expect((await db.select().from(sources).orderBy(sources.id))[0]).toMatchObject({
      failureCount: 0,
      failure: null,
    });
  });

  test("a source that fails again and again is asked less and less, a day apart at most", async () => {
    const { desk, db, ids, setNow } = await open({ [A]: { status: 500 } });
    const pauses: number[] = [];
    for (let now = NOON; pauses.length < 10;) {
      setNow(now);
      await gather(desk, ids);
      const next = (await db.select().from(sources).get())?.nextPollAt ?? now;
      pauses.push(Math.round((next.getTime() - now.getTime()) / 60_000));
      now = next;
    }
    const least = [13, 25, 52, 106, 214, 430, 862, 1294];
    for (const [at, minutes] of pauses.entries()) {
      expect(minutes).toBeGreaterThanOrEqual(least[Math.min(at, 7)] ?? 0);
      expect(minutes).toBeLessThanOrEqual(Math.min(15 * 2 ** at * 1.1, 24 * 60));
    }
    expect(new Set(pauses).size).toBeGreaterThan(6);
  });

  test("a fetch that is refused or times out is worded on the source", async () => {
    const { desk, db, ids } = await open({
      [A]: new Error("GET https://a.example/rss took longer than 15 s"),
    });
    await gather(desk, ids);
    expect((await db.select().from(sources).get())?.failure).toBe(
      "GET https://a.example/rss took longer than 15 s",
    );
  });

  test("undated posts of a first poll count as old, later ones as new", async () => {
    const documents = { [A]: feed({ link: "https://lab.example/old", title: "An old post", date: "" }) };
    const { desk, db, ids, setNow } = await open(documents);
    await gather(desk, ids);
    const later = new Date(NOON.getTime() + 3_600_000);
    documents[A] = feed(
      { link: "https://lab.example/old", title: "An old post", date: "" },
      { link: "https://lab.example/new", title: "A new post", date: "" },
    );
    setNow(later);
    await gather(desk, ids);
    expect(await db.select().from(posts).orderBy(posts.id)).toMatchObject([
      { publishedAt: new Date(0) },
      { publishedAt: later, firstSeenAt: later },
    ]);
  });

  test("what a first poll finds counts as seen when it was published, what comes later as seen then", async () => {
    const date = "Mon, 23 Mar 2026 08:00:00 GMT";
    const documents = { [A]: feed({ link: "https://lab.example/old", title: "An old post", date }) };
    const { desk, db, ids, setNow } = await open(documents);
    await gather(desk, ids);
    const later = new Date(NOON.getTime() + 3_600_000);
    documents[A] = feed(
      { link: "https://lab.example/old", title: "An old post", date },
      { link: "https://lab.example/late", title: "A post that came late", date },
    );
    setNow(later);
    await gather(desk, ids);
    expect(await db.select().from(posts).orderBy(posts.id)).toMatchObject([
      { firstSeenAt: new Date(date) },
      { publishedAt: new Date(date), firstSeenAt: later },
    ]);
  });

  test("a tick asks for the due sources five a message, and a doubled tick asks for none", async () => {
    const { desk, sent } = await open(
      Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`https://s${at}.example/rss`, ""])),
    );
    expect(await askDueSources(desk)).toBe(12);
    expect(await askDueSources(desk)).toBe(0);
    expect(sent.map((job) => (job.kind === "gather" ? job.sourceIds.length : 0))).toEqual([5, 5, 2]);
  });
});
