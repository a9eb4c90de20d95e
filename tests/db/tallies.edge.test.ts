/** What happened on a day is counted once, in its newsletter's row and in the row of all. */
import { expect, test } from "vitest";
import { findTallies } from "../../src/db/tallies.ts";
import { recordEvents } from "../../src/deliveries/record-events.ts";
import { sendRange } from "../../src/deliveries/send.ts";
import type { EventJob } from "../../src/jobs.ts";
import { confirm } from "../../src/subscribers/confirm.ts";
import { erase } from "../../src/subscribers/erase.ts";
import { importRows, openImport } from "../../src/subscribers/import-list.ts";
import { saveChanges } from "../../src/subscribers/preferences-store.ts";
import { suppress } from "../../src/subscribers/suppress.ts";
import { unsubscribe } from "../../src/subscribers/unsubscribe.ts";
import { findSubscriberByAddress } from "../../src/subscribers/store.ts";
import { hoursOn, openMailing } from "../deliveries/world.ts";
import { getConfirmToken, openReader, READER } from "../subscribers/reader.ts";
import { emptyInbox } from "../support/inbox.ts";
import { NOON } from "../support/desk.ts";

const DAY = "2026-03-25";

async function openWorld() {
  await emptyInbox();
  const world = await openReader();
  const { db } = world;
  const find = async (newsletterId: string) => (await findTallies(db, newsletterId, DAY))[0];
  /** Nobody was there at the beginning. */
  const expectBalance = async () => {
    for (const [id, count] of Object.entries(await world.counts())) {
      const tally = await find(id);
      expect((tally?.joinedCount ?? 0) - (tally?.leftCount ?? 0), id).toBe(count);
    }
  };
  const reader = async () => {
    const found = await findSubscriberByAddress(db, READER);
    if (!found) throw new Error("no reader");
    return found;
  };
  return { ...world, find, expectBalance, reader };
}

test("who confirms joins once, and who leaves leaves once, however often they press", async () => {
  const { desk, ask, find, unsubscribeToken, reader, expectBalance } = await openWorld();
  await ask(["harbour", "daily"]);
  expect(await find("")).toBeUndefined();
  const token = await getConfirmToken();
  await Promise.all([confirm(desk, token), confirm(desk, token)]);
  await confirm(desk, token);
  expect(await find("harbour")).toMatchObject({ joinedCount: 1, leftCount: 0 });
  expect(await find("")).toMatchObject({ joinedCount: 2, leftCount: 0 });
  const leave = await unsubscribeToken((await reader()).id, "harbour");
  await unsubscribe(desk, leave, "one");
  await unsubscribe(desk, leave, "one");
  await unsubscribe(desk, leave, "all");
  await unsubscribe(desk, leave, "all");
  expect(await find("harbour")).toMatchObject({ joinedCount: 1, leftCount: 1 });
  expect(await find("")).toMatchObject({ joinedCount: 2, leftCount: 2 });
  await expectBalance();
});

test("each day has a row of its own", async () => {
  const { db, desk, ask, unsubscribeToken, reader, setNow } = await openWorld();
  await ask();
  await confirm(desk, await getConfirmToken());
  setNow(hoursOn(24));
  await unsubscribe(desk, await unsubscribeToken((await reader()).id, "harbour"), "one");
  expect(await findTallies(db, "harbour", DAY)).toMatchObject([
    { day: DAY, joinedCount: 1, leftCount: 0 },
    { day: "2026-03-26", joinedCount: 0, leftCount: 1 },
  ]);
  expect(await findTallies(db, "harbour", "2026-03-26")).toHaveLength(1);
});

test("choices, erasures and suppressions are counted like the kept counts", async () => {
  const { db, desk, ask, find, reader, expectBalance } = await openWorld();
  await ask();
  await confirm(desk, await getConfirmToken());
  const { id } = await reader();
  const choose = (join: string[], leave: string[]) => saveChanges(db, id, { join, leave }, NOON, "test");
  await choose(["harbour", "daily"], []);
  await choose(["daily"], ["harbour"]);
  await choose([], ["harbour"]);
  await expectBalance();
  expect(await find("")).toMatchObject({ joinedCount: 2, leftCount: 1 });
  await suppress(desk, READER, "complaint");
  await suppress(desk, READER, "complaint");
  await expectBalance();
  await erase(desk, READER);
  await expectBalance();
  expect(await find("")).toMatchObject({ joinedCount: 2, leftCount: 2 });
});

test("a list is counted once, though its parts are sent twice, with those it holds twice and those it lost", async () => {
  const { desk, find, expectBalance } = await openWorld();
  const bring = async (name: string, rows: object[]) => {
    const opened = await openImport(desk, {
      name,
      newsletter: "harbour",
      rowCount: rows.length,
      fingerprint: name,
    });
    if (opened.kind !== "open") throw new Error(opened.kind);
    const listed = rows.map((row) => ({ line: 2, ...row }));
    const first = { from: 0, rows: listed.slice(0, 2) };
    const rest = { from: 2, rows: listed.slice(2) };
    await Promise.all([importRows(desk, opened.list.id, first), importRows(desk, opened.list.id, first)]);
    for (const part of [first, rest, rest]) await importRows(desk, opened.list.id, part);
  };
  await bring("first", [
    { email: "ann@inbox.example", status: "active" },
    { email: "bea@inbox.example", status: "active" },
    { email: "bea@inbox.example", status: "unsubscribed" },
    { email: "cy@inbox.example", status: "active" },
  ]);
  await expectBalance();
  await bring("second", [
    { email: "cy@inbox.example", status: "active" },
    { email: "dan@inbox.example", status: "unsubscribed" },
    { email: "ann@inbox.example", status: "bounced" },
  ]);
  await expectBalance();
  expect(await find("harbour")).toMatchObject({ joinedCount: 3, leftCount: 2 });
});

let serial = 0;
const event = (type: string, facts: object): EventJob => ({
  kind: "mail-event",
  id: `tally_${(serial += 1)}`,
  type: `email.${type}`,
  occurredAt: NOON.getTime(),
  emailId: null,
  mailingTag: null,
  to: [],
  bounceType: null,
  at: NOON.getTime(),
  ...facts,
});

test("what was sent, bounced and was complained about is counted once", async () => {
  await emptyInbox();
  const { desk, db, range, mailing, newsletter } = await openMailing(250);
  await Promise.all([sendRange(desk, range), sendRange(desk, range)]);
  await sendRange(desk, range);
  const mailingTag = mailing.tag;
  const told = [
    event("bounced", { mailingTag, bounceType: "Permanent" }),
    event("bounced", { bounceType: "Permanent" }),
    event("bounced", { mailingTag, bounceType: "Transient" }),
    event("complained", { mailingTag }),
    event("delivered", { mailingTag }),
  ];
  await recordEvents(desk, [...told, ...told]);
  for (const one of told) await recordEvents(desk, [one]);
  expect(await findTallies(db, newsletter.id, DAY)).toMatchObject([
    { sentCount: 250, bouncedCount: 1, complainedCount: 1, joinedCount: 0 },
  ]);
  expect(await findTallies(db, "", DAY)).toMatchObject([
    { sentCount: 250, bouncedCount: 2, complainedCount: 1 },
  ]);
});
