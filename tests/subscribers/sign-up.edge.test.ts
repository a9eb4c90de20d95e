import { beforeEach, describe, expect, test } from "vitest";
import { subscribers, subscriptions, suppressions } from "../../src/db/schema.ts";
import { hashAddress } from "../../src/subscribers/address.ts";
import { confirm } from "../../src/subscribers/confirm.ts";
import { trySending } from "../../src/subscribers/send-confirmation.ts";
import { suppress } from "../../src/subscribers/suppress.ts";
import { unsubscribe } from "../../src/subscribers/unsubscribe.ts";
import { NOON } from "../support/desk.ts";
import { emptyInbox, findArrived, setFaults } from "../support/inbox.ts";
import { getConfirmToken, openReader, READER } from "./reader.ts";

beforeEach(emptyInbox);

describe("signing up", () => {
  test("a new address waits for confirmation, and one mail asks its owner", async () => {
    const { ask, db, counts } = await openReader();
    expect(await ask()).toBe("confirmation-sent");
    expect(await db.select().from(subscriptions)).toMatchObject([
      { newsletterId: "harbour", status: "pending", requestedAt: NOON, confirmedAt: null, consent: "test" },
    ]);
    expect(await counts()).toEqual({ harbour: 0, daily: 0 });
    expect(await findArrived()).toMatchObject([{ to: [READER], subject: "请确认订阅：港口四时" }]);
  });

  test("the mail holds the link and no word that whoever filled in the form has chosen", async () => {
    const { ask } = await openReader();
    await ask(["harbour"], "buy-now-at-evil.example@inbox.example");
    const [mail] = await findArrived();
    expect(mail?.text).toMatch(/https:\/\/news\.example\/confirm\?token=k1\./);
    expect(mail?.html).toMatch(/https:\/\/news\.example\/confirm\?token=k1\./);
    expect(`${mail?.subject}${mail?.html}${mail?.text}`).not.toContain("evil");
  });

  test("several newsletters are one mail, in which all of them are named", async () => {
    const { ask, db } = await openReader();
    expect(await ask(["harbour", "daily", "no-such-one"])).toBe("confirmation-sent");
    expect(await db.select().from(subscriptions)).toHaveLength(2);
    const [mail, ...others] = await findArrived();
    expect(mail?.text).toMatch(/港口四时[^]*每日一钟|每日一钟[^]*港口四时/);
    expect(others).toEqual([]);
  });

  test("asked again at once, nothing more is mailed; after the cooldown it is", async () => {
    const { ask, minutesOn } = await openReader();
    await ask();
    expect(await ask()).toBe("cooling-down");
    minutesOn(1.99);
    expect(await ask()).toBe("cooling-down");
    expect(await findArrived()).toHaveLength(1);
    minutesOn(0.01);
    expect(await ask()).toBe("confirmation-sent");
    expect(await findArrived()).toHaveLength(2);
  });

  test("of ten requests at the same time one mails", async () => {
    const { ask, db } = await openReader();
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => ask()));
    expect(outcomes.filter((outcome) => outcome === "confirmation-sent")).toHaveLength(1);
    expect(await findArrived()).toHaveLength(1);
    expect(await db.select().from(subscribers)).toHaveLength(1);
  });

  test("an active reader stays active and is not mailed", async () => {
    const { ask, desk, minutesOn, findStatus } = await openReader();
    await ask();
    await confirm(desk, await getConfirmToken());
    minutesOn(10);
    expect(await ask()).toBe("already-active");
    expect(await findStatus("harbour")).toBe("active");
    expect(await findArrived()).toHaveLength(1);
  });

  test("an active reader who wants one more is asked about that one alone", async () => {
    const { ask, desk, minutesOn, findStatus } = await openReader();
    await ask();
    await confirm(desk, await getConfirmToken());
    minutesOn(10);
    expect(await ask(["harbour", "daily"])).toBe("confirmation-sent");
    expect([await findStatus("harbour"), await findStatus("daily")]).toEqual(["active", "pending"]);
    const [, second] = await findArrived();
    expect(second?.subject).toBe("请确认订阅：每日一钟");
  });

  test("who left must confirm again", async () => {
    const { ask, desk, db, minutesOn, findStatus, unsubscribeToken } = await openReader();
    await ask();
    await confirm(desk, await getConfirmToken());
    const [reader] = await db.select().from(subscribers);
    await unsubscribe(desk, await unsubscribeToken(reader?.id ?? 0, "harbour"), "one");
    minutesOn(10);
    expect(await ask()).toBe("confirmation-sent");
    expect(await findStatus("harbour")).toBe("pending");
    expect(await findArrived()).toHaveLength(2);
  });

  test("a suppressed address is neither noted nor mailed", async () => {
    const { ask, desk, db } = await openReader();
    await suppress(desk, READER, "bounce");
    expect(await ask()).toBe("suppressed");
    expect(await db.select().from(subscribers)).toEqual([]);
    expect(await db.select().from(subscriptions)).toEqual([]);
    expect(await findArrived()).toEqual([]);
  });

  test("for a newsletter that is none leaves no trace", async () => {
    const { ask, db } = await openReader();
    expect(await ask(["no-such-one"])).toBe("no-such-newsletter");
    expect(await db.select().from(subscribers)).toEqual([]);
    expect(await findArrived()).toEqual([]);
  });
});

