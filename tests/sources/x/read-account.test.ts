import { describe, expect, test } from "vitest";
import { WebError } from "../../../src/providers/web.ts";
import {
  readAccount,
  type XAccount,
  type XOptions,
  type XRead,
} from "../../../src/sources/x/read-account.ts";
import { answerOf, idOf, NOW, openFakeX, problem, settingsOf, someTweet, USER_ID } from "./fake-x.ts";
import { noPost } from "../../support/no-post.ts";

const MINUTE_MS = 60_000;
const NEW: XAccount = { handle: "adareed", xUserId: null, xSinceId: null };
const KNOWN: XAccount = {
  handle: "adareed",
  xUserId: USER_ID,
  xSinceId: idOf(0),
  title: "Ada Reed ⚓ (@adareed)",
};
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

function open(tweetNumbers: number[] = [], settings = settingsOf()) {
  const x = openFakeX(tweetNumbers.map((number) => someTweet(number)));
  const desk = { web: x.web, settings, now: () => NOW };
  return { ...x, read: (account: XAccount, options?: XOptions) => readAccount(desk, account, options) };
}

function readOf(read: XRead) {
  if (read.kind !== "read") throw new Error(`${read.kind}: ${"reason" in read ? read.reason : ""}`);
  return read;
}

describe("an account through the API", () => {
  test("is looked up at the first poll alone", async () => {
    const { read, asked } = open([1, 2, 3]);
    const first = readOf(await read(NEW));
    expect(first).toMatchObject({
      xUserId: USER_ID,
      xSinceId: idOf(3),
      notBefore: null,
      answer: null,
      document: {
        kind: "json",
        title: "Ada Reed ⚓ (@adareed)",
        siteUrl: "https://x.com/adareed",
        warnings: [],
      },
    });
    expect(first.document.posts.map(({ key }) => key)).toEqual(
      [3, 2, 1].map((number) => `x:${idOf(number)}`),
    );
    expect(first.document.posts[0]?.author).toBe("Ada Reed ⚓");
    const { xUserId, xSinceId } = first;
    await read({ ...NEW, xUserId, xSinceId });
    expect(asked.map(({ pathname }) => pathname)).toEqual([
      "/2/users/by/username/adareed",
      `/2/users/${USER_ID}/tweets`,
      `/2/users/${USER_ID}/tweets`,
    ]);
  });

  test("gives one page at the first poll, whatever lies behind it", async () => {
    const { read, givenCount } = open(range(1, 300));
    const { document, xSinceId } = readOf(await read(NEW));
    expect(document).toMatchObject({ warnings: [] });
    expect(document.posts).toHaveLength(20);
    expect([xSinceId, givenCount()]).toEqual([idOf(300), 20]);
  });

  test("is asked for what came since, and for long posts, authors and what is quoted", async () => {
    const { read, asked } = open([1, 2, 3]);
    const { document, xSinceId } = readOf(await read({ ...KNOWN, xSinceId: idOf(2) }));
    expect(document.posts.map(({ key, author }) => [key, author])).toEqual([[`x:${idOf(3)}`, "Ada Reed ⚓"]]);
    expect(xSinceId).toBe(idOf(3));
    const query = asked[0]?.searchParams;
    expect(query?.get("since_id")).toBe(idOf(2));
    expect(query?.get("exclude")).toBe("retweets,replies");
    expect(query?.get("tweet.fields")?.split(",")).toEqual(
      expect.arrayContaining(["note_tweet", "lang", "entities"]),
    );
    expect(query?.get("expansions")).toContain("referenced_tweets.id.author_id");
  });

  test("with nothing new keeps its place", async () => {
    const { read } = open([1]);
    const { document, xSinceId, xUserId } = readOf(await read({ ...KNOWN, xSinceId: idOf(1) }));
    expect([document.posts, document.warnings, xSinceId, xUserId]).toEqual([[], [], idOf(1), USER_ID]);
  });

  test("gives retweets and replies where they are asked for", async () => {
    const { read, asked } = open([1]);
    await read(KNOWN, { exclude: ["retweets"] });
    await read(KNOWN, { exclude: [] });
    expect(asked.map(({ searchParams }) => searchParams.get("exclude"))).toEqual(["retweets", null]);
  });

  test("is read page by page to the last post read", async () => {
    const { read, asked } = open(range(1, 47));
    const { document, xSinceId } = readOf(await read(KNOWN));
    expect(document.posts.map(({ key }) => key)).toEqual(
      range(1, 47)
        .toReversed()
        .map((number) => `x:${idOf(number)}`),
    );
    expect([asked.length, xSinceId, document.warnings]).toEqual([3, idOf(47), []]);
  });

  test("that floods is read so far and no further, and says so", async () => {
    const { read, asked } = open(range(1, 300));
    const { document, xSinceId } = readOf(await read(KNOWN, { pageSize: 100, pageLimit: 2 }));
    expect([document.posts.length, asked.length, xSinceId]).toEqual([200, 2, idOf(300)]);
    expect(document.warnings).toEqual([
      "It posted more than 2 pages since the last poll: the rest was passed over",
    ]);
  });

  test("that broke off between pages keeps its place, so that nothing is lost", async () => {
    const { read, next } = open(range(1, 30));
    next.push(undefined, { status: 503 });
    const { document, xSinceId } = readOf(await read(KNOWN));
    expect([document.posts.length, xSinceId]).toEqual([20, KNOWN.xSinceId]);
    expect(document.warnings).toEqual(["Its older posts are still to be read. X answered 503"]);
    expect(readOf(await read(KNOWN)).document.posts).toHaveLength(30);
  });

  test("that was cut off keeps its place", async () => {
    const { read, next } = open();
    next.push({ body: JSON.stringify({ data: [someTweet(5), someTweet(4)] }).slice(0, -20) });
    const { document, xSinceId } = readOf(await read(KNOWN));
    expect([document.posts.length, xSinceId]).toEqual([1, KNOWN.xSinceId]);
    expect(document.warnings).toEqual(["X's answer was cut off: what comes before was read"]);
  });

  test.each([
    [{ "x-rate-limit-reset": String(NOW.getTime() / 1000 + 600) }, 10],
    [{ "retry-after": "120" }, 2],
    [{}, 15],
    [{ "x-rate-limit-reset": String(NOW.getTime() / 1000 - 5) }, 1],
    [{ "x-rate-limit-reset": "soon" }, 15],
  ])("429 with %j is waited out", async (headers, minutes) => {
    const { read, next } = open();
    next.push({ status: 429, headers });
    expect(await read(KNOWN)).toEqual({
      kind: "wait",
      reason: "X answered 429: too many requests",
      until: new Date(NOW.getTime() + minutes * MINUTE_MS),
    });
  });

  test("the last request of a window is followed by none", async () => {
    const { read, next, asked } = open(range(1, 30));
    const reset = new Date(NOW.getTime() + 5 * MINUTE_MS);
    const headers = { "x-rate-limit-remaining": "0", "x-rate-limit-reset": String(reset.getTime() / 1000) };
    next.push({ headers, body: { data: [someTweet(30)], meta: { next_token: "20" } } });
    const broken = readOf(await read(KNOWN));
    expect([asked.length, broken.notBefore, broken.xSinceId]).toEqual([1, reset, KNOWN.xSinceId]);
    next.push({ headers, body: { data: [someTweet(30)], meta: {} } });
    const whole = readOf(await read(KNOWN));
    expect([asked.length, whole.notBefore, whole.xSinceId]).toEqual([2, reset, idOf(30)]);
  });

  test.each([
    [
      { status: 401, body: { title: "Unauthorized", status: 401 } },
      "X refuses the token: X_BEARER_TOKEN is wrong or was withdrawn",
    ],
    [
      { status: 402, body: { title: "CreditsDepleted" } },
      "X asks to be paid: the credits of this token's account are used up",
    ],
    [
      { status: 403, body: { title: "Client Forbidden", detail: "The app has no project" } },
      "X does not let this token read posts: The app has no project",
    ],
    [{ status: 404 }, "There is no account @adareed on X"],
    [{ status: 500, body: "<html>" }, "X answered 500"],
    [
      { body: { errors: [problem("resource-not-found", "Could not find user")] } },
      "There is no account @adareed on X",
    ],
    [
      { body: { errors: [problem("resource-not-found", "User has been suspended: [adareed].")] } },
      "@adareed is suspended on X",
    ],
    [
      { status: 403, body: { errors: [problem("resource-not-found", "User has been suspended")] } },
      "@adareed is suspended on X",
    ],
    [
      { body: { errors: [problem("not-authorized-for-resource", "Sorry, you are not authorized")] } },
      "@adareed is protected: only its followers may read it",
    ],
    [
      { body: { errors: [problem("disallowed-resource", "Withheld\n  there")] } },
      "X gives nothing of @adareed: Withheld there",
    ],
  ])("%j is worded, at the look-up as at the posts", async (answer, reason) => {
    const { read, next } = open();
    next.push(answer, answer);
    expect(await read(NEW)).toEqual({ kind: "unreadable", reason, isDown: false });
    expect(await read(KNOWN)).toEqual({ kind: "unreadable", reason, isDown: false });
  });

  test("X's own monthly cap is asked again a day later", async () => {
    const { read, next } = open();
    next.push({ status: 429, body: { title: "UsageCapExceeded", period: "Monthly" } });
    expect(await read(KNOWN)).toMatchObject({
      kind: "wait",
      until: new Date(NOW.getTime() + 24 * 60 * MINUTE_MS),
    });
  });

  test("a silent X is worded without the token, and told as down", async () => {
    const { read, next } = open();
    next.push(
      new WebError("timeout", "https://api.x.example/2/users/7001/tweets?x=1", "took longer than 15 s"),
    );
    expect(await read(KNOWN)).toEqual({
      kind: "unreadable",
      reason: "GET https://api.x.example/2/users/7001/tweets took longer than 15 s",
      isDown: true,
      isLost: true,
    });
  });

  test("a look-up that answers nonsense is worded", async () => {
    const { read, next } = open();
    next.push({ body: "{" }, { body: { data: { id: "../7" } } });
    for (let time = 0; time < 2; time++)
      expect(await read(NEW)).toMatchObject({ reason: "X's answer does not say who @adareed is" });
  });

  test("what is no handle is not asked for", async () => {
    const { read, asked } = open();
    expect(await read({ ...NEW, handle: "../admin" })).toMatchObject({ kind: "unreadable" });
    expect(asked).toEqual([]);
  });
});

