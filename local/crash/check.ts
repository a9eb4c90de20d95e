/**
 * The account of a run: what must be true when all has come to rest, whatever went wrong on the way. Read from the
 * rows, from the provider's own list of what it accepted, and from the order in which people came and left.
 */
import type { DatabaseSync } from "node:sqlite";
import { hashAddress } from "../../src/subscribers/address.ts";
import { checkAccepted } from "./check-accepted.ts";
import { checkCalls } from "./check-calls.ts";
import { checkEvents } from "./check-events.ts";
import { ADDRESS_KEY } from "./desk.ts";
import type { Told } from "./events.ts";
import type { Sight } from "./observe.ts";
import type { Provider } from "./provider.ts";
import { addressOf } from "./world.ts";

const MINUTE_MS = 60_000;
/** The provider's memory, less the hour that clocks may differ by. */
const MEMORY_MS = 23 * 60 * MINUTE_MS;
/** A caller that looked at the clock in time may last so long, and what it sent may be so long on its way. */
const GRACE_MS = 26 * MINUTE_MS;
/** As many as a plan lets join on the way. */
const MOST_JOINING = 3;

export type Evidence = {
  database: DatabaseSync;
  sights: Sight[];
  provider: Provider;
  events: Told[];
  now: number;
  isAtRest: boolean;
  isRestored: boolean;
  /** When the database was replaced by one so little older that cron's pulse could not tell; null where it was not. */
  unnoticedAt: number | null;
  /** Readers 1 to this many were there from the start. */
  readers: number;
};

type MailingRow = Record<string, string | number | null> & {
  id: number;
  digest_id: number;
  status: string;
  subject: string;
  send_before: number;
};

type ChunkRow = {
  mailing_id: number;
  number: number;
  /** Of half of a chunk that was split: such as 7a. */
  name: string | null;
  status: string;
  recipients: number[];
  addressed: [number, string][] | null;
  emailIds: (string | null)[] | null;
  failure: string | null;
  firstAttemptAt: number | null;
};

export type Violations = string[];

type Seen = Evidence & { suppressed: Map<string, number> };

export async function checkRun(found: Evidence): Promise<{ violations: Violations; unknown: number }> {
  const violations: Violations = [];
  const evidence = { ...found, suppressed: await nameSuppressed(found) };
  const { database, isRestored } = evidence;
  const mailings = readMailings(database);
  const chunks = readChunks(database);
  if (!evidence.isAtRest)
    violations.push(`not at rest: ${mailings.map(tellMailing).join("; ") || "no mailing"}`);
  violations.push(...checkNobodyTwice(evidence));
  for (const mailing of mailings) {
    violations.push(...checkInTime(mailing, evidence), ...checkClosed(mailing, chunks));
    if (isRestored) continue;
    const own = chunks.filter((one) => one.mailing_id === mailing.id);
    violations.push(
      ...checkFrozen(mailing, own, evidence),
      ...own.flatMap((chunk) => checkChunk(mailing, chunk, own, evidence)),
      ...checkCounts(mailing, own),
      ...checkStrangers(mailing, own, evidence),
      ...checkAccepted(mailing.id, emailsOf(mailing, evidence).map(readerIn), own),
    );
  }
  if (!isRestored) {
    violations.push(...checkCalls(evidence.provider.calls));
    violations.push(...checkTallies(database));
    violations.push(...checkEvents(evidence));
  }
  const unknown = chunks.filter(({ status }) => status === "unknown").flatMap(({ recipients }) => recipients);
  return { violations, unknown: unknown.length };
}

/** The days' tallies say what the kept counters say, for each newsletter and for all. */
function checkTallies(database: DatabaseSync): Violations {
  const count = (sql: string) => Number(database.prepare(sql).get()?.["count"] ?? 0);
  const pairs = [
    ["sent_count", "SELECT sum(sent_count) AS count FROM mailings"],
    ["bounced_count", "SELECT sum(bounced_count) AS count FROM mailings"],
    ["complained_count", "SELECT sum(complained_count) AS count FROM mailings"],
  ];
  return pairs.flatMap(([column, sql = ""]) => {
    const expected = count(sql);
    return ["newsletter_id = ''", "newsletter_id <> ''"].flatMap((whose) => {
      const found = count(`SELECT sum(${column}) AS count FROM tallies WHERE ${whose}`);
      return found === expected ? [] : [`tallies: ${column} is ${found} where ${whose}, not ${expected}`];
    });
  });
}

