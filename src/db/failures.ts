/** The table where an operator finds what went wrong and no row of its own could say. */
import { failures } from "./schema.ts";
import type { Db } from "./client.ts";
import type { Log } from "../providers/log.ts";
import { withoutSecrets } from "../providers/without-secrets.ts";

/** Records a failure of a room, in the log and in the table; a database that is gone itself leaves it to the log. */
export async function recordFailure(
  { db, log, now }: { db: Db; log: Log; now: () => Date },
  room: string,
  message: string,
): Promise<void> {
  const said = withoutSecrets(message);
  log.error(`${room}.failure`, { message: said });
  await db
    .insert(failures)
    .values({ room, message: said, happenedAt: now() })
    .catch(() => {});
}
