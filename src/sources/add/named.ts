/** What a text that a person pasted stands for. */
export type Named =
  | { kind: "feed"; url: string }
  /** An account on X, by its handle as it was written. */
  | { kind: "x"; handle: string }
  /** A page to look for feeds on; it may be a feed itself. */
  | { kind: "page"; url: string }
  | { kind: "unknown"; reason: string };
