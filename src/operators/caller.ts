/** Who calls: the admin token, which is a setting, or a token that was made. */
import type { Desk } from "../desk.ts";
import { hashToken, TOKEN_START } from "./hash-token.ts";
import { isScope, SCOPES, type Scope } from "./scopes.ts";
import { findTokenByHash, noteUse } from "./token-store.ts";

const DAY_MS = 86_400_000;

export type Caller = {
  /** What the limits count by, and answers are kept under. */
  id: string;
  name: string;
  scopes: readonly Scope[];
  /** Null: never. */
  expiresAt: Date | null;
};

export const ADMIN: Caller = { id: "ADMIN_TOKEN", name: "ADMIN_TOKEN", scopes: SCOPES, expiresAt: null };

/** Whose made token this is; undefined where there is none, where it has expired or was revoked. Its use is noted once a day. */
export async function findCaller(
  { db, now }: Pick<Desk, "db" | "now">,
  token: string,
): Promise<Caller | undefined> {
  if (!token.startsWith(TOKEN_START)) return undefined;
  const row = await findTokenByHash(db, await hashToken(token));
  const at = now();
  if (!row || row.revokedAt || (row.expiresAt && row.expiresAt <= at)) return undefined;
  const midnight = new Date(at.getTime() - (at.getTime() % DAY_MS));
  if (!row.usedAt || row.usedAt < midnight) await noteUse(db, row.id, at, midnight);
  const { id, name, scopes, expiresAt } = row;
  // a scope that was taken out of the code opens nothing
  return { id, name, scopes: scopes.filter(isScope), expiresAt };
}
