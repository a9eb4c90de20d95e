import { describe, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { app } from "../../src/http/app.ts";
import { tick } from "../../src/cron.ts";
import { digests, mailings, type newsletters } from "../../src/db/schema.ts";
import { freeze } from "../../src/deliveries/freeze.ts";
import { assemble } from "../../src/digests/assemble.ts";
import { findDigest } from "../../src/digests/find-digest.ts";
import { NOON, openTestDesk } from "../support/desk.ts";
import { addDigest, addNewsletter } from "../support/factories.ts";

const MINUTE_MS = 60_000;

/** A digest that is written, and a press that waits where there is one. */
async function openHeld(facts: Partial<typeof newsletters.$inferInsert>, isPressAlive = true) {
  const woken: string[] = [];
  const wake = async (id: string) => {
    if (!isPressAlive) throw new Error("instance.not_found");
    woken.push(id);
  };
  const noted = openTestDesk({ press: { start: async () => "already", wake } });
  const { desk } = noted;
  const newsletter = await addNewsletter(desk.db, { id: "harbour", ...facts });
  const { id } = await addDigest(desk.db, "harbour", { status: "pressing", publishedAt: null });
  const assembled = await assemble(desk, newsletter, id, { postCount: 9, clusterCount: 7 });
  const find = async () => desk.db.select().from(digests).where(eq(digests.id, id)).get();
  const call = (verb: string, body?: unknown) =>
    app.request(
      `/api/digests/${id}/${verb}`,
      {
        method: "POST",
        headers: { authorization: "Bearer test-admin-token", "content-type": "application/json" },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      },
      desk,
    );
  return { ...noted, newsletter, id, assembled, find, call, woken };
}

describe("a held digest", () => {
  test("is shown to nobody and mailed to nobody until someone approves it", async () => {
    const { desk, id, assembled, find, call, woken, sent } = await openHeld({ review: "until-approved" });
    expect(assembled).toBe("held");
    expect(await find()).toMatchObject({ status: "held", heldUntil: null, storyCount: 1 });
    expect(await findDigest(desk, "harbour", "2026.03.25.04")).toBeUndefined();
    expect(await freeze(desk, id)).toBeUndefined();
    const answer = await call("approve");
    expect([answer.status, await answer.json()]).toEqual([200, { id, status: "published" }]);
    expect(await findDigest(desk, "harbour", "2026.03.25.04")).toBeDefined();
    expect(woken).toEqual(["harbour_20260325T0400Z"]);
    expect(sent.map(({ kind }) => kind)).toEqual(["purge"]);
    expect((await call("approve")).status).toBe(409);
    expect((await call("drop")).status).toBe(409);
  });

  test("is frozen without its press where that is gone", async () => {
    const { id, call, sent } = await openHeld({ review: "until-approved" }, false);
    await call("approve");
    expect(sent).toMatchObject([{ kind: "purge" }, { kind: "freeze", digestId: id }]);
  });

  test("that is dropped says why, and its posts may be told again", async () => {
    const { desk, find, call } = await openHeld({ review: "until-approved" });
    await call("drop", { reason: "Nothing in it is news." });
    expect(await find()).toMatchObject({ status: "dropped", reason: "Nothing in it is news." });
    expect(await findDigest(desk, "harbour", "2026.03.25.04")).toBeUndefined();
    expect(await desk.db.select().from(mailings)).toEqual([]);
  });

  test("goes out by itself at its deadline, where its newsletter is set so", async () => {
    const { desk, find, setNow } = await openHeld({ review: "publish-after", reviewMinutes: 30 });
    expect(await find()).toMatchObject({
      status: "held",
      heldUntil: new Date(NOON.getTime() + 30 * MINUTE_MS),
    });
    setNow(new Date(NOON.getTime() + 29 * MINUTE_MS));
    await tick(desk);
    expect(await find()).toMatchObject({ status: "held" });
    setNow(new Date(NOON.getTime() + 30 * MINUTE_MS));
    await tick(desk);
    await tick(desk);
    expect(await find()).toMatchObject({ status: "published" });
  });

  test("is dropped by itself at its deadline, where its newsletter is set so", async () => {
    const { desk, find, setNow } = await openHeld({ review: "drop-after", reviewMinutes: 30 });
    setNow(new Date(NOON.getTime() + 31 * MINUTE_MS));
    await tick(desk);
    expect(await find()).toMatchObject({ status: "dropped", reason: expect.stringContaining("deadline") });
  });

  test("is seen by the operator whole, with the parts of each score", async () => {
    const { desk, id } = await openHeld({ review: "until-approved" });
    const answer = await app.request(
      `/api/digests/${id}`,
      { headers: { authorization: "Bearer test-admin-token" } },
      desk,
    );
    expect(await answer.json()).toMatchObject({
      status: "held",
      stories: [{ headline: "Beacon 3 发布", score: { total: 1 }, posts: [{ author: "Lighthouse Lab" }] }],
      markdown: expect.stringContaining("Beacon 3 发布"),
    });
  });
});
