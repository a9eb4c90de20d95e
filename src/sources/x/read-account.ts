/** An account on X, read: through X's API where there is a token, else through the bridge. One document either way. */
import type { WebAnswer } from "../../providers/web.ts";
import type { ReadDocument } from "../read/document.ts";
import type { Refused } from "./ask-x.ts";
import { findBridgeUrl, readBridge } from "./read-bridge.ts";
import { readApi, type ApiOptions, type ApiRead } from "./read-api.ts";
import type { ApiDesk } from "./read-page.ts";

/** X's own rule for names. */
const HANDLE = /^\w{1,15}$/;

export type XAccount = {
  /** Without the @. */
  handle: string;
  /** What a source remembers of it: its number, and the newest post that was read. */
  xUserId: string | null;
  xSinceId: string | null;
  /** The source's title: a reading that finds nothing new doesn't tell the name. */
  title?: string;
};

export type XOptions = ApiOptions & {
  /** For the bridge: conditions such as if-none-match. */
  headers?: Record<string, string>;
};

export type XRead =
  | {
      kind: "read";
      document: ReadDocument;
      /** To be stored in one transaction with the posts: what lies before xSinceId is not asked for again. */
      xUserId: string | null;
      xSinceId: string | null;
      /** Asked to be left alone until then, though all went well. */
      notBefore: Date | null;
      /** The bridge's, for its validators; null from the API, which has none. */
      answer: WebAnswer | null;
    }
  /** The bridge's 304. */
  | { kind: "unchanged"; answer: WebAnswer }
  | Refused;

/** Reads what an account posted. Never throws for what X or a bridge does. */
export async function readAccount(desk: ApiDesk, account: XAccount, options: XOptions = {}): Promise<XRead> {
  const { bearerToken, bridge } = desk.settings.x;
  if (!HANDLE.test(account.handle)) return unreadable(`“${account.handle}” is no name of an account on X`);
  if (bearerToken) {
    const read = await readApi(desk, { ...account, name: nameIn(account.title ?? "") }, options);
    return read.kind === "posts" ? documentOf(account.handle, read) : read;
  }
  if (!bridge) return unreadable("Accounts on X are not read: set X_BEARER_TOKEN, or X_BRIDGE");
  const url = findBridgeUrl(bridge, account.handle);
  if (!url) return unreadable("X_BRIDGE says nowhere where the {handle} goes");
  const read = await readBridge(desk, url, options.headers);
  if (read.kind !== "document") return read;
  const { xUserId, xSinceId } = account;
  return { kind: "read", document: read.document, answer: read.answer, notBefore: null, xUserId, xSinceId };
}

const unreadable = (reason: string): Refused => ({ kind: "unreadable", reason, isDown: false });

function documentOf(handle: string, read: Extract<ApiRead, { kind: "posts" }>): XRead {
  const { name, posts, warnings, xUserId, xSinceId, notBefore } = read;
  const document: ReadDocument = {
    kind: "json",
    title: name ? `${name} (@${handle})` : `@${handle}`,
    siteUrl: `https://x.com/${handle}`,
    ttlMinutes: null,
    posts,
    warnings,
  };
  return { kind: "read", document, xUserId, xSinceId, notBefore, answer: null };
}

/** "Name (@handle)" as documentOf has it, or "Name / @handle" of a bridge. */
const nameIn = (title: string) => /^(.+?)\s*(?:\(@\w+\)|\/\s*@\w+)$/.exec(title.trim())?.[1] ?? null;
