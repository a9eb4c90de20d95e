/** What went wrong; each has its sentences in both languages. */
export type AlertCause =
  | "slot-missed"
  | "digest-failed"
  | "source-dead"
  | "model-failing"
  | "provider-waits"
  | "mailing-stopped"
  | "mailing-paused"
  | "rates-near"
  | "chunk-unknown"
  | "channel-failing";
