/** docs/settings.md is held by made-docs.test.ts; here, that the names in it are whole. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { buildSettingsDoc, SETTINGS_DOC } from "../../local/build-settings-doc.ts";

test("the settings are documented as src/env.ts has them: npm run fix makes the document anew", () => {
  expect(readFileSync(SETTINGS_DOC, "utf8")).toBe(buildSettingsDoc());
});

test("each setting and binding has a line, and a sentence that is its own", () => {
  const env = readFileSync("src/env.ts", "utf8");
  const names = [...env.matchAll(/^ {2}([A-Z][A-Z0-9_]+)\??: /gm)].map(([, name = ""]) => name);
  const rows = [...buildSettingsDoc().matchAll(/^\| `(\w+)` \|.* \| (.+) \|$/gm)];
  expect(rows.map(([, name = ""]) => name).toSorted()).toEqual(names.toSorted());
  // three pairs share one
  expect(new Set(rows.map(([, , about]) => about)).size).toBe(names.length - 3);
});
