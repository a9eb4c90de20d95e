import { describe, expect, test } from "vitest";
import { openWeb, WebError, type WebAnswer } from "../../src/providers/web.ts";

type Request = { url: string; headers: Headers; method: string | undefined; body: unknown };
const text = (body: Uint8Array) => new TextDecoder().decode(body);

/** A web whose pages are functions of the request; what is asked for is kept. */
function webOf(pages: Record<string, () => Response>, options: { allowLoopback?: boolean } = {}) {
  const asked: Request[] = [];
  const fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
    const url = input instanceof Request ? input.url : String(input);
    const { headers, method, body } = init ?? {};
    asked.push({ url, headers: new Headers(headers), method, body });
    const page = pages[url];
    if (!page) throw new TypeError("fetch failed", { cause: new Error("getaddrinfo ENOTFOUND") });
    return page();
  };
  return { asked, web: openWeb({ userAgent: "Watchbell/test", allowLoopback: false, ...options, fetch }) };
}

const moved = (status: number, location: string) => new Response(null, { status, headers: { location } });

async function failureOf(answer: Promise<WebAnswer | { status: number }>): Promise<WebError> {
  const error: unknown = await answer.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(error instanceof WebError)) throw new Error("It did not fail as the web fails", { cause: error });
  return error;
}

describe("an answer", () => {
  test("comes with its status, headers and bytes, and the request says who asks", async () => {
    const { web, asked } = webOf({
      "https://harbor.example/feed": () => new Response("<rss/>", { status: 200, headers: { etag: '"1"' } }),
    });
    const answer = await web.get("https://harbor.example/feed", { headers: { "if-none-match": '"0"' } });
    expect(answer).toMatchObject({ status: 200, url: "https://harbor.example/feed", permanentUrl: null });
    expect(text(answer.body)).toBe("<rss/>");
    expect(answer.headers.get("etag")).toBe('"1"');
    expect(asked[0]?.headers.get("user-agent")).toBe("Watchbell/test");
    expect(asked[0]?.headers.get("if-none-match")).toBe('"0"');
  });

  test("of an unwelcome status is an answer too", async () => {
    const { web } = webOf({
      "https://harbor.example/304": () => new Response(null, { status: 304 }),
      "https://harbor.example/410": () => new Response("gone", { status: 410 }),
    });
    expect((await web.get("https://harbor.example/304")).status).toBe(304);
    expect((await web.get("https://harbor.example/410")).status).toBe(410);
  });

  test("that is a compressed file is unpacked", async () => {
    const packed = new Blob(["<rss/>"]).stream().pipeThrough(new CompressionStream("gzip"));
    const { web } = webOf({ "https://harbor.example/feed.xml.gz": () => new Response(packed) });
    expect(text((await web.get("https://harbor.example/feed.xml.gz")).body)).toBe("<rss/>");
  });
});

describe("a form", () => {
  const FORM = new URLSearchParams({ "hub.mode": "publish" });

  test("is posted, and answered with a status", async () => {
    const { web, asked } = webOf({
      "https://hub.example/": () => new Response(null, { status: 204 }),
      "https://hub.example/moved": () => moved(307, "https://other.example/"),
    });
    expect(await web.post("https://hub.example/", FORM)).toEqual({ status: 204 });
    expect(asked[0]).toMatchObject({ method: "POST", body: FORM });
    expect(asked[0]?.headers.get("user-agent")).toBe("Watchbell/test");
    expect(await web.post("https://hub.example/moved", FORM)).toEqual({ status: 307 });
    expect(asked).toHaveLength(2);
  });

  test("goes to public addresses alone, and a failure is worded", async () => {
    const { web, asked } = webOf({});
    expect((await failureOf(web.post("http://127.0.0.1/", FORM))).kind).toBe("refused");
    expect(asked).toEqual([]);
    expect((await failureOf(web.post("https://gone.example/", FORM))).message).toContain("ENOTFOUND");
  });
});

