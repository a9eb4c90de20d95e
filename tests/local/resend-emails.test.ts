/** Letting in, one email, and the rules that every email is held against. */
import { request } from "node:http";
import { Resend } from "resend";
import { describe, expect, test } from "vitest";
import { aMail, API_KEY, openOffice } from "./resend-office.ts";

describe("one email", () => {
  test("sent with the official SDK lies in the inbox as it was sent", async () => {
    const { resend, standIn } = await openOffice();
    const { data, error } = await resend.emails.send({
      from: "Harbour News <news@harbour.example>",
      to: ["mei@reader.example", "Otto <otto@reader.example>"],
      replyTo: "desk@harbour.example",
      subject: "潮汐表出来了",
      html: "<p>正午高潮</p>",
      text: "正午高潮",
      headers: { "List-Id": "<tides.harbour.example>" },
      tags: [{ name: "kind", value: "welcome" }],
    });
    expect(error).toBeNull();
    expect(standIn.emails()).toEqual([
      {
        id: data?.id,
        at: "2026-03-14T12:00:00.000Z",
        from: "Harbour News <news@harbour.example>",
        to: ["mei@reader.example", "Otto <otto@reader.example>"],
        cc: [],
        bcc: [],
        replyTo: ["desk@harbour.example"],
        subject: "潮汐表出来了",
        html: "<p>正午高潮</p>",
        text: "正午高潮",
        headers: { "List-Id": "<tides.harbour.example>" },
        tags: { kind: "welcome" },
      },
    ]);
  });

  test("can be asked for by its id", async () => {
    const { resend } = await openOffice();
    const sent = await resend.emails.send(aMail());
    const { data } = await resend.emails.get(sent.data?.id ?? "");
    expect(data).toMatchObject({
      object: "email",
      id: sent.data?.id,
      to: ["mei@reader.example"],
      last_event: "delivered",
    });
  });

  test("that was never sent is not found", async () => {
    const { resend } = await openOffice();
    const { error } = await resend.emails.get("4ef9a417-02e9-4d39-ad75-9611e0fcc33c");
    expect(error).toMatchObject({ statusCode: 404, name: "not_found" });
  });
});

describe("the gate", () => {
  test("a request without a key is refused with 401", async () => {
    const { standIn } = await openOffice();
    const response = await fetch(`${standIn.url}/emails`, { method: "POST", body: JSON.stringify(aMail()) });
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({
      statusCode: 401,
      name: "missing_api_key",
      message: expect.any(String),
    });
  });

  test("a wrong key is refused with 403", async () => {
    const { standIn } = await openOffice();
    const stranger = new Resend("re_another_key", { baseUrl: standIn.url });
    const { error } = await stranger.emails.send(aMail());
    expect(error).toMatchObject({ statusCode: 403, name: "invalid_api_key" });
  });

  test.each([{ headers: {} }, { headers: { "user-agent": "" } }])(
    "a request without a user agent is refused with 403: $headers",
    async ({ headers }) => {
      const { standIn } = await openOffice();
      const bare = request(`${standIn.url}/emails`, {
        method: "POST",
        headers: { ...headers, authorization: `Bearer ${API_KEY}` },
      });
      const status = await new Promise((resolve, reject) => {
        bare.on("response", (response) => resolve(response.resume().statusCode)).on("error", reject);
        bare.end(JSON.stringify(aMail()));
      });
      expect(status).toBe(403);
      expect(standIn.emails()).toEqual([]);
    },
  );

  test.each([
    ["GET", "/emails", 405, "method_not_allowed"],
    ["GET", "/emails/batch", 405, "method_not_allowed"],
    ["DELETE", "/emails/4ef9a417", 405, "method_not_allowed"],
    ["POST", "/postcards", 404, "not_found"],
  ])("%s %s is answered %i", async (method, path, statusCode, name) => {
    const { standIn } = await openOffice();
    const response = await fetch(standIn.url + path, {
      method,
      headers: { authorization: `Bearer ${API_KEY}` },
    });
    expect(response.status).toBe(statusCode);
    expect(await response.json()).toMatchObject({ statusCode, name });
  });
});

