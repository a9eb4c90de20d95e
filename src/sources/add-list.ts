/** Giving a whole OPML list to a newsletter. */
import type { Desk } from "../desk.ts";
import { refusalOf } from "../providers/web/refuse.ts";
import { attach } from "./add/attach.ts";
import type { NewSource } from "./list-store.ts";
import { readOpml, type Listed } from "./opml.ts";

export type AddedList =
  /** `marked` can never be fetched: they are kept, paused, so that the list stays whole. */
  | {
      kind: "added";
      listedCount: number;
      addedCount: number;
      marked: { url: string; title: string; reason: string }[];
    }
  | { kind: "unreadable"; reason: string };

/** Gives the sources of an OPML document to a newsletter. */
export async function addFromOpml(
  { db, settings }: Pick<Desk, "db" | "settings">,
  newsletterId: string,
  document: string,
): Promise<AddedList> {
  const read = readOpml(document);
  if (read.kind === "unreadable") return read;
  const judged = read.sources.map((source) => judge(source, settings.isLocal));
  const addedCount = await attach({ db }, newsletterId, judged);
  const marked = judged.flatMap(({ url, title, failure }) =>
    failure ? [{ url, title, reason: failure }] : [],
  );
  return { kind: "added", listedCount: judged.length, addedCount, marked };
}

function judge(source: Listed, allowLoopback: boolean): NewSource {
  const refusal = refusalOf(source.url, { allowLoopback });
  return refusal
    ? { ...source, paused: true, failure: `Its address ${refusal}` }
    : { ...source, failure: null };
}
