/** Queries over the keys to the API. */
import { and, eq, gt, isNull, or, sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { apiTokens } from "../db/schema.ts";

export type ApiToken = typeof apiTokens.$inferSelect;

/** What may be shown of one: its hash is nobody's business. */
const shown = {
  id: apiTokens.id,
  name: apiTokens.name,
  scopes: apiTokens.scopes,
  createdAt: apiTokens.createdAt,
  expiresAt: apiTokens.expiresAt,
  usedAt: apiTokens.usedAt,
  revokedAt: apiTokens.revokedAt,
};

/** The tokens after an id, in the order of their ids; revoked ones too. */
export const findTokens = (db: Db, limit: number, after?: string) =>
  db
    .select(shown)
    .from(apiTokens)
    .where(after === undefined ? undefined : gt(apiTokens.id, after))
    .orderBy(apiTokens.id)
    .limit(limit);

export const findTokenByHash = (db: Db, hash: string): Promise<ApiToken | undefined> =>
  db.select().from(apiTokens).where(eq(apiTokens.hash, hash)).get();

/** Adds a token, unless one that is not revoked has its name: the log of changes tells tokens by name. */
export async function addToken(
  db: Db,
  { id, name, hash, scopes, createdAt, expiresAt }: Omit<ApiToken, "usedAt" | "revokedAt">,
): Promise<boolean> {
  const added = await db.run(sql`INSERT INTO ${apiTokens} (id, name, hash, scopes, created_at, expires_at)
    SELECT ${id}, ${name}, ${hash}, ${JSON.stringify(scopes)}, ${createdAt.getTime()}, ${expiresAt?.getTime() ?? null}
    WHERE NOT EXISTS (SELECT 1 FROM ${apiTokens} WHERE name = ${name} AND revoked_at IS NULL)`);
  return added.meta.changes > 0;
}

/** Notes the use of a token, unless that was done since a time. */
export const noteUse = (db: Db, id: string, at: Date, since: Date) =>
  db
    .update(apiTokens)
    .set({ usedAt: at })
    .where(
      and(eq(apiTokens.id, id), or(isNull(apiTokens.usedAt), sql`${apiTokens.usedAt} < ${since.getTime()}`)),
    );

/** Ends a token; answers its name, or undefined where there is none that was not ended. */
export async function endToken(db: Db, id: string, at: Date): Promise<string | undefined> {
  const [row] = await db
    .update(apiTokens)
    .set({ revokedAt: at })
    .where(and(eq(apiTokens.id, id), isNull(apiTokens.revokedAt)))
    .returning({ name: apiTokens.name });
  return row?.name;
}
