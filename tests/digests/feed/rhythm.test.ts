import { describe, expect, test } from "vitest";
import { rhythmOf } from "../../../src/digests/feed/rhythm.ts";
import { someNewsletter } from "../some-digest.ts";

const of = (schedule: string, slot: string, fields: Parameters<typeof someNewsletter>[0] = {}) =>
  rhythmOf(someNewsletter({ schedule, ...fields }), new Date(slot));

describe("how often a feed is worth a look", () => {
  test("every four hours: once an hour, at any hour", () => {
    expect(of("0 */4 * * *", "2026-03-25T04:00:00Z")).toEqual({
      ttlMinutes: 60,
      skipHours: [],
      skipDays: [],
    });
  });

  test("every hour: each quarter, and never more often", () => {
    expect(of("0 * * * *", "2026-03-25T04:00:00Z").ttlMinutes).toBe(15);
    expect(of("*/15 * * * *", "2026-03-25T04:00:00Z").ttlMinutes).toBe(15);
  });

  test("daily at eight in Shanghai, midnight GMT: from then to noon GMT, each day", () => {
    expect(of("0 8 * * *", "2026-03-25T00:00:00Z")).toEqual({
      ttlMinutes: 360,
      skipHours: [12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23],
      skipDays: [],
    });
  });

  test("on Mondays at eight in the evening in Shanghai, noon GMT: on Mondays, GMT", () => {
    const { skipHours, skipDays } = of("0 20 * * 1", "2026-03-23T12:00:00Z");
    expect(skipHours).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(skipDays).toEqual(["Sunday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]);
  });

  test("where a person reviews it: at any time", () => {
    expect(of("0 20 * * 1", "2026-03-23T12:00:00Z", { review: "until-approved" })).toEqual({
      ttlMinutes: 60,
      skipHours: [],
      skipDays: [],
    });
  });

  test("both hours of a daily newsletter are looked at where summer time begins", () => {
    const london = { timeZone: "Europe/London" };
    const { skipHours } = of("0 8 * * *", "2026-03-26T08:00:00Z", london);
    expect(skipHours).not.toContain(7);
    expect(skipHours).not.toContain(8);
  });
});
