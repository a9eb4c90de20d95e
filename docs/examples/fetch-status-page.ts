/**
 * A source kind, as docs/writing.md explains it: the incidents of a status page that answers in JSON. It asks
 * conditionally, says how the answer is to be taken, and leaves rhythm, failures and storing to sources/gather.ts.
 */
import type { Desk } from "../../src/desk.ts";
import { WebError } from "../../src/providers/web.ts";
import { conditionsOf, type Fetched } from "../../src/sources/fetch-feed.ts";
import { finishPost } from "../../src/sources/read/finish-post.ts";
import type { RawFeed, RawItem } from "../../src/sources/read/post.ts";
import type { Source } from "../../src/sources/store.ts";

type Incident = { id: string; name: string; url: string; text: string; created_at: string };

/** Asks a status page what is new. Never throws for what the page does. */
export async function fetchStatusPage(
  { web, now }: Pick<Desk, "web" | "now">,
  source: Source,
): Promise<Fetched> {
  const address = new URL("incidents.json", source.url).href;
  try {
    const answer = await web.get(address, { headers: conditionsOf(source) });
    if (answer.status === 304) return { kind: "unchanged", notBefore: null, movedTo: null };
    if (answer.status !== 200) return failed(`The status page answered ${answer.status}`);
    const feed = readIncidents(new TextDecoder().decode(answer.body), source);
    const posts = feed.items.flatMap((item) => finishPost(item, feed, { url: address, now: now() }) ?? []);
    return {
      kind: "document",
      document: { ...feed, posts },
      remembered: { etag: answer.headers.get("etag"), lastModified: answer.headers.get("last-modified") },
      notBefore: null,
      movedTo: null,
    };
  } catch (error) {
    // what the web did is the source's failure; anything else is a bug, and not to be hidden
    if (error instanceof WebError) return failed(error.message);
    if (error instanceof SyntaxError) return failed("The status page's answer is no JSON");
    throw error;
  }
}

function readIncidents(json: string, { title, url }: Source): RawFeed {
  const { incidents } = JSON.parse(json) as { incidents: Incident[] };
  return {
    kind: "json",
    title,
    siteUrl: url,
    author: title,
    ttlMinutes: 15,
    items: incidents.map(itemOf),
    warnings: [],
  };
}

/** As it was given: addresses, dates and texts are judged by finishPost. */
const itemOf = ({ id, name, url, text, created_at }: Incident): RawItem => ({
  guid: id,
  urls: [url],
  title: { value: name, isHtml: false },
  texts: [{ value: text, isHtml: true }],
  author: "",
  dates: [created_at],
  language: undefined,
  base: url,
});

const failed = (reason: string): Fetched => ({
  kind: "failed",
  reason,
  notBefore: null,
  isGone: false,
  isDown: false,
});