describe("an account through a bridge", () => {
  const BRIDGE = settingsOf({ bearerToken: null, bridge: "https://bridge.example/{handle}/rss" });
  const FEED = `<rss version="2.0"><channel><title>Ada Reed ⚓ / @adareed</title><item><title>The bell rang</title>
    <link>https://bridge.example/adareed/status/${idOf(1)}</link></item></channel></rss>`;

  test("is the bridge's feed, with its answer for the validators", async () => {
    const { read, next, asked } = open([], BRIDGE);
    next.push({ body: FEED, headers: { etag: '"a"', "content-type": "application/rss+xml" } });
    const { document, answer, xSinceId } = readOf(await read({ ...KNOWN, xSinceId: idOf(0) }));
    expect(asked.map(String)).toEqual(["https://bridge.example/adareed/rss"]);
    expect(document.posts).toMatchObject([{ key: `x:${idOf(1)}`, handle: "adareed", text: "The bell rang" }]);
    expect([answer?.status, answer?.headers.get("etag"), xSinceId]).toEqual([200, '"a"', idOf(0)]);
  });

  test("that has not changed says so", async () => {
    const headers: Record<string, string>[] = [];
    const web = {
      post: noPost,
      send: noPost,
      get: async (url: string, options?: { headers?: Record<string, string> }) => {
        headers.push(options?.headers ?? {});
        return { ...answerOf({ status: 304, body: "" }), url };
      },
    };
    const desk = { web, settings: BRIDGE, now: () => NOW };
    const read = await readAccount(desk, NEW, { headers: { "if-none-match": '"a"' } });
    expect(read).toMatchObject({ kind: "unchanged", answer: { status: 304 } });
    expect(headers).toEqual([{ "if-none-match": '"a"' }]);
  });

  test("that fails is worded, and waited for where it says until when", async () => {
    const { read, next } = open([], BRIDGE);
    next.push(
      { status: 404 },
      { status: 429, headers: { "retry-after": "3600" } },
      { body: "<html><p>Sorry" },
    );
    expect(await read(NEW)).toEqual({
      kind: "unreadable",
      reason: "The bridge bridge.example answered 404",
      isDown: false,
    });
    expect(await read(NEW)).toMatchObject({ kind: "wait", until: new Date(NOW.getTime() + 60 * MINUTE_MS) });
    expect(await read(NEW)).toMatchObject({ kind: "unreadable" });
    next.push(new WebError("unreachable", "https://bridge.example/adareed/rss", "failed"));
    expect(await read(NEW)).toMatchObject({ kind: "unreadable", isDown: true });
  });

  test("is left for the API where there is a token", async () => {
    const { read, asked } = open([1], settingsOf({ bridge: "https://bridge.example/{handle}/rss" }));
    await read(KNOWN);
    expect(asked.map(({ host }) => host)).toEqual(["api.x.example"]);
  });

  test("without a place for the handle is a setting to mend", async () => {
    const { read } = open([], settingsOf({ bearerToken: null, bridge: "https://bridge.example/rss" }));
    expect(await read(NEW)).toMatchObject({ reason: "X_BRIDGE says nowhere where the {handle} goes" });
  });
});

test("without token and bridge it is said which settings to set", async () => {
  const { read } = open([], settingsOf({ bearerToken: null }));
  expect(await read(NEW)).toEqual({
    kind: "unreadable",
    reason: "Accounts on X are not read: set X_BEARER_TOKEN, or X_BRIDGE",
    isDown: false,
  });
});
