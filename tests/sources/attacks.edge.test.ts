/**
 * Sources that mean harm, gathered in workerd through the real guarded fetch: each fails with a sentence of its own,
 * soon, and its neighbour in the same message is read. What the fetch itself does is tests/providers' matter.
 */
import { describe, expect, inject, test } from "vitest";
import { posts, sources } from "../../src/db/schema.ts";
import { openWeb } from "../../src/providers/web.ts";
import { gather } from "../../src/sources/gather.ts";
import { openTestDesk } from "../support/desk.ts";
import { addNewsletter, addSource } from "../support/factories.ts";

/** For what ends by it, and the neighbour is read within it; what ends otherwise has time enough, however busy the machine is. */
const TIMEOUT_MS = 3000;
const PATIENCE_MS = 30_000;

const attacker = inject("attackerUrl");
const { port } = new URL(attacker);
/** The same server by another name: a host whose answers fail is left alone for a while, its neighbour is not. */
const neighbour = attacker.replace("127.0.0.1", "localhost");

/** Gathers sources, the first of them hostile; answers how each went and what stands on it, in their order. */
async function gatherThem(
  urls: string[],
  { allowLoopback, timeoutMs = PATIENCE_MS }: { allowLoopback: boolean; timeoutMs?: number },
) {
  const { desk } = openTestDesk({
    web: openWeb({ userAgent: "Watchbell/test", allowLoopback, timeoutMs }),
  });
  const { db } = desk;
  const newsletter = await addNewsletter(db);
  for (const url of urls) await addSource(db, newsletter.id, { url, title: "" });
  const rows = await db.select().from(sources).orderBy(sources.id);
  await findAsked();
  const start = performance.now();
  const gathered = await gather(
    desk,
    rows.map(({ id }) => id),
  );
  const tookMs = performance.now() - start;
  const kinds = rows.map(({ id }) => gathered.find(({ sourceId }) => sourceId === id)?.kind);
  const [hostile, good] = await db.select().from(sources).orderBy(sources.id);
  return { kinds, hostile, good, tookMs, asked: await findAsked(), stored: await db.select().from(posts) };
}

const gatherBeside = (url: string, timeoutMs = PATIENCE_MS) =>
  gatherThem([url, `${neighbour}/feed`], { allowLoopback: true, timeoutMs });
const gatherInProduction = (url: string) => gatherThem([url], { allowLoopback: false });

/** What the server was asked since the last time. */
const findAsked = async () => (await fetch(`${attacker}/_asked`)).json<string[]>();

describe("a hostile source", () => {
  test.each([
    ["/endless", "is larger than 5 MB"],
    ["/gzip-bomb", "is larger than 5 MB"],
    ["/brotli-bomb", "is larger than 5 MB"],
    ["/file-bomb", "is larger than 5 MB"],
    ["/drip", "took longer than 3 s"],
    ["/silent", "took longer than 3 s"],
    ["/loop", "led through more than 5 redirects"],
  ])("%s fails with a sentence, and its neighbour is read", async (path, sentence) => {
    const timeoutMs = sentence.startsWith("took longer") ? TIMEOUT_MS : PATIENCE_MS;
    const { kinds, hostile, good, stored } = await gatherBeside(attacker + path, timeoutMs);
    expect(kinds).toEqual(["failed", "new"]);
    expect(hostile).toMatchObject({ failure: `GET ${attacker}${path} ${sentence}`, failureCount: 1 });
    expect(good).toMatchObject({ failure: null, failureCount: 0 });
    expect(stored).toHaveLength(1);
  });

  test("that is cut off on the way fails, and stores nothing of it", async () => {
    const { kinds, hostile, stored } = await gatherBeside(`${attacker}/cut-short`);
    expect(kinds).toEqual(["failed", "new"]);
    expect(hostile?.failure).toMatch(`GET ${attacker}/cut-short failed: `);
    expect(stored).toHaveLength(1);
  });

  test.each([
    ["/to-metadata", "http://169.254.169.254/latest/meta-data/", "169.254.169.254"],
    ["/to-mapped", "http://[::ffff:a00:1]/feed", "[::ffff:a00:1]"],
  ])("%s is followed to the door of a private address, not through it", async (path, target, name) => {
    const { kinds, hostile, asked } = await gatherBeside(attacker + path);
    expect(kinds).toEqual(["failed", "new"]);
    expect(hostile?.failure).toBe(`GET ${target} is not fetched: ${name} is not a public address`);
    expect(asked.toSorted()).toEqual(["/feed", path]);
  });

  test("that doubles and doubles its entities is read without expanding one", async () => {
    const { kinds, stored, tookMs } = await gatherBeside(`${attacker}/xml-bomb`);
    expect(kinds).toEqual(["new", "new"]);
    expect(stored.map(({ title, text }) => title.length + text.length < 1000)).toEqual([true, true]);
    expect(tookMs).toBeLessThan(PATIENCE_MS);
  });

  test("may not lead to a file", async () => {
    const { kinds, hostile } = await gatherBeside(`${attacker}/to-file`);
    expect(kinds).toEqual(["failed", "new"]);
    expect(hostile?.failure).toContain("file: is not http or https");
  });
});

