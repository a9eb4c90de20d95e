import { describe, expect, test } from "vitest";
import { isoWithOffset, wallClock } from "../../src/lib/zoned-time.ts";

describe("a wall clock", () => {
  test("shows the moment in its zone, padded with zeros", () => {
    expect(wallClock(new Date("2025-12-07T00:05:09Z"), "Asia/Shanghai")).toEqual({
      year: "2025",
      month: "12",
      day: "07",
      hour: "08",
      minute: "05",
    });
  });

  test("says 00 at midnight, not 24", () => {
    expect(wallClock(new Date("2025-12-06T16:00:00Z"), "Asia/Shanghai")).toMatchObject({
      day: "07",
      hour: "00",
    });
  });

  test("throws for a zone that is none", () => {
    expect(() => wallClock(new Date(0), "Asia/Atlantis")).toThrow(RangeError);
  });
});

describe("ISO 8601 with an offset", () => {
  test.each([
    ["2025-12-07T00:00:08Z", "Asia/Shanghai", "2025-12-07T08:00:08+08:00"],
    ["2026-03-08T06:59:59Z", "America/New_York", "2026-03-08T01:59:59-05:00"],
    ["2026-03-08T07:00:00Z", "America/New_York", "2026-03-08T03:00:00-04:00"],
    ["2026-11-01T05:30:00Z", "America/New_York", "2026-11-01T01:30:00-04:00"],
    ["2026-11-01T06:30:00Z", "America/New_York", "2026-11-01T01:30:00-05:00"],
    ["2026-01-01T00:00:00Z", "Asia/Kathmandu", "2026-01-01T05:45:00+05:45"],
    ["2026-01-01T00:00:00Z", "America/St_Johns", "2025-12-31T20:30:00-03:30"],
    ["2026-01-01T12:00:00Z", "UTC", "2026-01-01T12:00:00+00:00"],
  ])("%s in %s is %s", (at, timeZone, text) => {
    expect(isoWithOffset(new Date(at), timeZone)).toBe(text);
  });

  test("drops the milliseconds", () => {
    expect(isoWithOffset(new Date("2025-12-07T00:00:59.999Z"), "Asia/Shanghai")).toBe(
      "2025-12-07T08:00:59+08:00",
    );
  });

  test("names the same second again when it is read", () => {
    const hours = Array.from({ length: 48 }, (_, hour) => new Date(Date.UTC(2026, 10, 1, hour, 17, 3)));
    expect(hours.map((at) => new Date(isoWithOffset(at, "Australia/Lord_Howe")))).toEqual(hours);
  });
});
