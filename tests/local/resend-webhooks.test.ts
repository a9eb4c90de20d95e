/** What the stand-in tells a webhook, and how it signs. */
import type { IncomingHttpHeaders } from "node:http";
import { Resend } from "resend";
import { Webhook } from "standardwebhooks";
import { describe, expect, test, vi } from "vitest";
import { aMail, openOffice } from "./resend-office.ts";
import { openReceiver } from "./resend-receiver.ts";

const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

async function openOfficeWithWebhook(reply?: (count: number) => { status: number }) {
  const receiver = await openReceiver(reply);
  const office = await openOffice({
    webhook: { url: `${receiver.url}/webhooks/resend`, secret: SECRET },
    now: () => new Date(),
  });
  const events = () => receiver.heard.map(({ body }) => JSON.parse(body));
  return { ...office, receiver, events };
}

describe("after an email is accepted", () => {
  test("the webhook hears that it was sent and delivered", async () => {
    const { resend, standIn, events, receiver } = await openOfficeWithWebhook();
    const sent = await resend.emails.send(aMail({ tags: [{ name: "mailing", value: "17" }], ...oneClick }));
    await standIn.settled();
    expect(events().map(({ type }) => type)).toEqual(["email.sent", "email.delivered"]);
    expect(events()[0]).toMatchObject({
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      data: {
        email_id: sent.data?.id,
        from: "Harbour News <news@harbour.example>",
        to: ["mei@reader.example"],
        subject: "The tide tables are out",
        tags: { mailing: "17" },
        headers: expect.arrayContaining([
          { name: "List-Unsubscribe-Post", value: "List-Unsubscribe=One-Click" },
        ]),
      },
    });
    expect(receiver.heard[0]?.path).toBe("/webhooks/resend");
  });

  test("every event is signed, under an id of its own", async () => {
    const { resend, standIn, receiver } = await openOfficeWithWebhook();
    await resend.batch.send([aMail(), aMail()]);
    await standIn.settled();
    const ids = receiver.heard.map(({ headers, body }) => {
      const signed = {
        "webhook-id": String(headers["svix-id"]),
        "webhook-timestamp": String(headers["svix-timestamp"]),
        "webhook-signature": String(headers["svix-signature"]),
      };
      expect(new Webhook(SECRET).verify(body, signed)).toEqual(JSON.parse(body));
      return signed["webhook-id"];
    });
    expect(new Set(ids).size).toBe(4);
  });

  test("the official SDK verifies an event", async () => {
    const { resend, standIn, receiver } = await openOfficeWithWebhook();
    await resend.emails.send(aMail());
    await standIn.settled();
    const [{ headers, body } = { headers: {} as IncomingHttpHeaders, body: "" }] = receiver.heard;
    const signed = {
      id: String(headers["svix-id"]),
      timestamp: String(headers["svix-timestamp"]),
      signature: String(headers["svix-signature"]),
    };
    const verify = () =>
      new Resend("re_any").webhooks.verify({ payload: body, headers: signed, webhookSecret: SECRET });
    expect(verify()).toMatchObject({ type: "email.sent" });
  });

  test("an event is repeated under its id until the webhook takes it", async () => {
    const { resend, standIn, receiver, events } = await openOfficeWithWebhook((count) => ({
      status: count < 2 ? 503 : 200,
    }));
    await resend.emails.send(aMail());
    await standIn.settled();
    expect(events().map(({ type }) => type)).toEqual([
      "email.sent",
      "email.sent",
      "email.sent",
      "email.delivered",
    ]);
    expect(new Set(receiver.heard.slice(0, 3).map(({ headers }) => headers["svix-id"])).size).toBe(1);
  });

  test("an event is given up after two repetitions", async () => {
    const { resend, standIn, events } = await openOfficeWithWebhook(() => ({ status: 500 }));
    await resend.emails.send(aMail());
    await standIn.settled();
    expect(events().filter(({ type }) => type === "email.sent")).toHaveLength(3);
  });

  test("a webhook that nobody listens at harms nothing", async () => {
    const { resend, standIn } = await openOffice({ webhook: { url: "http://127.0.0.1:9/", secret: SECRET } });
    expect((await resend.emails.send(aMail())).error).toBeNull();
    await standIn.settled();
  });

  test("the answer does not wait for the webhook", async () => {
    const { resend, standIn } = await openOfficeWithWebhook();
    const settled = vi.fn();
    await resend.batch.send(Array.from({ length: 100 }, () => aMail()));
    void standIn.settled().then(settled);
    expect(settled).not.toHaveBeenCalled();
    await standIn.settled();
  });

  test("a hundred emails make two hundred events", async () => {
    const { resend, standIn, receiver } = await openOfficeWithWebhook();
    await resend.batch.send(Array.from({ length: 100 }, () => aMail()));
    await standIn.settled();
    expect(receiver.heard).toHaveLength(200);
  });

  test("nothing is told without a webhook, and later mails are told once it is set", async () => {
    const { resend, standIn } = await openOffice();
    const receiver = await openReceiver();
    await resend.emails.send(aMail());
    standIn.setWebhook({ url: receiver.url, secret: SECRET });
    await resend.emails.send(aMail());
    await standIn.settled();
    expect(receiver.heard).toHaveLength(2);
  });

  test.each([
    ["bounced@reader.example", ["email.sent", "email.bounced"]],
    ["complained+17@reader.example", ["email.sent", "email.delivered", "email.complained"]],
    ["suppressed@reader.example", ["email.suppressed"]],
  ])("the test address %s meets its fate", async (to, types) => {
    const { resend, standIn, events } = await openOfficeWithWebhook();
    const sent = await resend.emails.send(aMail({ to }));
    await standIn.settled();
    expect(events().map(({ type }) => type)).toEqual(types);
    const { data } = await resend.emails.get(sent.data?.id ?? "");
    expect(`email.${data?.last_event}`).toBe(types.at(-1));
  });
});

