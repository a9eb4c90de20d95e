/**
 * What a million emails cost on Cloudflare's paid plan (prices of November 2026), without what the plan includes each
 * month: 25 billion rows read, 50 million written, a million queue operations, ten million requests, 30 million CPU-ms.
 */

type Usage = {
  emails: number;
  rowsRead: number;
  rowsWritten: number;
  messages: number;
  cpuMs: number;
};

/** Dollars for a million of each. */
const PRICES = { rowsRead: 0.001, rowsWritten: 1, queueOperations: 0.4, requests: 0.3, cpuMs: 0.02 };
/** A message is written, read and deleted. */
const OPERATIONS_A_MESSAGE = 3;
/** A consumer takes one message a call (wrangler.toml), and a call is a request. */
const REQUESTS_A_MESSAGE = 1;

/** Each part of the bill for a million emails, in dollars, and their sum. */
export function costOfMillion({
  emails,
  rowsRead,
  rowsWritten,
  messages,
  cpuMs,
}: Usage): [name: string, dollars: number][] {
  // the parts are in millionths, and so are the emails
  const parts: [string, number][] = [
    ["rows read", (rowsRead / emails) * PRICES.rowsRead],
    ["rows written", (rowsWritten / emails) * PRICES.rowsWritten],
    ["queue operations", ((messages * OPERATIONS_A_MESSAGE) / emails) * PRICES.queueOperations],
    ["requests", ((messages * REQUESTS_A_MESSAGE) / emails) * PRICES.requests],
    ["CPU", (cpuMs / emails) * PRICES.cpuMs],
  ];
  return [...parts, ["in all", parts.reduce((total, [, dollars]) => total + dollars, 0)]];
}
