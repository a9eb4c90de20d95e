/** The log of a day on which everything happens, most of it badly: no address, token or key stands in it, nor in what operators are shown. */
import { createMessageBatch } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { notify, sendNotice } from "../src/channels/notify.ts";
import { tick } from "../src/cron.ts";
import { audit, failures, incidents, notices, subscribers } from "../src/db/schema.ts";
import { freeze } from "../src/deliveries/freeze.ts";
import { recordEvents } from "../src/deliveries/record-events.ts";
import { sendRange } from "../src/deliveries/send.ts";
import type { Desk } from "../src/desk.ts";
import { app } from "../src/http/app.ts";
import type { EventJob } from "../src/jobs.ts";
import { openLog } from "../src/providers/log.ts";
import { consume } from "../src/queue.ts";
import { gather } from "../src/sources/gather.ts";
import { confirm } from "../src/subscribers/confirm.ts";
import { erase } from "../src/subscribers/erase.ts";
import { signUp } from "../src/subscribers/sign-up.ts";
import { unsubscribe } from "../src/subscribers/unsubscribe.ts";
import { addKnown, emptyOffice, KINDS, SECRETS, setFaults as setChannelFaults } from "./channels/office.ts";
import { getConfirmToken } from "./subscribers/reader.ts";
import { NOON, openTestDesk } from "./support/desk.ts";
import { addDigest, addNewsletter, addSource } from "./support/factories.ts";
import { emptyInbox, findArrived, setFaults } from "./support/inbox.ts";

const READER = "mina.private@inbox.example";
const STRANGER = "lin.private@inbox.example";

/** Everything that may be read by who operates, and the tokens that were mailed. */
async function liveThroughADay() {
  const logged: string[] = [];
  const write = (line: string) => void logged.push(line);
  const { desk, sent } = openTestDesk({
    log: openLog({ info: write, error: write }),
    press: { start: async () => Promise.reject(new Error(`no press for ${READER}`)), wake: async () => {} },
  });
  await addNewsletter(desk.db, { id: "harbour", schedule: "0 12 1 1 *" });
  await addKnownChannels(desk);
  const wish = { newsletterIds: ["harbour"], language: "en" as const, consent: "test" };
  await signUp(desk, { address: READER, ...wish });
  const token = await getConfirmToken();
  await confirm(desk, token);
  await signUp(desk, { address: STRANGER, ...wish });

  const digest = await addDigest(desk.db, "harbour");
  const mailing = await freeze(desk, digest.id);
  const range = { mailingId: mailing?.id ?? 0, from: 1, to: 9 };
  await setFaults([{ kind: "daily", times: 1, retryAfterSeconds: 3600 }]);
  await sendRange(desk, range);
  const later = { ...desk, now: () => new Date(NOON.getTime() + 2 * 3_600_000) };
  await sendRange(later, range);
  const mailed = (await findArrived()).find(({ headers }) => headers["List-Unsubscribe"]);
  const leave = /token=([\w.-]+)/.exec(JSON.stringify(mailed?.headers))?.[1] ?? "";

  await recordEvents(desk, [bounce("1", mailing?.tag ?? null)]);
  await setChannelFaults([{ kind: "gone", times: 99 }]);
  await notify(desk, digest.id);
  for (const job of sent.splice(0)) if (job.kind === "notice") await sendNotice(desk, job);
  const source = await addSource(desk.db, "harbour", {
    url: "https://feed.example/rss?key=feed-secret-0123",
  });
  const broken = async () => Promise.reject(new Error(`${READER} is not found, Bearer abcdefghijkl`));
  await gather({ ...desk, web: { ...desk.web, get: broken } }, [source.id]);
  await bury(desk, { kind: "letter", to: READER, odd: [STRANGER] });
  await tick({ ...desk, web: { ...desk.web, get: broken } });
  await app.request(`/unsubscribe?token=${leave}`, {}, desk);
  await unsubscribe(desk, leave, "one");
  await erase(desk, READER);
  await app.request("/api/digests", { headers: { authorization: "Bearer wrong-admin-token" } }, desk);
  const kept = [
    ...(await desk.db.select().from(failures)),
    ...(await desk.db.select().from(incidents)),
    ...(await desk.db.select().from(notices)),
    ...(await desk.db.select().from(audit)),
  ];
  return { desk, logged, kept, tokens: [token, leave] };
}

async function addKnownChannels(desk: Desk) {
  const before = { ...desk, now: () => new Date(NOON.getTime() - 3_600_000) };
  for (const kind of KINDS) await addKnown(before, kind);
}

const bounce = (id: string, mailingTag: string | null): EventJob => ({
  kind: "mail-event",
  id,
  type: "email.bounced",
  occurredAt: NOON.getTime(),
  emailId: null,
  mailingTag,
  to: [READER],
  bounceType: "Permanent",
  at: NOON.getTime(),
});

const bury = (desk: Desk, body: unknown) =>
  consume(
    desk,
    createMessageBatch("watchbell-deliver-dead", [{ id: "1", body, timestamp: NOON, attempts: 9 }]),
  );

test("a day's log names nobody and opens nothing", async () => {
  await emptyInbox();
  await emptyOffice();
  const { desk, logged, kept, tokens } = await liveThroughADay();
  const events = new Set(logged.map((line) => (JSON.parse(line) as { event: string }).event));
  for (const event of [
    "subscribers.confirmed",
    "deliveries.posted",
    "provider.incident",
    "channels.incident",
    "gather.incident",
    "deliver.failure",
    "subscribers.suppressed",
    "subscribers.erased",
  ])
    expect([...events], event).toContain(event);
  expect(tokens.every((token) => token.length > 20)).toBe(true);
  expect((await desk.db.select().from(subscribers)).map(({ email }) => email)).toEqual([STRANGER]);
  const shown = [...logged, ...kept.map((row) => JSON.stringify(row))].join("\n");
  const secrets = [
    ...tokens,
    ...SECRETS,
    env.ADMIN_TOKEN ?? "",
    env.ADDRESS_KEY ?? "",
    env.RESEND_API_KEY ?? "",
    env.RESEND_WEBHOOK_SECRET ?? "",
    (env.TOKEN_KEYS ?? "").split(":")[1] ?? "",
    "feed-secret-0123",
    "wrong-admin-token",
    "abcdefghijkl",
  ];
  for (const secret of secrets) {
    expect(secret).not.toBe("");
    expect(shown).not.toContain(secret);
  }
  expect(shown).not.toMatch(/[\w.]+@[\w.]+/);
});
