/** What the checks must know of the order of things: noted by triggers of the connection's own, in no table of ours. */
import type { DatabaseSync } from "node:sqlite";

/** `at`: the played time. */
export type Sight = { at: number } & (
  | { kind: "joined" | "left"; reader: number }
  | { kind: "suppressed"; hash: string }
  | { kind: "mailing" | "frozen"; mailing: number; digest: number }
  | { kind: "claimed"; mailing: number; chunk: number }
  | { kind: "unknown"; mailing: number; chunk: number }
);

/** Notes who joins, leaves or is suppressed, when a mailing is opened and its freezing closed, and each chunk's first claims. */
export function observe(database: DatabaseSync, clock: { now(): number }): () => Sight[] {
  database.function("played_now", () => clock.now());
  database.exec(`
    CREATE TEMP TABLE sights (n INTEGER PRIMARY KEY, kind TEXT, a, b, at DEFAULT (played_now()));
    CREATE TEMP TRIGGER sees_leaving AFTER UPDATE OF status ON main.subscriptions WHEN old.status = 'active' AND new.status <> 'active'
      BEGIN INSERT INTO sights (kind, a) VALUES ('left', new.subscriber_id); END;
    CREATE TEMP TRIGGER sees_coming_back AFTER UPDATE OF status ON main.subscriptions WHEN old.status <> 'active' AND new.status = 'active'
      BEGIN INSERT INTO sights (kind, a) VALUES ('joined', new.subscriber_id); END;
    CREATE TEMP TRIGGER sees_joining AFTER INSERT ON main.subscriptions WHEN new.status = 'active'
      BEGIN INSERT INTO sights (kind, a) VALUES ('joined', new.subscriber_id); END;
    CREATE TEMP TRIGGER sees_suppressing AFTER INSERT ON main.suppressions
      BEGIN INSERT INTO sights (kind, a) VALUES ('suppressed', new.address_hash); END;
    CREATE TEMP TRIGGER sees_mailing AFTER INSERT ON main.mailings
      BEGIN INSERT INTO sights (kind, a, b) VALUES ('mailing', new.id, new.digest_id); END;
    CREATE TEMP TRIGGER sees_frozen AFTER UPDATE OF status ON main.mailings WHEN old.status = 'freezing' AND new.status <> 'freezing'
      BEGIN INSERT INTO sights (kind, a, b) VALUES ('frozen', new.id, new.digest_id); END;
    CREATE TEMP TRIGGER sees_claiming AFTER UPDATE OF status ON main.chunks WHEN old.status = 'waiting' AND new.status = 'sending'
      BEGIN INSERT INTO sights (kind, a, b) VALUES ('claimed', new.mailing_id, new.number); END;
    CREATE TEMP TRIGGER sees_giving_up AFTER UPDATE OF status ON main.chunks WHEN old.status <> 'unknown' AND new.status = 'unknown'
      BEGIN INSERT INTO sights (kind, a, b) VALUES ('unknown', new.mailing_id, new.number); END;
  `);
  return () =>
    database
      .prepare("SELECT kind, a, b, at FROM sights ORDER BY n")
      .all()
      .map(({ kind, a, b, at }) => readSight(String(kind), a, Number(b), Number(at)));
}

function readSight(kind: string, a: unknown, b: number, at: number): Sight {
  switch (kind) {
    case "joined":
    case "left":
      return { kind, reader: Number(a), at };
    case "suppressed":
      return { kind, hash: String(a), at };
    case "mailing":
    case "frozen":
      return { kind, mailing: Number(a), digest: b, at };
    case "claimed":
    case "unknown":
      return { kind, mailing: Number(a), chunk: b, at };
    default:
      throw new Error(`A sight of no known kind: ${kind}`);
  }
}
