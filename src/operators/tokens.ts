/** Tokens of the API: made with a name and scopes, shown once, and kept as a hash. */
import type { Desk } from "../desk.ts";
import { encodeBase64Url } from "../lib/base64url.ts";
import { ADMIN, type Caller } from "./caller.ts";
import { hashToken, TOKEN_START } from "./hash-token.ts";
import { isScope, SCOPES, type Scope } from "./scopes.ts";
import { addToken, endToken, findTokens } from "./token-store.ts";

const TOKEN_BYTES = 32;
const ID_BYTES = 9;
const NAME_LIMIT = 60;

export type TokenWish = { name: string; scopes: string[]; expiresAt: Date | null };
export type ShownToken = Awaited<ReturnType<typeof findTokens>>[number];

export type Created =
  /** `secret` is the token itself, which is not kept. */
  | { kind: "created"; id: string; secret: string }
  | { kind: "invalid"; faults: string[] }
  /** A token that is not revoked has this name. */
  | { kind: "taken" }
  /** The maker lacks these, or would be outlived. */
  | { kind: "beyond"; reason: string };

/** Makes a token for what its maker may do itself, and no longer. */
export async function createToken(
  { db, now }: Pick<Desk, "db" | "now">,
  maker: Caller,
  wish: TokenWish,
): Promise<Created> {
  const name = wish.name.trim();
  const scopes = [...new Set(wish.scopes)];
  const faults = findFaults({ ...wish, name, scopes }, now());
  if (faults.length > 0) return { kind: "invalid", faults };
  const reason = beyond(maker, scopes.filter(isScope), wish.expiresAt);
  if (reason) return { kind: "beyond", reason };
  const [id, secret] = [randomText(ID_BYTES), TOKEN_START + randomText(TOKEN_BYTES)];
  const row = {
    id,
    name,
    hash: await hashToken(secret),
    scopes,
    createdAt: now(),
    expiresAt: wish.expiresAt,
  };
  return (await addToken(db, row)) ? { kind: "created", id, secret } : { kind: "taken" };
}

function findFaults({ name, scopes, expiresAt }: TokenWish, now: Date): string[] {
  const isName = name.length > 0 && name.length <= NAME_LIMIT && !/[\p{Cc}]/u.test(name);
  const unknown = scopes.filter((scope) => !isScope(scope));
  return [
    ...(isName ? [] : [`name: must be one line of 1 to ${NAME_LIMIT} characters`]),
    ...(name === ADMIN.name ? [`name: ${name} is the name of the admin token`] : []),
    ...(scopes.length > 0 ? [] : ["scopes: must name at least one"]),
    ...(unknown.length > 0 ? [`scopes: each must be one of ${SCOPES.join(", ")}`] : []),
    ...(expiresAt && expiresAt <= now ? ["expiresAt: is past"] : []),
  ];
}

function beyond(maker: Caller, scopes: Scope[], expiresAt: Date | null): string | undefined {
  const lacking = scopes.filter((scope) => !maker.scopes.includes(scope));
  if (lacking.length > 0) return `Your own token lacks ${lacking.join(", ")}`;
  const isOutlived = maker.expiresAt !== null && (expiresAt === null || expiresAt > maker.expiresAt);
  return isOutlived ? "Your own token expires before that" : undefined;
}

const randomText = (bytes: number) => encodeBase64Url(crypto.getRandomValues(new Uint8Array(bytes)));

/** Tokens in the order of their ids, those after one where it is given; never the tokens themselves. */
export const listTokens = ({ db }: Pick<Desk, "db">, limit: number, after?: string): Promise<ShownToken[]> =>
  findTokens(db, limit, after);

/** Ends a token for good; answers its name, or undefined where there was none. Those it made live on. */
export const revokeToken = ({ db, now }: Pick<Desk, "db" | "now">, id: string): Promise<string | undefined> =>
  endToken(db, id, now());
