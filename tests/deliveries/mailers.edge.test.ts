/** Mailings over a mail server of one's own, from workerd to a real SMTP server; and over the log. */
import { afterEach, beforeEach, describe, expect, inject, test, vi } from "vitest";
import { fixAddressed } from "../../src/deliveries/claim-store.ts";
import { reconcile } from "../../src/deliveries/reconcile.ts";
import { sendRange } from "../../src/deliveries/send.ts";
import { mailings, subscribers, type Addressed } from "../../src/db/schema.ts";
import { openLogMailer } from "../../src/providers/log-mailer.ts";
import { fillIn, type Copy } from "../../src/providers/mailer.ts";
import { openResend } from "../../src/providers/resend.ts";
import { openSmtp } from "../../src/providers/smtp.ts";
import { eq } from "drizzle-orm";
import { NOON } from "../support/desk.ts";
import { emptyInbox, findArrived } from "../support/inbox.ts";
import { findAccount } from "../../src/deliveries/account.ts";
import { claimOne, findLost, findMailing, hoursOn, openMailing } from "./world.ts";

// many rows, on a machine that does other things besides
vi.setConfig({ testTimeout: 30_000 });

type Taken = { from: string; to: string[]; message: string };

const findTaken = async (): Promise<Taken[]> =>
  JSON.parse(await (await fetch(inject("smtpInboxUrl"))).text()) as Taken[];
const smtp = (userinfo = "", port = inject("smtpPort")) =>
  openSmtp({ url: `smtp://${userinfo}127.0.0.1:${port}` });

beforeEach(async () => {
  await fetch(inject("smtpInboxUrl"), { method: "DELETE" });
  await emptyInbox();
});

async function openSmtpMailing(names: string[], userinfo = "") {
  const world = await openMailing(names.length, { senderName: "港口, 四时" });
  for (const [at, name] of names.entries())
    await world.db
      .update(subscribers)
      .set({ email: `${name}@inbox.example` })
      .where(eq(subscribers.id, world.readers[at]?.id ?? 0));
  return { ...world, desk: { ...world.desk, mailer: smtp(userinfo) } };
}

describe("a mailing over SMTP", () => {
  test("brings everyone one message, as mail clients read it", async () => {
    const world = await openSmtpMailing(["mina", "noa", "lin"], "bell:p%40ss@");
    expect(await sendRange(world.desk, world.range)).toEqual({ kind: "done" });
    const taken = await findTaken();
    expect(taken.map(({ to }) => to)).toEqual([
      ["mina@inbox.example"],
      ["noa@inbox.example"],
      ["lin@inbox.example"],
    ]);
    expect(taken[0]?.from).toBe("bell@watchbell.example");
    const message = taken[0]?.message ?? "";
    expect(message).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    expect(message).toMatch(/^List-Unsubscribe:\s+<https:\/\/news\.example\/unsubscribe\?token=/m);
    expect(message).toMatch(/^Content-Type: multipart\/alternative/m);
    expect(message).toMatch(/^From: =\?UTF-8\?/m);
    expect(message).not.toContain("watchbell.invalid");
    expect(await findArrived()).toEqual([]);
    await reconcile(world.desk);
    expect(await findMailing(world.desk)).toMatchObject({ status: "sent", sentCount: 3 });
  });

  test("an address that the server refuses does not hold up its neighbours, and stands in no account", async () => {
    const world = await openSmtpMailing(["mina", "nobody", "lin"]);
    await sendRange(world.desk, world.range);
    expect((await findTaken()).flatMap(({ to }) => to)).toEqual(["mina@inbox.example", "lin@inbox.example"]);
    const account = await findAccount(world.desk, world.mailing.id);
    expect(account).toMatchObject({ sentCount: 2, refusedCount: 1 });
    expect(account?.refusals).toMatchObject([{ subscriberId: world.readers[1]?.id }]);
    expect(JSON.stringify(account)).toContain("No such user (address)");
  });

  test("a message whose answer was lost is unknown and never repeated; the rest goes over another connection", async () => {
    const world = await openSmtpMailing(["mina", "lost", "lin"]);
    await sendRange(world.desk, world.range);
    expect(await findMailing(world.desk)).toMatchObject({ sentCount: 2, unknownCount: 1 });
    world.setNow(hoursOn(1));
    await sendRange(world.desk, world.range);
    await reconcile(world.desk);
    expect((await findTaken()).flatMap(({ to }) => to)).toEqual(
      ["mina", "lost", "lin"].map((name) => `${name}@inbox.example`),
    );
    expect(await findLost(world.desk)).toBe(0);
  });

  test("a chunk whose sender died in mid-call is unknown, not sent again", async () => {
    const world = await openSmtpMailing(["mina"]);
    const chunk = await claimOne(world.desk, world.range, NOON, new Date(NOON.getTime() + 60_000));
    if (!chunk) throw new Error("no chunk");
    const addressed: Addressed = [chunk.recipients[0] ?? 0, "mina@inbox.example", "en"];
    await fixAddressed(world.db, chunk, [{ addressed, addressHash: "nobody's" }], NOON);
    world.setNow(hoursOn(1));
    await sendRange(world.desk, world.range);
    expect(await findTaken()).toEqual([]);
    expect(await findMailing(world.desk)).toMatchObject({ unknownCount: 1 });
  });

  test("a server that is not there, or too busy, is asked again; nothing is lost", async () => {
    const world = await openSmtpMailing(["mina"]);
    const away = { ...world.desk, mailer: smtp("", 9) };
    expect(await sendRange(away, world.range)).toEqual({ kind: "later", seconds: 300 });
    world.setNow(hoursOn(1));
    await world.db.run("UPDATE mailings SET sender = 'Busy <busy@watchbell.example>'");
    expect(await sendRange(world.desk, world.range)).toEqual({ kind: "later", seconds: 300 });
    world.setNow(hoursOn(2));
    await world.db.run("UPDATE mailings SET sender = 'Bell <bell@watchbell.example>'");
    await sendRange(world.desk, world.range);
    expect(await findMailing(world.desk)).toMatchObject({ sentCount: 1 });
    expect(await findTaken()).toHaveLength(1);
  });

  test("a mailing in doubt is not posted at all: there is nobody to ask", async () => {
    const world = await openSmtpMailing(["mina"]);
    await world.db.update(mailings).set({ askBefore: hoursOn(20) });
    await sendRange(world.desk, world.range);
    expect(await findTaken()).toEqual([]);
    expect(await findMailing(world.desk)).toMatchObject({ status: "stopped" });
  });

  test("a wrong password stops the mailing", async () => {
    const world = await openSmtpMailing(["mina"], "bell:wrong@");
    await sendRange(world.desk, world.range);
    expect(await findMailing(world.desk)).toMatchObject({
      status: "stopped",
      reason: expect.stringContaining("EAUTH") as string,
    });
  });
});

