/**
 * Importing a list: opened once, then its rows in batches, in order. How far it has come stands in its row, so a crash
 * anywhere is gone on from, and a list that was brought before is not brought again.
 */
import * as z from "zod/mini";
import type { Desk } from "../desk.ts";
import { encodeBase64Url } from "../lib/base64url.ts";
import { findNewsletter, type Newsletter } from "../newsletters/store.ts";
import { normaliseAddress, openAddressHasher } from "./address.ts";
import { addImport, findImport, takeBatch, type Arrival, type Batch, type Import } from "./import-store.ts";
import { worstOf } from "./list/status.ts";
import { newSubscriberIds } from "./new-id.ts";

/** Rows in a batch: each statement of one works through some 300 KB of JSON. */
export const BATCH_LIMIT = 1000;

const line = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));
/** What an import is opened by: shown to callers of the API, too, as is a batch. */
export const opening = z.object({
  /** What the operator calls the list. */
  name: line,
  newsletter: z.string(),
  rowCount: z.int().check(z.minimum(1), z.maximum(10_000_000)),
  /** A digest of the list's content: the same list is the same import. */
  fingerprint: line,
});

const time = z.optional(z.int().check(z.minimum(0)));
const row = z.union([
  z.object({ line: z.int(), why: z.string().check(z.maxLength(300)) }),
  z.object({
    line: z.int(),
    email: z.string(),
    status: z.enum(["active", "unsubscribed", "bounced", "complained", "unconfirmed"]),
    consentedAt: time,
    createdAt: time,
    endedAt: time,
    consent: z.optional(z.string().check(z.maxLength(500))),
    language: z.optional(z.enum(["zh-CN", "en"])),
    newsletter: z.optional(z.string()),
  }),
]);
export const batch = z.object({
  from: z.int().check(z.minimum(0)),
  rows: z.array(row).check(z.minLength(1), z.maxLength(BATCH_LIMIT)),
});

type Invalid = { kind: "invalid"; faults: string[] };
export type Opened = { kind: "open"; list: Import } | { kind: "no-newsletter" } | Invalid;
/** Where the import stands now: further than the batch's beginning, whoever took it there. */
export type Taken = { kind: "taken"; position: number } | { kind: "unknown" } | Invalid;

/** Opens an import, or finds the one that this list was opened as before. */
export async function openImport({ db, now }: Pick<Desk, "db" | "now">, input: unknown): Promise<Opened> {
  const parsed = opening.safeParse(input);
  if (!parsed.success) return invalid(parsed.error);
  const { name, newsletter, rowCount, fingerprint } = parsed.data;
  if (!(await findNewsletter(db, newsletter))) return { kind: "no-newsletter" };
  const id = await nameImport(`${newsletter}\n${rowCount}\n${fingerprint}`);
  await addImport(db, { id, newsletterId: newsletter, name, rowCount, createdAt: now() });
  const list = await findImport(db, id);
  if (!list) throw new Error("An import just added is not there");
  return { kind: "open", list };
}

/** 126 bits of the content's digest. */
async function nameImport(content: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(content));
  return encodeBase64Url(new Uint8Array(hash)).slice(0, 21);
}

/** Takes the next rows of an import. A batch that was taken before, or begins elsewhere, changes nothing. */
export async function importRows(
  { db, settings, now, log }: Pick<Desk, "db" | "settings" | "now" | "log">,
  id: string,
  input: unknown,
): Promise<Taken> {
  const parsed = batch.safeParse(input);
  if (!parsed.success) return invalid(parsed.error);
  const list = await findImport(db, id);
  const newsletter = list && (await findNewsletter(db, list.newsletterId));
  if (!list || !newsletter) return { kind: "unknown" };
  const { from, rows } = parsed.data;
  if (from + rows.length > list.rowCount)
    return { kind: "invalid", faults: [`The list was opened with ${list.rowCount} rows`] };
  if (from !== list.position) return { kind: "taken", position: list.position };
  const hash = await openAddressHasher(settings.addressKey);
  const isTaken = await takeBatch(db, list, await sortRows(rows, from, newsletter, hash, now()), now());
  log.info("subscribers.imported", { importId: id, from, rowCount: rows.length, isTaken });
  return { kind: "taken", position: (await findImport(db, id))?.position ?? 0 };
}

/** The people of a batch, each once, and the rows that are nobody. */
async function sortRows(
  rows: z.infer<typeof row>[],
  from: number,
  newsletter: Newsletter,
  hash: (address: string) => Promise<string>,
  now: Date,
): Promise<Batch> {
  const others: Record<string, number> = {};
  const faults: Batch["faults"] = [];
  const arrivals = new Map<string, Omit<Arrival, "hash">>();
  const ids = newSubscriberIds(rows.length);
  const count = (outcome: string) => (others[outcome] = (others[outcome] ?? 0) + 1);
  for (const listed of rows) {
    const read = readArrival(listed, newsletter);
    if (read.kind === "fault") faults.push([listed.line, read.why]);
    if (read.kind !== "arrival") count(read.kind === "fault" ? "invalid" : read.kind);
    else {
      const { email, row: person, status } = read;
      const before = arrivals.get(email);
      if (before) {
        count("duplicate");
        before.status = worstOf([before.status, status]) as Arrival["status"];
      } else {
        const id = ids[arrivals.size] ?? 0;
        arrivals.set(email, { id, ...arrivalOf(person, status, email, newsletter, now) });
      }
    }
  }
  const hashed = [...arrivals.values()].map(async (arrival) => ({
    ...arrival,
    hash: await hash(arrival.email),
  }));
  return { from, rowCount: rows.length, arrivals: await Promise.all(hashed), others, faults };
}

type Listed = Exclude<z.infer<typeof row>, { why: string }>;
type Read =
  | { kind: "arrival"; email: string; row: Listed; status: Arrival["status"] }
  | { kind: "fault"; why: string }
  | { kind: "unconfirmed" | "other-newsletter" };

function readArrival(listed: z.infer<typeof row>, newsletter: Newsletter): Read {
  if ("why" in listed) return { kind: "fault", why: listed.why };
  const email = normaliseAddress(listed.email);
  if (!email) return { kind: "fault", why: "Its address is none that mail can reach" };
  if ((listed.newsletter ?? newsletter.id) !== newsletter.id) return { kind: "other-newsletter" };
  const { status } = listed;
  if (status === "unconfirmed") return { kind: "unconfirmed" };
  return { kind: "arrival", email, row: listed, status };
}

/** Times that lie ahead are not believed. */
function arrivalOf(
  { consentedAt, createdAt, endedAt, consent = "", language }: Listed,
  status: Arrival["status"],
  email: string,
  newsletter: Newsletter,
  now: Date,
): Omit<Arrival, "id" | "hash"> {
  const requestedAt = Math.min(consentedAt ?? createdAt ?? now.getTime(), now.getTime());
  return {
    email,
    status,
    language: language ?? newsletter.language,
    requestedAt,
    endedAt: Math.min(endedAt ?? requestedAt, now.getTime()),
    consent,
  };
}

const invalid = (error: z.core.$ZodError): Invalid => ({
  kind: "invalid",
  faults: error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`),
});
