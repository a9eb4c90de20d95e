import { describe, expect, test } from "vitest";
import { dueSlot } from "../../src/newsletters/find-due.ts";

const at = (text: string) => new Date(text);
const everyFourHours = {
  schedule: "0 */4 * * *",
  timeZone: "Asia/Shanghai",
  startsAt: at("2026-03-01T00:00:00Z"),
};
const mornings = {
  schedule: "0 8 * * *",
  timeZone: "America/New_York",
  startsAt: at("2026-01-01T00:00:00Z"),
};
const noon = at("2026-03-25T04:00:00Z");

describe("the slot that a newsletter owes", () => {
  test("is due at its very moment, and not a millisecond before", () => {
    const ended = at("2026-03-25T00:00:00Z");
    expect(dueSlot(everyFourHours, ended, noon)).toEqual(noon);
    expect(dueSlot(everyFourHours, ended, new Date(noon.getTime() - 1))).toBeNull();
  });

  test("is due still when the tick comes late", () => {
    expect(dueSlot(everyFourHours, at("2026-03-25T00:00:00Z"), at("2026-03-25T07:59:59.999Z"))).toEqual(noon);
  });

  test("is owed once: after its end a doubled tick finds nothing", () => {
    expect(dueSlot(everyFourHours, noon, noon)).toBeNull();
    expect(dueSlot(everyFourHours, noon, at("2026-03-25T04:15:00Z"))).toBeNull();
  });

  test("of a week of missed ones is the latest: old news is not told", () => {
    expect(dueSlot(everyFourHours, at("2026-03-18T04:00:00Z"), at("2026-03-25T04:20:00Z"))).toEqual(noon);
  });

  test("is the latest for a newsletter that never had a digest", () => {
    expect(dueSlot(everyFourHours, null, at("2026-03-25T05:00:00Z"))).toEqual(noon);
  });

  test("never lies before the newsletter's start", () => {
    const started = { ...everyFourHours, startsAt: at("2026-03-25T04:00:00.001Z") };
    expect(dueSlot(started, null, at("2026-03-25T07:00:00Z"))).toBeNull();
    expect(dueSlot(started, null, at("2026-03-25T08:00:00Z"))).toEqual(at("2026-03-25T08:00:00Z"));
    expect(dueSlot({ ...everyFourHours, startsAt: noon }, null, noon)).toEqual(noon);
  });

  test("is none while the last one that ended lies ahead of the clock", () => {
    expect(dueSlot(everyFourHours, at("2026-03-25T08:00:00Z"), at("2026-03-25T05:00:00Z"))).toBeNull();
  });

  test("is none for a schedule whose day has not come since the start", () => {
    const leapDays = {
      schedule: "0 8 29 2 *",
      timeZone: "Asia/Shanghai",
      startsAt: at("2026-03-01T00:00:00Z"),
    };
    expect(dueSlot(leapDays, null, noon)).toBeNull();
  });
});

describe("over a change of daylight saving", () => {
  const slotsOf = (newsletter: typeof mornings, from: string, to: string) => {
    const slots: Date[] = [];
    for (let now = at(from); now < at(to); now = new Date(now.getTime() + 15 * 60_000)) {
      const slot = dueSlot(newsletter, slots.at(-1) ?? at(from), now);
      if (slot) slots.push(slot);
    }
    return slots.map((slot) => slot.toISOString());
  };

  test("eight in the morning in New York stays eight on the wall", () => {
    expect(slotsOf(mornings, "2026-03-07T00:00:00Z", "2026-03-10T00:00:00Z")).toEqual([
      "2026-03-07T13:00:00.000Z",
      "2026-03-08T12:00:00.000Z",
      "2026-03-09T12:00:00.000Z",
    ]);
    expect(slotsOf(mornings, "2026-10-31T00:00:00Z", "2026-11-03T00:00:00Z")).toEqual([
      "2026-10-31T12:00:00.000Z",
      "2026-11-01T13:00:00.000Z",
      "2026-11-02T13:00:00.000Z",
    ]);
  });

  test("a time that the night leaves out comes once, when the clock goes on", () => {
    const nights = { ...mornings, schedule: "30 2 * * *" };
    expect(slotsOf(nights, "2026-03-07T12:00:00Z", "2026-03-09T12:00:00Z")).toEqual([
      "2026-03-08T07:00:00.000Z",
      "2026-03-09T06:30:00.000Z",
    ]);
  });

  test("a time that the night has twice comes once", () => {
    const nights = { ...mornings, schedule: "30 1 * * *" };
    expect(slotsOf(nights, "2026-10-31T12:00:00Z", "2026-11-02T12:00:00Z")).toEqual([
      "2026-11-01T05:30:00.000Z",
      "2026-11-02T06:30:00.000Z",
    ]);
  });

  test("every hour of the longer night has its slot", () => {
    const hours = { ...mornings, schedule: "0 * * * *" };
    expect(slotsOf(hours, "2026-11-01T04:30:00Z", "2026-11-01T08:15:00Z")).toEqual([
      "2026-11-01T05:00:00.000Z",
      "2026-11-01T06:00:00.000Z",
      "2026-11-01T07:00:00.000Z",
      "2026-11-01T08:00:00.000Z",
    ]);
  });
});
