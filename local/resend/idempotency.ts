/**
 * The memory of keys: a call repeated under its key gets the first answer again. Resend keeps keys for 24 hours.
 * Only accepted calls are remembered; a refused one sent nothing and may be mended under the same key.
 */
import { createHash } from "node:crypto";

const REMEMBERED_MS = 24 * 3_600_000;

type Recalled =
  | { kind: "new" }
  | { kind: "running" }
  | { kind: "drifted" }
  | { kind: "answered"; answer: unknown };

type Entry = { fingerprint: string; startedAt: number; answer?: unknown };

export type IdempotencyMemory = {
  /** Looks a call up; a new one is running from now on, until it is answered or forgotten. */
  begin(key: string, payload: string): Recalled;
  answer(key: string, answer: unknown): void;
  forget(key: string): void;
  clear(): void;
};

export function createIdempotencyMemory(now: () => Date): IdempotencyMemory {
  const entries = new Map<string, Entry>();
  return {
    begin(key, payload) {
      const fingerprint = createHash("sha256").update(payload).digest("base64url");
      const entry = entries.get(key);
      if (!entry || now().getTime() - entry.startedAt >= REMEMBERED_MS) {
        entries.set(key, { fingerprint, startedAt: now().getTime() });
        return { kind: "new" };
      }
      if (entry.fingerprint !== fingerprint) return { kind: "drifted" };
      return entry.answer === undefined ? { kind: "running" } : { kind: "answered", answer: entry.answer };
    },
    answer(key, answer) {
      const entry = entries.get(key);
      if (entry) entry.answer = answer;
    },
    forget: (key) => void entries.delete(key),
    clear: () => entries.clear(),
  };
}
