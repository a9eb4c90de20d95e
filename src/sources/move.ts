/** Permanent redirects: believed when they have held for a week, since some are sent by mistake. */
import type { Desk } from "../desk.ts";
import { hasSource, type Source } from "./store.ts";

const WEEK_MS = 7 * 24 * 3_600_000;

type Move = Partial<Pick<Source, "url" | "movedTo" | "movedSince" | "paused" | "notice">>;

/** What a poll that was led to `movedTo` for good (null: it was not) changes on the source. */
export function noteMove(
  source: Pick<Source, "movedTo" | "movedSince">,
  movedTo: string | null,
  now: Date,
): Move {
  if (movedTo === null) return source.movedTo === null ? {} : { movedTo: null, movedSince: null };
  if (movedTo !== source.movedTo || !source.movedSince) return { movedTo, movedSince: now };
  if (now.getTime() - source.movedSince.getTime() < WEEK_MS) return {};
  return { url: movedTo, movedTo: null, movedSince: null };
}

/** A move to an address that is a source already would make one source two: the one that moved is paused instead. */
export async function settleMove({ db }: Pick<Desk, "db">, move: Move): Promise<Move> {
  if (!move.url || !(await hasSource(db, move.url))) return move;
  return {
    movedTo: null,
    movedSince: null,
    paused: true,
    notice: `It moved to ${move.url}, which is a source already`,
  };
}
