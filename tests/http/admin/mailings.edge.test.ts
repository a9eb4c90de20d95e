import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { audit, chunks, mailings } from "../../../src/db/schema.ts";
import type { Desk } from "../../../src/desk.ts";
import { hoursOn, openMailing } from "../../deliveries/world.ts";
import { NOON, openTestDesk } from "../../support/desk.ts";
import { addDigest, addNewsletter } from "../../support/factories.ts";
import { readEveryRow } from "../every-row.ts";
import { getWithin } from "./budget.ts";
import { openOperator } from "./operator.ts";

const HOSTILE = `<img src=x onerror=alert(1)>"'&`;

const noted = (desk: Desk) =>
  desk.db.select({ verb: audit.verb, subject: audit.subject, detail: audit.detail }).from(audit);
const lastNoted = async (desk: Desk) => (await noted(desk)).at(-1);

const stateOf = async ({ db }: Desk) => (await db.select().from(mailings).get())?.status;

/** A mailing of three chunks; the second is unknown, and one of its readers was refused. */
async function openTroubled() {
  const world = await openMailing(250);
  const { db } = world;
  const [, chunk] = await db.select().from(chunks).orderBy(chunks.number);
  const ids = chunk?.recipients ?? [];
  await db
    .update(chunks)
    .set({
      status: "unknown",
      firstAttemptAt: NOON,
      failure: "The call broke off",
      addressed: ids.map((id) => [id, `reader${id}@inbox.example`]),
      refusals: [[ids[0] ?? 0, HOSTILE]],
    })
    .where(eq(chunks.number, 2));
  await db.update(mailings).set({ unknownCount: 99, refusedCount: 1 });
  return { ...world, ids, path: `/admin/mailings/${world.mailing.id}` };
}

describe("a mailing's page", () => {
  test("shows the account of everybody, and what may be done", async () => {
    const { desk, mailing } = await openMailing(250);
    const { get } = await openOperator(desk);
    const html = await (await get(`/admin/mailings/${mailing.id}?language=en`)).text();
    expect(html).toContain("0 of 250 sent");
    expect(html).toMatch(/Still to be sent<\/dt><dd>250/);
    expect(html).toContain("3 waiting");
    expect(html).toContain(`action="/admin/mailings/${mailing.id}/pause"`);
    expect(html).toContain(`action="/admin/mailings/${mailing.id}/cancel"`);
    expect(html).not.toContain(`action="/admin/mailings/${mailing.id}/resume"`);
    expect(html).toContain("data-live");
  });

  test("is paused, goes on and is cancelled by its buttons, and each is noted", async () => {
    const { desk, mailing } = await openMailing(5);
    const { post } = await openOperator(desk);
    const path = `/admin/mailings/${mailing.id}`;
    const steps = [
      ["pause", "paused", "paused"],
      ["resume", "sending", "resumed"],
      ["cancel", "cancelled", "cancelled"],
    ] as const;
    for (const [step, state, said] of steps) {
      const answer = await post(`${path}/${step}`);
      expect(answer.headers.get("location")).toBe(`${path}?said=${said}`);
      expect(await stateOf(desk)).toBe(state);
      expect(await lastNoted(desk)).toEqual({
        verb: `mailing.${step}`,
        subject: `mailing/${mailing.id}`,
        detail: {},
      });
    }
    const before = await readEveryRow();
    for (const step of ["pause", "resume", "cancel"]) {
      const answer = await post(`${path}/${step}`);
      expect(answer.headers.get("location")).toBe(`${path}?said=out-of-date`);
    }
    expect(await readEveryRow()).toBe(before);
  });

  test("one whose account does not balance can only be cancelled", async () => {
    const { desk, mailing } = await openMailing(5);
    await desk.db.update(mailings).set({ status: "stopped", candidateCount: 9 });
    const { get, post } = await openOperator(desk);
    const path = `/admin/mailings/${mailing.id}`;
    const html = await (await get(`${path}?language=en`)).text();
    expect(html).toContain("does not balance");
    expect(html).not.toContain(`${path}/resume`);
    expect((await post(`${path}/resume`)).headers.get("location")).toBe(`${path}?said=unbalanced`);
    expect(await stateOf(desk)).toBe("stopped");
  });

  test("an unknown mailing is none", async () => {
    const { desk } = openTestDesk();
    const { get, post } = await openOperator(desk);
    expect((await get("/admin/mailings/7")).status).toBe(404);
    expect((await post("/admin/mailings/7/cancel")).headers.get("location")).toBe(
      "/admin/mailings/7?said=out-of-date",
    );
  });
});