describe("redirects", () => {
  test("are followed, and a permanent move is told", async () => {
    const { web } = webOf({
      "http://harbor.example/feed": () => moved(301, "https://harbor.example/feed"),
      "https://harbor.example/feed": () => moved(308, "/news.xml"),
      "https://harbor.example/news.xml": () => new Response("<rss/>"),
    });
    const answer = await web.get("http://harbor.example/feed");
    expect(answer).toMatchObject({
      url: "https://harbor.example/news.xml",
      permanentUrl: "https://harbor.example/news.xml",
    });
  });

  test("are permanent only as far as the row of permanent ones goes", async () => {
    const { web } = webOf({
      "https://a.example/": () => moved(301, "https://b.example/"),
      "https://b.example/": () => moved(302, "https://c.example/"),
      "https://c.example/": () => moved(301, "https://d.example/"),
      "https://d.example/": () => new Response(""),
    });
    expect(await web.get("https://a.example/")).toMatchObject({
      url: "https://d.example/",
      permanentUrl: "https://b.example/",
    });
  });

  test("end after five", async () => {
    const hops = Object.fromEntries(
      Array.from({ length: 8 }, (_, n) => [`https://harbor.example/${n}`, () => moved(302, `/${n + 1}`)]),
    );
    const { web, asked } = webOf({ ...hops, "https://harbor.example/6": () => new Response("") });
    const failure = await failureOf(web.get("https://harbor.example/0"));
    expect(failure).toMatchObject({ kind: "too-many-redirects", retryable: false });
    expect(asked).toHaveLength(6);
    expect((await web.get("https://harbor.example/1")).url).toBe("https://harbor.example/6");
  });

  test("to an inner address are refused before it is asked", async () => {
    const { web, asked } = webOf({
      "https://harbor.example/": () => moved(302, "http://169.254.169.254/latest/meta-data"),
    });
    expect(await failureOf(web.get("https://harbor.example/"))).toMatchObject({ kind: "refused" });
    expect(asked).toHaveLength(1);
  });

  test("to another site take no credentials and no validators along", async () => {
    const { web, asked } = webOf({
      "https://a.example/": () => moved(302, "https://b.example/"),
      "https://b.example/": () => new Response(""),
    });
    await web.get("https://a.example/", {
      headers: { authorization: "Bearer x", "if-none-match": '"1"', accept: "text/xml" },
    });
    expect([...(asked[1]?.headers.keys() ?? [])].toSorted()).toEqual(["accept", "user-agent"]);
  });
});

describe("addresses that are never asked", () => {
  const { web, asked } = webOf({});

  test.each(
    [
      "127.0.0.1 127.1 127.0.1 0x7f.0.0.1 0x7f000001 2130706433 017700000001 0177.0.0.1 127.0.0.1. 127.0.0.1..".split(
        " ",
      ),
      "0 0.0.0.0 [::1] [0:0:0:0:0:0:0:1] [::ffff:127.0.0.1] [::ffff:7f00:1] [::] 127.127.127.127 １２７.0.0.1".split(
        " ",
      ),
      "169.254.169.254 0xa9fea9fe 2852039166 0251.0376.0251.0376 169.254.43518 [::ffff:169.254.169.254]".split(
        " ",
      ),
      "[fd00:ec2::254] [64:ff9b::a9fe:a9fe] [2002:a9fe:a9fe::] 100.100.100.200 10.0.0.1 172.16.9.9 192.168.0.1".split(
        " ",
      ),
      "100.64.0.1 224.0.0.1 255.255.255.255 [fe80::1] [fc00::1] [ff02::1] [fe80::1%25eth0] 192.0.0.192".split(
        " ",
      ),
      "localhost LOCALHOST localhost. localhost.. api.localhost metadata metadata.google.internal printer.local".split(
        " ",
      ),
      "db.internal nas.lan router.home.arpa 127.0.0.1.nip.io 10-0-0-1.sslip.io localtest.me ⓛocalhost loc%61lhost".split(
        " ",
      ),
    ].flat(),
  )("http://%s/", async (host) => {
    expect(await failureOf(web.get(`http://${host}/`))).toMatchObject({ kind: "refused", retryable: false });
    expect(asked).toHaveLength(0);
  });

  test.each([
    "file:///etc/passwd",
    "ftp://harbor.example/",
    "gopher://harbor.example/",
    "data:text/xml,<rss/>",
    "harbor",
    "",
  ])("%j", async (url) => {
    expect(await failureOf(web.get(url))).toMatchObject({ kind: "refused" });
  });

  test("credentials in the address, which are not repeated", async () => {
    const failure = await failureOf(web.get("https://me:secret@harbor.example/feed?key=secret"));
    expect(failure.kind).toBe("refused");
    expect(failure.message).toBe("GET https://harbor.example/feed is not fetched: it has credentials in it");
  });

  test("loopback is open to the local setting, the rest stays closed", async () => {
    const local = webOf({ "http://127.0.0.1:9/": () => new Response("") }, { allowLoopback: true }).web;
    expect((await local.get("http://127.0.0.1:9/")).status).toBe(200);
    for (const host of ["10.0.0.1", "169.254.169.254", "[::ffff:10.0.0.1]", "nas.lan"]) {
      expect(await failureOf(local.get(`http://${host}/`))).toMatchObject({ kind: "refused" });
    }
  });
});

test("a host that cannot be reached may be asked again, and the sentence says why", async () => {
  const failure = await failureOf(webOf({}).web.get("https://harbor.example/feed?token=secret"));
  expect(failure).toMatchObject({ kind: "unreachable", retryable: true });
  expect(failure.message).toBe("GET https://harbor.example/feed failed: getaddrinfo ENOTFOUND");
});
