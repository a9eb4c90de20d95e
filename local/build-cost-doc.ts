/** The tables of costs in docs/deploying.md, computed: `npm run fix` makes them anew, and a test holds them. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { estimateMonth } from "./estimate-cost.ts";

export const DEPLOYING_DOC = join("docs", "deploying.md");
const TABLES = /(<!-- costs: made by npm run fix -->\n)[\s\S]*?(<!-- end of costs -->)/;

/** The document with its tables as they are to be. */
export const buildCostDoc = (document: string): string =>
  document.replace(TABLES, (_, begin: string, end: string) => `${begin}\n${costTable()}\n${end}`);

/** Two schedules, three audiences, with and without deliveries recorded. */
function costTable(): string {
  const rows = [1, 6].flatMap((digestsADay) =>
    [100, 10_000, 1_000_000].map((readers) => row(readers, digestsADay)),
  );
  return [
    "| readers | digests a day | mails a month | rows written | queue operations | CPU, s | Cloudflare a month | with deliveries recorded |",
    "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ...rows,
    "",
  ].join("\n");
}

function row(readers: number, digestsADay: number): string {
  const base = { readers, digestsADay, sources: 40, postsADay: 400 };
  const { emails, usage, dollars } = estimateMonth({ ...base, reportedShare: 0.02 });
  const recorded = estimateMonth({ ...base, reportedShare: 1.02 });
  const counts = [readers, digestsADay, emails, usage.rowsWritten, usage.queueOperations, usage.cpuMs / 1000];
  return `| ${[...counts.map(count), money(dollars), money(recorded.dollars)].join(" | ")} |`;
}

const count = (value: number) => Math.round(value).toLocaleString("en-US");
const money = (dollars: number) => `$${dollars.toFixed(2)}`;

if (import.meta.main) writeFileSync(DEPLOYING_DOC, buildCostDoc(readFileSync(DEPLOYING_DOC, "utf8")));
