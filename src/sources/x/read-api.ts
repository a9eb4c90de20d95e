/**
 * An account's new posts through X's API v2: who it is, once; then what came since the newest post read, a page at a
 * time, within the month's budget. X gives the newest first, so a reading that broke off would leave a gap behind
 * it: since_id stays where it was until all that came after it was read. What is read twice on one day X charges once.
 */
import type { ReadPost } from "../read/post.ts";
import type { Refused } from "./ask-x.ts";
import { identify, type ApiAccount, type KnownAccount } from "./identify.ts";
import { readPage, type ApiDesk, type Page, type PageOptions } from "./read-page.ts";
import { newestOf } from "./read-timeline.ts";

/** Posts beyond this between two polls are somebody's flood. */
const PAGE_LIMIT = 5;

export type ApiOptions = PageOptions & { pageLimit?: number };

export type ApiRead =
  | {
      kind: "posts";
      name: string | null;
      posts: ReadPost[];
      warnings: string[];
      xUserId: string;
      xSinceId: string | null;
      /** X allows no request before this. */
      notBefore: Date | null;
    }
  | Refused;

/** Reads what is new. Without a database no budget is kept: for a person's one look, not for polling. */
export async function readApi(
  desk: ApiDesk,
  account: ApiAccount,
  options: ApiOptions = {},
): Promise<ApiRead> {
  const user = await identify(desk, account);
  if (user.kind !== "known") return user;
  const { pages, refused } = await readPages(desk, user, options);
  if (refused && pages.length === 0) return refused;
  const last = pages.at(-1);
  const isFlood = !refused && user.xSinceId !== null && last?.nextToken !== null;
  const isComplete = !refused && pages.every(({ readCount }) => readCount !== null);
  return {
    kind: "posts",
    name: pages[0]?.name ?? user.name,
    posts: pages.flatMap(({ posts }) => posts),
    warnings: [
      ...pages.flatMap(({ warnings }) => warnings),
      ...(refused ? [`Its older posts are still to be read. ${refused.reason}`] : []),
      ...(isFlood
        ? [`It posted more than ${pages.length} pages since the last poll: the rest was passed over`]
        : []),
    ],
    xUserId: user.xUserId,
    xSinceId: isComplete
      ? newestOf([user.xSinceId ?? [], pages.flatMap(({ newestId }) => newestId ?? [])].flat())
      : user.xSinceId,
    notBefore: refused?.kind === "wait" ? refused.until : (last?.spentUntil ?? null),
  };
}

async function readPages(
  desk: ApiDesk,
  account: KnownAccount,
  options: ApiOptions,
): Promise<{ pages: Page[]; refused?: Refused }> {
  // the first time there is no end to what is new
  const pageLimit = account.xSinceId ? (options.pageLimit ?? PAGE_LIMIT) : 1;
  const pages: Page[] = [];
  let token: string | null = null;
  do {
    const page = await readPage(desk, account, { ...options, token });
    if (page.kind !== "page") return { pages, refused: page };
    pages.push(page);
    token = page.nextToken;
    if (token && page.spentUntil) return { pages, refused: spent(page.spentUntil) };
  } while (token && pages.length < pageLimit);
  return { pages };
}

const spent = (until: Date): Refused => ({
  kind: "wait",
  reason: "X allows no more requests for now",
  until,
});
