/** Asking what an account on X posted, through the API or a bridge, and how the answer is to be taken. */
import type { Desk } from "../desk.ts";
import { readFreshUntil } from "./answer-headers.ts";
import { conditionsOf, type Fetched } from "./fetch-feed.ts";
import type { Source } from "./store.ts";
import { readAccount } from "./x/read-account.ts";

/** Fetches and reads an account. Never throws for what X or a bridge does. */
export async function fetchX(
  desk: Pick<Desk, "db" | "web" | "settings" | "now">,
  source: Source,
): Promise<Fetched> {
  const { title, xUserId, xSinceId } = source;
  const handle = URL.parse(source.url)?.pathname.slice(1) ?? "";
  const exclude = [
    ...(source.keepsReposts ? [] : (["retweets"] as const)),
    ...(source.keepsReplies ? [] : (["replies"] as const)),
  ];
  const read = await readAccount(
    desk,
    { handle, title, xUserId, xSinceId },
    { headers: conditionsOf(source), exclude },
  );
  switch (read.kind) {
    case "unchanged":
      return { kind: "unchanged", notBefore: readFreshUntil(read.answer.headers, desk.now()), movedTo: null };
    case "wait":
      return { kind: "wait", reason: read.reason, until: read.until };
    case "unreadable":
      return { kind: "failed", reason: read.reason, notBefore: null, isGone: false, isDown: read.isDown };
    case "read":
      return {
        kind: "document",
        document: read.document,
        remembered: {
          xUserId: read.xUserId,
          xSinceId: read.xSinceId,
          etag: read.answer?.headers.get("etag") ?? null,
          lastModified: read.answer?.headers.get("last-modified") ?? null,
        },
        notBefore: read.notBefore,
        movedTo: null,
      };
  }
}
