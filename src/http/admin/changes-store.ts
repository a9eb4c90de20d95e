/** Queries over the log of changes. */
import { and, desc, eq, lt } from "drizzle-orm";
import type { Db } from "../../db/client.ts";
import { audit } from "../../db/schema.ts";

/** The latest changes before an id, of one subject where it is named. */
export const findChanges = (
  db: Db,
  { before, subject }: { before: number; subject?: string },
  limit: number,
) =>
  db
    .select()
    .from(audit)
    .where(and(lt(audit.id, before), subject === undefined ? undefined : eq(audit.subject, subject)))
    .orderBy(desc(audit.id))
    .limit(limit);
