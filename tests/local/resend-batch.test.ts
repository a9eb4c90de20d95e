/** Batches: their size, strict and permissive, and the way out that bulk mail needs. */
import { describe, expect, test } from "vitest";
import { aBulkMail, aMail, openOffice } from "./resend-office.ts";

const mails = (count: number) =>
  Array.from({ length: count }, (_, n) => aMail({ to: `r${n}@reader.example` }));

describe("a batch", () => {
  test("of 100 is answered with 100 ids in order", async () => {
    const { resend, standIn } = await openOffice();
    const { data } = await resend.batch.send(mails(100));
    expect(data?.data.map(({ id }) => id)).toEqual(standIn.emails().map(({ id }) => id));
    expect(standIn.emails().map(({ to }) => to[0])).toEqual(mails(100).map(({ to }) => to));
    expect(standIn.emails()[99]).toMatchObject({ batchIndex: 99 });
  });

  test.each([0, 101])("of %i is refused", async (count) => {
    const { resend, standIn } = await openOffice();
    const { error } = await resend.batch.send(mails(count));
    expect(error).toMatchObject({ statusCode: 422, name: "validation_error" });
    expect(standIn.emails()).toEqual([]);
  });

  test("that is not a list is refused in Resend's words", async () => {
    const { post } = await openOffice();
    const response = await post("/emails/batch", { emails: mails(2) });
    expect(await response.json()).toMatchObject({
      name: "validation_error",
      message: expect.stringContaining("array"),
    });
  });

  test("that is not JSON is refused with 400", async () => {
    const { post } = await openOffice();
    expect((await post("/emails/batch", "[")).status).toBe(400);
  });

  test("takes no attachments", async () => {
    const { resend } = await openOffice();
    const attached = { ...aMail(), attachments: [{ filename: "tides.txt", content: "noon" }] };
    const { error } = await resend.batch.send([attached]);
    expect(error).toMatchObject({ statusCode: 422, message: expect.stringContaining("attachments") });
  });

  test("is refused under an unknown validation mode", async () => {
    const { post } = await openOffice();
    expect((await post("/emails/batch", mails(1), { "x-batch-validation": "lenient" })).status).toBe(400);
  });
});

describe("a batch with one wrong email", () => {
  const batch = [
    aMail({ to: "a@reader.example" }),
    aMail({ to: "nobody" }),
    aMail({ to: "c@reader.example" }),
  ];

  test("sends nothing when strict", async () => {
    const { resend, standIn } = await openOffice();
    const { error } = await resend.batch.send(batch);
    expect(error).toMatchObject({ statusCode: 422, name: "validation_error" });
    expect(standIn.emails()).toEqual([]);
  });

  test("is strict when the header is absent", async () => {
    const { post, standIn } = await openOffice();
    expect((await post("/emails/batch", batch)).status).toBe(422);
    expect(standIn.emails()).toEqual([]);
  });

  test("sends the others when permissive and says which one was wrong", async () => {
    const { resend, standIn } = await openOffice();
    const { data } = await resend.batch.send(batch, { batchValidation: "permissive" });
    expect(data?.errors).toEqual([{ index: 1, message: expect.stringContaining("`to`") }]);
    expect(data?.data).toEqual(standIn.emails().map(({ id }) => ({ id })));
    expect(standIn.emails().map(({ to, batchIndex }) => [to[0], batchIndex])).toEqual([
      ["a@reader.example", 0],
      ["c@reader.example", 2],
    ]);
  });

  test("without a wrong one lists no errors when permissive, and has no such field when strict", async () => {
    const { resend } = await openOffice();
    const permissive = await resend.batch.send(mails(2), { batchValidation: "permissive" });
    const strict = await resend.batch.send(mails(2));
    expect(permissive.data?.errors).toEqual([]);
    expect(strict.data).not.toHaveProperty("errors");
  });
});

describe("a bulk email", () => {
  test("with a one-click way out is sent", async () => {
    const { resend, standIn } = await openOffice();
    await resend.batch.send([aBulkMail()]);
    expect(standIn.emails()).toHaveLength(1);
  });

  const post = { "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
  test.each([
    ["no List-Unsubscribe", post],
    ["an address without angle brackets", { ...post, "List-Unsubscribe": "https://harbour.example/leave" }],
    ["mailto alone", { ...post, "List-Unsubscribe": "<mailto:leave@harbour.example>" }],
    [
      "two web addresses",
      { ...post, "List-Unsubscribe": "<https://harbour.example/a>, <https://harbour.example/b>" },
    ],
    ["no List-Unsubscribe-Post", { "List-Unsubscribe": "<https://harbour.example/leave>" }],
    [
      "another List-Unsubscribe-Post",
      { "List-Unsubscribe": "<https://harbour.example/leave>", "List-Unsubscribe-Post": "yes" },
    ],
  ])("with %s is refused", async (_, headers) => {
    const { resend, standIn } = await openOffice();
    const strict = await resend.batch.send([aBulkMail({ headers }), aBulkMail()]);
    expect(strict.error).toMatchObject({
      statusCode: 422,
      message: expect.stringContaining("List-Unsubscribe"),
    });
    const permissive = await resend.batch.send([aBulkMail({ headers })], { batchValidation: "permissive" });
    expect(permissive.data?.errors).toHaveLength(1);
    expect(standIn.emails()).toEqual([]);
  });

  test("on this machine may be left over plain http", async () => {
    const { resend } = await openOffice();
    const headers = { ...post, "List-Unsubscribe": "<http://127.0.0.1:8787/unsubscribe/token>" };
    expect((await resend.batch.send([aBulkMail({ headers })])).error).toBeNull();
  });

  test("without the tag is a mail like any other", async () => {
    const { resend } = await openOffice();
    expect((await resend.batch.send([aBulkMail({ headers: {}, tags: [] })])).error).toBeNull();
  });
});
