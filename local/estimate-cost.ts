/**
 * What a month costs at Cloudflare: what was measured or counted, times how often it happens, less what the paid plan
 * includes, at list prices (developers.cloudflare.com, November 2026).
 */

/** A newsletter and its sources, for a month of 30 days. */
export type Circumstances = {
  readers: number;
  digestsADay: number;
  sources: number;
  postsADay: number;
  /** Of all mails, how many are reported on by a webhook: 1 where deliveries are recorded, too. */
  reportedShare: number;
};

type Usage = Record<keyof typeof PRICES, number>;
export type Estimate = { emails: number; usage: Usage; dollars: number };

const DAYS = 30;
const TICKS_A_DAY = 96;

/** Dollars for a million of each, and what the plan's own price includes each month. */
const PRICES = {
  requests: { dollars: 0.3, included: 10e6 },
  cpuMs: { dollars: 0.02, included: 30e6 },
  rowsRead: { dollars: 0.001, included: 25e9 },
  rowsWritten: { dollars: 1, included: 50e6 },
  queueOperations: { dollars: 0.4, included: 1e6 },
  workflowSteps: { dollars: 8, included: 500e3 },
};
export const PLAN_DOLLARS = 5;

/** Measured by `npm run bench -- --only deliveries`: a million emails, from freezing to accepted. */
export const MAILED: Usage = {
  requests: 100,
  cpuMs: 190e3,
  rowsRead: 7.4e6,
  rowsWritten: 57e3,
  queueOperations: 300,
  workflowSteps: 0,
};
/** Counted: a report is a request and a message (written, read, deleted), and writes two rows (docs/deliveries.md). */
const REPORTED = { requests: 1, rowsWritten: 2, queueOperations: 3 };
/** Counted, and rounded up: the steps of press.ts with its waits, and the rows of a digest with its stories and index. */
const PRESSED = { workflowSteps: 16, rowsWritten: 1000, rowsRead: 20_000, cpuMs: 2000 };
/** Counted, and rounded up: a source is asked each quarter of an hour at most, a message names five at most. */
const ASKED = { rowsWritten: 2, rowsRead: 20, cpuMs: 5, queueOperations: 3 / 5, requests: 1 / 5 };
/** Counted, and rounded up: a post, where it came from, its terms, and their indexes. */
const POSTED = { rowsWritten: 10, rowsRead: 20 };

/** A month's mails, what they and the rest use, and the bill with the plan's own price. */
export function estimateMonth({
  readers,
  digestsADay,
  sources,
  postsADay,
  reportedShare,
}: Circumstances): Estimate {
  const digests = digestsADay * DAYS;
  const emails = readers * digests;
  const usage = sum([
    [emails / 1e6, MAILED],
    [emails * reportedShare, REPORTED],
    [digests, PRESSED],
    [sources * TICKS_A_DAY * DAYS, ASKED],
    [postsADay * DAYS, POSTED],
    [TICKS_A_DAY * DAYS, { requests: 1 }],
  ]);
  return { emails, usage, dollars: PLAN_DOLLARS + costOf(usage) };
}

function sum(parts: [times: number, each: Partial<Usage>][]): Usage {
  const total: Usage = {
    requests: 0,
    cpuMs: 0,
    rowsRead: 0,
    rowsWritten: 0,
    queueOperations: 0,
    workflowSteps: 0,
  };
  for (const [times, each] of parts)
    for (const name of namesOf(total)) total[name] += times * (each[name] ?? 0);
  return total;
}

/** Dollars for what goes beyond the plan. */
function costOf(usage: Usage): number {
  return namesOf(usage)
    .map((name) => (Math.max(0, usage[name] - PRICES[name].included) / 1e6) * PRICES[name].dollars)
    .reduce((total, part) => total + part, 0);
}

const namesOf = (usage: Usage) => Object.keys(usage) as (keyof Usage)[];
