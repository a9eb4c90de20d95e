/** The account of a mailing, as an operator reads it: who got it, who did not and why, and what waits for a decision. */
import type { Desk } from "../desk.ts";
import { countChunks, findProblems } from "./account-store.ts";
import { findMailing } from "./store.ts";

/** The problems of so many chunks are listed: beyond, they have one cause. */
const LISTED = 100;

export async function findAccount({ db }: Pick<Desk, "db">, mailingId: number) {
  const mailing = await findMailing(db, mailingId);
  if (!mailing) return undefined;
  const problems = await findProblems(db, mailingId, LISTED);
  const { html: _html, text: _text, ...account } = mailing;
  return {
    ...account,
    chunks: Object.fromEntries(
      (await countChunks(db, mailingId)).map(({ status, total }) => [status, total]),
    ),
    /** Subscriber ids with the provider's words. */
    refusals: problems.flatMap(({ number, refusals }) =>
      (refusals ?? []).map(([subscriberId, message]) => ({ chunk: number, subscriberId, message })),
    ),
    /** To be decided by POST /api/mailings/:id/chunks/:number. */
    unknown: problems
      .filter(({ status }) => status === "unknown")
      .map(({ number, addressed, recipients, failure }) => ({
        chunk: number,
        subscriberIds: addressed?.map(([id]) => id) ?? recipients,
        failure,
      })),
  };
}
