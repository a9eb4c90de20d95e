/**
 * Counters for graphs over months, in Workers Analytics Engine where the deployment has it bound
 * (developers.cloudflare.com/analytics/analytics-engine). Points are kept for three months, sampled by their index, and
 * hold no address. They are no account: what a repeated call counts twice, the tallies in the database count once.
 */

export type CountedEvent =
  /** value: how long its press took, in seconds. */
  | "digest.published"
  /** value: how many. */
  | "mail.sent"
  | "mail.bounced"
  | "mail.complained"
  | "source.failed";

export type Count = (event: CountedEvent, facts?: { newsletterId?: string; value?: number }) => void;

/** Writes a point: the event is its index and first blob, the newsletter its second, the value its double. */
export const openCounters =
  (dataset: AnalyticsEngineDataset | undefined): Count =>
  (event, { newsletterId = "", value = 1 } = {}) =>
    dataset?.writeDataPoint({ indexes: [event], blobs: [event, newsletterId], doubles: [value] });
