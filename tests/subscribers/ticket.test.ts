import { describe, expect, test } from "vitest";
import { openSigner } from "../../src/lib/signed-token.ts";
import { signLink } from "../../src/subscribers/links.ts";
import { readTicket, signTicket } from "../../src/subscribers/ticket.ts";

const key = (id: string, fill: number) => ({ id, secret: new Uint8Array(32).fill(fill) });
const settings = { tokenKeys: [key("k1", 1)] };
const WRITTEN = new Date("2026-03-25T04:00:00Z");
const later = (ms: number) => new Date(WRITTEN.getTime() + ms);
const DAY_MS = 24 * 60 * 60_000;

describe("a ticket", () => {
  test.each([
    [0, { kind: "young", waitMs: 2000 }],
    [1_999, { kind: "young", waitMs: 1 }],
    [2_000, { kind: "good" }],
    [DAY_MS, { kind: "good" }],
    [DAY_MS + 1, { kind: "none" }],
    [-1, { kind: "none" }],
  ])("after %i ms is %j", async (ms, worth) => {
    expect(await readTicket(settings, await signTicket(settings, WRITTEN), later(ms))).toEqual(worth);
  });

  test("goes on holding when a new key is put in front, and no more when its own is taken away", async () => {
    const ticket = await signTicket(settings, WRITTEN);
    const rotated = { tokenKeys: [key("k2", 2), key("k1", 1)] };
    expect((await readTicket(rotated, ticket, later(5_000))).kind).toBe("good");
    expect((await readTicket({ tokenKeys: [key("k2", 2)] }, ticket, later(5_000))).kind).toBe("none");
    expect((await readTicket({ tokenKeys: [key("k1", 3)] }, ticket, later(5_000))).kind).toBe("none");
  });

  test("with any letter changed is none", async () => {
    const ticket = await signTicket(settings, WRITTEN);
    for (let at = 0; at < ticket.length; at++) {
      const changed = ticket.slice(0, at) + (ticket[at] === "A" ? "B" : "A") + ticket.slice(at + 1);
      // the last letter of base64url holds two bits that count for nothing
      if (at === ticket.length - 1) continue;
      expect((await readTicket(settings, changed, later(5_000))).kind, changed).toBe("none");
    }
  });

  test("of another purpose, or of another form, is none", async () => {
    const sign = await openSigner(key("k1", 1));
    const link = await signLink(settings, {
      purpose: "confirm",
      subscriberId: 1,
      newsletterIds: ["harbour"],
      issuedAt: WRITTEN,
    });
    const time = WRITTEN.getTime();
    const others = [
      `confirm ${time}`,
      `sign-up ${time} x`,
      `sign-up -1`,
      `sign-up NaN`,
      `sign-up`,
      ` sign-up ${time}`,
    ];
    for (const ticket of ["", "x", "k1.x.y", link, ...(await Promise.all(others.map(sign)))])
      expect((await readTicket(settings, ticket, later(5_000))).kind, ticket).toBe("none");
  });
});
