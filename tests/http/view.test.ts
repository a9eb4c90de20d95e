import { describe, expect, test } from "vitest";
import { newsletterView } from "../../src/http/view.ts";
import { scheduleText } from "../../src/newsletters/schedule-text.ts";
import { someNewsletter } from "../digests/some-digest.ts";

describe("how often a newsletter comes", () => {
  test.each([
    [1, "每小时一期", "every hour"],
    [4, "每 4 小时一期", "every 4 hours"],
    [12, "每 12 小时一期", "every 12 hours"],
    [23, "每天一期", "daily"],
    [24, "每天一期", "daily"],
    [25, "每天一期", "daily"],
    [72, "每天一期", "daily"],
    [168, "每周一期", "weekly"],
  ])("%i hours are %s, %s", (hours, chinese, english) => {
    expect(scheduleText(hours, "zh-CN")).toBe(chinese);
    expect(scheduleText(hours, "en")).toBe(english);
  });

  test.each([
    ["0 */4 * * *", "every 4 hours"],
    ["0 8 * * *", "daily"],
    ["0 8 * * 1", "weekly"],
  ])("%s is the same at every time of the day", (schedule, text) => {
    const newsletter = someNewsletter({ language: "en", schedule });
    const hours = Array.from({ length: 24 }, (_, hour) => new Date(Date.UTC(2026, 2, 25, hour, 20)));
    expect(new Set(hours.map((now) => newsletterView(newsletter, now).scheduleText))).toEqual(
      new Set([text]),
    );
  });
});
