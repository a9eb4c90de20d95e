/** What the provider saw: a retry is the same to the byte, unless it is certain that nothing was sent before it. */
import type { CallRecord } from "./provider.ts";

/** Answers that say for certain that nothing was sent. */
const NOTHING_SENT = new Set([
  "rate_limit_exceeded",
  "daily_quota_exceeded",
  "monthly_quota_exceeded",
  "validation_error",
  "missing_required_field",
  "invalid_from_address",
]);

export function checkCalls(calls: CallRecord[]): string[] {
  const violations: string[] = [];
  const prints = new Map<string, string>();
  for (const { key, print, outcome, isHeard } of calls) {
    if (outcome === "invalid_idempotent_request")
      violations.push(`drifted: the provider refused another body under ${key}`);
    const known = prints.get(key);
    if (known !== undefined && known !== print) violations.push(`not the same to the byte: ${key}`);
    if (!(isHeard && NOTHING_SENT.has(outcome))) prints.set(key, known ?? print);
  }
  return [...new Set(violations)];
}
