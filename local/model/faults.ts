/** Failures on demand. Each call walks the list from the top and is struck by the first fault whose turn it is. */
import * as z from "zod";

export const faultSchema = z.strictObject({
  kind: z.enum([
    /** 429, to be asked again after retryAfterSeconds. */
    "rate",
    /** 429 that no waiting cures. */
    "quota",
    "500",
    /** Answers, but only after delayMs. */
    "slow",
    /** Never answers. */
    "hang",
    /** 400: it takes no JSON schema; or no response_format at all. */
    "no-schema",
    "no-format",
    /** Ends in the middle, with finish_reason length. */
    "truncated",
    /** Ends in the middle, and says that it is through. */
    "malformed",
    "empty",
    "filtered",
    /** Whole, but in a fence of Markdown; or behind thoughts. */
    "fenced",
    "thinking",
    "wrong-language",
    "invented-number",
    "invented-name",
    "unknown-post",
    /** Ends on what it all means. */
    "closing",
    "url",
    /** Does what a post tells it: the text, or the last paragraph of the last post, becomes its story. */
    "obey",
  ]),
  /** How often it strikes; until it is cleared, unless given. */
  times: z.optional(z.int().min(1)),
  /** How many calls pass before it strikes. */
  skip: z.optional(z.int().min(0)),
  delayMs: z.optional(z.int().min(0)),
  retryAfterSeconds: z.optional(z.int().min(0)),
  text: z.optional(z.string()),
});

export type Fault = z.infer<typeof faultSchema>;

export type Faults = {
  set(faults: Fault[]): void;
  /** The fault that strikes this call, if any. */
  strike(): Fault | undefined;
};

export function createFaults(): Faults {
  let faults: Fault[] = [];
  return {
    set(wanted) {
      faults = wanted.map((fault) => ({ ...fault }));
    },
    strike: () => faults.find(isItsTurn),
  };
}

function isItsTurn(fault: Fault): boolean {
  if (fault.skip) {
    fault.skip -= 1;
    return false;
  }
  if (fault.times === undefined) return true;
  fault.times -= 1;
  return fault.times >= 0;
}
