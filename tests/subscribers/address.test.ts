import { describe, expect, test } from "vitest";
import { hashAddress, maskAddress, normaliseAddress } from "../../src/subscribers/address.ts";

describe("an address that mail can reach", () => {
  test.each([
    ["reader@inbox.example", "reader@inbox.example"],
    ["  Reader@Inbox.EXAMPLE\n", "reader@inbox.example"],
    ["first.last+bell@mail.inbox.example", "first.last+bell@mail.inbox.example"],
    ["o'neill_{x}!#$%&*/=?^`|~-@inbox.example", "o'neill_{x}!#$%&*/=?^`|~-@inbox.example"],
    ["1@2.example", "1@2.example"],
    ["读者@inbox.example".replace("读者", "duzhe"), "duzhe@inbox.example"],
    ["ｒｅａｄｅｒ＠ｉｎｂｏｘ．example", "reader@inbox.example"],
  ])("%j is %j", (text, normal) => {
    expect(normaliseAddress(text)).toBe(normal);
  });

  test("has an international domain in its ASCII form, however it was typed", () => {
    expect(normaliseAddress("reader@bücher.example")).toBe("reader@xn--bcher-kva.example");
    expect(normaliseAddress("reader@BÜCHER.example")).toBe("reader@xn--bcher-kva.example");
    expect(normaliseAddress("reader@bu\u0308cher.example")).toBe("reader@xn--bcher-kva.example");
    expect(normaliseAddress("reader@xn--bcher-kva.example")).toBe("reader@xn--bcher-kva.example");
    expect(normaliseAddress("reader@例子。测试")).toBe("reader@xn--fsqu00a.xn--0zwm56d");
  });

  test("stays the same when it is normalised again", () => {
    for (const text of ["Reader@BÜCHER.example", "ａ＠ｂ．example"]) {
      const once = normaliseAddress(text) ?? "";
      expect(normaliseAddress(once)).toBe(once);
    }
  });

  test("is as long as mail allows and no longer", () => {
    const domain = `${"d".repeat(60)}.${"d".repeat(60)}.${"d".repeat(60)}.example`;
    const local = (length: number) => "l".repeat(length);
    expect(normaliseAddress(`${local(64)}@inbox.example`)).toBe(`${local(64)}@inbox.example`);
    expect(normaliseAddress(`${local(65)}@inbox.example`)).toBeUndefined();
    const room = 254 - domain.length - 1;
    expect(normaliseAddress(`${local(room)}@${domain}`)).toHaveLength(254);
    expect(normaliseAddress(`${local(room + 1)}@${domain}`)).toBeUndefined();
  });
});

describe("no address", () => {
  test.each([
    "",
    "@",
    "reader",
    "reader@",
    "@inbox.example",
    "reader@inbox",
    "reader@localhost",
    "reader@@inbox.example",
    "a@b@inbox.example",
    ".reader@inbox.example",
    "reader.@inbox.example",
    "rea..der@inbox.example",
    "rea der@inbox.example",
    '"reader"@inbox.example',
    "reader@[127.0.0.1]",
    "reader@127.0.0.1",
    "reader@0x7f.1",
    "reader@2130706433",
    "reader@-inbox.example",
    "reader@inbox-.example",
    "reader@inbox..example",
    "reader@inbox.example.",
    "reader@inbox.example:25",
    "reader@inbox.example/x",
    "reader@inbox.example?x",
    "reader@inbox%2eexample",
    "reader@in box.example",
    "reader@inbox.123",
    "reader@xn--.example",
    `reader@${"d".repeat(64)}.example`,
    "reader@inbox.example\r\nBcc: victim@inbox.example",
    "reader@inbox.example, victim@inbox.example",
    "Reader <reader@inbox.example>",
    "<reader@inbox.example>",
    "rea\u0000der@inbox.example",
    "rea\u200Bder@inbox.example",
    "读者@inbox.example",
    "reader@inbox.example\u0000",
  ])("is %j", (text) => {
    expect(normaliseAddress(text)).toBeUndefined();
  });
});

describe("an address as a page shows it", () => {
  test.each([
    ["reader@inbox.example", "r•••@i•••.example"],
    ["a@mail.inbox.example", "a•••@m•••.example"],
  ])("%s is shown as %s", (address, mask) => {
    expect(maskAddress(address)).toBe(mask);
  });

  test("says nothing of how long it is", () => {
    expect(maskAddress("a@inbox.example")).toBe(maskAddress("a.very.long.name@i.example"));
  });
});

describe("the hash that remembers an address", () => {
  const key = new Uint8Array(32).fill(1);

  test("is the same each time under one key, and another under another", async () => {
    const hash = await hashAddress("reader@inbox.example", key);
    expect(await hashAddress("reader@inbox.example", key)).toBe(hash);
    expect(await hashAddress("reader2@inbox.example", key)).not.toBe(hash);
    expect(await hashAddress("reader@inbox.example", new Uint8Array(32).fill(2))).not.toBe(hash);
  });

  test("shows nothing of the address", async () => {
    expect(await hashAddress("reader@inbox.example", key)).toMatch(/^[\w-]{43}$/);
  });
});
