import { describe, expect, test } from "vitest";
import { openSigner } from "../../src/lib/signed-token.ts";
import { openUnsubscribeSigner, readLink, signLink, signingKey } from "../../src/subscribers/links.ts";

const keyOf = (id: string, byte: number) => ({ id, secret: new Uint8Array(32).fill(byte) });
const [old, fresh] = [keyOf("k1", 1), keyOf("k2", 2)];
const settings = { tokenKeys: [old] };
const issuedAt = new Date("2026-03-25T04:00:00.123Z");
const wish = { subscriberId: 7, newsletterIds: ["harbour", "daily-en"], issuedAt };

const confirmation = () => signLink(settings, { purpose: "confirm", ...wish });
const unsubscription = async (subscriberId = 7, newsletterId = "harbour") =>
  (await openUnsubscribeSigner(old))(subscriberId, newsletterId);

describe("the token of a mailed link", () => {
  test("says whose it is, for which newsletters and since when", async () => {
    expect(await readLink(settings, await confirmation(), "confirm")).toEqual({
      purpose: "confirm",
      ...wish,
    });
    expect(await readLink(settings, await unsubscription(), "unsubscribe")).toEqual({
      purpose: "unsubscribe",
      subscriberId: 7,
      newsletterId: "harbour",
    });
  });

  test("made for one purpose opens nothing else", async () => {
    expect(await readLink(settings, await confirmation(), "unsubscribe")).toBeUndefined();
    expect(await readLink(settings, await unsubscription(), "confirm")).toBeUndefined();
  });

  test("of another reader or newsletter is another token", async () => {
    const tokens = await Promise.all([unsubscription(7), unsubscription(8), unsubscription(7, "daily-en")]);
    expect(new Set(tokens).size).toBe(3);
  });

  test("works on when its key has been followed by another, and no longer when it is gone", async () => {
    const token = await unsubscription();
    expect(await readLink({ tokenKeys: [fresh, old] }, token, "unsubscribe")).toMatchObject({
      subscriberId: 7,
    });
    expect(await readLink({ tokenKeys: [fresh] }, token, "unsubscribe")).toBeUndefined();
  });

  test("is signed by the first key", async () => {
    expect(signingKey([fresh, old])).toBe(fresh);
    expect(await signLink({ tokenKeys: [fresh, old] }, { purpose: "confirm", ...wish })).toMatch(/^k2\./);
    expect(() => signingKey([])).toThrow("TOKEN_KEYS");
  });

  test.each([
    "",
    "unsubscribe",
    "unsubscribe 7",
    "unsubscribe x harbour",
    "erase 7 harbour",
    "unsubscribe 7.5 harbour",
  ])("over words that mean nothing, %j, is none", async (payload) => {
    const token = await (await openSigner(old))(payload);
    expect(await readLink(settings, token, "unsubscribe")).toBeUndefined();
    expect(await readLink(settings, token, "confirm")).toBeUndefined();
  });

  test("of a confirmation without a time is none: it could never expire", async () => {
    const sign = await openSigner(old);
    for (const payload of ["confirm 7 harbour", "confirm 7 harbour soon"]) {
      expect(await readLink(settings, await sign(payload), "confirm"), payload).toBeUndefined();
    }
  });
});
