/** Queries over what went wrong. */
import { desc, lt } from "drizzle-orm";
import type { Db } from "../../db/client.ts";
import { failures } from "../../db/schema.ts";

/** The latest failures, those before an id where it is given. */
export const findFailures = (db: Db, limit: number, before?: number) =>
  db
    .select()
    .from(failures)
    .where(before === undefined ? undefined : lt(failures.id, before))
    .orderBy(desc(failures.id))
    .limit(limit);
