import { detectJsonFeed, parseAtomFeed, parseJsonFeed, parseOpml, parseRssFeed } from "feedsmith";
import { afterEach, expect, test } from "vitest";
import { createSampleApp } from "../../local/sample/app.ts";
import { publish } from "../../local/sample/publish.ts";
import { pathOf } from "../../local/sample/render.ts";
import { SOURCES } from "../../local/sample/sources.ts";
import { startSampleWire, type SampleWire } from "../../local/sample/start.ts";

const START = new Date("2026-05-04T08:00:00.250Z");
const HOUR_MS = 3_600_000;
const hoursLater = (hours: number) => new Date(START.getTime() + hours * HOUR_MS);
const BRINDLEWAKE = "/brindlewake/news.atom";

const wires: SampleWire[] = [];
afterEach(async () => {
  await Promise.all(wires.splice(0).map((wire) => wire.close()));
});

async function startWire(now: () => Date = () => START): Promise<SampleWire> {
  const wire = await startSampleWire({ start: START, now });
  wires.push(wire);
  return wire;
}

type Item = { title: string; link: string; guid: string; creator: string; publishedAt: Date };

/** The items of a document, read as the format that its content type says. */
function itemsOf(document: string, contentType: string | null): Item[] {
  if (contentType === "application/feed+json; charset=utf-8") {
    const json: unknown = JSON.parse(document);
    expect(detectJsonFeed(json)).toBe(true);
    const { items = [] } = parseJsonFeed(json);
    return items.map((item) => itemOf(item.title, item.url, item.id, undefined, item.date_published));
  }
  if (contentType === "application/atom+xml; charset=utf-8") {
    const { entries = [] } = parseAtomFeed(document);
    return entries.map(({ title, links, id, published }) =>
      itemOf(title?.value, links?.[0]?.href, id, "", published),
    );
  }
  expect(contentType).toBe("application/rss+xml; charset=utf-8");
  const { items = [] } = parseRssFeed(document);
  return items.map(({ title, link, guid, dc, pubDate }) =>
    itemOf(title, link, guid?.value, dc?.creators?.[0], pubDate),
  );
}

function itemOf(title?: string, link?: string, guid?: string, creator?: string, date?: string): Item {
  return {
    title: title ?? "",
    link: link ?? "",
    guid: guid ?? "",
    creator: creator ?? "",
    publishedAt: new Date(date ?? Number.NaN),
  };
}

async function fetchItems(url: string): Promise<Item[]> {
  const answer = await fetch(url);
  expect(answer.status).toBe(200);
  return itemsOf(await answer.text(), answer.headers.get("content-type"));
}

test.each([0, 12, 24])(
  "%i hours on, every feed has the posts that are out by then, and their times",
  async (hours) => {
    const wire = await startWire(() => hoursLater(hours));
    for (const source of SOURCES) {
      const items = await fetchItems(`${wire.url}${pathOf(source)}`);
      const out = publish<{ age: number }>(source.posts, { start: START, now: hoursLater(hours) });
      expect(items.map(({ publishedAt }) => publishedAt)).toEqual(out.map(({ publishedAt }) => publishedAt));
      for (const { title, link } of items) {
        expect(title).not.toBe("");
        expect(new URL(link).hostname).toMatch(/\.example$|^x\.com$/);
      }
    }
  },
);

test("the list names every source, the English one the English ones", async () => {
  const wire = await startWire();
  const all = parseOpml(await (await fetch(wire.opmlUrl)).text()).body?.outlines ?? [];
  const english = parseOpml(await (await fetch(`${wire.url}/feeds-en.opml`)).text()).body?.outlines ?? [];
  expect(all.map(({ xmlUrl }) => xmlUrl)).toEqual(SOURCES.map((source) => `${wire.url}${pathOf(source)}`));
  expect(english.length).toBe(SOURCES.filter(({ language }) => language === "en").length);
  for (const { type, text, title, htmlUrl } of all) {
    expect(type).toBe("rss");
    expect(text).toBe(title);
    expect(htmlUrl).toMatch(/^https:/);
  }
});

