import { describe, expect, test } from "vitest";
import { openSigner, openToken, type SigningKey } from "../../src/lib/signed-token.ts";

const keyOf = (id: string, letter: string): SigningKey => ({
  id,
  secret: new TextEncoder().encode(letter.repeat(32)),
});
const old = keyOf("k1", "a");
const fresh = keyOf("k2", "b");

const sign = async (key: SigningKey, payload: string) => (await openSigner(key))(payload);

describe("a signed token", () => {
  test("gives back what was signed, in any script", async () => {
    const token = await sign(old, "unsubscribe 7 港口四时");
    expect(await openToken([old], token)).toBe("unsubscribe 7 港口四时");
  });

  test("is the same each time, so that a retried mail is the same to the byte", async () => {
    expect(await sign(old, "unsubscribe 7 harbour")).toBe(await sign(old, "unsubscribe 7 harbour"));
  });

  test("needs no escaping in a link", async () => {
    expect(await sign(old, "confirm 7 a,b 1774411200000?&=#/+")).toMatch(/^[\w.-]+$/);
  });

  test("made before a key was replaced still opens while that key is kept", async () => {
    const token = await sign(old, "unsubscribe 7 harbour");
    expect(await openToken([fresh, old], token)).toBe("unsubscribe 7 harbour");
    expect(await openToken([fresh], token)).toBeUndefined();
  });

  test("of another key that bears the same id does not open", async () => {
    const token = await sign(old, "unsubscribe 7 harbour");
    expect(await openToken([{ ...fresh, id: "k1" }], token)).toBeUndefined();
  });

  test("with any letter changed does not open", async () => {
    const token = await sign(old, "unsubscribe 7 harbour");
    const changed = Array.from(
      token,
      (letter, at) => `${token.slice(0, at)}${letter === "A" ? "B" : "A"}${token.slice(at + 1)}`,
    );
    const opened = await Promise.all(changed.map((text) => openToken([old, fresh], text)));
    expect(opened.filter((payload) => payload !== undefined)).toEqual([]);
  });

  test("with the payload of another one does not open", async () => {
    const [id, , mac] = (await sign(old, "unsubscribe 7 harbour")).split(".");
    const [, payload] = (await sign(old, "unsubscribe 8 harbour")).split(".");
    expect(await openToken([old], `${id}.${payload}.${mac}`)).toBeUndefined();
  });

  test("moved to another key's id does not open", async () => {
    const token = await sign(old, "unsubscribe 7 harbour");
    expect(await openToken([old, fresh], token.replace(/^k1/, "k2"))).toBeUndefined();
  });

  test("with something before, behind or missing does not open", async () => {
    const token = await sign(old, "unsubscribe 7 harbour");
    const cut = token.slice(0, token.lastIndexOf("."));
    for (const text of [`${token}.x`, `x.${token}`, `${token} `, cut, `${cut}.`, token.slice(0, -1)])
      expect(await openToken([old], text), text).toBeUndefined();
  });

  test.each(["", ".", "..", "k1..", "k1.Zg.", "k1.%%.Zg", "null", "a".repeat(10_000)])(
    "%j is none",
    async (text) => {
      expect(await openToken([old], text)).toBeUndefined();
    },
  );

  test("opens for nobody where there are no keys", async () => {
    expect(await openToken([], await sign(old, "unsubscribe 7 harbour"))).toBeUndefined();
  });
});
