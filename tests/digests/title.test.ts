import { describe, expect, test } from "vitest";
import { slugOf, titleOf } from "../../src/digests/title.ts";
import { someNewsletter } from "./some-digest.ts";

const at = (text: string) => new Date(text);

describe("the slug of a digest", () => {
  test("is its slot on the newsletter's wall clock", () => {
    expect(slugOf(at("2025-12-07T00:00:00Z"), "Asia/Shanghai")).toBe("2025.12.07.08");
    expect(slugOf(at("2025-12-07T00:00:00Z"), "America/New_York")).toBe("2025.12.06.19");
    expect(slugOf(at("2025-12-06T16:00:00Z"), "Asia/Shanghai")).toBe("2025.12.07.00");
  });

  test("has the minutes where there are any", () => {
    expect(slugOf(at("2025-12-07T00:30:00Z"), "Asia/Shanghai")).toBe("2025.12.07.08.30");
  });

  test("says which of the two hours, in the night that has one twice", () => {
    expect(slugOf(at("2026-11-01T05:00:00Z"), "America/New_York")).toBe("2026.11.01.01");
    expect(slugOf(at("2026-11-01T06:00:00Z"), "America/New_York")).toBe("2026.11.01.01-2");
    expect(slugOf(at("2026-11-01T07:00:00Z"), "America/New_York")).toBe("2026.11.01.02");
  });

  test.each([
    ["America/New_York", "2026-10-31T00:00:00Z"],
    ["America/New_York", "2026-03-07T00:00:00Z"],
    // where clocks are moved by half an hour
    ["Australia/Lord_Howe", "2026-04-04T00:00:00Z"],
    ["Australia/Lord_Howe", "2026-10-03T00:00:00Z"],
    // and by two hours
    ["Antarctica/Troll", "2026-10-24T12:00:00Z"],
    ["Asia/Shanghai", "2026-03-25T00:00:00Z"],
  ])("never comes twice in %s from %s", (timeZone, from) => {
    const quarters = Array.from({ length: 4 * 48 }, (_, n) => new Date(at(from).getTime() + n * 15 * 60_000));
    expect(new Set(quarters.map((slot) => slugOf(slot, timeZone))).size).toBe(quarters.length);
  });
});

describe("the title of a digest", () => {
  const noon = at("2026-03-25T04:00:00Z");

  test("fills in the pattern's blanks", () => {
    const newsletter = someNewsletter({
      name: "港口四时",
      titlePattern: "{slug} 过去{hours}小时港口发生了什么？",
    });
    expect(titleOf(newsletter, noon)).toBe("2026.03.25.12 过去4小时港口发生了什么？");
    expect(titleOf({ ...newsletter, titlePattern: "{name}, {date}" }, noon)).toBe("港口四时, 2026-03-25");
  });

  test("names the day of its own zone", () => {
    const newsletter = someNewsletter({ titlePattern: "{date}", timeZone: "America/New_York" });
    expect(titleOf(newsletter, at("2026-03-25T02:00:00Z"))).toBe("2026-03-24");
  });

  test("leaves blanks that it doesn't know, and no name can make it fill in twice", () => {
    const newsletter = someNewsletter({
      name: "{date} $& $1",
      titlePattern: "{name} {weather} {constructor}",
    });
    expect(titleOf(newsletter, noon)).toBe("{date} $& $1 {weather} {constructor}");
  });
});
