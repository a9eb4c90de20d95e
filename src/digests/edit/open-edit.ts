/** The beginning of every change to a digest: whether it may be changed, and whether it is still what was seen. */
import type { Desk } from "../../desk.ts";
import { findNewsletter, type Newsletter } from "../../newsletters/store.ts";
import { getDigest, type WholeDigest } from "../find-digest.ts";
import { findDigestById } from "../store.ts";
import { findFreezing } from "./edit-store.ts";
import { revisionOf } from "./revision.ts";

/** Why a digest is not changed. */
export type NotChanged =
  /** There is no such digest, or no such story in it. */
  | { kind: "unknown" }
  /** It is neither held nor published. */
  | { kind: "closed" }
  /** Somebody else changed it since it was seen. */
  | { kind: "out-of-date" }
  /** Its mails are being made of it at this moment; in a minute they are. */
  | { kind: "freezing" };

export type Changed = { kind: "changed" } | NotChanged;

type Open = { kind: "open"; digest: WholeDigest; newsletter: Newsletter };

/** `seen`: the revision that the operator saw (revision.ts). */
export async function openEdit(
  desk: Pick<Desk, "db">,
  digestId: number,
  seen: string,
): Promise<Open | NotChanged> {
  const opened = await openSeen(desk, digestId);
  if (opened.kind !== "open") return opened;
  const { digest } = opened;
  return revisionOf(digest, digest.stories) === seen ? opened : { kind: "out-of-date" };
}

/** The digest as it is at this moment. */
export async function openSeen({ db }: Pick<Desk, "db">, digestId: number): Promise<Open | NotChanged> {
  if (!(await findDigestById(db, digestId))) return { kind: "unknown" };
  const digest = await getDigest({ db }, digestId);
  const newsletter = await findNewsletter(db, digest.newsletterId);
  if (!newsletter) return { kind: "unknown" };
  if (digest.status !== "held" && digest.status !== "published") return { kind: "closed" };
  if (await findFreezing(db, digestId)) return { kind: "freezing" };
  return { kind: "open", digest, newsletter };
}
