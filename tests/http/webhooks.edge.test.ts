import { describe, expect, test } from "vitest";
import { freeze } from "../../src/deliveries/freeze.ts";
import { recordEvents } from "../../src/deliveries/record-events.ts";
import { events, mailings, suppressions } from "../../src/db/schema.ts";
import type { EventJob } from "../../src/jobs.ts";
import { NOON, openTestDesk } from "../support/desk.ts";
import { addDigest, addNewsletter, addSubscribers } from "../support/factories.ts";
import { ask } from "./ask.ts";
import { readEveryRow } from "./every-row.ts";
import { signWebhook } from "./signed-webhook.ts";

const OTHER_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
const REPLACED = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

const bounceOf = (changes: object = {}) =>
  JSON.stringify({
    type: "email.bounced",
    created_at: "2026-03-25T04:05:00.000Z",
    data: {
      email_id: "e-1",
      to: ["mina@inbox.example"],
      bounce: { type: "Permanent", message: "No such mailbox" },
      tags: { kind: "digest", mailing: "7" },
      ...changes,
    },
  });

const withHeader = (init: Awaited<ReturnType<typeof signWebhook>>, name: string, value: string) => ({
  ...init,
  headers: { ...init.headers, [name]: value },
});

describe("a webhook that the provider signed", () => {
  test("is put on the queue at once, and nothing else happens", async () => {
    const { desk, sent } = openTestDesk();
    const before = await readEveryRow();
    expect((await ask(desk, "/webhooks/resend", await signWebhook(bounceOf()))).status).toBe(202);
    expect(sent).toEqual([
      {
        kind: "mail-event",
        id: "msg_1",
        type: "email.bounced",
        occurredAt: Date.parse("2026-03-25T04:05:00Z"),
        emailId: "e-1",
        mailingTag: "7",
        to: ["mina@inbox.example"],
        bounceType: "Permanent",
        at: NOON.getTime(),
      },
    ]);
    expect(await readEveryRow()).toBe(before);
  });

  test("may carry its tags as a list, its address alone, and no mailing", async () => {
    const { desk, sent } = openTestDesk();
    const shapes = [
      { tags: [{ name: "mailing", value: "8" }], to: "mina@inbox.example" },
      { tags: [], to: ["mina@inbox.example"] },
      { tags: undefined },
      { tags: { mailing: "8; DROP TABLE mailings" } },
    ];
    for (const shape of shapes) await ask(desk, "/webhooks/resend", await signWebhook(bounceOf(shape)));
    expect(sent).toMatchObject([
      { mailingTag: "8", to: ["mina@inbox.example"] },
      { mailingTag: null, to: ["mina@inbox.example"] },
      { mailingTag: null },
      { mailingTag: null },
    ]);
  });

  test("is known by either secret while one is being replaced, and by one of several signatures", async () => {
    const { desk, sent } = openTestDesk();
    const settings = {
      ...desk.settings,
      resend: { ...desk.settings.resend, webhookSecrets: [OTHER_SECRET, REPLACED] },
    };
    const both = { ...desk, settings };
    const init = await signWebhook(bounceOf());
    expect((await ask(both, "/webhooks/resend", init)).status).toBe(202);
    const signatures = `v1,bm90IG91cnM= ${init.headers["svix-signature"]}`;
    expect((await ask(both, "/webhooks/resend", withHeader(init, "svix-signature", signatures))).status).toBe(
      202,
    );
    expect(sent).toHaveLength(2);
  });

  test("about anything but an email is accepted and forgotten", async () => {
    const { desk, sent } = openTestDesk();
    for (const body of ['{"type":"domain.created"}', "{}", "[]", "7"])
      expect((await ask(desk, "/webhooks/resend", await signWebhook(body))).status, body).toBe(202);
    expect(sent).toEqual([]);
  });

  test("replayed, counts and suppresses once", async () => {
    const { desk, sent } = openTestDesk();
    const newsletter = await addNewsletter(desk.db, { subscriberCount: 2 });
    const [reader] = await addSubscribers(desk.db, newsletter.id, 2);
    const mailing = await freeze(desk, (await addDigest(desk.db, newsletter.id)).id);
    sent.length = 0;
    const body = bounceOf({ to: [reader?.email], tags: { mailing: mailing?.tag } });
    const init = await signWebhook(body);
    await ask(desk, "/webhooks/resend", init);
    await ask(desk, "/webhooks/resend", init);
    const queued = sent.filter((job): job is EventJob => job.kind === "mail-event");
    expect(queued).toHaveLength(2);
    for (const job of queued) await recordEvents(desk, [job]);
    await recordEvents(desk, queued);
    expect(await desk.db.select().from(events)).toHaveLength(1);
    expect(await desk.db.select().from(suppressions)).toHaveLength(1);
    expect(await desk.db.select().from(mailings)).toMatchObject([{ bouncedCount: 1 }]);
  });
});

describe("a webhook that the provider did not sign", () => {
  const cases: [string, () => Promise<RequestInit>][] = [
    ["no signature", async () => ({ method: "POST", body: bounceOf() })],
    ["another secret's signature", () => signWebhook(bounceOf(), { secret: OTHER_SECRET })],
    ["a signature of six minutes ago", () => signWebhook(bounceOf(), { secondsAgo: 360 })],
    ["a signature of six minutes ahead", () => signWebhook(bounceOf(), { secondsAgo: -360 })],
    [
      "another body",
      async () => ({ ...(await signWebhook(bounceOf())), body: bounceOf({ to: ["noa@inbox.example"] }) }),
    ],
    ["one space more", async () => ({ ...(await signWebhook(bounceOf())), body: `${bounceOf()} ` })],
    ["another id", async () => withHeader(await signWebhook(bounceOf()), "svix-id", "msg_2")],
    [
      "another time",
      async () =>
        withHeader(
          await signWebhook(bounceOf()),
          "svix-timestamp",
          String(Math.floor(Date.now() / 1000) + 1),
        ),
    ],
    ["no time", async () => withHeader(await signWebhook(bounceOf()), "svix-timestamp", "")],
    ["an empty signature", async () => withHeader(await signWebhook(bounceOf()), "svix-signature", "")],
    [
      "a signature of an unknown version",
      async () => withHeader(await signWebhook(bounceOf()), "svix-signature", "v2,AAAA"),
    ],
    ["a signed body that is no JSON", () => signWebhook("not json")],
  ];

  test.each(cases)("with %s is refused and changes nothing", async (_, make) => {
    const { desk, sent } = openTestDesk();
    const before = await readEveryRow();
    expect((await ask(desk, "/webhooks/resend", await make())).status).toBe(401);
    expect(sent).toEqual([]);
    expect(await readEveryRow()).toBe(before);
  });
});