describe("a mailing over the log", () => {
  test("is counted as sent, and the log holds counts and no address", async () => {
    const logged: unknown[] = [];
    const note = (...facts: unknown[]) => void logged.push(facts);
    const world = await openMailing(150);
    const desk = { ...world.desk, mailer: openLogMailer({ info: note, error: note }) };
    await sendRange(desk, world.range);
    expect(await findMailing(desk)).toMatchObject({ sentCount: 150 });
    expect(logged).toHaveLength(2);
    expect(JSON.stringify(logged)).not.toContain("@");
    expect(await findArrived()).toEqual([]);
  });
});

describe("a call of Resend", () => {
  const BLANK = "https://blank.example/unsubscribe";
  const letter = {
    from: "Harbour <bell@watchbell.example>",
    subject: "过去4小时",
    html: `<p>${"一段很长的文字。".repeat(2_000)}</p>${BLANK}`,
    text: BLANK,
  };
  // 5 MB
  const copies: Copy[] = Array.from({ length: 100 }, (_, at) => ({
    letter,
    to: `reader${at}@inbox.example`,
    fills: { [BLANK]: `https://news.example/unsubscribe?token=${at}` },
  }));
  const mailer = () => openResend({ apiKey: "re_test", baseUrl: "https://provider.example" });
  const accepted = () => Response.json({ data: copies.map((_, at) => ({ id: String(at) })) });
  const answerWith = (answer: (body: ReadableStream<Uint8Array>) => Promise<Response>) =>
    vi.stubGlobal("fetch", async (_url: string, init: { body: ReadableStream<Uint8Array> }) =>
      answer(init.body),
    );

  afterEach(() => vi.unstubAllGlobals());

  test("has each byte of its body as it was laid out, however slowly and in whatever portions it is read", async () => {
    const read: Uint8Array[] = [];
    answerWith(async (body) => {
      for await (const part of body) {
        read.push(part.slice());
        if (read.length % 10 === 0) await scheduler.wait(1);
      }
      return accepted();
    });
    const posted = await mailer().sendBatch(copies, "harbour/1");
    expect(posted).toMatchObject({ kind: "accepted" });
    const text = await new Blob(read).text();
    expect(text === JSON.stringify(copies.map(fillIn))).toBe(true);
  });

  test("whose answer comes before its body was read is heard all the same", async () => {
    answerWith(async () => accepted());
    expect(await mailer().sendBatch(copies, "harbour/1")).toMatchObject({ kind: "accepted" });
    answerWith(async () =>
      Response.json({ name: "rate_limit_exceeded", message: "Slow down", statusCode: 429 }, { status: 429 }),
    );
    expect(await mailer().sendBatch(copies, "harbour/1")).toMatchObject({ kind: "wait" });
  });

  test("that is led elsewhere stops the mailing, and says why", async () => {
    answerWith(
      async () => new Response(null, { status: 307, headers: { location: "https://other.example" } }),
    );
    expect(await mailer().sendBatch(copies, "harbour/1")).toMatchObject({
      kind: "refused",
      message: "RESEND_BASE_URL leads elsewhere (307)",
      isAboutEmails: false,
    });
  });

  test("that breaks while its body is read is uncertain", async () => {
    answerWith(async (body) => {
      const reader = body.getReader();
      await reader.read();
      await reader.cancel();
      throw new TypeError("Network connection lost.");
    });
    expect(await mailer().sendBatch(copies, "harbour/1")).toMatchObject({ kind: "uncertain" });
  });
});
