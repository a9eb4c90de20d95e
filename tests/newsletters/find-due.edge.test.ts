import { describe, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { digests, newsletters } from "../../src/db/schema.ts";
import { findDueSlots } from "../../src/newsletters/find-due.ts";
import { NOON, openTestDesk } from "../support/desk.ts";
import { addDigest, addNewsletter } from "../support/factories.ts";

const HOUR_MS = 3_600_000;
const hoursBefore = (hours: number) => new Date(NOON.getTime() - hours * HOUR_MS);

async function openDue(count = 1) {
  const noted = openTestDesk();
  const { desk } = noted;
  for (let at = 0; at < count; at += 1) await addNewsletter(desk.db, { id: `bell-${at}` });
  const due = async () => (await findDueSlots(desk)).map(({ newsletter, slot }) => [newsletter.id, slot]);
  return { desk, db: desk.db, setNow: (now: Date) => noted.setNow(now), due };
}

describe("the slots that are due", () => {
  test("are those of every newsletter, by what each had last", async () => {
    const { db, due } = await openDue(3);
    await addDigest(db, "bell-0", { slot: NOON });
    await addDigest(db, "bell-0", { slot: hoursBefore(8), slug: "older" });
    await addDigest(db, "bell-1", { slot: hoursBefore(4) });
    await addDigest(db, "bell-1", { slot: hoursBefore(8), slug: "older" });
    expect(await due()).toEqual([
      ["bell-1", NOON],
      ["bell-2", NOON],
    ]);
  });

  test.each(["published", "skipped", "failed"] as const)(
    "a slot that ended as %s is not due again",
    async (status) => {
      const { db, due } = await openDue();
      await addDigest(db, "bell-0", { slot: NOON, status });
      expect(await due()).toEqual([]);
    },
  );

  test("a slot that is still being pressed is due: the press refuses a second start, and starts a broken one over", async () => {
    const { db, due } = await openDue();
    await addDigest(db, "bell-0", { slot: NOON, status: "pressing" });
    expect(await due()).toEqual([["bell-0", NOON]]);
  });

  test("a newsletter at rest owes nothing, and when it goes on only the latest slot", async () => {
    const { db, due, setNow } = await openDue();
    await addDigest(db, "bell-0", { slot: hoursBefore(4) });
    await db.update(newsletters).set({ paused: true });
    expect(await due()).toEqual([]);
    const nextWeek = new Date(NOON.getTime() + 7 * 24 * HOUR_MS);
    setNow(nextWeek);
    await db.update(newsletters).set({ paused: false });
    expect(await due()).toEqual([["bell-0", nextWeek]]);
  });

  test("of one newsletter are not settled by another's digest", async () => {
    const { db, due } = await openDue(2);
    await addDigest(db, "bell-0", { slot: NOON });
    expect(await due()).toEqual([["bell-1", NOON]]);
  });

  test("a database restored from yesterday owes one slot, not six", async () => {
    const { db, due } = await openDue();
    await addDigest(db, "bell-0", { slot: hoursBefore(24), slug: "yesterday" });
    await addDigest(db, "bell-0", { slot: NOON });
    await db.delete(digests).where(eq(digests.slot, NOON));
    expect(await due()).toEqual([["bell-0", NOON]]);
  });
});
