import { describe, expect, test } from "vitest";
import { readFreshUntil, readRetryAfter } from "../../src/sources/answer-headers.ts";
import { timeToLive } from "../../src/sources/read/time-to-live.ts";

const NOW = new Date("2026-03-25T00:00:00Z");
const secondsOn = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

describe("what an answer asks for", () => {
  test("Retry-After comes as seconds or as a date", () => {
    expect(readRetryAfter("120", NOW)).toEqual(secondsOn(120));
    expect(readRetryAfter("Wed, 25 Mar 2026 01:00:00 GMT", NOW)).toEqual(secondsOn(3600));
    expect(readRetryAfter("soon", NOW)).toBeNull();
    expect(readRetryAfter(null, NOW)).toBeNull();
  });

  test("max-age holds less the answer's age", () => {
    const until = (control: string, age?: string) =>
      readFreshUntil(new Headers({ "cache-control": control, ...(age !== undefined && { age }) }), NOW);
    expect(until("public, max-age=3600")).toEqual(secondsOn(3600));
    expect(until("max-age=3600", "600")).toEqual(secondsOn(3000));
    expect(until("s-maxage=3600")).toBeNull();
    expect(until("no-store")).toBeNull();
  });

  test("a feed's ttl or update period is understood, a day at most", () => {
    expect(timeToLive("60", undefined, undefined)).toBe(60);
    expect(timeToLive("0", "hourly", "2")).toBe(30);
    expect(timeToLive(undefined, "weekly", undefined)).toBe(1440);
    expect(timeToLive("never", "sometimes", undefined)).toBeNull();
  });
});
