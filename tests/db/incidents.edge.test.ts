import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import {
  endIncident,
  endQuietIncidents,
  findIncidents,
  findIncidentsWithin,
  findOpenIncidents,
  forgetIncidents,
  openIncident,
} from "../../src/db/incidents.ts";
import { incidents } from "../../src/db/schema.ts";
import { gather } from "../../src/sources/gather.ts";
import { changeSource, removeSource } from "../../src/sources/change.ts";
import { NOON, openTestDesk } from "../support/desk.ts";
import { addNewsletter, addSource } from "../support/factories.ts";

const HOUR_MS = 3_600_000;
const hoursOn = (hours: number) => new Date(NOON.getTime() + hours * HOUR_MS);

function openWorld() {
  const { desk, setNow } = openTestDesk();
  const meet = (cause: string, hours = 0, message = "It is broken.") => {
    setNow(hoursOn(hours));
    return openIncident(desk, { cause, room: "model", message });
  };
  const end = (cause: string | string[], hours: number) => {
    setNow(hoursOn(hours));
    return endIncident(desk, cause);
  };
  return { desk, setNow, meet, end, db: desk.db };
}

test("what is met again and again is one incident with a count, until it ends; then it is another", async () => {
  const { db, meet, end } = openWorld();
  await meet("model/ai", 0, "first");
  await meet("model/ai", 1, "second");
  await end("model/ai", 2);
  await end("model/ai", 3);
  await meet("model/ai", 4, "third");
  expect(await findIncidents(db)).toMatchObject([
    { message: "third", hitCount: 1, startedAt: hoursOn(4), endedAt: null },
    { message: "second", hitCount: 2, startedAt: NOON, lastAt: hoursOn(1), endedAt: hoursOn(2) },
  ]);
});

test("two who meet the same at once open one", async () => {
  const { db, meet } = openWorld();
  await Promise.all([meet("cron/pulse"), meet("cron/pulse"), meet("cron/pulse")]);
  expect(await db.select().from(incidents)).toMatchObject([{ hitCount: 3 }]);
});

test("ending what is not open reads and writes no row", async () => {
  const { meet, end } = openWorld();
  for (let at = 0; at < 40; at += 1) {
    await meet("model/ai", at);
    await end("model/ai", at);
  }
  await meet("source-failing/1", 50);
  const { meta } = await env.DB.prepare(
    "UPDATE incidents SET ended_at = 1 WHERE cause IN ('model/ai') AND ended_at IS NULL",
  ).run();
  expect(meta).toMatchObject({ rows_read: 0, rows_written: 0 });
});

test("pages of incidents follow each other, however many began at the same time", async () => {
  const { db } = openWorld();
  const list = Array.from({ length: 7 }, (_, at) => ({
    cause: `c${at}`,
    room: "model",
    message: "",
    startedAt: at < 4 ? NOON : hoursOn(1),
    lastAt: NOON,
  }));
  await db.insert(incidents).values(list);
  const first = await findIncidents(db, { limit: 5 });
  const rest = await findIncidents(db, { limit: 5, ...(first[4] && { after: first[4] }) });
  expect([...first, ...rest].map(({ cause }) => cause)).toEqual(["c6", "c5", "c4", "c3", "c2", "c1", "c0"]);
});

test("a slot's hours are explained by what was open in them", async () => {
  const { db, meet, end } = openWorld();
  await meet("before", -10);
  await end("before", -9);
  await meet("into", -10);
  await end("into", 1);
  await meet("within", 1);
  await end("within", 2);
  await meet("long", -24 * 60);
  await meet("after", 5);
  const found = await findIncidentsWithin(db, { from: NOON, to: hoursOn(4) });
  expect(found.map(({ cause }) => cause)).toEqual(["within", "into", "long"]);
});

test("the open ones are found by the beginning of their cause", async () => {
  const { db, meet, end } = openWorld();
  await meet("channel/1");
  await meet("channel/2", 1);
  await meet("channels", 2);
  await end("channel/1", 3);
  expect((await findOpenIncidents(db, "channel/")).map(({ cause }) => cause)).toEqual(["channel/2"]);
  expect(await findOpenIncidents(db)).toHaveLength(2);
});

test("what is quiet for long is over at its last hit, and what ended long ago is forgotten", async () => {
  const { db, meet } = openWorld();
  await meet("given-up/gather", 0);
  await meet("given-up/deliver", 30);
  await endQuietIncidents(db, "given-up/", hoursOn(24));
  expect(await db.select().from(incidents).orderBy(incidents.id)).toMatchObject([
    { endedAt: NOON },
    { endedAt: null },
  ]);
  await forgetIncidents(db, hoursOn(1000), 10);
  expect(await db.select().from(incidents)).toMatchObject([{ cause: "given-up/deliver" }]);
});

test("what is kept of a message has no address and no secret in it, and is short", async () => {
  const { db, meet } = openWorld();
  await meet(
    "x",
    0,
    `mina@inbox.example at https://api.telegram.org/bot12345678:AAE-secret_x/sendMessage and https://hooks.slack.com/services/T0/B0/abcdef whsec_abcdefghijkl ?key=abc&x=1 ${"long ".repeat(300)}`,
  );
  const [row] = await db.select().from(incidents);
  expect(row?.message).not.toMatch(/mina|AAE|abcdef|key=abc/);
  expect(row?.message.length).toBeLessThanOrEqual(500);
});

test("a source that fails is an incident from its first failure to its next answer", async () => {
  const { desk, setNow } = openTestDesk();
  const { id } = await addNewsletter(desk.db);
  const source = await addSource(desk.db, id, { title: "Harbour Wire" });
  const web = { ...desk.web, get: async () => Promise.reject(new Error("it is down")) };
  const poll = (hours: number, changes: Partial<typeof desk>) => {
    setNow(hoursOn(hours));
    return gather({ ...desk, ...changes }, [source.id]);
  };
  await poll(0, { web });
  await poll(40, { web });
  const find = () =>
    desk.db
      .select()
      .from(incidents)
      .where(eq(incidents.cause, `source-failing/${source.id}`));
  expect(await find()).toMatchObject([
    {
      room: "gather",
      hitCount: 2,
      endedAt: null,
      message: expect.stringContaining("Harbour Wire") as string,
    },
  ]);
  const body = new TextEncoder().encode("<rss version='2.0'><channel><title>x</title></channel></rss>");
  const answer = { status: 200, headers: new Headers(), body, url: source.url, permanentUrl: null };
  await poll(90, { web: { ...desk.web, get: async () => answer } });
  expect(await find()).toMatchObject([{ hitCount: 2, endedAt: hoursOn(90) }]);
});

test("a failing source that is paused or given away is no incident any more", async () => {
  const { desk } = openTestDesk();
  const { id } = await addNewsletter(desk.db);
  const web = { ...desk.web, get: async () => Promise.reject(new Error("it is down")) };
  const [one, other] = [await addSource(desk.db, id), await addSource(desk.db, id)];
  await gather({ ...desk, web }, [one.id, other.id]);
  expect(await findOpenIncidents(desk.db)).toHaveLength(2);
  await changeSource(desk, one.id, { paused: true });
  await removeSource(desk, id, other.id);
  expect(await findOpenIncidents(desk.db)).toEqual([]);
});