describe("a confirmation that the provider would not take", () => {
  test("is put on the queue, and tried again arrives once", async () => {
    const { ask, desk, sent, db } = await openReader();
    await setFaults([{ kind: "timeout-after", times: 1 }]);
    await ask();
    const [reader] = await db.select().from(subscribers);
    expect(sent).toEqual([
      {
        kind: "confirmation",
        subscriberId: reader?.id,
        newsletterIds: ["harbour"],
        issuedAt: NOON.getTime(),
        at: NOON.getTime(),
      },
    ]);
    const wish = { subscriberId: reader?.id ?? 0, newsletterIds: ["harbour"], issuedAt: NOON };
    expect(await trySending(desk, wish)).toEqual({ kind: "sent" });
    expect(await trySending(desk, wish)).toEqual({ kind: "sent" });
    expect(await findArrived()).toHaveLength(1);
  });

  test("is dropped when the address was suppressed meanwhile", async () => {
    const { ask, desk, db } = await openReader();
    await setFaults([{ kind: "500", times: 1 }]);
    await ask();
    const [reader] = await db.select().from(subscribers);
    await suppress(desk, READER, "complaint");
    const wish = { subscriberId: reader?.id ?? 0, newsletterIds: ["harbour"], issuedAt: NOON };
    expect(await trySending(desk, wish)).toEqual({ kind: "gone" });
    expect(await findArrived()).toEqual([]);
  });

  test("is dropped also when the suppression came between the check and the wish", async () => {
    const { ask, desk, db } = await openReader();
    await setFaults([{ kind: "500", times: 1 }]);
    await ask();
    const [reader] = await db.select().from(subscribers);
    const addressHash = await hashAddress(READER, desk.settings.addressKey);
    await db.insert(suppressions).values({ addressHash, reason: "bounce", createdAt: NOON });
    const wish = { subscriberId: reader?.id ?? 0, newsletterIds: ["harbour"], issuedAt: NOON };
    expect(await trySending(desk, wish)).toEqual({ kind: "gone" });
    expect(await findArrived()).toEqual([]);
  });

  test("is dropped when there is nothing left to confirm", async () => {
    const { ask, desk, db } = await openReader();
    await setFaults([{ kind: "500", times: 1 }]);
    await ask();
    const [reader] = await db.select().from(subscribers);
    await db.update(subscriptions).set({ status: "unsubscribed", endedAt: NOON });
    const wish = { subscriberId: reader?.id ?? 0, newsletterIds: ["harbour"], issuedAt: NOON };
    expect(await trySending(desk, wish)).toEqual({ kind: "gone" });
    expect(await trySending(desk, { ...wish, subscriberId: 4_000_000 })).toEqual({ kind: "gone" });
    expect(await findArrived()).toEqual([]);
  });
});