function readMailings(database: DatabaseSync): MailingRow[] {
  return database.prepare("SELECT * FROM mailings ORDER BY id").all() as unknown as MailingRow[];
}

function readChunks(database: DatabaseSync): ChunkRow[] {
  const parse = (text: unknown): unknown => (typeof text === "string" ? JSON.parse(text) : null);
  return database
    .prepare("SELECT * FROM chunks ORDER BY mailing_id, number")
    .all()
    .map((row) => ({
      mailing_id: Number(row["mailing_id"]),
      number: Number(row["number"]),
      name: typeof row["name"] === "string" ? row["name"] : null,
      status: String(row["status"]),
      recipients: parse(row["recipients"]) as number[],
      addressed: parse(row["addressed"]) as ChunkRow["addressed"],
      emailIds: parse(row["email_ids"]) as ChunkRow["emailIds"],
      failure: row["failure"] === null ? null : String(row["failure"]),
      firstAttemptAt: row["first_attempt_at"] === null ? null : Number(row["first_attempt_at"]),
    }));
}

/** Which reader each suppressed hash is. */
async function nameSuppressed({ sights, readers }: Evidence): Promise<Map<string, number>> {
  if (!sights.some(({ kind }) => kind === "suppressed")) return new Map();
  const secret = Buffer.from(ADDRESS_KEY, "base64url");
  const entries = Array.from({ length: readers + MOST_JOINING }, async (_, index) => {
    const hash = await hashAddress(addressOf(index + 1), secret);
    return [hash, index + 1] as const;
  });
  return new Map(await Promise.all(entries));
}

/**
 * Nobody has a digest twice. Subjects are the digests' titles, so they name a mailing though its row may have been
 * restored under another id. Where a restore could not be noticed, a list that somebody joined or left meanwhile moves
 * readers into other chunks, under other keys (docs/deliveries.md): one email before it and one after it, of two lists
 * that differ, are what keys can't prevent.
 */
function checkNobodyTwice({ provider: { accepted }, unnoticedAt }: Evidence): Violations {
  const lists = Map.groupBy(accepted, ({ idempotencyKey }) => idempotencyKey);
  const listOf = ({ idempotencyKey }: (typeof accepted)[number]) =>
    (lists.get(idempotencyKey) ?? []).map(({ to }) => to.join(",")).join(" ");
  const isAfter = ({ at }: (typeof accepted)[number]) => unnoticedAt !== null && Date.parse(at) > unnoticedAt;
  return [...Map.groupBy(accepted, ({ subject, to }) => `${to.join(",")} has "${subject}"`)].flatMap(
    ([one, emails]) => {
      const [first, second] = emails;
      const isMoved =
        first &&
        second &&
        emails.length === 2 &&
        isAfter(first) !== isAfter(second) &&
        listOf(first) !== listOf(second);
      return emails.length > 1 && !isMoved ? [`twice: ${one} ${emails.length} times`] : [];
    },
  );
}

/** The reader of an address such as world.ts makes. */
const readerIn = ({ to: [address = ""] }: { to: string[] }) => Number(/^reader(\d+)@/.exec(address)?.[1]);

const emailsOf = ({ subject }: MailingRow, { provider }: Evidence) =>
  provider.accepted.filter((email) => email.subject === subject);

function checkInTime(mailing: MailingRow, evidence: Evidence): Violations {
  const late = emailsOf(mailing, evidence).find(({ at }) => Date.parse(at) > mailing.send_before + GRACE_MS);
  return late ? [`late: mailing ${mailing.id} was sent to ${late.to.join(",")} after its send_before`] : [];
}

function checkClosed(mailing: MailingRow, chunks: ChunkRow[]): Violations {
  const open = chunks.filter(
    ({ mailing_id, status }) => mailing_id === mailing.id && (status === "waiting" || status === "sending"),
  );
  if (mailing.status === "stopped" || mailing.status === "paused")
    return open.some(({ status }) => status === "sending")
      ? [`open: ${tellMailing(mailing)} holds a sending chunk`]
      : [];
  const isClosed = mailing.status !== "freezing" && mailing.status !== "sending" && open.length === 0;
  return isClosed ? [] : [`open: ${tellMailing(mailing)} with ${open.length} open chunks`];
}

/** Halves of a split chunk hold recipients that were frozen in it. */
const isFrozen = ({ name }: ChunkRow) => name === null;

