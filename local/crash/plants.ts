/**
 * Mistakes, planted from outside of the code under test: statements are rewritten on their way to the database, keys
 * on their way to the provider. The crash test must find each; one that finds nothing to change is itself a mistake.
 */
import type { Lens } from "./d1.ts";

export type Plant = { lens?: Lens; key?: (key: string) => string | null; isSown?: () => boolean };

export const PLANTS: Record<string, () => Plant> = {
  /** Whoever comes last writes the end of a chunk, whether it still holds the claim or not. */
  "no-fence": () =>
    rewriting((sql) =>
      /^\s*(?:update|select)/i.test(sql)
        ? sql
            .replace(/"chunks"\."fence" = \?\s+and\s+"chunks"\."status" = \?/gi, "(? IS NOT ? OR true)")
            .replace(/\bchunks\.fence = .*? AND chunks\.status = 'sending'/gs, "true")
        : sql,
    ),
  /** Each attempt has a key of its own. */
  "attempt-key": () => {
    const attempts = new Map<string, number>();
    return {
      key(key) {
        attempts.set(key, (attempts.get(key) ?? 0) + 1);
        return `${key}/${attempts.get(key)}`;
      },
      isSown: () => attempts.size > 0,
    };
  },
  /** No key at all. */
  "no-key": () => {
    let isSown = false;
    return { key: () => ((isSown = true), null), isSown: () => isSown };
  },
  /** A retry reads its addresses anew. */
  "reread-audience": () =>
    rewriting((sql) =>
      sql
        .replace("CASE WHEN chunks.addressed IS NOT NULL THEN chunks.addressed WHEN", "CASE WHEN")
        .replace("CASE WHEN chunks.addressed IS NULL THEN recipients ELSE '[]' END", "recipients"),
    ),
  /** A chunk that ends as unknown has its recipients forgotten as not sent, and is counted so. */
  "drop-unknown": () =>
    rewriting((sql) =>
      sql
        .replace("SET status = 'unknown'", "SET status = 'dropped'")
        .replace(/\bunknown_count = unknown_count \+ (.*?),\s*dropped_count = /s, "dropped_count = $1 + "),
    ),
  /** Who left since the freeze is written to all the same. */
  "no-recheck": () =>
    rewriting((sql) =>
      /^\s*update "chunks"/i.test(sql) ? sql.replaceAll("WHERE subscriptions.status = 'active'", "") : sql,
    ),
};

function rewriting(rewrite: (sql: string) => string): Plant {
  let isSown = false;
  return {
    isSown: () => isSown,
    lens: {
      sql(sql) {
        const changed = rewrite(sql);
        isSown ||= changed !== sql;
        return changed;
      },
    },
  };
}
