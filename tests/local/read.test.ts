import { spawnSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { someFeed, somePage } from "../sources/some-web.ts";

const folder = mkdtempSync(join(tmpdir(), "watchbell-read-"));
const pages: Record<string, string> = {
  "/": somePage(`<link rel="alternate" type="application/rss+xml" title="All" href="/news/rss">
    <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments">`),
  "/news/rss": someFeed("Lamp Works"),
  "/KeeperJo/rss": someFeed("Keeper Jo / @KeeperJo"),
};
let server: Server;
let base: string;

beforeAll(async () => {
  server = createServer((request, answer) => {
    const page = pages[request.url ?? ""];
    answer.writeHead(page ? 200 : 404).end(page);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

function file(name: string, body: string | Uint8Array): string {
  writeFileSync(join(folder, name), body);
  return join(folder, name);
}

/** Runs the command beside this process, which serves the pages. */
async function run(...args: string[]): Promise<{ status: number | null; output: string }> {
  const child = spawn(process.execPath, ["local/read.ts", ...args], {
    stdio: ["ignore", "pipe", "ignore"],
    env: { PATH: process.env["PATH"], X_BRIDGE: `${base}/{handle}/rss` },
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (part: string) => (output += part));
  const [status] = (await once(child, "close")) as [number | null];
  return { status, output };
}

const objects = ({ output }: { output: string }) =>
  output
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe("npm run read", () => {
  test("gives one object a line and input, in order, whatever happens to one of them", async () => {
    const good = file("good.xml", someFeed("Lamp Works"));
    const ran = await run(
      "--json",
      good,
      file("bad.xml", "<html></html>"),
      join(folder, "none.xml"),
      folder,
      file("good.xml.gz", gzipSync(someFeed("Packed"))),
      "--url",
      "https://lamp.example/rss",
    );
    expect(ran.status).toBe(1);
    const [first, bad, missing, directory, packed] = objects(ran);
    expect(first).toEqual({
      file: good,
      source: {
        title: "Lamp Works",
        kind: "rss",
        url: "https://lamp.example/rss",
        siteUrl: "https://lamp.example/",
      },
      posts: [
        expect.objectContaining({
          key: "https://lamp.example/lit",
          url: "https://lamp.example/lit",
          title: "The lamp is lit",
          handle: null,
          publishedAt: null,
        }),
      ],
      warnings: [],
    });
    for (const failed of [bad, missing, directory])
      expect(failed).toMatchObject({
        source: null,
        posts: [],
        warnings: [],
        error: expect.stringMatching(/./),
      });
    expect(packed).toMatchObject({ source: { title: "Packed" } });
  });

  test("a home page is read by the feed that it names", async () => {
    const ran = await run("--json", base, `${base}/news/rss`);
    expect(ran.status).toBe(0);
    for (const read of objects(ran))
      expect(read).toMatchObject({ source: { title: "Lamp Works", url: `${base}/news/rss` }, posts: [{}] });
  });

  test("people see where it was found and what else is there", async () => {
    const { output } = await run(base);
    expect(output).toContain(`${base} → ${base}/news/rss`);
    expect(output).toContain(`Also there: ${base}/comments Comments`);
    expect(output).toContain("The lamp is lit");
  });

  test("an account on X is read through the bridge, by each of its names", async () => {
    const ran = await run("--json", "@KeeperJo", "x.com/KeeperJo", "https://twitter.com/KeeperJo/status/1");
    expect(ran.status).toBe(0);
    for (const read of objects(ran))
      expect(read).toMatchObject({ source: { url: "https://x.com/KeeperJo" }, posts: [{}] });
  });

  test("what is nothing is told so", async () => {
    const ran = await run("--json", "lamps");
    expect(ran.status).toBe(1);
    expect(objects(ran)).toMatchObject([{ error: expect.stringContaining("no such file") }]);
  });

  test("without a source it says how it is used", () => {
    const { status, stderr } = spawnSync(process.execPath, ["local/read.ts"], { encoding: "utf8" });
    expect(status).toBe(2);
    expect(stderr).toContain("Usage");
  });

  test("2,000 files in one call are 2,000 lines", async () => {
    const one = file("many.xml", someFeed("Lamp Works"));
    const ran = await run("--json", ...Array.from({ length: 2000 }, () => one));
    expect(ran.status).toBe(0);
    expect(objects(ran)).toHaveLength(2000);
  }, 30_000);
});
