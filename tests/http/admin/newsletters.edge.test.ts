import { describe, expect, test } from "vitest";
import { audit, newsletters } from "../../../src/db/schema.ts";
import { openTestDesk } from "../../support/desk.ts";
import { addNewsletter } from "../../support/factories.ts";
import { openOperator } from "./operator.ts";

const FORM = {
  id: "harbour",
  name: "Harbour Bell",
  description: "",
  language: "en",
  every: "daily",
  hour: "7",
  weekday: "1",
  schedule: "",
  timeZone: "Europe/London",
  titlePattern: "{name}, {date}",
  maxStories: "9",
  minStories: "2",
  lookbackHours: "24",
  rollsUp: "",
  senderName: "Harbour Bell",
  senderEmail: "bell@watchbell.example",
  sendWithinHours: "6",
  review: "until-approved",
  reviewMinutes: "30",
};

async function open() {
  const { desk } = openTestDesk();
  return { desk, db: desk.db, ...(await openOperator(desk)) };
}

describe("newsletters in the admin", () => {
  test("a new one is defined by plain choices, and the change is noted", async () => {
    const { db, post } = await open();
    const answer = await post("/admin/newsletters/new", FORM);
    expect(answer.headers.get("location")).toBe("/admin/newsletters/harbour?said=added");
    const [row] = await db.select().from(newsletters);
    expect(row).toMatchObject({
      schedule: "0 7 * * *",
      maxStories: 9,
      review: "until-approved",
      rollsUp: null,
    });
    expect((await db.select().from(audit)).at(-1)).toMatchObject({
      actor: "ADMIN_TOKEN",
      door: "admin",
      verb: "newsletter.define",
      subject: "newsletter/harbour",
    });
  });

  test.each([
    ["id", { id: "admin" }, "word of the Worker"],
    ["timeZone", { timeZone: "Mars/Base" }, "no time zone"],
    ["schedule", { every: "own", schedule: "sometimes" }, "five fields"],
    ["minStories", { minStories: "10" }, "more than maxStories"],
    ["senderEmail", { senderEmail: "nobody" }, "email"],
    ["maxStories", { maxStories: "many" }, "number"],
  ])("what is wrong with %s stands at its field, and what was typed stays", async (field, wrong, words) => {
    const { db, post } = await open();
    const answer = await post("/admin/newsletters/new", { ...FORM, ...wrong });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toMatch(new RegExp(`id="${field}-fault">[^<]*${words}`, "i"));
    expect(html).toContain('value="Harbour Bell"');
    expect(await db.select().from(newsletters)).toEqual([]);
  });

  test("a new one never takes the place of another", async () => {
    const { db, post } = await open();
    await addNewsletter(db, { id: "harbour", name: "The first" });
    expect((await post("/admin/newsletters/new", FORM)).status).toBe(422);
    expect((await db.select().from(newsletters))[0]?.name).toBe("The first");
  });

  test("a change says what it changed; its start, its readers and its pause stay", async () => {
    const { db, post } = await open();
    const before = await addNewsletter(db, { id: "harbour", subscriberCount: 7, paused: true });
    await post("/admin/newsletters/harbour", { ...FORM, id: "other" });
    const rows = await db.select().from(newsletters);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ name: "Harbour Bell", subscriberCount: 7, paused: true });
    expect(rows[0]?.startsAt).toEqual(before.startsAt);
    const detail = (await db.select().from(audit)).at(-1)?.detail;
    expect(detail).toMatchObject({ schedule: "0 7 * * *" });
    expect(detail).not.toHaveProperty("paused");
  });

  test("it is paused, and goes on", async () => {
    const { db, post, get } = await open();
    await addNewsletter(db, { id: "harbour" });
    await post("/admin/newsletters/harbour/pause");
    expect((await db.select().from(newsletters))[0]?.paused).toBe(true);
    expect(await (await get("/admin/newsletters")).text()).toContain("已暂停");
    await post("/admin/newsletters/harbour/resume");
    expect((await db.select().from(newsletters))[0]?.paused).toBe(false);
  });

  test("one whose schedule was broken by hand is shown, and can be mended", async () => {
    const { db, get } = await open();
    await addNewsletter(db, { id: "harbour", schedule: "broken" });
    for (const path of ["/admin", "/admin/newsletters", "/admin/newsletters/harbour", "/admin/why"])
      expect((await get(path)).status, path).toBe(200);
  });

  test.each(["/admin/newsletters/nothing", "/admin/nothing"])("%s is not there", async (path) => {
    const { get } = await open();
    expect((await get(path)).status).toBe(404);
  });
});
