/** An account on X through a bridge: a feed like any other, at an address made of its handle. */
import { WebError, type WebAnswer } from "../../providers/web.ts";
import { readRetryAfter } from "../answer-headers.ts";
import { readDocument, type ReadDocument } from "../read/document.ts";
import type { Refused, XDesk } from "./ask-x.ts";

const PLACE = "{handle}";

export type BridgeRead =
  | { kind: "document"; document: ReadDocument; answer: WebAnswer }
  | { kind: "unchanged"; answer: WebAnswer }
  | Refused;

/** The address of an account's feed at a bridge such as https://bridge.example/{handle}/rss; undefined without {handle}. */
export function findBridgeUrl(bridge: string, handle: string): string | undefined {
  return bridge.includes(PLACE) ? bridge.replaceAll(PLACE, encodeURIComponent(handle)) : undefined;
}

/** Reads the bridge's feed. Headers are conditions: a 304 is unchanged. */
export async function readBridge(
  { web, now }: Pick<XDesk, "web" | "now">,
  url: string,
  headers: Record<string, string> = {},
): Promise<BridgeRead> {
  const answer = await web.get(url, { headers }).catch((error: unknown) => {
    if (error instanceof WebError) return error;
    throw error;
  });
  if (answer instanceof WebError)
    return { kind: "unreadable", reason: answer.message, isDown: answer.retryable };
  if (answer.status === 304) return { kind: "unchanged", answer };
  if (answer.status !== 200) return refusalOf(answer, url, now());
  const contentType = answer.headers.get("content-type");
  const document = readDocument(answer.body, { url: answer.url, contentType, now: now() });
  return document.kind === "unreadable"
    ? { ...document, isDown: false }
    : { kind: "document", document, answer };
}

function refusalOf({ status, headers }: WebAnswer, url: string, now: Date): Refused {
  const reason = `The bridge ${new URL(url).host} answered ${status}`;
  const until = readRetryAfter(headers.get("retry-after"), now);
  return until && (status === 429 || status === 503)
    ? { kind: "wait", reason, until }
    : { kind: "unreadable", reason, isDown: false };
}
