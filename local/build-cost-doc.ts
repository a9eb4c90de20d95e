/** The table of costs in docs/deploying.md, computed: `npm run fix` makes it anew, and a test holds it. */
import { join } from "node:path";
import { estimateMonth } from "./estimate-cost.ts";

export const DEPLOYING_DOC = join("docs", "deploying.md");

/** Two schedules, three audiences, with and without deliveries recorded. */
export function buildCostTable(): string {
  const rows = [1, 6].flatMap((digestsADay) =>
    [100, 10_000, 1_000_000].map((readers) => row(readers, digestsADay)),
  );
  return [
    "| readers | digests a day | mails a month | rows written | queue operations | CPU, s | Cloudflare a month | with deliveries recorded |",
    "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ...rows,
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
