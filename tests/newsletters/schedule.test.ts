import { describe, expect, test } from "vitest";
import { findScheduleFault, latestFire, nextFire, periodHours } from "../../src/newsletters/schedule.ts";

const at = (text: string) => new Date(text);
const inShanghai = (schedule: string) => ({ schedule, timeZone: "Asia/Shanghai" });
const inNewYork = (schedule: string) => ({ schedule, timeZone: "America/New_York" });

describe("a schedule", () => {
  test("is read in the newsletter's zone", () => {
    const now = at("2026-03-25T04:00:00Z");
    expect(latestFire(inShanghai("0 8 * * *"), now)).toEqual(at("2026-03-25T00:00:00Z"));
    expect(latestFire(inNewYork("0 8 * * *"), now)).toEqual(at("2026-03-24T12:00:00Z"));
  });

  test("fires last at this very second, whatever its fraction", () => {
    const noon = at("2026-03-25T04:00:00.000Z");
    for (const fraction of [0, 1, 999]) {
      expect(latestFire(inShanghai("0 */4 * * *"), new Date(noon.getTime() + fraction))).toEqual(noon);
    }
    expect(latestFire(inShanghai("0 */4 * * *"), new Date(noon.getTime() - 1))).toEqual(
      at("2026-03-25T00:00:00Z"),
    );
  });

  test("fires next after this very second", () => {
    expect(nextFire(inShanghai("0 */4 * * *"), at("2026-03-25T04:00:00Z"))).toEqual(
      at("2026-03-25T08:00:00Z"),
    );
  });
});

describe("the hours of a period", () => {
  test.each([
    ["0 */4 * * *", "2026-03-25T04:00:00Z", 4],
    ["0 8 * * *", "2026-03-25T00:00:00Z", 24],
    ["0 8 * * 1", "2026-03-23T00:00:00Z", 168],
    ["0 8 * * 1-5", "2026-03-23T00:00:00Z", 72],
    ["0 8,20 * * *", "2026-03-25T12:00:00Z", 12],
  ])("of %s at %s are %i", (schedule, slot, hours) => {
    expect(periodHours(inShanghai(schedule), at(slot))).toBe(hours);
  });

  test("are those that really passed, in the nights when clocks change", () => {
    expect(periodHours(inNewYork("0 8 * * *"), at("2026-03-08T12:00:00Z"))).toBe(23);
    expect(periodHours(inNewYork("0 8 * * *"), at("2026-11-01T13:00:00Z"))).toBe(25);
    expect(periodHours(inNewYork("0 */4 * * *"), at("2026-11-01T09:00:00Z"))).toBe(5);
  });
});

describe("a schedule that can't be kept", () => {
  test.each(["0 */4 * * *", "*/15 * * * *", "0 8 * * 1", "0 8 29 2 *"])("%s can", (schedule) => {
    expect(findScheduleFault(inShanghai(schedule))).toBeNull();
  });

  test.each(["", "hourly", "0 25 * * *", "0 8 * *", "0 0 8 * * *", "0 8 * * 8", "2026-03-25T00:00:00Z"])(
    "%j is named with what is wrong",
    (schedule) => {
      expect(findScheduleFault(inShanghai(schedule))).toMatch(/^the schedule .* can't be read: ./);
    },
  );

  test("never comes", () => {
    expect(findScheduleFault(inShanghai("0 8 30 2 *"))).toBe("the schedule 0 8 30 2 * never fires");
  });

  test.each(["Beijing", "Asia/Atlantis", ""])("is read in no zone named %j", (timeZone) => {
    expect(findScheduleFault({ schedule: "0 8 * * *", timeZone })).toContain("is no time zone");
  });
});
