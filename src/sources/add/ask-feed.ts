/** Asking an address once whether it is a feed, before it becomes a source. */
import type { Desk } from "../../desk.ts";
import { WebError, type WebAnswer } from "../../providers/web.ts";
import { readDocument, type ReadDocument } from "../read/document.ts";

const ACCEPT =
  "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/html;q=0.8, */*;q=0.5";
/** Not now, but perhaps later: refused to strangers, too many requests, broken for the moment. */
const LATER = new Set([401, 403, 408, 420, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524]);

export type Asked =
  /** Its address is where it has moved to for good, else the one that was asked. */
  | { kind: "feed"; url: string; document: ReadDocument }
  | { kind: "page"; answer: WebAnswer; reason: string }
  /** isLater: it may answer another time. isDown: its host did not answer at all. */
  | { kind: "failed"; reason: string; isLater: boolean; isDown: boolean };

/** Fetches an address and reads it. Never throws for what the address does. */
export async function askFeed({ web, now }: Pick<Desk, "web" | "now">, url: string): Promise<Asked> {
  const answer = await web.get(url, { headers: { accept: ACCEPT } }).catch((error: unknown) => {
    if (error instanceof WebError) return error;
    throw error;
  });
  if (answer instanceof WebError)
    return {
      kind: "failed",
      reason: answer.message,
      isLater: answer.kind === "timeout",
      isDown: answer.retryable,
    };
  if (answer.status !== 200)
    return {
      kind: "failed",
      reason: `${url} answered ${answer.status}`,
      isLater: LATER.has(answer.status),
      isDown: false,
    };
  const contentType = answer.headers.get("content-type");
  const document = readDocument(answer.body, { url: answer.url, contentType, now: now() });
  if (document.kind === "unreadable") return { kind: "page", answer, reason: document.reason };
  return { kind: "feed", url: answer.permanentUrl ?? url, document };
}
