/** A call repeated under its key sends nothing twice. */
import { expect, test } from "vitest";
import { aMail, openOffice } from "./resend-office.ts";

const DAY_MS = 24 * 3_600_000;

test("the same key and payload get the first answer again", async () => {
  const { resend, standIn } = await openOffice();
  const first = await resend.batch.send([aMail(), aMail()], { idempotencyKey: "17/0" });
  const again = await resend.batch.send([aMail(), aMail()], { idempotencyKey: "17/0" });
  expect(again.data).toEqual(first.data);
  expect(standIn.emails()).toHaveLength(2);
  expect(standIn.emails()[0]).toMatchObject({ idempotencyKey: "17/0", batchIndex: 0 });
});

test("a permissive answer comes again with its errors", async () => {
  const { resend } = await openOffice();
  const options = { idempotencyKey: "17/0", batchValidation: "permissive" as const };
  const first = await resend.batch.send([aMail(), aMail({ to: "nobody" })], options);
  const again = await resend.batch.send([aMail(), aMail({ to: "nobody" })], options);
  expect(again.data?.errors).toHaveLength(1);
  expect(again.data).toEqual(first.data);
});

test("the same key with another payload is refused, and sends nothing", async () => {
  const { resend, standIn } = await openOffice();
  await resend.batch.send([aMail()], { idempotencyKey: "17/0" });
  const { error } = await resend.batch.send([aMail({ text: "Low water." })], { idempotencyKey: "17/0" });
  expect(error).toMatchObject({ statusCode: 409, name: "invalid_idempotent_request" });
  expect(standIn.emails()).toHaveLength(1);
});

test("a payload that differs by one space is another payload", async () => {
  const { post } = await openOffice();
  await post("/emails", JSON.stringify(aMail()), { "idempotency-key": "one" });
  const response = await post("/emails", `${JSON.stringify(aMail())} `, { "idempotency-key": "one" });
  expect(response.status).toBe(409);
});

test("another key sends another email", async () => {
  const { resend, standIn } = await openOffice();
  await resend.emails.send(aMail(), { idempotencyKey: "one" });
  await resend.emails.send(aMail(), { idempotencyKey: "two" });
  expect(standIn.emails()).toHaveLength(2);
});

test("a key is remembered for a day less a millisecond, and forgotten after the day", async () => {
  const { resend, standIn, pass } = await openOffice();
  await resend.emails.send(aMail(), { idempotencyKey: "one" });
  pass(DAY_MS - 1);
  await resend.emails.send(aMail(), { idempotencyKey: "one" });
  expect(standIn.emails()).toHaveLength(1);
  pass(1);
  await resend.emails.send(aMail(), { idempotencyKey: "one" });
  expect(standIn.emails()).toHaveLength(2);
});

test("while the first call runs, a second one under its key is refused", async () => {
  const { resend, standIn } = await openOffice();
  standIn.setFaults([{ kind: "slow", delayMs: 300, times: 1 }]);
  const first = resend.emails.send(aMail(), { idempotencyKey: "one" });
  await new Promise((resolve) => setTimeout(resolve, 100));
  const second = await resend.emails.send(aMail(), { idempotencyKey: "one" });
  expect(second.error).toMatchObject({ statusCode: 409, name: "concurrent_idempotent_requests" });
  expect((await first).error).toBeNull();
  expect(standIn.emails()).toHaveLength(1);
});

test("of twenty calls at once under one key, one sends", async () => {
  const { resend, standIn } = await openOffice();
  standIn.setFaults([{ kind: "slow", delayMs: 50 }]);
  await Promise.all(Array.from({ length: 20 }, () => resend.emails.send(aMail(), { idempotencyKey: "one" })));
  expect(standIn.emails()).toHaveLength(1);
});

test("a refused call sent nothing, so its key is free", async () => {
  const { resend } = await openOffice();
  await resend.emails.send(aMail({ to: "nobody" }), { idempotencyKey: "one" });
  expect((await resend.emails.send(aMail(), { idempotencyKey: "one" })).error).toBeNull();
});

test.each([
  ["256 characters", "k".repeat(256), 200],
  ["257 characters", "k".repeat(257), 400],
  ["no character", "", 400],
])("a key of %s", async (_, key, status) => {
  const { post } = await openOffice();
  const response = await post("/emails", aMail(), { "idempotency-key": key });
  expect(response.status).toBe(status);
  if (status === 400) expect(await response.json()).toMatchObject({ name: "invalid_idempotency_key" });
});