/** This machine's own address as attackers write it. */
const LOOPBACK = [
  "127.0.0.1",
  "127.1",
  "2130706433",
  "0x7f000001",
  "0x7f.1",
  "017700000001",
  "0177.0.0.01",
  "127.0.0.1.",
  "①②⑦.⓪.⓪.①",
  "127。0。0。1",
  "%31%32%37.0.0.1",
  "0",
  "0.0.0.0",
  "localhost",
  "LOCALHOST.",
  "feeds.localhost",
  "[::1]",
  "[::]",
  "[0:0:0:0:0:0:0:1]",
  "[::ffff:127.0.0.1]",
  "[::ffff:7f00:1]",
  "[::127.0.0.1]",
  "[64:ff9b::127.0.0.1]",
  "[2002:7f00:1::]",
  "127.0.0.1.nip.io",
  "localtest.me",
];

/** And the address where clouds tell machines their secrets. */
const METADATA = [
  "169.254.169.254",
  "2852039166",
  "0xa9fea9fe",
  "0xA9.0xFE.0xA9.0xFE",
  "0251.0376.0251.0376",
  "0251.254.43518",
  "169.254.43518",
  "169.254.169.254.",
  "[::ffff:169.254.169.254]",
  "[::ffff:a9fe:a9fe]",
  "[64:ff9b::a9fe:a9fe]",
  "[fd00:ec2::254]",
  "[fe80::a9fe:a9fe]",
  "metadata.google.internal",
  "169.254.169.254.nip.io",
  "100.100.100.200",
];

describe("in production", () => {
  test.each([...LOOPBACK, ...METADATA])("a source at %s is refused, and nothing is asked", async (name) => {
    const { kinds, hostile, asked, tookMs } = await gatherInProduction(`http://${name}:${port}/feed`);
    expect(kinds).toEqual(["failed"]);
    expect(hostile?.failure).toMatch(/ is not fetched: \S+ is not a public address$/);
    expect(asked).toEqual([]);
    expect(tookMs).toBeLessThan(PATIENCE_MS);
  });

  test.each([
    [`http://reader:secret@feeds.example/rss`, "it has credentials in it"],
    ["file:///etc/passwd", "file: is not http or https"],
    ["ftp://feeds.example/rss", "ftp: is not http or https"],
    ["data:text/xml,<rss/>", "data: is not http or https"],
  ])("a source at %s is refused, and nothing is asked", async (url, reason) => {
    const { kinds, hostile, asked } = await gatherInProduction(url);
    expect(kinds).toEqual(["failed"]);
    expect(hostile?.failure).toContain(`is not fetched: ${reason}`);
    expect(hostile?.failure).not.toContain("secret");
    expect(asked).toEqual([]);
  });
});
