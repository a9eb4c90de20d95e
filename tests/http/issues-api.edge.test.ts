import { describe, expect, test } from "vitest";
import { digests } from "../../src/db/schema.ts";
import type { Desk } from "../../src/desk.ts";
import SAMPLE from "../digests/samples/harbour-2026-03-25-12.md?raw";
import { openTestDesk } from "../support/desk.ts";
import { addDigest, addNewsletter } from "../support/factories.ts";
import { ask } from "./ask.ts";

async function openHarbour() {
  const { desk, setNow } = openTestDesk();
  setNow(new Date("2026-03-25T05:00:00Z"));
  await addNewsletter(desk.db, { id: "harbour" });
  return desk;
}

const post = (desk: Desk, body: BodyInit, { id = "harbour", token = "test-admin-token" } = {}) =>
  ask(desk, `/api/newsletters/${id}/issues`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "text/markdown" },
    body,
  });

const answerOf = async (answer: Response) => ({ status: answer.status, ...(await answer.json<object>()) });

describe("posting a past issue", () => {
  test("imports it, and a second time says that it is there", async () => {
    const desk = await openHarbour();
    const slug = "2026.03.25.12";
    expect(await answerOf(await post(desk, SAMPLE))).toEqual({ status: 201, kind: "imported", slug });
    expect(await answerOf(await post(desk, SAMPLE))).toEqual({ status: 200, kind: "already", slug });
    const page = await ask(desk, `/harbour/${slug}`);
    expect(await page.text()).toContain("北港换用新吊机 [图]");
  });

  test("says in which line it is none, and imports nothing", async () => {
    const desk = await openHarbour();
    const broken = SAMPLE.replace("](https://gull.example/cranes)", "]");
    expect(await answerOf(await post(desk, broken))).toEqual({
      status: 422,
      line: 15,
      error: expect.stringContaining("Story 2 has no link"),
    });
    expect(await desk.db.select().from(digests)).toEqual([]);
  });

  test("refuses what it can't take", async () => {
    const desk = await openHarbour();
    expect((await post(desk, SAMPLE, { token: "other" })).status).toBe(401);
    expect((await post(desk, SAMPLE, { id: "nobody" })).status).toBe(404);
    expect((await post(desk, SAMPLE.replace("2026-03-25", "2027-03-25"))).status).toBe(422);
    expect((await post(desk, new Uint8Array([0xff, 0xfe, 0x2d]))).status).toBe(422);
    expect((await post(desk, " ".repeat(1_000_001))).status).toBe(413);
    await addDigest(desk.db, "harbour", { slug: "2026.03.25.12" });
    expect((await post(desk, SAMPLE)).status).toBe(409);
  });
});
