/** Hostile servers, on real sockets. */
import { createServer, type Server, type ServerResponse } from "node:http";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openWeb } from "../../src/providers/web.ts";

const MAX_BYTES = 1_000_000;
/** For what ends by it; what ends otherwise has time enough, however busy the machine is. */
const TIMEOUT_MS = 700;
const PATIENCE_MS = 30_000;

let server: Server;
let base: string;
let sentBytes = 0;

/** Ten megabytes of nothing take ten kilobytes on the way. */
const bomb = Buffer.alloc(10_000_000);

function endless(response: ServerResponse) {
  const part = Buffer.alloc(65_536, "x");
  const push = () => {
    while (!response.destroyed && response.write(part)) sentBytes += part.length;
    if (!response.destroyed) response.once("drain", push);
  };
  push();
}

function drip(response: ServerResponse) {
  response.write("<rss>");
  const timer = setInterval(() => response.write(" "), 50);
  response.on("close", () => clearInterval(timer));
}

const pages: Record<string, (response: ServerResponse) => void> = {
  "/good": (response) => response.end("<rss/>"),
  "/exact": (response) => response.end(Buffer.alloc(MAX_BYTES)),
  "/over": (response) => response.end(Buffer.alloc(MAX_BYTES + 1)),
  "/endless": endless,
  "/drip": drip,
  "/silent": () => undefined,
  "/broken": (response) => response.socket?.destroy(),
  "/loop": (response) => response.writeHead(302, { location: "/loop" }).end(),
  "/ping": (response) => response.writeHead(301, { location: "/pong" }).end(),
  "/pong": (response) => response.writeHead(301, { location: "/ping" }).end(),
  "/gzip-bomb": (response) => response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(bomb)),
  "/br-bomb": (response) =>
    response.writeHead(200, { "content-encoding": "br" }).end(brotliCompressSync(bomb)),
  "/file-bomb": (response) => response.end(gzipSync(bomb)),
  "/lying-length": (response) => response.writeHead(200, { "content-length": "10" }).end("<rss/>"),
  "/redirect-with-endless-body": (response) => {
    response.writeHead(302, { location: "/good" });
    endless(response);
  },
};

beforeAll(async () => {
  server = createServer((request, response) => pages[request.url ?? ""]?.(response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port");
  base = `http://127.0.0.1:${address.port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe("a hostile server", () => {
  const open = (timeoutMs: number) =>
    openWeb({ userAgent: "Watchbell/test", allowLoopback: true, timeoutMs, maxBytes: MAX_BYTES });
  const web = open(TIMEOUT_MS);

  test.each([
    ["/over", "too-large"],
    ["/endless", "too-large"],
    ["/gzip-bomb", "too-large"],
    ["/br-bomb", "too-large"],
    ["/file-bomb", "too-large"],
    ["/drip", "timeout"],
    ["/silent", "timeout"],
    ["/broken", "unreachable"],
    ["/lying-length", "timeout"],
    ["/loop", "too-many-redirects"],
    ["/ping", "too-many-redirects"],
  ])("%s ends as %s", async (path, kind) => {
    const patient = kind === "timeout" ? web : open(PATIENCE_MS);
    await expect(patient.get(base + path)).rejects.toMatchObject({ name: "WebError", kind });
  });

  test("cannot make us read much beyond the limit", () => {
    expect(sentBytes).toBeLessThan(MAX_BYTES + 20_000_000);
  });

  test("may answer up to the limit", async () => {
    expect((await web.get(`${base}/exact`)).body).toHaveLength(MAX_BYTES);
  });

  test("with an endless body under a redirect is left behind", async () => {
    const answer = await web.get(`${base}/redirect-with-endless-body`);
    expect(new TextDecoder().decode(answer.body)).toBe("<rss/>");
  });

  test("is not asked at all where loopback is closed", async () => {
    const closed = openWeb({ userAgent: "Watchbell/test", allowLoopback: false });
    await expect(closed.get(`${base}/good`)).rejects.toMatchObject({ kind: "refused" });
  });
});
