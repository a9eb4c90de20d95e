/** What may be wrong with a draft, in words that a model can act on. */

/** The summary plain but for **bold**. */
export type Draft = { headline: string; summary: string };

export type FaultKind =
  | "number"
  | "name"
  | "language"
  | "markup"
  | "bold"
  | "closing"
  | "attribution"
  | "empty";

export type Fault = {
  where: "headline" | "summary";
  /** From 0; of the headline always 0. */
  sentence: number;
  kind: FaultKind;
  /** One English sentence that names the offending words. */
  reason: string;
};

/** A fault before it is known where it stands. */
export type Found = Pick<Fault, "kind" | "reason">;
