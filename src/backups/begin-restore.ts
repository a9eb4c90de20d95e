/**
 * Beginning to load a backup: into a database in which nobody publishes and nobody reads, or into one in which the same
 * backup is being loaded already. From then on cron starts nothing until it has come to its end.
 */
import { findRestore } from "../deliveries/restored.ts";
import type { Desk } from "../desk.ts";
import { findMigration } from "./backup-store.ts";
import { markOf } from "./key-mark.ts";
import { FORMAT } from "./format.ts";
import { loadingOrder } from "./layout.ts";
import { isEmpty, openRestore } from "./restore-store.ts";

export type Begun =
  /** tables: in the order in which they are to be loaded. isAgain: a part of it may be there. */
  { kind: "begun"; tables: string[]; isAgain: boolean } | { kind: "refused"; reason: string };

export type Wanted = { format: unknown; takenAt: unknown; migration: unknown; keyMark: unknown };

export async function beginRestore(
  desk: Pick<Desk, "db" | "settings" | "now" | "log">,
  wanted: Wanted,
): Promise<Begun> {
  const reason = await findFault(desk, wanted);
  if (reason !== undefined) return { kind: "refused", reason };
  const takenAt = new Date(String(wanted.takenAt));
  const restore = await findRestore(desk);
  const isAgain = restore?.isGoingOn === true && restore.takenAt.getTime() === takenAt.getTime();
  if (!isAgain && !(await isEmpty(desk.db)))
    return {
      kind: "refused",
      reason: restore?.isGoingOn
        ? `The backup of ${restore.takenAt.toISOString()} is being loaded here: go on with that one, or take an empty database`
        : "This database has newsletters or subscribers: a backup is loaded into an empty one",
    };
  if (!isAgain) await openRestore(desk.db, takenAt, desk.now());
  desk.log.error("backups.restore-begun", { takenAt: takenAt.toISOString(), isAgain });
  return { kind: "begun", tables: loadingOrder(), isAgain };
}

async function findFault(
  { db, settings }: Pick<Desk, "db" | "settings">,
  { format, takenAt, migration, keyMark }: Wanted,
): Promise<string | undefined> {
  if (format !== FORMAT) return `The format of the backup is ${String(format)}, and ${FORMAT} is read here`;
  if (typeof takenAt !== "string" || Number.isNaN(Date.parse(takenAt)))
    return "The backup does not say when it was taken";
  const here = await findMigration(db);
  if (migration !== here)
    return `The backup's schema is ${String(migration)}, and this Worker's ${here}: restore it into the Watchbell that it was taken from, and deploy the new one over that`;
  if (keyMark !== (await markOf(settings.addressKey)))
    return "The backup was taken with another ADDRESS_KEY: with this one nobody who is suppressed would be known. Set the ADDRESS_KEY of the deployment that it was taken from";
  return undefined;
}
