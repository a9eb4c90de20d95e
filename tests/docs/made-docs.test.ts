import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { buildDocs } from "../../local/build-docs.ts";

/** Without the layout of tables, which is oxfmt's. */
const plain = (text: string) => text.replaceAll(/ +|-+/g, " ");

test("what is made in docs/ is current: npm run fix makes it anew", () => {
  for (const [path, text] of buildDocs()) expect(plain(readFileSync(path, "utf8")), path).toBe(plain(text));
});

test("links of the documents lead to files that are there", () => {
  const dead = globSync("{README.md,docs/*.md}").flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)(?:#[^)]*)?\)/g)]
      .map(([, path = ""]) => path)
      .filter((path) => !existsSync(join(dirname(file), path)))
      .map((path) => `${file}: ${path}`),
  );
  expect(dead).toEqual([]);
});
