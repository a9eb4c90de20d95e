import { describe, expect, test } from "vitest";
import { readFlags, UsageError } from "../../local/flags.ts";

describe("the flags of npm start", () => {
  test("without any, the samples are read as of now and the line keeps running", () => {
    expect(readFlags([])).toMatchObject({ once: false, fresh: false, sources: [], port: null });
    expect(Math.abs(readFlags([]).now.getTime() - Date.now())).toBeLessThan(1000);
  });

  test("all of them together", () => {
    const flags = [
      "--once",
      "--fresh",
      "--sources",
      "a.opml",
      "--sources",
      "http://b.example/c",
      "--now",
      "2026-03-25T00:00:00Z",
      "--port",
      "8080",
    ];
    expect(readFlags(flags)).toEqual({
      once: true,
      fresh: true,
      sources: ["a.opml", "http://b.example/c"],
      now: new Date("2026-03-25T00:00:00Z"),
      port: 8080,
    });
  });

  test.for([
    [["--twice"], /--twice/],
    [["now"], /now/],
    [["--now", "yesterday"], /--now yesterday is no ISO 8601 time/],
    [["--now", "2026-13-40T00:00"], /--now/],
    [["--port", "0"], /--port 0 is no port/],
    [["--port", "99999"], /--port 99999/],
    [["--port", "x"], /--port x/],
    [["--once=yes"], /--once/],
  ] as const)("%j is answered with one clear line", ([args, words]) => {
    expect(() => readFlags([...args])).toThrow(UsageError);
    expect(() => readFlags([...args])).toThrow(words);
    try {
      readFlags([...args]);
    } catch (error) {
      expect((error as Error).message).not.toContain("\n");
    }
  });
});
