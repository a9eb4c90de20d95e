/** X's API v2 in memory, with its rules: a token, pages of 5 to 100, since_id, and a log of what was asked. */
import type { Web, WebAnswer } from "../../../src/providers/web.ts";
import { noPost } from "../../support/no-post.ts";

export const NOW = new Date("2026-03-25T04:00:00Z");
export const USER_ID = "7001";
const TOKEN = "test-bearer-token";

export type Tweet = { id: string } & Record<string, unknown>;
type Answer = { status?: number; headers?: Record<string, string>; body?: unknown };

/** Ids as X makes them, a minute apart: the higher the number, the newer. */
export const idOf = (number: number) =>
  String(1_990_000_000_000_000_000n + BigInt(number) * 251_658_240_000n);

export const someTweet = (number: number, facts: Record<string, unknown> = {}): Tweet => ({
  id: idOf(number),
  text: `Berth ${number} is free again`,
  author_id: USER_ID,
  created_at: new Date(NOW.getTime() - (1000 - number) * 60_000).toISOString(),
  lang: "en",
  ...facts,
});

export const problem = (kind: string, detail: string) => ({
  title: "Problem",
  type: `https://api.twitter.com/2/problems/${kind}`,
  detail,
});

export function answerOf({ status = 200, headers = {}, body = {} }: Answer): Omit<WebAnswer, "url"> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return { status, headers: new Headers(headers), body: new TextEncoder().encode(text), permanentUrl: null };
}

/** Answers for @adareed from these posts; `next` takes the place of the next answers, in order. */
export function openFakeX(tweets: Tweet[] = []) {
  const asked: URL[] = [];
  const next: (Answer | Error | undefined)[] = [];
  let givenCount = 0;
  const web: Web = {
    post: noPost,
    send: noPost,
    async get(address, { headers = {} } = {}) {
      const url = new URL(address);
      asked.push(url);
      const given = next.shift();
      if (given instanceof Error) throw given;
      if (given) return { ...answerOf(given), url: address };
      if (headers["authorization"] !== `Bearer ${TOKEN}`)
        return { ...answerOf({ status: 401, body: { title: "Unauthorized", status: 401 } }), url: address };
      const answer = answer200(url);
      return { ...answerOf(answer), url: address };
    },
  };
  function answer200({ pathname, searchParams: query }: URL): Answer {
    if (pathname.startsWith("/2/users/by/username/"))
      return { body: { data: { id: USER_ID, name: "Ada Reed ⚓", username: "adareed" } } };
    const size = Number(query.get("max_results"));
    if (!(size >= 5 && size <= 100)) return { status: 400, body: { detail: "max_results is out of range" } };
    const since = BigInt(query.get("since_id") ?? 0);
    const found = tweets
      .filter(({ id }) => BigInt(id) > since)
      .toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1));
    const from = Number(query.get("pagination_token") ?? 0);
    const data = found.slice(from, from + size);
    givenCount += data.length;
    const meta = {
      result_count: data.length,
      ...(from + size < found.length && { next_token: String(from + size) }),
    };
    return { body: data.length > 0 ? { data, meta } : { meta } };
  }
  return { web, asked, next, givenCount: () => givenCount };
}

export const settingsOf = (
  facts: Partial<{ bearerToken: string | null; monthlyReads: number; bridge: string | null }> = {},
) => ({
  x: { bearerToken: TOKEN, monthlyReads: 10_000, baseUrl: "https://api.x.example", bridge: null, ...facts },
});
