/** Asking one feed what is new: a conditional request (RFC 9110, section 13), and how the answer is to be taken. */
import type { Desk } from "../desk.ts";
import { encodeBase64Url } from "../lib/base64url.ts";
import { WebError, type WebAnswer } from "../providers/web.ts";
import { readFreshUntil, readRetryAfter } from "./answer-headers.ts";
import { readDocument, type ReadDocument } from "./read/document.ts";
import type { Source } from "./store.ts";

const ACCEPT =
  "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5";

/** What the next poll asks with. */
type Remembered = Partial<Pick<Source, "etag" | "lastModified" | "bodyHash" | "xUserId" | "xSinceId">>;

export type Fetched =
  | {
      kind: "document";
      document: ReadDocument;
      remembered: Remembered;
      notBefore: Date | null;
      movedTo: string | null;
    }
  | { kind: "unchanged"; notBefore: Date | null; movedTo: string | null }
  /** Not to be asked before a time, and no failure of the source: a limit, a budget. */
  | { kind: "wait"; reason: string; until: Date }
  /** gone: it said that it will not come back. down: its host did not answer at all. */
  | { kind: "failed"; reason: string; notBefore: Date | null; isGone: boolean; isDown: boolean };

/** Fetches and reads a feed. Never throws for what a source does. */
export async function fetchFeed({ web, now }: Pick<Desk, "web" | "now">, source: Source): Promise<Fetched> {
  const answer = await web.get(source.url, { headers: conditionsOf(source) }).catch((error: unknown) => {
    if (error instanceof WebError) return error;
    throw error;
  });
  if (answer instanceof WebError)
    return {
      kind: "failed",
      reason: answer.message,
      notBefore: null,
      isGone: false,
      isDown: answer.retryable,
    };
  const movedTo = answer.permanentUrl;
  const notBefore = readFreshUntil(answer.headers, now());
  if (answer.status === 304) return { kind: "unchanged", notBefore, movedTo };
  if (answer.status !== 200) return refusalOf(answer, source, now());
  const bodyHash = await hashOf(answer.body);
  if (bodyHash === source.bodyHash) return { kind: "unchanged", notBefore, movedTo };
  const contentType = answer.headers.get("content-type");
  const document = readDocument(answer.body, { url: answer.url, contentType, now: now() });
  if (document.kind === "unreadable")
    return { kind: "failed", reason: document.reason, notBefore, isGone: false, isDown: false };
  // of a document that was cut off the rest is still to come: it is asked for whole again
  const validator = (name: string) => (document.isCutOff ? null : answer.headers.get(name));
  const remembered = {
    etag: validator("etag"),
    lastModified: validator("last-modified"),
    bodyHash,
  };
  return { kind: "document", document, remembered, notBefore, movedTo };
}

export function conditionsOf(source: Source): Record<string, string> {
  return {
    accept: ACCEPT,
    ...(source.etag && { "if-none-match": source.etag }),
    ...(source.lastModified && { "if-modified-since": source.lastModified }),
  };
}

function refusalOf(answer: WebAnswer, source: Source, now: Date): Fetched {
  const isGone = answer.status === 410;
  const reason = `${new URL(source.url).host} answered ${answer.status}${isGone ? ": gone for good" : ""}`;
  return {
    kind: "failed",
    reason,
    notBefore: readRetryAfter(answer.headers.get("retry-after"), now),
    isGone,
    isDown: false,
  };
}

async function hashOf(body: Uint8Array): Promise<string> {
  return encodeBase64Url(new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array(body))));
}
