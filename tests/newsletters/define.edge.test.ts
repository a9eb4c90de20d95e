import { describe, expect, test } from "vitest";
import { newsletters } from "../../src/db/schema.ts";
import { defineNewsletter } from "../../src/newsletters/define.ts";
import { NOON, openTestDesk } from "../support/desk.ts";

const HARBOUR = {
  id: "harbour",
  name: "Harbour Bell",
  language: "en",
  timeZone: "Europe/London",
  schedule: "0 8 * * *",
  titlePattern: "{name}, {date}",
  senderName: "Harbour Bell",
  senderEmail: "bell@watchbell.example",
};

const open = () => {
  const noted = openTestDesk();
  const { desk } = noted;
  return {
    db: desk.db,
    setNow: (now: Date) => noted.setNow(now),
    define: (changes: object = {}) => defineNewsletter(desk, { ...HARBOUR, ...changes }),
  };
};

describe("defining a newsletter", () => {
  test("fills in what is usual, and owes nothing from before", async () => {
    const { db, define } = open();
    expect(await define()).toEqual({ kind: "defined", id: "harbour" });
    expect(await db.select().from(newsletters)).toMatchObject([
      {
        ...HARBOUR,
        description: "",
        lookbackHours: 36,
        maxStories: 12,
        minStories: 3,
        paused: false,
        startsAt: NOON,
        subscriberCount: 0,
      },
    ]);
  });

  test("again changes it, but neither its start nor its readers", async () => {
    const { db, define, setNow } = open();
    await define();
    await db.update(newsletters).set({ subscriberCount: 5 });
    setNow(new Date(NOON.getTime() + 1000));
    await define({ name: "Harbour Bell Daily", startsAt: "2026-01-01T00:00:00Z" });
    expect(await db.select().from(newsletters)).toMatchObject([
      { name: "Harbour Bell Daily", startsAt: NOON, subscriberCount: 5 },
    ]);
  });

  test.each<[object, string]>([
    [{ id: "Harbour" }, "id"],
    [{ id: "-harbour" }, "id"],
    [{ id: "" }, "id"],
    [{ id: "a".repeat(41) }, "id"],
    [{ id: "unsubscribe" }, "id"],
    [{ id: "api" }, "id"],
    [{ id: "a/b" }, "id"],
    [{ name: "" }, "name"],
    [{ name: "   " }, "name"],
    [{ name: "Harbour\r\nBcc: x@inbox.example" }, "name"],
    [{ senderName: "Bell\nX: y" }, "senderName"],
    [{ titlePattern: "{slug}\nx" }, "titlePattern"],
    [{ senderEmail: "bell" }, "senderEmail"],
    [{ senderEmail: "bell@watchbell.example\r\nBcc: x@inbox.example" }, "senderEmail"],
    [{ language: "fr" }, "language"],
    [{ timeZone: "Beijing" }, "Beijing"],
    [{ schedule: "hourly" }, "hourly"],
    [{ schedule: "0 8 30 2 *" }, "never fires"],
    [{ minStories: 5, maxStories: 4 }, "minStories"],
    [{ minStories: 0 }, "minStories"],
    [{ maxStories: 51 }, "maxStories"],
    [{ lookbackHours: 0 }, "lookbackHours"],
    [{ sendWithinHours: 1.5 }, "sendWithinHours"],
    [{ startsAt: "yesterday" }, "startsAt"],
    [{ paused: "no" }, "paused"],
  ])("with %j is refused, and the fault named: %s", async (changes, fault) => {
    const { db, define } = open();
    const defined = await define(changes);
    expect(defined.kind === "invalid" && defined.faults.join("; ")).toContain(fault);
    expect(await db.select().from(newsletters)).toEqual([]);
  });

  test("a change that is refused changes nothing", async () => {
    const { db, define } = open();
    await define();
    await define({ name: "Other", schedule: "hourly" });
    expect(await db.select().from(newsletters)).toMatchObject([{ name: "Harbour Bell" }]);
  });

  test.each([null, undefined, 7, "text", [], {}])("input that is none is refused: %j", async (input) => {
    const { desk } = openTestDesk();
    expect((await defineNewsletter(desk, input)).kind).toBe("invalid");
  });

  test("no route of the Worker can be taken as an id", async () => {
    const { define } = open();
    for (const id of ["subscribe", "confirm", "unsubscribe", "search", "webhooks", "api", "healthz"])
      expect((await define({ id })).kind, id).toBe("invalid");
  });
});
