/** Searching the archive. What people type is never FTS5 syntax: each run of letters becomes a quoted phrase. */
import type { Desk } from "../desk.ts";
import { searchRuns } from "../lib/search-terms.ts";
import { matchTerms } from "./search-store.ts";
import { findTellings, type Telling } from "./store.ts";

const RESULT_LIMIT = 30;
/** A question longer than this is cut: no reader types so much. */
const RUN_LIMIT = 12;

/** The stories of published digests that hold all words of a query, best first; none for a query without words. */
export async function searchStories(
  { db, search }: Pick<Desk, "db" | "search">,
  query: string,
): Promise<Telling[]> {
  const expression = expressionOf(query);
  if (expression === "") return [];
  const ids = await matchTerms(search, expression, RESULT_LIMIT);
  return findTellings(db, ids);
}

/** A phrase for each run of the query, all of them wanted: 大模型 GPU becomes "大模 模型" "gpu". */
export const expressionOf = (query: string): string =>
  searchRuns(query)
    .slice(0, RUN_LIMIT)
    .map((terms) => `"${terms.join(" ")}"`)
    .join(" ");