test("a post on X carries its time in its id, and its text whole in its title", async () => {
  const wire = await startWire();
  for (const source of SOURCES) {
    if (source.format !== "x") continue;
    for (const { title, link, guid, creator, publishedAt } of await fetchItems(
      `${wire.url}${pathOf(source)}`,
    )) {
      expect(link).toBe(`https://x.com/${source.handle}/status/${guid}`);
      expect(creator).toBe(`@${source.handle}`);
      expect(Number((BigInt(guid) >> 22n) + 1_288_834_974_657n)).toBe(publishedAt.getTime());
      expect(source.posts.map(({ text }) => text)).toContain(title);
    }
  }
});

test("as the clock goes on a feed has news, and another entity tag", async () => {
  let now = START;
  const wire = await startWire(() => now);
  const before = await fetch(`${wire.url}${BRINDLEWAKE}`);
  now = hoursLater(2);
  const after = await fetch(`${wire.url}${BRINDLEWAKE}`, { headers: { "if-none-match": tagOf(before) } });
  expect(after.status).toBe(200);
  expect(tagOf(after)).not.toBe(tagOf(before));
  expect(await after.text()).toContain("Skerrow 4 Mini: $0.30");
  expect(await before.text()).not.toContain("Skerrow 4 Mini: $0.30");
});

test("who has the document already gets 304 and no body", async () => {
  const wire = await startWire();
  const first = await fetch(`${wire.url}${BRINDLEWAKE}`);
  const lastModified = first.headers.get("last-modified") ?? "";
  expect(new Date(lastModified).getTime()).toBe(START.getTime() - 250 - 410 * 60_000);
  const conditions: Record<string, string>[] = [
    { "if-none-match": tagOf(first) },
    { "if-none-match": `"other", W/${tagOf(first)}` },
    { "if-modified-since": lastModified },
  ];
  const answers = await Promise.all(
    conditions.map((headers) => fetch(`${wire.url}${BRINDLEWAKE}`, { headers })),
  );
  for (const answer of answers) {
    expect(answer.status).toBe(304);
    expect(tagOf(answer)).toBe(tagOf(first));
    expect(await answer.text()).toBe("");
  }
});

test("an entity tag that differs counts for more than a date that fits", async () => {
  const wire = await startWire();
  const headers = { "if-none-match": '"other"', "if-modified-since": hoursLater(1).toUTCString() };
  expect((await fetch(`${wire.url}${BRINDLEWAKE}`, { headers })).status).toBe(200);
});

test("the same start gives the same documents, however often the wire is opened", async () => {
  const [one, other] = [0, 1].map(() => createSampleApp({ start: START, now: () => hoursLater(5) }));
  for (const source of SOURCES) {
    const path = `http://127.0.0.1:9000${pathOf(source)}`;
    expect(await (await one?.request(path))?.text()).toBe(await (await other?.request(path))?.text());
  }
});

test("what a post's event is stays with its authors, and no address leads to a real site", async () => {
  const wire = await startWire(() => hoursLater(24));
  const namespaces = /http:\/\/(?:purl\.org|www\.w3\.org)\/[\w./-]+|https:\/\/jsonfeed\.org\/version\/1\.1/g;
  for (const source of SOURCES) {
    const document = (await fetchText(`${wire.url}${pathOf(source)}`)).replace(namespaces, "");
    expect(document).not.toMatch(/"(?:event|age)":|<(?:event|age)>/);
    for (const [, host] of document.matchAll(/https?:\/\/([^/\s"'<&:]+)/g)) {
      expect(host).toMatch(/\.example$|^x\.com$|^127\.0\.0\.1$/);
    }
  }
});

test("a taken port is named in the error", async () => {
  const { port } = await startWire();
  await expect(startSampleWire({ port, now: () => START })).rejects.toThrow(`port ${port}`);
});

test("what is not there is 404", async () => {
  const wire = await startWire();
  expect((await fetch(`${wire.url}/x/nobody/rss`)).status).toBe(404);
});

const tagOf = (answer: Response) => answer.headers.get("etag") ?? "";
const fetchText = async (url: string) => (await fetch(url)).text();
