import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { buildStarterPacks, STARTER_FILE } from "../../local/build-starter-packs.ts";
import { refusalOf } from "../../src/providers/web/refuse.ts";
import { addressKey } from "../../src/sources/add/address-key.ts";
import { findXAccount } from "../../src/sources/add/x-account.ts";
import { readOpml } from "../../src/sources/opml.ts";
import { STARTER_PACKS } from "../../src/sources/starter-packs.ts";

const sourcesOf = (opml: string) => {
  const read = readOpml(opml);
  return read.kind === "read" ? read.sources : [];
};

describe("the starter packs", () => {
  test("are those in starter/: npm run fix makes them anew", () => {
    expect(readFileSync(STARTER_FILE, "utf8")).toBe(buildStarterPacks());
    expect(STARTER_PACKS.map(({ id }) => id).toSorted()).toEqual(
      globSync("starter/*.opml")
        .map((file) => basename(file, ".opml"))
        .toSorted(),
    );
  });

  test.each(STARTER_PACKS)("$id is a list that its reader takes whole", ({ opml }) => {
    const written = opml.match(/xmlUrl="([^"]+)"/g) ?? [];
    const sources = sourcesOf(opml);
    expect(sources.length).toBe(written.length);
    expect(sources.length).toBeGreaterThanOrEqual(12);
    expect(sources.length).toBeLessThanOrEqual(25);
    for (const { url, title, siteUrl, kind } of sources) {
      expect(url, title).toMatch(/^https:\/\//);
      expect(refusalOf(url, { allowLoopback: false }), url).toBeUndefined();
      expect(title).not.toBe("");
      if (kind === "feed") expect(siteUrl, title).toMatch(/^https:\/\//);
    }
    expect(new Set(sources.map(({ url }) => addressKey(url))).size).toBe(sources.length);
  });

  test("name accounts on X as accounts, and have enough to read where X can't be", () => {
    for (const { opml } of STARTER_PACKS) {
      const sources = sourcesOf(opml);
      const accounts = sources.filter(({ kind }) => kind === "x");
      expect(accounts.length).toBeGreaterThan(0);
      expect(accounts.every(({ url }) => findXAccount(url))).toBe(true);
      expect(sources.length - accounts.length).toBeGreaterThanOrEqual(12);
    }
  });

  test("have a name and a sentence in both languages", () => {
    for (const { name, description } of STARTER_PACKS)
      for (const language of ["zh-CN", "en"] as const)
        expect([name[language], description[language]].every((text) => text.length > 3)).toBe(true);
  });
});
