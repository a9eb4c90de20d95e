import { describe, expect, test } from "vitest";
import { leftOut, type LeftOut } from "../../src/db/schema.ts";
import { assemble } from "../../src/digests/assemble.ts";
import { forgetLeftOut } from "../../src/digests/forget-left-out.ts";
import { findLeftOut } from "../../src/digests/left-out-store.ts";
import { skip } from "../../src/digests/skip.ts";
import { NOON, openTestDesk } from "../support/desk.ts";
import { addDigest, addNewsletter } from "../support/factories.ts";

const DAY_MS = 86_400_000;
const LEFT: LeftOut[] = [
  { postIds: [7, 8], headline: "A pier opens", score: { total: 0.5 }, reason: "below-cut" },
];

async function openPressing(startedAt = NOON) {
  const { desk } = openTestDesk();
  const newsletter = await addNewsletter(desk.db, { id: "harbour" });
  const { id } = await addDigest(desk.db, "harbour", { status: "pressing", startedAt });
  return { desk, newsletter, id };
}

describe("what a digest left out", () => {
  test("is kept with a digest that is made, and a repeated step changes nothing", async () => {
    const { desk, newsletter, id } = await openPressing();
    for (let count = 0; count < 2; count += 1)
      await assemble(desk, newsletter, id, { postCount: 9, clusterCount: 7, left: LEFT });
    expect(await findLeftOut(desk.db, id)).toEqual(LEFT);
  });

  test("is kept with a slot that is skipped", async () => {
    const { desk, id } = await openPressing();
    await skip(desk, { id, newsletterId: "harbour" }, "Too little.", {
      postCount: 9,
      clusterCount: 7,
      stories: [],
      left: LEFT,
    });
    expect(await findLeftOut(desk.db, id)).toEqual(LEFT);
  });

  test("is nothing where nothing was", async () => {
    const { desk, newsletter, id } = await openPressing();
    await assemble(desk, newsletter, id, { postCount: 0, clusterCount: 0 });
    expect(await findLeftOut(desk.db, id)).toEqual([]);
  });

  test("is forgotten after a month, and what is younger is not", async () => {
    const { desk, id } = await openPressing(new Date(NOON.getTime() - 31 * DAY_MS));
    const slot = new Date(NOON.getTime() - 29 * DAY_MS);
    const younger = await addDigest(desk.db, "harbour", { slot, startedAt: slot });
    await desk.db.insert(leftOut).values([id, younger.id].map((digestId) => ({ digestId, clusters: LEFT })));
    await forgetLeftOut(desk);
    expect(await desk.db.select({ digestId: leftOut.digestId }).from(leftOut)).toEqual([
      { digestId: younger.id },
    ]);
  });
});
