/** What is deliberately refused though RFC 5321 and 5322 allow it, and why; and every vector of isemail held against it. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { normaliseAddress } from "../../src/subscribers/address.ts";

/** In the order in which they are looked for: why, and how it is told. */
const REFUSED: [why: string, example: string, tells: RegExp][] = [
  ["a quoted local part: no reader has one, and mail programs mangle it", '"mina lin"@inbox.example', /"/],
  ["a comment: it is not part of the address", "mina(from work)@inbox.example", /[()]/],
  ["an address literal: no mailbox that outlives its server", "mina@[192.0.2.7]", /\[/],
  ["folding white space: it belongs to headers, not to addresses", "mina @inbox.example", /\s/],
  [
    "a local part beyond ASCII: mail that is not SMTPUTF8 cannot carry it",
    "米娜@inbox.example",
    /[^\0-\x7f].*@/u,
  ],
  ["a domain of one label: it has no mail, but on a network of its own", "mina@museum", /@[^.]*$/],
  [
    "a letter that Unicode has not given out: IDNA cannot write it",
    "mina@\u{103FF}.example",
    /@.*\u{103FF}/u,
  ],
  ["an ending of digits: it would be an IP address", "mina@inbox.123", /\.\d+$/],
];

describe("an address that is allowed and refused", () => {
  test.each(REFUSED)("%s: %s", (_, example, tells) => {
    expect(example).toMatch(tells);
    expect(normaliseAddress(example)).toBeUndefined();
  });
});

const VECTORS = "../shared/data/vectors/email/isemail_tests.json";

describe.skipIf(!existsSync(VECTORS))("the vectors of isemail (not here without ../shared)", () => {
  const vectors = existsSync(VECTORS)
    ? (JSON.parse(readFileSync(VECTORS, "utf8")) as [address: string, verdict: string][])
    : [];

  test("that are valid are accepted, but for those that are deliberately refused", () => {
    const refused = vectors.filter(([address, said]) => said === "valid" && !normaliseAddress(address));
    const unexplained = refused.filter(([address]) => !REFUSED.some(([, , tells]) => tells.test(address)));
    expect(unexplained).toEqual([]);
  });

  test("that are none are refused, but for white space around a good one: pasting leaves that", () => {
    const valid = new Set(vectors.flatMap(([address, said]) => (said === "valid" ? [address] : [])));
    const taken = vectors.filter(([address, said]) => said !== "valid" && normaliseAddress(address));
    expect(taken.filter(([address]) => !valid.has(address.trim()))).toEqual([]);
  });

  test("are all told apart", () => {
    const acceptedCount = vectors.filter(([address]) => normaliseAddress(address)).length;
    expect([vectors.length, acceptedCount]).toEqual([210, 37]);
  });
});
