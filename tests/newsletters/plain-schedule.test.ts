import { describe, expect, test } from "vitest";
import { findScheduleFault } from "../../src/newsletters/schedule.ts";
import {
  EVERY_HOURS,
  readSchedule,
  writeSchedule,
  type PlainSchedule,
} from "../../src/newsletters/plain-schedule.ts";

const CHOICES: PlainSchedule[] = [
  ...EVERY_HOURS.map((every) => ({ kind: "hours" as const, every })),
  ...[0, 8, 23].flatMap((hour): PlainSchedule[] => [
    { kind: "daily", hour },
    { kind: "weekdays", hour },
    { kind: "weekly", weekday: 0, hour },
    { kind: "weekly", weekday: 6, hour },
  ]),
];

describe("a schedule by plain choice", () => {
  test.each(CHOICES)("is read back as it was chosen: %o", (choice) => {
    const schedule = writeSchedule(choice);
    expect(findScheduleFault({ schedule, timeZone: "Asia/Shanghai" })).toBeNull();
    expect(readSchedule(schedule)).toEqual(choice);
  });

  test.each([
    "30 8 * * *",
    "0 8,20 * * *",
    "0 8 1 * *",
    "0 */5 * * *",
    "0 25 * * *",
    "0 */4 * * 1-5",
    "nonsense",
    "",
  ])("%j is none of them, and stays as it is", (schedule) => {
    expect(readSchedule(schedule)).toEqual({ kind: "own", schedule });
    expect(writeSchedule(readSchedule(schedule))).toBe(schedule);
  });
});
