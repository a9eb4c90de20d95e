/** The rate limit, and failures on demand. */
import { describe, expect, test } from "vitest";
import { aMail, openOffice } from "./resend-office.ts";

describe("the rate limit", () => {
  const rateLimit = { limit: 2, windowSeconds: 1 };

  test("says on every answer how many requests are left", async () => {
    const { resend } = await openOffice({ rateLimit });
    const { headers } = await resend.emails.send(aMail());
    expect(headers).toMatchObject({
      "ratelimit-limit": "2",
      "ratelimit-remaining": "1",
      "ratelimit-reset": "1",
    });
  });

  test("says so on a refusal too", async () => {
    const { standIn } = await openOffice({ rateLimit });
    const response = await fetch(`${standIn.url}/emails`, { method: "POST" });
    expect(response.headers.get("ratelimit-remaining")).toBe("1");
  });

  test("refuses the third of two, says when to come back, and lets it in then", async () => {
    const { resend, pass } = await openOffice({ rateLimit });
    await resend.emails.send(aMail());
    await resend.emails.send(aMail());
    const third = await resend.emails.send(aMail());
    expect(third.error).toMatchObject({ statusCode: 429, name: "rate_limit_exceeded" });
    expect(third.headers).toMatchObject({ "retry-after": "1", "ratelimit-remaining": "0" });
    pass(1000);
    expect((await resend.emails.send(aMail())).error).toBeNull();
  });

  test("is 10 a second unless told otherwise", async () => {
    const { resend } = await openOffice({ rateLimit: undefined });
    const { headers } = await resend.emails.send(aMail());
    expect(headers).toMatchObject({ "ratelimit-limit": "10" });
  });
});