describe("chunks that need a person", () => {
  test("are shown with the provider's words as text and with ids, never with an address", async () => {
    const { desk, path, ids } = await openTroubled();
    const { get } = await openOperator(desk);
    const html = await (await get(`${path}?language=en`)).text();
    expect(html).toContain("Chunk 2: unknown");
    expect(html).toContain("Nobody knows whether 99 people got this mail");
    expect(html).toContain(`<a href="/admin/subscribers/${ids[0]}">`);
    expect(html).not.toContain("<img");
    expect(html).toContain("&lt;img src=x onerror=alert(1)&gt;");
    expect(html).not.toContain("@inbox.example");
  });

  test.each([
    ["sent", "sent", { sentCount: 99, droppedCount: 0, unknownCount: 0 }],
    ["dropped", "dropped", { sentCount: 0, droppedCount: 99, unknownCount: 0 }],
    ["again", "sent", { sentCount: 0, droppedCount: 0, unknownCount: 0 }],
  ])("decided as %s, the chunk is %s and the account follows", async (as, status, counts) => {
    const { desk, path } = await openTroubled();
    const { post } = await openOperator(desk);
    expect((await post(`${path}/chunks/2`, { as })).headers.get("location")).toBe(`${path}?said=decided`);
    const chunk = await desk.db.select().from(chunks).where(eq(chunks.number, 2)).get();
    expect(chunk?.status).toBe(status);
    expect(await desk.db.select().from(mailings).get()).toMatchObject(counts);
    expect(await lastNoted(desk)).toMatchObject({ verb: "mailing.decide", detail: { chunk: 2, as } });
    const again = await post(`${path}/chunks/2`, { as });
    expect(again.headers.get("location")).toBe(`${path}?said=out-of-date`);
  });

  test("no other word decides, and it is never sent again too late", async () => {
    const { desk, path, setNow } = await openTroubled();
    const { get, post } = await openOperator(desk);
    expect((await post(`${path}/chunks/2`, { as: "forget" })).status).toBe(422);
    setNow(hoursOn(49));
    expect((await post(`${path}/chunks/2`, { as: "again" })).headers.get("location")).toBe(
      `${path}?said=too-late`,
    );
    expect(await (await get(`${path}?language=en`)).text()).toContain("too late to send it again");
    expect((await noted(desk)).filter(({ verb }) => verb === "mailing.decide")).toEqual([]);
  });

  test("far behind others are found by a button", async () => {
    const { desk, path } = await openTroubled();
    const { post } = await openOperator(desk);
    expect((await post(`${path}/next-trouble`, { after: "0" })).headers.get("location")).toBe(
      `${path}?from=2#trouble`,
    );
    expect((await post(`${path}/next-trouble`, { after: "2" })).headers.get("location")).toBe(
      `${path}?said=no-more-trouble`,
    );
  });
});

describe("the list of mailings", () => {
  test("holds those of a newsletter, and those in a state", async () => {
    const { desk, mailing } = await openMailing(5);
    await addNewsletter(desk.db, { id: "quiet" });
    const { get } = await openOperator(desk);
    const link = `href="/admin/mailings/${mailing.id}"`;
    const shows = async (asked: string) =>
      (await (await get(`/admin/mailings${asked}`)).text()).includes(link);
    expect(await shows("")).toBe(true);
    expect(await shows(`?newsletter=${mailing.newsletterId}&state=sending`)).toBe(true);
    expect(await shows("?newsletter=quiet")).toBe(false);
    expect(await shows("?state=cancelled")).toBe(false);
    expect(await shows("?state=constructor")).toBe(true);
  });

  test("titles and reasons are text", async () => {
    const { desk } = openTestDesk();
    await addNewsletter(desk.db, { id: "harbour", name: HOSTILE });
    const digest = await addDigest(desk.db, "harbour", { title: HOSTILE });
    await growMailings([digest.id], HOSTILE);
    const { get } = await openOperator(desk);
    for (const path of ["/admin/mailings", "/admin/mailings/1"])
      expect(await (await get(path)).text()).not.toContain("<img");
  });
});

test(
  "a million readers and thousands of mailings cost no more than a few",
  { timeout: 120_000 },
  async () => {
    const { desk } = openTestDesk();
    for (const id of ["harbour", "rare"]) await addNewsletter(desk.db, { id });
    await growDigests(3_000);
    await growMailings(Array.from({ length: 3_000 }, (_, at) => at + 1));
    await growChunks(2_500);
    const [list, , , , page = ""] = await getWithin(desk, [
      "/admin/mailings?language=en",
      "/admin/mailings?before=1500",
      "/admin/mailings?state=sent",
      "/admin/mailings?newsletter=harbour&state=sent",
      "/admin/mailings/3000?language=en",
      "/admin/mailings/3000?from=2301",
    ]);
    expect(list).toContain('rel="next"');
    expect(page).toContain("an estimate from a sample");
    expect(page).toMatch(/about [\d,]+ mails a minute/);
  },
);

const growDigests = (count: number) =>
  env.DB.prepare(
    `INSERT INTO digests (id, newsletter_id, slot, slug, title, categories, status, started_at, published_at)
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
      SELECT i, 'harbour', i * 14400000, 's' || i, 'Issue ' || i, '[]', 'published', 0, 0 FROM n`,
  )
    .bind(count)
    .run();

/** The last one is being sent, to 250,000. */
const growMailings = (digestIds: number[], reason: string | null = null) =>
  env.DB.prepare(
    `INSERT INTO mailings (id, digest_id, newsletter_id, key, status, reason, sender, subject, html, text, public_url,
        token_key_id, recipient_count, candidate_count, sent_count, refused_count, send_before, created_at, finished_at)
      SELECT value, value, 'harbour', 'k' || value, iif(value = ?2, 'sending', 'sent'), ?3, 'Bell', coalesce(?3, 'Issue'),
        '', '', '', 'k1', 250000, 250000, 100000, 1, ?4, 0, iif(value = ?2, NULL, 1) FROM json_each(?1)`,
  )
    .bind(JSON.stringify(digestIds), digestIds.at(-1), reason, hoursOn(24).getTime())
    .run();

/** Of the last mailing: 1,000 are sent, one a tenth of a second until now. */
const growChunks = (count: number) =>
  env.DB.prepare(
    `INSERT INTO chunks (mailing_id, number, recipients, status, sent_at)
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
      SELECT 3000, i, '[1,2,3,4,5,6,7,8,9,10]', iif(i <= 1000, 'sent', 'waiting'),
        iif(i <= 1000, ?2 - (1000 - i) * 100, NULL) FROM n`,
  )
    .bind(count, NOON.getTime())
    .run();
