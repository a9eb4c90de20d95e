/** Holding: a digest that waits for its review waits until a person decides, whatever its deadline. */
import type { Desk } from "../../desk.ts";
import { findDigestById, moveDigest } from "../store.ts";

export type Held =
  | { kind: "held" }
  | { kind: "unknown" }
  /** It is being written, published already, or ended otherwise. */
  | { kind: "not-held" };

export async function holdDigest({ db, log }: Pick<Desk, "db" | "log">, digestId: number): Promise<Held> {
  if (!(await findDigestById(db, digestId))) return { kind: "unknown" };
  if (!(await moveDigest(db, digestId, ["held"], { status: "held", heldUntil: null })))
    return { kind: "not-held" };
  log.info("digests.kept-held", { digestId });
  return { kind: "held" };
}
