/** Cloudflare Access in front of the admin: where ACCESS_AUD is set, nobody comes in by another way. */
import type { DoorContext } from "../door.ts";

/** Who was let in: the address that Access knows, or the name of a service token. */
export type LetIn = { kind: "let-in"; name: string } | { kind: "refused" };

/**
 * Whom Access let in to this application. Refused where Access is not in front of the Worker, where it is for another
 * application, and where it knows nobody (developers.cloudflare.com/workers/runtime-apis/context/#access).
 */
export async function askAccess(c: DoorContext, audience: string): Promise<LetIn> {
  const access = contextOf(c)?.access;
  if (!access || access.aud !== audience) return { kind: "refused" };
  const identity = await access.getIdentity().catch(() => undefined);
  const name = identity?.email ?? identity?.name;
  return typeof name === "string" && name !== "" ? { kind: "let-in", name } : { kind: "refused" };
}

/** hono throws where a call has no context. */
function contextOf(c: DoorContext): Pick<ExecutionContext, "access"> | undefined {
  try {
    return c.executionCtx as unknown as Pick<ExecutionContext, "access">;
  } catch {
    return undefined;
  }
}
