/** A page of an account's posts from X's API v2, within the month's budget. */
import type { Desk } from "../../desk.ts";
import { askX, type Refused, type XDesk } from "./ask-x.ts";
import { nextMonth, reserveReads, settleReads, type Reservation } from "./budget.ts";
import type { KnownAccount } from "./identify.ts";
import { readTimeline, type Timeline } from "./read-timeline.ts";
import { wordProblem } from "./word-problem.ts";

/** As many as a bridge's feed holds. An account seldom posts more between two polls, and each one costs. */
const USUAL_PAGE_SIZE = 20;
/** X gives no fewer than 5 and no more than 100 in a page. */
const [SMALLEST_PAGE, LARGEST_PAGE] = [5, 100];
/** X charges what it returns: a post, and the two it may refer to, the one it quotes and the one it answers. */
const READS_A_POST = 3;

const FIELDS = {
  "tweet.fields":
    "article,author_id,created_at,entities,in_reply_to_user_id,lang,note_tweet,public_metrics,referenced_tweets",
  expansions: "author_id,referenced_tweets.id,referenced_tweets.id.author_id",
  "user.fields": "name,username",
};

export type ApiDesk = XDesk & { db?: Desk["db"] | undefined };

export type PageOptions = {
  /** What X leaves out: both, unless told. It keeps an account's answers to itself, its threads. */
  exclude?: ("retweets" | "replies")[];
  /** From 5 to 100. */
  pageSize?: number;
};

export type Page = Timeline & { kind: "page"; spentUntil: Date | null };

/** Reads the page of a token, or the first. It is smaller where less of the budget is left. */
export async function readPage(
  desk: ApiDesk,
  account: KnownAccount,
  {
    token,
    pageSize = USUAL_PAGE_SIZE,
    exclude = ["retweets", "replies"],
  }: PageOptions & { token: string | null },
): Promise<Page | Refused> {
  const reservation = await reserve(desk, Math.min(LARGEST_PAGE, Math.max(SMALLEST_PAGE, pageSize)));
  if (!reservation) return budgetSpent(desk);
  const asked = await askX(desk, {
    path: `/2/users/${account.xUserId}/tweets`,
    query: {
      ...FIELDS,
      max_results: String(Math.floor(reservation.count / READS_A_POST)),
      ...(exclude.length > 0 && { exclude: exclude.join(",") }),
      ...(account.xSinceId && { since_id: account.xSinceId }),
      ...(token && { pagination_token: token }),
    },
    handle: account.handle,
  });
  if (asked.kind !== "answer") {
    if (!("isLost" in asked)) await settle(desk, reservation, 0);
    return asked;
  }
  const timeline = readTimeline(asked.body, account, desk.now());
  // what an answer that can't be counted cost is unknown: all that it might have
  await settle(desk, reservation, timeline.readCount ?? reservation.count);
  const [problem] = timeline.problems;
  return problem
    ? { kind: "unreadable", reason: wordProblem(problem, account.handle), isDown: false }
    : { ...timeline, kind: "page", spentUntil: asked.spentUntil };
}

async function reserve({ db, ...desk }: ApiDesk, postCount: number): Promise<Reservation | undefined> {
  const wanted = postCount * READS_A_POST;
  if (!db) return { month: "", count: wanted };
  return reserveReads({ db, ...desk }, { wanted, fewest: SMALLEST_PAGE * READS_A_POST });
}

async function settle({ db }: ApiDesk, reservation: Reservation, cost: number): Promise<void> {
  if (db) await settleReads({ db }, reservation, cost);
}

const budgetSpent = ({ settings, now }: ApiDesk): Refused => ({
  kind: "wait",
  reason: `The month's reads of X are used up: X_MONTHLY_READS allows ${settings.x.monthlyReads}`,
  until: nextMonth(now()),
});