describe("a fault", () => {
  test.each([
    ["rate", 429, "rate_limit_exceeded", "1"],
    ["daily", 429, "daily_quota_exceeded", String(12 * 3600)],
    ["monthly", 429, "monthly_quota_exceeded", String(17.5 * 24 * 3600)],
    ["500", 500, "internal_server_error", undefined],
  ] as const)("%s is answered %i %s", async (kind, statusCode, name, retryAfter) => {
    const { resend, standIn } = await openOffice();
    standIn.setFaults([{ kind }]);
    const { error, headers } = await resend.emails.send(aMail());
    expect(error).toMatchObject({ statusCode, name });
    expect(headers?.["retry-after"]).toBe(retryAfter);
    expect(standIn.emails()).toEqual([]);
  });

  test("says when to come back, if told", async () => {
    const { resend, standIn } = await openOffice();
    standIn.setFaults([{ kind: "rate", retryAfterSeconds: 7 }]);
    expect((await resend.emails.send(aMail())).headers).toMatchObject({ "retry-after": "7" });
  });

  test("skips and strikes as often as told", async () => {
    const { resend, standIn } = await openOffice();
    standIn.setFaults([{ kind: "500", skip: 1, times: 2 }]);
    const errors = [];
    for (let call = 0; call < 5; call += 1)
      errors.push((await resend.emails.send(aMail())).error?.statusCode);
    expect(errors).toEqual([undefined, 500, 500, undefined, undefined]);
  });

  test("after another takes the next request", async () => {
    const { resend, standIn } = await openOffice();
    standIn.setFaults([
      { kind: "500", times: 1 },
      { kind: "rate", times: 1 },
    ]);
    expect((await resend.emails.send(aMail())).error).toMatchObject({ statusCode: 500 });
    expect((await resend.emails.send(aMail())).error).toMatchObject({ statusCode: 429 });
    expect((await resend.emails.send(aMail())).error).toBeNull();
  });

  test("timeout-before breaks the connection and accepts nothing", async () => {
    const { resend, standIn } = await openOffice();
    standIn.setFaults([{ kind: "timeout-before", times: 1 }]);
    const { error } = await resend.emails.send(aMail(), { idempotencyKey: "one" });
    expect(error).toMatchObject({ statusCode: null, name: "application_error" });
    expect(standIn.emails()).toEqual([]);
  });

  test("timeout-after breaks the connection after acceptance; the retry gets the answer, nothing is sent twice", async () => {
    const { resend, standIn } = await openOffice();
    standIn.setFaults([{ kind: "timeout-after", times: 1 }]);
    const cut = await resend.batch.send([aMail(), aMail()], { idempotencyKey: "17/0" });
    expect(cut.error).toMatchObject({ statusCode: null });
    const again = await resend.batch.send([aMail(), aMail()], { idempotencyKey: "17/0" });
    expect(again.data?.data.map(({ id }) => id)).toEqual(standIn.emails().map(({ id }) => id));
    expect(standIn.emails()).toHaveLength(2);
  });

  test("slow accepts even when the caller has gone", async () => {
    const { resend, standIn } = await openOffice();
    standIn.setFaults([{ kind: "slow", delayMs: 200, times: 1 }]);
    const options = { idempotencyKey: "one", signal: AbortSignal.timeout(50) };
    expect((await resend.batch.send([aMail()], options)).error).toMatchObject({ statusCode: null });
    await expect.poll(() => standIn.emails().length).toBe(1);
  });

  test("poison turns a whole batch away, permissive though it is, while the recipient is in it", async () => {
    const { resend, standIn } = await openOffice();
    standIn.setFaults([{ kind: "poison", to: "Otto@reader.example" }]);
    const batch = [aMail({ to: "mina@reader.example" }), aMail({ to: "otto@reader.example" })];
    const refused = await resend.batch.send(batch, { batchValidation: "permissive" });
    expect(refused.error).toMatchObject({ statusCode: 422, name: "validation_error" });
    expect(standIn.emails()).toEqual([]);
    const rest = await resend.batch.send(batch.slice(0, 1), { batchValidation: "permissive" });
    expect(rest.data?.data).toHaveLength(1);
  });

  test("refuse turns one recipient away: among the errors when permissive, the whole batch when strict", async () => {
    const { resend, standIn } = await openOffice();
    standIn.setFaults([{ kind: "refuse", to: "Otto@reader.example" }]);
    const batch = [aMail(), aMail({ to: "Otto <otto@reader.example>" })];
    const strict = await resend.batch.send(batch);
    expect(strict.error).toMatchObject({ statusCode: 422, name: "validation_error" });
    const permissive = await resend.batch.send(batch, { batchValidation: "permissive" });
    expect(permissive.data?.errors).toEqual([{ index: 1, message: expect.any(String) }]);
    expect(standIn.emails().map(({ to }) => to[0])).toEqual(["mei@reader.example"]);
  });

  test("is set and cleared over HTTP", async () => {
    const { resend, standIn } = await openOffice();
    const put = (body: unknown) =>
      fetch(`${standIn.url}/_/faults`, { method: "PUT", body: JSON.stringify(body) });
    expect((await put([{ kind: "500" }])).status).toBe(200);
    expect((await resend.emails.send(aMail())).error).toMatchObject({ statusCode: 500 });
    await fetch(`${standIn.url}/_/faults`, { method: "DELETE" });
    expect((await resend.emails.send(aMail())).error).toBeNull();
    expect((await put([{ kind: "flood" }])).status).toBe(400);
  });
});

describe("the stand-in", () => {
  test("forgets mails, keys, faults and the rate when cleared", async () => {
    const { resend, standIn } = await openOffice({ rateLimit: { limit: 2, windowSeconds: 1 } });
    await resend.emails.send(aMail(), { idempotencyKey: "one" });
    await resend.emails.send(aMail(), { idempotencyKey: "two" });
    standIn.setFaults([{ kind: "500" }]);
    standIn.clear();
    expect(standIn.emails()).toEqual([]);
    expect((await resend.emails.send(aMail({ text: "Low." }), { idempotencyKey: "one" })).error).toBeNull();
  });

  test("names the port when it is taken", async () => {
    const { standIn } = await openOffice();
    await expect(openOffice({ port: standIn.port })).rejects.toThrow(`port ${standIn.port}`);
  });

  test("closes at once, even with a call under way", async () => {
    const { resend, standIn } = await openOffice();
    standIn.setFaults([{ kind: "slow", delayMs: 60_000 }]);
    const call = resend.emails.send(aMail());
    await new Promise((resolve) => setTimeout(resolve, 50));
    await standIn.close();
    expect((await call).error).toMatchObject({ statusCode: null });
  });
});
