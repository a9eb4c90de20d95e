/** A chunk as its sender holds it: whoever claims it after a lease has run out holds a later fence. */
import { and, eq } from "drizzle-orm";
import { chunks } from "../db/schema.ts";
import type { Chunk } from "./store.ts";

export type Held = Pick<Chunk, "mailingId" | "number" | "fence">;

/** Whether it still is held. */
export const held = ({ mailingId, number, fence }: Held) =>
  and(
    eq(chunks.mailingId, mailingId),
    eq(chunks.number, number),
    eq(chunks.fence, fence),
    eq(chunks.status, "sending"),
  );
