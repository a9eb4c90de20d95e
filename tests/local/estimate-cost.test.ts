import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { estimateMonth, MAILED, PLAN_DOLLARS } from "../../local/estimate-cost.ts";

const small = { readers: 100, digestsADay: 1, sources: 40, postsADay: 400, reportedShare: 0 };

test("a small list costs the plan and nothing more", () => {
  const { emails, dollars } = estimateMonth(small);
  expect(emails).toBe(3000);
  expect(dollars).toBe(PLAN_DOLLARS);
});

test("what goes beyond the plan is paid by the million", () => {
  const month = { ...small, readers: 1_000_000, digestsADay: 6 };
  const without = estimateMonth(month);
  // 180 million mails, each 0.18 ms, less the 30 million ms of the plan, at two cents a million
  const mailsCpu = (180 * 0.18e6 - 30e6) / 1e6;
  expect(without.dollars).toBeGreaterThan(PLAN_DOLLARS + mailsCpu * 0.02);
  const all = estimateMonth({ ...month, reportedShare: 1 });
  // each report: two rows at $1, three operations at $0.40, a request at $0.30 a million
  expect(all.dollars - without.dollars).toBeGreaterThan(180 * 3.5 - 60);
  expect(all.dollars - without.dollars).toBeLessThan(180 * 3.5);
});

test("what was measured stands in the README and in docs/deploying.md as well", () => {
  const { rowsRead, rowsWritten, queueOperations, requests, cpuMs } = MAILED;
  const written = rowsWritten.toLocaleString("en");
  const readme = readFileSync("README.md", "utf8");
  expect(readme).toContain(`${rowsRead / 1e6} M rows read`);
  expect(readme).toContain(`${written} rows written`);
  expect(readme).toContain(`${queueOperations} queue operations and ${requests} requests`);
  expect(readme).toContain(`${cpuMs / 1e6} M CPU-ms`);
  expect(readFileSync("docs/deploying.md", "utf8")).toContain(
    `${rowsRead / 1e6} M rows read, ${written} written, ${queueOperations} queue operations, ${requests} requests, ${cpuMs / 1000} s of CPU`,
  );
});
