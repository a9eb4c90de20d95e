/** A hostile server on a loopback port, for edge tests: each path is an attack, and /feed a neighbour in good health. */
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { TestProject } from "vitest/node";

/** Forty megabytes of nothing are forty kilobytes on the way. */
const NOTHING = Buffer.alloc(40_000_000, " ");
const GZIP_BOMB = gzipSync(NOTHING);
const BROTLI_BOMB = brotliCompressSync(NOTHING);
const FEED = `<rss version="2.0"><channel><title>Good neighbour</title><item><title>Beacon 3 is out</title>
  <link>https://neighbour.example/beacon-3</link><pubDate>Wed, 25 Mar 2026 02:00:00 GMT</pubDate></item></channel></rss>`;
/** Each entity is ten of the one before: two gigabytes, if expanded. */
const ENTITIES = Array.from({ length: 9 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`);
const XML_BOMB = `<!DOCTYPE rss [<!ENTITY e0 "ha">${ENTITIES.join("")}]><rss version="2.0"><channel><title>Bomb</title>
  <item><title>Boom</title><link>https://bomb.example/1</link><description>&e9;</description></item></channel></rss>`;

const ATTACKS: Record<string, (response: ServerResponse) => void> = {
  "/feed": (response) => response.end(FEED),
  "/endless": endless,
  "/drip": drip,
  "/silent": () => undefined,
  "/loop": (response) => response.writeHead(302, { location: "/loop" }).end(),
  "/to-metadata": (response) =>
    response.writeHead(302, { location: "http://169.254.169.254/latest/meta-data/" }).end(),
  "/to-mapped": (response) => response.writeHead(301, { location: "http://[::ffff:10.0.0.1]/feed" }).end(),
  "/to-file": (response) => response.writeHead(302, { location: "file:///etc/passwd" }).end(),
  "/gzip-bomb": (response) => response.writeHead(200, { "content-encoding": "gzip" }).end(GZIP_BOMB),
  "/brotli-bomb": (response) => response.writeHead(200, { "content-encoding": "br" }).end(BROTLI_BOMB),
  "/file-bomb": (response) => response.end(GZIP_BOMB),
  "/xml-bomb": (response) => response.end(XML_BOMB),
  "/cut-short": (response) => {
    response.writeHead(200, { "content-length": String(FEED.length + 100) });
    response.write(FEED, () => response.socket?.destroy());
  },
};

/** A feed that never ends, as fast as it is taken. */
function endless(response: ServerResponse) {
  const part = Buffer.alloc(65_536, "<item><title>More</title></item>");
  response.write(`<rss version="2.0"><channel>`);
  const push = () => {
    while (!response.destroyed && response.write(part));
    if (!response.destroyed) response.once("drain", push);
  };
  push();
}

/** A letter every twentieth of a second. */
function drip(response: ServerResponse) {
  response.write("<rss>");
  const timer = setInterval(() => response.write(" "), 50);
  response.on("close", () => clearInterval(timer));
}

export default async function start(project: TestProject) {
  let asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    if (path === "/_asked") {
      response.end(JSON.stringify(asked));
      asked = [];
      return;
    }
    asked.push(path);
    (ATTACKS[path] ?? ((unknown) => unknown.writeHead(404).end()))(response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  project.provide("attackerUrl", `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return () => {
    server.closeAllConnections();
    server.close();
  };
}

declare module "vitest" {
  interface ProvidedContext {
    attackerUrl: string;
  }
}
