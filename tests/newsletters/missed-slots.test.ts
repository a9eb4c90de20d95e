import { expect, test } from "vitest";
import { missedBetween } from "../../src/newsletters/missed-slots.ts";

const NEWSLETTER = { schedule: "0 */4 * * *", timeZone: "Asia/Shanghai" };
const at = (time: string) => new Date(`2026-03-25T${time}:00Z`);

test("between two slots that follow each other nothing was missed", () => {
  expect(missedBetween(NEWSLETTER, at("00:00"), at("04:00"))).toEqual([]);
});

test("the slots of an outage are named", () => {
  expect(missedBetween(NEWSLETTER, at("00:00"), at("12:00"))).toEqual([at("04:00"), at("08:00")]);
});

test("a slot off the schedule, as a trial has, hides none", () => {
  expect(missedBetween(NEWSLETTER, at("00:00"), at("03:17"))).toEqual([]);
  expect(missedBetween(NEWSLETTER, at("03:17"), at("08:00"))).toEqual([at("04:00")]);
});

test("a newsletter that rested for a year, or whose schedule can't be read, has no endless list", () => {
  expect(missedBetween(NEWSLETTER, new Date("2025-03-25T00:00:00Z"), at("00:00"))).toEqual([]);
  expect(missedBetween({ ...NEWSLETTER, schedule: "nonsense" }, at("00:00"), at("12:00"))).toEqual([]);
});
