/** Queries over the sessions of the admin. */
import { and, eq, gt, lte } from "drizzle-orm";
import type { Db } from "../../db/client.ts";
import { sessions } from "../../db/schema.ts";

export type Session = typeof sessions.$inferSelect;

export const addSession = (db: Db, session: Session) => db.insert(sessions).values(session);

/** A session that is still good: not run out, and of the token that is set now. */
export const findSession = (db: Db, id: string, tokenMark: string, now: Date) =>
  db
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.id, id), eq(sessions.tokenMark, tokenMark), gt(sessions.expiresAt, now)))
    .get();

export const endSession = (db: Db, id: string) => db.delete(sessions).where(eq(sessions.id, id));

export const endAllSessions = (db: Db) => db.delete(sessions);

export const forgetEndedSessions = (db: Db, now: Date) =>
  db.delete(sessions).where(lte(sessions.expiresAt, now));
