/** Giving sources to a newsletter, from an OPML list or one by one. */
import { parseOpml } from "feedsmith";
import type { Desk } from "../desk.ts";
import { attachSources } from "./store.ts";

export type Listed = { url: string; title: string };
export type Added =
  | { kind: "added"; listedCount: number; addedCount: number }
  | { kind: "unreadable"; reason: string };

type Outline = { text?: string; title?: string; xmlUrl?: string; outlines?: Outline[] };

/** The feeds of an OPML document, nested ones included, each address once; a sentence where it is none. */
export function readOpml(
  document: string,
): { kind: "read"; sources: Listed[] } | { kind: "unreadable"; reason: string } {
  try {
    const sources = flatten(parseOpml(document).body?.outlines ?? []);
    if (sources.length === 0)
      return { kind: "unreadable", reason: "The OPML names no feed (no outline with an xmlUrl)" };
    return { kind: "read", sources: [...new Map(sources.map((source) => [source.url, source])).values()] };
  } catch (error) {
    return {
      kind: "unreadable",
      reason: `No OPML document: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}

function flatten(outlines: Outline[]): Listed[] {
  return outlines.flatMap(({ xmlUrl, title, text, outlines: nested }) => [
    ...(xmlUrl && isHttpUrl(xmlUrl) ? [{ url: xmlUrl.trim(), title: (title ?? text ?? "").trim() }] : []),
    ...flatten(nested ?? []),
  ]);
}

const isHttpUrl = (url: string) => /^https?:$/.test(URL.parse(url.trim())?.protocol ?? "");

/** Gives the feeds of an OPML document to a newsletter. Those it has stay as they are. */
export async function addFromOpml(
  { db }: Pick<Desk, "db">,
  newsletterId: string,
  document: string,
): Promise<Added> {
  const read = readOpml(document);
  if (read.kind === "unreadable") return read;
  const { addedCount } = await attachSources(db, newsletterId, read.sources);
  return { kind: "added", listedCount: read.sources.length, addedCount };
}
