/** The log of what operators changed: a row a change, added to and never changed. */
import type { Db } from "./client.ts";
import { audit } from "./schema.ts";

/** Who changes something: the admin token, an API token by its name, whom Access let in; and by which door. */
export type Actor = { name: string; door: "admin" | "api" };

export type Change = {
  /** Such as newsletter.change. */
  verb: string;
  /** Such as newsletter/ai. */
  subject: string;
  /** What it was told: no secret, and no reader's address, which would outlive an erasure. */
  detail?: Record<string, unknown>;
};

export const recordChange = (
  { db, now }: { db: Db; now: () => Date },
  actor: Actor,
  { verb, subject, detail = {} }: Change,
) => db.insert(audit).values({ at: now(), actor: actor.name, door: actor.door, verb, subject, detail });
