/** Queries over what the operator reads of the whole: what went wrong, and what was changed. */
import { and, desc, eq, lt } from "drizzle-orm";
import type { Db } from "../../db/client.ts";
import { audit, failures } from "../../db/schema.ts";

/** The latest failures, those before an id where it is given. */
export const findFailures = (db: Db, limit: number, before?: number) =>
  db
    .select()
    .from(failures)
    .where(before === undefined ? undefined : lt(failures.id, before))
    .orderBy(desc(failures.id))
    .limit(limit);

/** The latest changes, of one subject where it is given, those before an id where it is given. */
export const findChanges = (db: Db, limit: number, subject?: string, before?: number) =>
  db
    .select()
    .from(audit)
    .where(
      and(
        subject === undefined ? undefined : eq(audit.subject, subject),
        before === undefined ? undefined : lt(audit.id, before),
      ),
    )
    .orderBy(desc(audit.id))
    .limit(limit);