/** Who was subscribed all the while is frozen once; who never was is not. */
function checkFrozen(mailing: MailingRow, chunks: ChunkRow[], evidence: Seen): Violations {
  const { throughout, ever } = readersDuring(mailing, evidence);
  const frozen = chunks.filter(isFrozen).flatMap(({ recipients }) => recipients);
  const set = new Set(frozen);
  const violations: Violations = [];
  if (set.size < frozen.length)
    violations.push(`frozen twice: mailing ${mailing.id} holds a reader in two places`);
  const missing = [...throughout].filter((reader) => !set.has(reader));
  if (missing.length > 0 && mailing.status !== "freezing")
    violations.push(
      `lost: readers ${missing.slice(0, 5).join(", ")} are in no chunk of mailing ${mailing.id}`,
    );
  const strange = frozen.filter((reader) => !ever.has(reader));
  if (strange.length > 0)
    violations.push(
      `strange: readers ${strange.slice(0, 5).join(", ")} were not subscribed to mailing ${mailing.id}`,
    );
  if (chunks.some(({ recipients }) => recipients.length > 100 || recipients.length === 0))
    violations.push(`size: a chunk of mailing ${mailing.id} holds none or more than 100`);
  return violations;
}

/** Who was subscribed without a break, and who at any time, from a mailing's first moment until it was frozen. */
function readersDuring(mailing: MailingRow, { sights, readers, suppressed }: Seen) {
  const active = new Set(Array.from({ length: readers }, (_, index) => index + 1));
  const broken = new Set<number>();
  const openedAt = Number(mailing["created_at"]);
  const frozenAt = sights.findIndex(
    ({ kind, ...sight }) => kind === "frozen" && "mailing" in sight && sight.mailing === mailing.id,
  );
  const before = sights.filter(({ at }, index) => at < openedAt && index <= frozenAt);
  const during = sights.filter(({ at }, index) => at >= openedAt && index <= frozenAt);
  for (const sight of before) {
    if (sight.kind === "joined") active.add(sight.reader);
    if (sight.kind === "left") active.delete(sight.reader);
  }
  const ever = new Set(active);
  for (const sight of during) {
    if (sight.kind === "joined") ever.add(sight.reader);
    if (sight.kind === "left") broken.add(sight.reader);
  }
  for (const sight of [...before, ...during])
    if (sight.kind === "suppressed") broken.add(suppressed.get(sight.hash) ?? 0);
  return { throughout: new Set([...active].filter((reader) => !broken.has(reader))), ever };
}

/** Each recipient has one email, or is not written to for a reason that the row gives and that is true. */
function checkChunk(mailing: MailingRow, chunk: ChunkRow, own: ChunkRow[], evidence: Seen): Violations {
  const name = `chunk ${mailing.id}/${chunk.number} (${chunk.status})`;
  const emails = new Map(emailsOf(mailing, evidence).map((email) => [email.to[0] ?? "", email]));
  const { gone, everGone } = goneBefore(mailing.id, chunk.number, evidence);
  const written = chunk.recipients.filter((reader) => emails.has(addressOf(reader)));
  const violations: Violations = written
    .filter((reader) => gone.has(reader))
    .map((reader) => `written to though gone: reader ${reader}, who had left before ${name} was claimed`);
  switch (chunk.status) {
    case "sent":
      return [...violations, ...checkSent(name, chunk, emails, everGone, evidence)];
    case "unknown":
      return [...violations, ...checkUnknown(name, mailing.id, chunk, evidence)];
    case "split":
      return [...violations, ...checkSplit(name, chunk, own, everGone)];
    case "waiting":
    case "expired":
      if (written.length > 0)
        violations.push(`not true: ${name} says nobody was written to, and ${written.length} were`);
      return violations;
    default:
      return violations;
  }
}

function checkSent(
  name: string,
  { recipients, addressed, emailIds }: ChunkRow,
  emails: Map<string, { id: string }>,
  everGone: Set<number>,
  { provider }: Evidence,
): Violations {
  const answers = new Map((addressed ?? []).map(([reader], at) => [reader, emailIds?.[at]]));
  return recipients.flatMap((reader) => {
    const email = emails.get(addressOf(reader));
    const answer = answers.get(reader);
    if (!answers.has(reader)) {
      if (email) return [`not true: ${name} dropped reader ${reader}, who was written to`];
      return everGone.has(reader) ? [] : [`lost: ${name} dropped reader ${reader}, who never left`];
    }
    if (answer) return email?.id === answer ? [] : [`lost: ${name} says reader ${reader} has ${answer}`];
    if (email) return [`not true: ${name} says reader ${reader} was refused`];
    return provider.refused.has(addressOf(reader)) || provider.poisoned.has(addressOf(reader))
      ? []
      : [`lost: ${name} says that reader ${reader}, whom nobody refuses, was refused`];
  });
}