describe("an email is refused", () => {
  const longLocal = `${"a".repeat(65)}@reader.example`;
  test.each([
    ["whose body is not JSON", "{from:", 400, "validation_error", "JSON"],
    ["that is a list", [aMail()], 400, "validation_error", "object"],
    ["that is a text", '"hello"', 400, "validation_error", "object"],
    [
      "with a field that nobody knows",
      aMail({ replyTo: "desk@harbour.example" }),
      400,
      "validation_error",
      "replyTo",
    ],
    ["without a sender", aMail({ from: undefined }), 422, "missing_required_field", "`from`"],
    ["without a recipient", aMail({ to: undefined }), 422, "missing_required_field", "`to`"],
    ["without a subject", aMail({ subject: undefined }), 422, "missing_required_field", "`subject`"],
    ["with an empty subject", aMail({ subject: "" }), 422, "missing_required_field", "`subject`"],
    [
      "with neither HTML nor text",
      aMail({ html: "", text: null }),
      422,
      "missing_required_field",
      "`html` or `text`",
    ],
    ["from a name alone", aMail({ from: "Harbour News" }), 422, "invalid_from_address", "`from`"],
    [
      "from an unclosed address",
      aMail({ from: "News <news@harbour.example" }),
      422,
      "invalid_from_address",
      "`from`",
    ],
    ["from a host without a dot", aMail({ from: "news@harbour" }), 422, "invalid_from_address", "`from`"],
    [
      "from two lines",
      aMail({ from: "News\r\nBcc: x <a@b.example>" }),
      422,
      "invalid_from_address",
      "`from`",
    ],
    ["to nobody", aMail({ to: [] }), 422, "validation_error", "1 to 50"],
    [
      "to 51",
      aMail({ to: Array.from({ length: 51 }, (_, n) => `r${n}@reader.example`) }),
      422,
      "validation_error",
      "51",
    ],
    ["to a text without @", aMail({ to: "mei" }), 422, "validation_error", "`to`"],
    ["to an address with a space", aMail({ to: "me i@reader.example" }), 422, "validation_error", "`to`"],
    ["to an address with two dots", aMail({ to: "mei..li@reader.example" }), 422, "validation_error", "`to`"],
    ["to a local part of 65", aMail({ to: longLocal }), 422, "validation_error", "`to`"],
    [
      "to two addresses in one text",
      aMail({ to: "a@reader.example, b@reader.example" }),
      422,
      "validation_error",
      "`to`",
    ],
    ["with a wrong copy", aMail({ cc: ["nobody"] }), 422, "validation_error", "`cc`"],
    ["with a wrong reply address", aMail({ reply_to: "desk" }), 422, "validation_error", "`reply_to`"],
    [
      "with a subject of two lines",
      aMail({ subject: "Tides\r\nBcc: x@y.example" }),
      422,
      "validation_error",
      "`subject`",
    ],
    ["with a subject that is a number", aMail({ subject: 7 }), 422, "validation_error", "`subject`"],
    [
      "with a header of two lines",
      aMail({ headers: { "X-Tide": "high\nlow" } }),
      422,
      "validation_error",
      "`headers`",
    ],
    [
      "with a header's name of two lines",
      aMail({ headers: { "X-A\r\nX-B": "1" } }),
      422,
      "validation_error",
      "`headers`",
    ],
    [
      "with a header twice",
      aMail({ headers: { "X-Tide": "1", "x-tide": "2" } }),
      422,
      "validation_error",
      "twice",
    ],
    [
      "with headers as a list",
      aMail({ headers: [{ name: "X", value: "1" }] }),
      422,
      "validation_error",
      "`headers`",
    ],
    [
      "with a tag of two words",
      aMail({ tags: [{ name: "kind", value: "two words" }] }),
      422,
      "validation_error",
      "`tags`",
    ],
    [
      "with a tag in Chinese",
      aMail({ tags: [{ name: "kind", value: "早报" }] }),
      422,
      "validation_error",
      "`tags`",
    ],
    ["with an empty tag", aMail({ tags: [{ name: "kind", value: "" }] }), 422, "validation_error", "`tags`"],
    ["with tags as an object", aMail({ tags: { kind: "welcome" } }), 422, "validation_error", "`tags`"],
  ])("%s", async (_, body, statusCode, name, word) => {
    const { post, standIn } = await openOffice();
    const response = await post("/emails", body);
    expect(await response.json()).toEqual({ statusCode, name, message: expect.stringContaining(word) });
    expect(response.status).toBe(statusCode);
    expect(standIn.emails()).toEqual([]);
  });
});
