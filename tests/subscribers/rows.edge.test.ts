/** What one person's step costs among a million: rows read and written, as D1 counts them. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { openDb } from "../../src/db/client.ts";
import { subscribers } from "../../src/db/schema.ts";
import { confirm } from "../../src/subscribers/confirm.ts";
import { askLinkByAddress } from "../../src/subscribers/ask-link.ts";
import { signLink } from "../../src/subscribers/links.ts";
import { findChoices, readManage, saveChoices, USUAL } from "../../src/subscribers/manage.ts";
import { unsubscribe } from "../../src/subscribers/unsubscribe.ts";
import { addSubscribers } from "../support/factories.ts";
import { emptyInbox } from "../support/inbox.ts";
import { getConfirmToken, openReader, READER } from "./reader.ts";

const READ = 6;
const WRITTEN = 4;

beforeEach(emptyInbox);

type Spent = { read: number; written: number };

/** The database, and a count of the rows that it said it read and wrote. */
function openCounted() {
  const spent: Spent = { read: 0, written: 0 };
  const note = <Result extends D1Result | D1Result[]>(result: Result): Result => {
    for (const { meta } of [result].flat() as D1Result[]) {
      spent.read += meta.rows_read;
      spent.written += meta.rows_written;
    }
    return result;
  };
  const statements = new WeakMap<object, D1PreparedStatement>();
  const wrap = (statement: D1PreparedStatement): D1PreparedStatement => {
    const wrapped = {
      bind: (...values: unknown[]) => wrap(statement.bind(...values)),
      run: async () => note(await statement.run()),
      all: async () => note(await statement.all()),
      raw: async () => {
        const { results } = note(await statement.all());
        return results.map((row) => Object.values(row));
      },
      first: async () => note(await statement.all()).results[0] ?? null,
    } as unknown as D1PreparedStatement;
    statements.set(wrapped, statement);
    return wrapped;
  };
  const database = {
    prepare: (sql: string) => wrap(env.DB.prepare(sql)),
    batch: async (list: D1PreparedStatement[]) =>
      note(await env.DB.batch(list.map((one) => statements.get(one) ?? one))),
  } as unknown as D1Database;
  return { db: openDb(database), spent };
}

/** A reader at the form, one newsletter among two, a crowd around them; `cost` counts one step. */
async function openCrowd() {
  const world = await openReader();
  await addSubscribers(world.db, "harbour", 300);
  const counted = openCounted();
  const desk = { ...world.desk, db: counted.db };
  world.desk.db = counted.db;
  const cost = async (step: () => Promise<unknown>): Promise<Spent> => {
    const before = { ...counted.spent };
    await step();
    return { read: counted.spent.read - before.read, written: counted.spent.written - before.written };
  };
  const reader = async () => {
    const [row] = await world.db.select().from(subscribers).where(eq(subscribers.email, READER));
    if (!row) throw new Error("no reader");
    return row;
  };
  return { ...world, desk, cost, reader };
}

const expectCheap = (spent: Spent) => {
  expect(spent.read, `read ${spent.read}`).toBeLessThanOrEqual(READ);
  expect(spent.written, `written ${spent.written}`).toBeLessThanOrEqual(WRITTEN);
  expect(spent.read + spent.written).toBeGreaterThan(0);
};

describe("among a crowd, at most six rows are read and four written", () => {
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
    const { awaitedAddress: _, ...choices } = await findChoices(desk, subscriber);
    const press = (changes: Partial<typeof choices>) =>
      cost(async () => {
        const managed = await readManage(desk, token);
        if (managed.kind === "open")
          await saveChoices(desk, managed.subscriber, { ...choices, ...changes }, "preferences");
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
