/**
 * Answers that are given again: who repeats a call with the same Idempotency-Key gets the answer of the first, for a day
 * (draft-ietf-httpapi-idempotency-key-header). They are kept sealed: one may hold a new token.
 */
import type { Desk } from "../desk.ts";
import { openSealedText, sealText } from "../lib/sealed-text.ts";
import { findAnswer, forgetAnswers, releaseKey, saveAnswer, takeKey, type Claim } from "./answer-store.ts";

const KEPT_MS = 24 * 3_600_000;
/** No call runs that long: one that has no answer by then was broken off, and may be repeated. */
const BROKEN_MS = 15 * 60_000;
/** Longer answers are not kept. */
const LENGTH_LIMIT = 64 * 1024;

export type { Claim } from "./answer-store.ts";

type AnswerDesk = Pick<Desk, "db" | "now" | "settings">;

export type Begun =
  /** The call is to be made. */
  | { kind: "first"; askedAt: Date }
  /** It was made: `body` null where the answer was too long to be kept. */
  | { kind: "again"; status: number; body: string | null }
  | { kind: "running" }
  /** The key was used for another call. */
  | { kind: "other" };

/** Begins a call under a key. `call` names it by all that it says. */
export async function beginCall(desk: AnswerDesk, claim: Claim, call: string): Promise<Begun> {
  const at = desk.now();
  const before = { forgottenBefore: ago(at, KEPT_MS), brokenBefore: ago(at, BROKEN_MS) };
  if (await takeKey(desk.db, claim, call, { at, ...before })) return { kind: "first", askedAt: at };
  const known = await findAnswer(desk.db, claim);
  // given back in between: the caller may try again
  if (!known) return { kind: "running" };
  if (known.call !== call) return { kind: "other" };
  if (known.status === null) return { kind: "running" };
  const { addressKey } = desk.settings;
  const body = known.body === null ? undefined : await openSealedText(addressKey, nameOf(claim), known.body);
  return { kind: "again", status: known.status, body: body ?? null };
}

/** Ends a call that was begun. What broke on our side is not kept: its repeat is a new try. */
export async function endCall(
  { db, settings }: AnswerDesk,
  claim: Claim,
  askedAt: Date,
  { status, body }: { status: number; body: string },
): Promise<void> {
  if (status >= 500) return void (await releaseKey(db, claim, askedAt));
  const isKept = body.length <= LENGTH_LIMIT;
  const sealed = isKept ? await sealText(settings.addressKey, nameOf(claim), body) : null;
  await saveAnswer(db, claim, askedAt, status, sealed);
}

/** Forgets what is older than a day. */
export const pruneAnswers = ({ db, now }: Pick<Desk, "db" | "now">) => forgetAnswers(db, ago(now(), KEPT_MS));

const nameOf = ({ tokenId, key }: Claim) => `answer ${tokenId} ${key}`;

const ago = (at: Date, ms: number) => new Date(at.getTime() - ms);
