import { describe, expect, test } from "vitest";
import { nextHour } from "../../src/lib/zoned-time.ts";

const at = (iso: string, timeZone: string, hour: number) =>
  nextHour(new Date(iso), timeZone, hour).toISOString();

describe("the next time that a clock shows an hour", () => {
  test.each([
    ["later today", "2026-03-25T04:00:00Z", "Asia/Tokyo", 18, "2026-03-25T09:00:00.000Z"],
    ["tomorrow", "2026-03-25T04:00:00Z", "Asia/Tokyo", 7, "2026-03-25T22:00:00.000Z"],
    ["within the hour: now", "2026-03-25T04:35:07Z", "Asia/Tokyo", 13, "2026-03-25T04:35:07.000Z"],
    ["midnight", "2026-03-25T04:00:00Z", "Asia/Shanghai", 0, "2026-03-25T16:00:00.000Z"],
    ["a zone of half an hour", "2026-03-25T04:00:00Z", "Asia/Kolkata", 12, "2026-03-25T06:30:00.000Z"],
    ["a zone behind UTC", "2026-03-25T04:00:00Z", "America/Los_Angeles", 6, "2026-03-25T13:00:00.000Z"],
    ["over the spring change", "2026-03-28T20:00:00Z", "Europe/Berlin", 7, "2026-03-29T05:00:00.000Z"],
    ["over the autumn change", "2026-10-24T20:00:00Z", "Europe/Berlin", 7, "2026-10-25T06:00:00.000Z"],
    ["an hour that is left out", "2026-03-28T20:00:00Z", "Europe/Berlin", 2, "2026-03-29T00:00:00.000Z"],
  ])("%s", (_, now, zone, hour, expected) => {
    expect(at(now, zone, hour)).toBe(expected);
  });
});
