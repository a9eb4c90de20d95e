/** Storing sources and giving them to a newsletter, each once, under whichever spelling its address has come. */
import type { Desk } from "../../desk.ts";
import { batchesOf } from "../../lib/batches.ts";
import { findAccountUrls, findListOf, saveSources, type NewSource } from "../list-store.ts";
import { attachSources } from "../store.ts";
import { addressKey } from "./address-key.ts";

/** D1 takes strings of 2 MB at most. */
const SOURCES_A_QUERY = 1000;

/** Gives sources to a newsletter; answers how many it did not have. Those it has stay as they are. */
export async function attach(
  { db }: Pick<Desk, "db">,
  newsletterId: string,
  list: NewSource[],
): Promise<number> {
  const had = new Set((await findListOf(db, newsletterId)).map(({ url }) => addressKey(url)));
  const lacking = list.filter(({ url }) => !had.has(addressKey(url)));
  let count = 0;
  for (const batch of batchesOf(await withKnownSpelling({ db }, lacking), SOURCES_A_QUERY)) {
    await saveSources(db, batch);
    count += (await attachSources(db, newsletterId, batch)).addedCount;
  }
  return count;
}

/** A handle in other capitals is the same account: its source keeps the spelling it has. */
async function withKnownSpelling({ db }: Pick<Desk, "db">, list: NewSource[]): Promise<NewSource[]> {
  const accounts = list.filter(({ kind }) => kind === "x").map(({ url }) => url);
  if (accounts.length === 0) return list;
  const known = new Map((await findAccountUrls(db, accounts)).map((url) => [addressKey(url), url]));
  return list.map((source) => ({ ...source, url: known.get(addressKey(source.url)) ?? source.url }));
}
