import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { costOfMillion } from "../../local/bench/deliveries/cost.ts";
import { makeFeed } from "../../local/bench/feeds.ts";
import { measure, median } from "../../local/bench/measure.ts";
import { makePosts } from "../../local/bench/posts.ts";
import { row } from "../../local/bench/row.ts";
import { cluster } from "../../src/stories/cluster.ts";
import { readDocument } from "../../src/sources/read/document.ts";

const run = promisify(execFile);
const bench = (...args: string[]) => run(process.execPath, ["local/bench.ts", ...args]);
const NOW = new Date("2026-03-25T00:00:00Z");

describe("npm run bench", () => {
  test(
    "gives a row an object with --json, each with a figure that was measured",
    { timeout: 60_000 },
    async () => {
      const { stdout } = await bench("--json", "--rounds", "1", "--only", "parsing,clustering");
      const rows = stdout
        .trim()
        .split("\n")
        .map((line): unknown => JSON.parse(line));
      for (const one of rows)
        expect(one).toEqual({
          case: expect.stringMatching(/^(?:read|cluster)/),
          figure: expect.any(Number),
          unit: expect.stringMatching(/^(?:MB\/s|posts\/s|ms|exponent)$/),
          baseline: expect.toBeOneOf([expect.any(Number), null]),
          ratio: expect.toBeOneOf([expect.any(Number), null]),
        });
      expect(rows.length).toBeGreaterThanOrEqual(16);
    },
  );

  test("says what it takes where the rounds are none", async () => {
    await expect(bench("--rounds", "0")).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining("--rounds 0 is no number of rounds"),
    });
  });
});

describe("what a million emails cost", () => {
  test("is worked out from what fewer took, at the prices of the paid plan", () => {
    const usage = { emails: 1000, rowsRead: 8000, rowsWritten: 40, messages: 2, cpuMs: 500 };
    expect(Object.fromEntries(costOfMillion(usage))).toEqual({
      "rows read": 0.008,
      "rows written": 0.04,
      "queue operations": expect.closeTo(0.0024),
      requests: expect.closeTo(0.0006),
      CPU: expect.closeTo(0.01),
      "in all": expect.closeTo(0.061),
    });
  });

  test("what is asked for and not there is said", async () => {
    await expect(bench("--only", "weather")).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining("--only weather names nothing"),
    });
  });
});

describe("measuring", () => {
  test("takes the middle of warm rounds, the subjects by turns", () => {
    const turns: string[] = [];
    const times = measure({ one: () => turns.push("one"), other: () => turns.push("other") }, 2);
    expect(turns.slice(0, 4)).toEqual(["one", "other", "one", "other"]);
    expect(turns).toHaveLength(8);
    expect(times.one).toBeGreaterThanOrEqual(0);
    expect(median([9, 1, 5])).toBe(5);
    expect(() => median([])).toThrow("no median");
  });

  test("a row holds its figure against its baseline", () => {
    expect(row("read", 12.345, "MB/s", 50)).toEqual({
      case: "read",
      figure: 12.3,
      unit: "MB/s",
      baseline: 50,
      ratio: 0.247,
    });
    expect(row("cluster", 2, "ms")).toMatchObject({ baseline: null, ratio: null });
  });
});

describe("what is made up to be measured", () => {
  test("a feed has its size, reads well, and is the same each time", () => {
    const { body } = makeFeed(150);
    expect(body.length / 1000).toBeGreaterThan(150);
    expect(body.length / 1000).toBeLessThan(160);
    expect(makeFeed(150).body).toEqual(body);
    const document = readDocument(body, {
      url: "https://lampwick.example/feed",
      contentType: null,
      now: NOW,
    });
    expect(document).toMatchObject({ kind: "rss", warnings: [] });
    const posts = document.kind === "unreadable" ? [] : document.posts;
    expect(posts.length).toBeGreaterThan(50);
    expect(new Set(posts.map(({ key }) => key)).size).toBe(posts.length);
  });

  test("posts tell events together and apart", () => {
    const clusters = cluster(makePosts(150));
    expect(clusters.filter((posts) => posts.length > 1).length).toBeGreaterThanOrEqual(5);
    expect(clusters.length).toBeGreaterThan(90);
  });
});