/** The halves of a split chunk hold all of it, but for those who had left. */
function checkSplit(name: string, chunk: ChunkRow, own: ChunkRow[], everGone: Set<number>): Violations {
  const whole = chunk.name ?? String(chunk.number);
  const halves = own.filter((half) => half.name === `${whole}a` || half.name === `${whole}b`);
  const held = new Set(halves.flatMap(({ recipients }) => recipients));
  return chunk.recipients
    .filter((reader) => !held.has(reader) && !everGone.has(reader))
    .map((reader) => `lost: ${name} dropped reader ${reader}, who never left`);
}

function checkUnknown(name: string, mailing: number, chunk: ChunkRow, { sights }: Evidence): Violations {
  const given = sights.findLast(
    (sight) => sight.kind === "unknown" && sight.mailing === mailing && sight.chunk === chunk.number,
  );
  const at = given?.kind === "unknown" ? given.at : 0;
  if (chunk.firstAttemptAt !== null && at - chunk.firstAttemptAt >= MEMORY_MS) return [];
  return [`unknown too soon: ${name}: ${chunk.failure}`];
}

/** Who was gone, or suppressed, when a chunk was first claimed; and who was at any time. */
function goneBefore(mailing: number, chunk: number, { sights, suppressed: readerOf }: Seen) {
  const gone = new Set<number>();
  const everGone = new Set<number>();
  const suppressed = new Set<number>();
  let first: Set<number> | undefined;
  for (const sight of sights) {
    if (sight.kind === "left") gone.add(sight.reader);
    if (sight.kind === "joined" && !suppressed.has(sight.reader)) gone.delete(sight.reader);
    const ended = sight.kind === "suppressed" ? readerOf.get(sight.hash) : undefined;
    if (ended !== undefined) suppressed.add(ended);
    for (const reader of [...gone, ...suppressed]) everGone.add(reader);
    if (sight.kind === "claimed" && sight.mailing === mailing && sight.chunk === chunk)
      first ??= new Set([...gone, ...suppressed]);
  }
  return { gone: first ?? new Set<number>(), everGone };
}

const COUNTERS = ["sent_count", "refused_count", "dropped_count", "unknown_count", "expired_count"];

/** The kept counters say what the rows say. */
function checkCounts(mailing: MailingRow, chunks: ChunkRow[]): Violations {
  if (mailing.status === "freezing") return [];
  const count = (name: string) => Number(mailing[name] ?? 0);
  const frozen = chunks.filter(isFrozen);
  const recipients = sum(frozen.map((chunk) => chunk.recipients.length));
  const sent = chunks.filter(({ status }) => status === "sent");
  const ids = sent.flatMap(({ emailIds }) => emailIds ?? []);
  const expected: Record<string, number> = {
    recipient_count: recipients,
    candidate_count: recipients + count("excluded_count"),
    chunk_count: frozen.length,
    sent_count: ids.filter((id) => id !== null).length,
    refused_count: ids.filter((id) => id === null).length,
  };
  const violations = Object.entries(expected)
    .filter(([name, value]) => count(name) !== value)
    .map(
      ([name, value]) => `counts: mailing ${mailing.id} has ${name} ${count(name)}, its rows say ${value}`,
    );
  const waiting = chunks.filter(({ status }) => status === "waiting");
  const accounted = sum(COUNTERS.map(count)) + sum(waiting.map((chunk) => chunk.recipients.length));
  if (accounted !== recipients)
    violations.push(
      `counts: mailing ${mailing.id} has ${recipients} recipients and accounts for ${accounted} (${COUNTERS.map((name) => `${name} ${count(name)}`).join(", ")})`,
    );
  return violations;
}

/** Nobody is written to who was not frozen. */
function checkStrangers(mailing: MailingRow, chunks: ChunkRow[], evidence: Evidence): Violations {
  const frozen = new Set(chunks.flatMap(({ recipients }) => recipients.map(addressOf)));
  const stranger = emailsOf(mailing, evidence).find(({ to: [to = ""] }) => !frozen.has(to));
  return stranger ? [`strange: ${stranger.to.join(",")} was written to and stands in no chunk`] : [];
}

const tellMailing = ({ id, status, reason }: MailingRow) =>
  `mailing ${id} is ${status}${reason ? ` (${reason})` : ""}`;
const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
