import { describe, expect, test } from "vitest";
import { audit, channels } from "../../../src/db/schema.ts";
import { openTestDesk } from "../../support/desk.ts";
import { openOperator } from "./operator.ts";

const HOOK = "https://hooks.slack.com/services/T000/B000/secretsecret";

async function open() {
  const { desk } = openTestDesk();
  return { db: desk.db, ...(await openOperator(desk)) };
}

describe("channels in the admin", () => {
  test("one that is added is listed, and its address is in no page, row or log of changes", async () => {
    const { db, post, get } = await open();
    const added = await post("/admin/channels", { kind: "slack", name: "Newsroom", url: HOOK });
    expect(added.status).toBe(200);
    const page = await (await get("/admin/channels")).text();
    expect(page).toContain("Newsroom");
    const kept = JSON.stringify([await db.select().from(channels), await db.select().from(audit)]);
    for (const text of [page, kept]) expect(text).not.toContain("secretsecret");
  });

  test("a webhook's secret is shown once", async () => {
    const { post, get } = await open();
    const form = { kind: "webhook", name: "Build", url: "https://build.example/hook" };
    const secret = /whsec_[\w+/=]+/.exec(await (await post("/admin/channels", form)).text())?.[0] ?? "none";
    expect(secret).toMatch(/^whsec_/);
    expect(await (await get("/admin/channels")).text()).not.toContain(secret);
  });

  test.each([
    ["url", { kind: "slack", name: "Newsroom", url: "https://evil.example/services" }],
    ["url", { kind: "webhook", name: "Build", url: "http://10.0.0.1/hook" }],
    ["token", { kind: "telegram", name: "Chat", chatId: "@harbour" }],
    ["name", { kind: "slack", name: "", url: HOOK }],
  ])("what is wrong with its %s stands at the field", async (field, form) => {
    const { db, post } = await open();
    const answer = await post("/admin/channels", form);
    expect([answer.status, await db.select().from(channels)]).toEqual([422, []]);
    expect(await answer.text()).toContain(`id="${field}-fault"`);
  });

  test("one is paused, goes on, and is taken away, each noted", async () => {
    const { db, post } = await open();
    await post("/admin/channels", { kind: "slack", name: "Newsroom", url: HOOK });
    const [row] = await db.select().from(channels);
    const path = `/admin/channels/${row?.id}`;
    await post(`${path}/pause`);
    expect((await db.select().from(channels))[0]?.paused).toBe(true);
    await post(`${path}/resume`);
    await post(`${path}/remove`);
    expect(await db.select().from(channels)).toEqual([]);
    expect((await db.select().from(audit)).map(({ verb }) => verb).slice(1)).toEqual([
      "channel.add",
      "channel.pause",
      "channel.resume",
      "channel.remove",
    ]);
    expect((await post(`${path}/remove`)).status).toBe(404);
  });
});
