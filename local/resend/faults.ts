/**
 * Failures on demand. Each request walks the list from the top and is struck by the first fault whose turn it is;
 * a fault that still skips counts the requests that reach it.
 */
import * as z from "zod";

export const faultSchema = z.strictObject({
  kind: z.enum([
    /** 429 of three names. */
    "rate",
    "daily",
    "monthly",
    "500",
    /** Accepts, but only after delayMs: meanwhile its key is in use. */
    "slow",
    /** The connection breaks before anything is accepted. */
    "timeout-before",
    /** Everything is accepted and remembered, then the connection breaks without an answer. */
    "timeout-after",
    /** The recipient `to` is refused as invalid. */
    "refuse",
    /** A batch with the recipient `to` in it is refused whole, permissive or not. */
    "poison",
  ]),
  /** How often it strikes; until it is cleared, unless given. */
  times: z.optional(z.int().min(1)),
  /** How many requests (for refuse: emails to the address) pass before it strikes. */
  skip: z.optional(z.int().min(0)),
  to: z.optional(z.string()),
  delayMs: z.optional(z.int().min(0)),
  retryAfterSeconds: z.optional(z.int().min(0)),
});

export type Fault = z.infer<typeof faultSchema>;

export type Faults = {
  set(faults: Fault[]): void;
  /** The fault that strikes this request, if any. */
  strike(): Fault | undefined;
  /** Whether one of these recipients is refused this time, or poisons its batch. */
  refuses(recipients: string[], kind?: "refuse" | "poison"): boolean;
};

export function createFaults(): Faults {
  let faults: Fault[] = [];
  return {
    set(wanted) {
      faults = wanted.map((fault) => ({ ...fault }));
    },
    strike: () => faults.filter(({ kind }) => kind !== "refuse" && kind !== "poison").find(isItsTurn),
    refuses: (recipients, wanted = "refuse") =>
      faults
        .filter(
          ({ kind, to }) => kind === wanted && to !== undefined && recipients.includes(to.toLowerCase()),
        )
        .some(isItsTurn),
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
