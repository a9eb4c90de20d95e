import { existsSync, globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { findCommands } from "./commands.ts";
import { findTested } from "./tested-commands.ts";

const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };

test("every command that the documents show is tested", () => {
  const commands = findCommands();
  expect(commands.length).toBeGreaterThan(20);
  expect(commands.filter(({ text }) => !findTested(text))).toEqual([]);
});

test("a test that a command is left to is there", () => {
  for (const { text } of findCommands()) {
    const tested = findTested(text);
    if (tested?.how === "elsewhere") expect(existsSync(tested.test), tested.test).toBe(true);
  }
});

test("every script that the documents name exists, in blocks and in sentences", () => {
  const named = globSync("{README.md,docs/*.md}").flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/npm run (?:--silent )?([a-z][\w:]*)/g)].map(
      ([, name = ""]) => name,
    ),
  );
  expect([...new Set(named)].filter((name) => !(name in scripts))).toEqual([]);
});

test("commands are found whole: over lines, within lists, without comments", () => {
  const texts = findCommands().map(({ text }) => text);
  expect(texts).toContain("npm run email:preview");
  expect(texts).toContain("npm ci && npm start");
  for (const text of texts) expect((text.match(/'/g) ?? []).length % 2, text).toBe(0);
});
