/** The parts of docs/ that are made: of settings, tables and costs. `npm run fix` writes them, and a test holds them. */
import { readFileSync, writeFileSync } from "node:fs";
import { buildCostTable, DEPLOYING_DOC } from "./build-cost-doc.ts";
import { buildSettingsDoc, SETTINGS_DOC } from "./build-settings-doc.ts";
import { buildTableList, HOW_IT_WORKS_DOC } from "./build-table-list.ts";

const MADE = /(<!-- made by npm run fix -->\n)[\s\S]*?(<!-- end -->)/;

/** The documents as they are to be, by path. Formatting is not minded: oxfmt lays tables out. */
export const buildDocs = (): Map<string, string> =>
  new Map([
    [SETTINGS_DOC, buildSettingsDoc()],
    [DEPLOYING_DOC, withPart(DEPLOYING_DOC, buildCostTable())],
    [HOW_IT_WORKS_DOC, withPart(HOW_IT_WORKS_DOC, buildTableList())],
  ]);

/** A document with its made part as it is to be. Throws where it has no place for one. */
function withPart(path: string, part: string): string {
  const document = readFileSync(path, "utf8");
  if (!MADE.test(document)) throw new Error(`${path} has no place for what is made`);
  return document.replace(MADE, (_, begin: string, end: string) => `${begin}\n${part}\n\n${end}`);
}

if (import.meta.main) for (const [path, text] of buildDocs()) writeFileSync(path, text);
