/** What one person's step costs among a million: rows read and written, as D1 counts them. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { countD1, type Spent } from "../../local/bench/deliveries/counted-d1.ts";
import { openDb } from "../../src/db/client.ts";
import { subscribers } from "../../src/db/schema.ts";
import { confirm } from "../../src/subscribers/confirm.ts";
import { askLinkByAddress } from "../../src/subscribers/ask-link.ts";
import { signLink } from "../../src/subscribers/links.ts";
import { findChoices, readManage, saveChoices, USUAL } from "../../src/subscribers/manage.ts";
import { unsubscribe } from "../../src/subscribers/unsubscribe.ts";
import { addCrowd } from "../support/factories.ts";
import { emptyInbox } from "../support/inbox.ts";
import { getConfirmToken, openReader, READER } from "./reader.ts";

/** Tried with a million, too: the same figures. */
const CROWD = 20_000;
const READ = 9;
/** Two of them are the day's tallies: the newsletter's and everybody's. */
const WRITTEN = 6;

beforeEach(emptyInbox);

/** A reader at the form, one newsletter among two, a crowd around them; `cost` counts one step. */
async function openCrowd() {
  const world = await openReader();
  await addCrowd("harbour", CROWD);
  const spent: Spent = { queries: 0, rowsRead: 0, rowsWritten: 0 };
  world.desk.db = openDb(countD1(env.DB, spent));
  const { desk } = world;
  const cost = async (step: () => Promise<unknown>) => {
    const before = { ...spent };
    await step();
    return { read: spent.rowsRead - before.rowsRead, written: spent.rowsWritten - before.rowsWritten };
  };
  const reader = async () => {
    const [row] = await world.db.select().from(subscribers).where(eq(subscribers.email, READER));
    if (!row) throw new Error("no reader");
    return row;
  };
  return { ...world, desk, cost, reader };
}

const expectCheap = (spent: { read: number; written: number }) => {
  expect(spent.read, `read ${spent.read}`).toBeLessThanOrEqual(READ);
  expect(spent.written, `written ${spent.written}`).toBeLessThanOrEqual(WRITTEN);
  expect(spent.read + spent.written).toBeGreaterThan(0);
};

describe("among a crowd, at most nine rows are read and six written", () => {
  test("to sign up, for the first time, again, and in the cooldown", async () => {
    const { ask, cost, minutesOn } = await openCrowd();
    expectCheap(await cost(() => ask()));
    expectCheap(await cost(() => ask()));
    minutesOn(10);
    expectCheap(await cost(() => ask()));
  });

  test("to confirm, and to press once more", async () => {
    const { ask, desk, cost } = await openCrowd();
    await ask();
    const token = await getConfirmToken();
    expectCheap(await cost(() => confirm(desk, token)));
    expectCheap(await cost(() => confirm(desk, token)));
  });

  test("to sign up where one is active already, and after having left", async () => {
    const { ask, desk, cost, minutesOn, reader, unsubscribeToken } = await openCrowd();
    await ask();
    await confirm(desk, await getConfirmToken());
    minutesOn(10);
    expectCheap(await cost(() => ask()));
    const token = await unsubscribeToken((await reader()).id, "harbour");
    expectCheap(await cost(() => unsubscribe(desk, token, "one")));
    expectCheap(await cost(() => unsubscribe(desk, token, "one")));
    expectCheap(await cost(() => ask()));
  });

  test("to change how mails come, and one newsletter", async () => {
    const { ask, desk, cost, minutesOn, reader } = await openCrowd();
    await ask();
    await confirm(desk, await getConfirmToken());
    minutesOn(10);
    const subscriber = await reader();
    const link = {
      purpose: "manage",
      subscriberId: subscriber.id,
      goal: null,
      issuedAt: desk.now(),
    } as const;
    const token = await signLink(desk.settings, link);
    const choices = await findChoices(desk, subscriber);
    const press = (changes: Partial<typeof choices>) =>
      cost(async () => {
        const managed = await readManage(desk, token);
        if (managed.kind !== "open") return;
        const before = await findChoices(desk, managed.subscriber);
        await saveChoices(desk, managed.subscriber, before, { ...choices, ...changes }, "preferences");
      });
    const preferred = { ...USUAL, timeZone: "Asia/Tokyo", mailHour: 7, leftOut: ["Coding"] };
    expectCheap(await press({ language: "en", preferred }));
    const settled = { language: "en", preferred } as const;
    expectCheap(await press({ ...settled, newsletterIds: ["harbour", "daily"] }));
    const same = { ...settled, newsletterIds: ["harbour", "daily"] };
    expectCheap(await press(same));
    // a newsletter more that one gets is a row more to read
    const left = await press({ ...settled, newsletterIds: ["daily"] });
    expectCheap({ ...left, read: left.read - 1 });
  });

  test("to ask for a fresh link", async () => {
    const { ask, desk, cost, minutesOn } = await openCrowd();
    await ask();
    await confirm(desk, await getConfirmToken());
    minutesOn(10);
    const spent = await cost(() => askLinkByAddress(desk, READER));
    expect(spent.written).toBeLessThanOrEqual(WRITTEN);
    expect(spent.read).toBeLessThanOrEqual(10);
  });
});