describe("an event on demand", () => {
  test("says how an email bounced, and answers with the receiver's status", async () => {
    const { resend, standIn, events } = await openOfficeWithWebhook((count) => ({
      status: count === 2 ? 202 : 200,
    }));
    const sent = await resend.emails.send(aMail());
    await standIn.settled();
    expect(await standIn.deliverEvent("email.bounced", sent.data?.id ?? "")).toBe(202);
    expect(events()[2]).toMatchObject({
      type: "email.bounced",
      data: {
        bounce: {
          type: "Permanent",
          subType: "General",
          message: expect.any(String),
          diagnosticCode: [expect.any(String)],
        },
      },
    });
  });

  test("takes other words for single fields", async () => {
    const { resend, standIn, events } = await openOfficeWithWebhook();
    const sent = await resend.emails.send(aMail());
    await standIn.settled();
    const data = { bounce: { type: "Transient" }, tags: [{ name: "mailing", value: "17" }] };
    await standIn.deliverEvent("email.bounced", sent.data?.id ?? "", data);
    expect(events()[2].data).toMatchObject({
      bounce: { type: "Transient", subType: "General" },
      tags: data.tags,
    });
  });

  test("may be the same event twice", async () => {
    const { resend, standIn, receiver } = await openOfficeWithWebhook();
    const sent = await resend.emails.send(aMail());
    await standIn.settled();
    for (let time = 0; time < 2; time += 1) {
      await standIn.deliverEvent("email.complained", sent.data?.id ?? "", undefined, "msg_once");
    }
    expect(receiver.heard.slice(2).map(({ headers }) => headers["svix-id"])).toEqual([
      "msg_once",
      "msg_once",
    ]);
  });

  test("about an unknown email, or without a webhook, is an error", async () => {
    const { resend, standIn } = await openOffice();
    await expect(standIn.deliverEvent("email.bounced", "unknown")).rejects.toThrow("unknown");
    const sent = await resend.emails.send(aMail());
    await expect(standIn.deliverEvent("email.bounced", sent.data?.id ?? "")).rejects.toThrow("webhook");
  });

  test("can be asked for over HTTP", async () => {
    const { resend, standIn, events } = await openOfficeWithWebhook();
    const sent = await resend.emails.send(aMail());
    await standIn.settled();
    const ask = (event: unknown) =>
      fetch(`${standIn.url}/_/events`, { method: "POST", body: JSON.stringify(event) });
    const response = await ask({ type: "email.complained", emailId: sent.data?.id });
    expect(await response.json()).toEqual({ status: 200 });
    expect(events().at(-1)).toMatchObject({ type: "email.complained" });
    expect((await ask({ type: "email.complained", emailId: "unknown" })).status).toBe(404);
    expect((await ask({ type: "letter.lost", emailId: sent.data?.id })).status).toBe(400);
  });
});

const oneClick = {
  headers: {
    "List-Unsubscribe": "<https://harbour.example/unsubscribe/token>",
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  },
};
