import { describe, expect, test } from "vitest";
import { splitAuthor, type Account } from "../../src/digests/split-author.ts";

const split = (text: string, account: Partial<Account> = {}) => {
  const { headline, author } = splitAuthor(text, { name: "", others: [], ...account });
  return [headline, author];
};

describe("headline and author of a link", () => {
  test.each([
    ["北港换用新吊机-港务局", "北港换用新吊机", "港务局"],
    ["灯塔实验室发布 Beacon-3 8B-clem 🤗", "灯塔实验室发布 Beacon-3 8B", "clem 🤗"],
    ["新功能“Tide-Coding”-Anna Quay", "新功能“Tide-Coding”", "Anna Quay"],
    ["新功能-鸥 (north-gull.example)", "新功能", "鸥 (north-gull.example)"],
    ["新功能-鸥（north-gull）", "新功能", "鸥（north-gull）"],
    ["新功能 :) -鸥", "新功能 :)", "鸥"],
    ["新功能 (一-鸥", "新功能 (一", "鸥"],
    ["新功能-", "新功能", ""],
    ["新功能", "新功能", ""],
    ["-鸥", "-鸥", ""],
    ["Crane - Gull", "Crane", "Gull"],
  ])("%j is %j by %j", (text, headline, author) => {
    expect(split(text)).toEqual([headline, author]);
  });

  test("a name with a hyphen is known by its account's handle", () => {
    expect(split("Tide is out-Anna-Lena Quay", { name: "annalena_q" })).toEqual([
      "Tide is out",
      "Anna-Lena Quay",
    ]);
    expect(split("Tide-Coding-Anna Quay", { name: "annaquay" })).toEqual(["Tide-Coding", "Anna Quay"]);
  });

  test("a name with a hyphen is known by its site's address", () => {
    expect(split("Tide is out-Quay-Side Tools", { name: "quay-side.example" })).toEqual([
      "Tide is out",
      "Quay-Side Tools",
    ]);
  });

  test("a name with a hyphen is known by the account's other stories", () => {
    const others = ["Cranes arrive-Quay-Side", "北港-Quay-Side"];
    expect(split("Tide is out-Quay-Side", { others })).toEqual(["Tide is out", "Quay-Side"]);
    expect(split("Tide is out-Quay-Side", { others: ["Cranes-Gull"] })).toEqual(["Tide is out-Quay", "Side"]);
  });

  test("the same headline twice says nothing about the name", () => {
    expect(split("Tide-out-Gull", { others: ["Tide-out-Gull"] })).toEqual(["Tide-out", "Gull"]);
  });
});
