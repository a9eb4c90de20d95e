import { describe, expect, test } from "vitest";
import { checkSignUp } from "../../src/subscribers/check-sign-up.ts";
import { isDisposable } from "../../src/subscribers/disposable-address.ts";
import { readerOf } from "../../src/subscribers/role-address.ts";
import { suggestAddress } from "../../src/subscribers/suggest-address.ts";

const USUAL = { roleAddresses: "allow", disposableAddresses: "refuse", embedOrigins: ["*"] } as const;
const READER = "mina@inbox.example";

type Policy = Parameters<typeof checkSignUp>[0];

function check(changes: { address?: string; newsletterIds?: string[] }, policy: Partial<Policy> = {}) {
  const typed = {
    address: " Mina@Inbox.example ",
    newsletterIds: ["a", "b", "a", ""],
    language: "en",
  } as const;
  return checkSignUp(
    { ...USUAL, embedOrigins: ["*"], ...policy },
    { ...typed, newsletterIds: [...typed.newsletterIds], consent: "test", ...changes },
  );
}

describe("what a person typed", () => {
  test("is a wish in its normal form", () => {
    expect(check({})).toEqual({
      kind: "valid",
      wish: { address: READER, newsletterIds: ["a", "b"], language: "en", consent: "test" },
    });
  });

  test("is refused without an address or a newsletter", () => {
    expect(check({ address: "mina" })).toEqual({ kind: "invalid-address" });
    expect(check({ newsletterIds: [""] })).toEqual({ kind: "no-newsletter" });
  });

  test("is cut where a program has typed it", () => {
    const checked = check({ newsletterIds: Array.from({ length: 1000 }, (_, at) => `n${at}`) });
    expect(checked.kind === "valid" && checked.wish.newsletterIds.length).toBe(50);
  });

  test("is held against the settings: a role's address, and one that is lent", () => {
    expect(check({ address: "info@inbox.example" }).kind).toBe("valid");
    expect(check({ address: "info@inbox.example" }, { roleAddresses: "refuse" }).kind).toBe("role-address");
    expect(check({ address: "a@mailinator.com" }).kind).toBe("disposable-address");
    expect(check({ address: "a@mailinator.com" }, { disposableAddresses: "allow" }).kind).toBe("valid");
    expect(check({ address: "No-Reply@inbox.example" }).kind).toBe("machine-address");
  });
});

test("a mistyped domain that is listed as lending mailboxes is asked about before it is refused", () => {
  const typed = { address: "mina@gmial.com", newsletterIds: ["a"], language: "en", consent: "" } as const;
  const wish = { ...typed, newsletterIds: ["a"] };
  const policy = { ...USUAL, embedOrigins: ["*"] };
  expect(isDisposable(typed.address)).toBe(true);
  expect(checkSignUp(policy, wish, false).kind).toBe("valid");
  expect(checkSignUp(policy, wish, true).kind).toBe("disposable-address");
});

describe("who reads at an address", () => {
  test.each([
    ["noreply@inbox.example", "machine"],
    ["noreply+x@inbox.example", "machine"],
    ["mailer-daemon@inbox.example", "machine"],
    ["abuse@inbox.example", "role"],
    ["postmaster@inbox.example", "role"],
    ["info@inbox.example", "role"],
    ["walkers-request@inbox.example", "role"],
    ["mina+news@inbox.example", "person"],
    ["informant@inbox.example", "person"],
    ["mina@info.example", "person"],
  ])("%s: a %s", (address, reader) => {
    expect(readerOf(address)).toBe(reader);
  });
});

describe("the list of lent mailboxes", () => {
  test.each(["a@mailinator.com", "a@eu.mailinator.com", "a@yopmail.com", "a@10minutemail.com"])(
    "holds %s",
    (address) => {
      expect(isDisposable(address)).toBe(true);
    },
  );

  // the providers of most readers, and services that forward mail for good: a new list must not shut them out
  test.each(
    `gmail.com googlemail.com outlook.com hotmail.com live.com yahoo.com icloud.com me.com aol.com proton.me
    protonmail.com fastmail.com gmx.de web.de mail.ru yandex.ru naver.com qq.com vip.qq.com foxmail.com 163.com 126.com
    yeah.net 139.com 189.cn sina.com sina.cn sohu.com aliyun.com duck.com privaterelay.appleid.com mozmail.com`.split(
      /\s+/,
    ),
  )("does not hold %s", (domain) => {
    expect(isDisposable(`mina@${domain}`)).toBe(false);
  });

  test("is not asked about the ending alone", () => {
    expect(isDisposable("a@com")).toBe(false);
    expect(isDisposable("a@the-mailinator.com")).toBe(false);
  });
});

describe("an address that looks mistyped", () => {
  test.each([
    ["gmial.com", "gmail.com"],
    ["gmai.com", "gmail.com"],
    ["gamil.com", "gmail.com"],
    ["gnail.com", "gmail.com"],
    ["gmaill.com", "gmail.com"],
    ["gmail.con", "gmail.com"],
    ["gmail.co", "gmail.com"],
    ["gmail.cn", "gmail.com"],
    ["gmial.con", "gmail.com"],
    ["hotmial.com", "hotmail.com"],
    ["hotmal.com", "hotmail.com"],
    ["outlok.com", "outlook.com"],
    ["outloook.com", "outlook.com"],
    ["yaho.com", "yahoo.com"],
    ["yahooo.com", "yahoo.com"],
    ["iclould.com", "icloud.com"],
    ["foxmial.com", "foxmail.com"],
    ["qq.con", "qq.com"],
    ["qq.cn", "qq.com"],
    ["vip.qq.con", "vip.qq.com"],
    ["163.co", "163.com"],
    ["163.cn", "163.com"],
    ["126.cmo", "126.com"],
    ["139.con", "139.com"],
    ["yeah.ne", "yeah.net"],
    ["protonmial.com", "protonmail.com"],
  ])("%s: is it %s?", (typed, meant) => {
    expect(suggestAddress(`mina.lin@${typed}`)).toBe(`mina.lin@${meant}`);
  });

  test.each(
    `gmail.com qq.com 163.com 126.com vip.163.com mail.com ymail.com email.com hotmail.fr hotmail.co.uk outlook.de
    yahoo.ca yahoo.co.jp live.cn sina.cn sina.com gmx.at gmx.net me.com mac.com qq.example 136.com 188.com 21cn.com
    inbox.example mail.inbox.example cloud.com goo.com tom.com proton.me pm.me gov.cn pku.edu.cn`.split(
      /\s+/,
    ),
  )("%s is let be", (domain) => {
    expect(suggestAddress(`mina@${domain}`)).toBeUndefined();
  });
});
