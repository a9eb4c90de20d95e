/** One input of `npm run read`: a file of this machine, or whatever a person would paste to add a source. */
import { readFile } from "node:fs/promises";
import type { Desk } from "../../src/desk.ts";
import { readBody } from "../../src/providers/web/read-body.ts";
import { lookUp } from "../../src/sources/look-up.ts";
import { readDocument, type ReadDocument, type Unreadable } from "../../src/sources/read/document.ts";
import { readAccount } from "../../src/sources/x/read-account.ts";

/** Nothing a person reads from disk by hand is larger. */
const FILE_BYTES = 50_000_000;

/** What was read, where from (null: no address), and what else the page names. */
export type Read =
  | { kind: "read"; url: string | null; document: ReadDocument; others: { url: string; title: string }[] }
  | Unreadable;

type ReadDesk = Pick<Desk, "web" | "now"> & { settings: Pick<Desk["settings"], "x"> };

/** Reads an input; `base` replaces the address that relative links are resolved against. Never throws. */
export async function readInput(desk: ReadDesk, input: string, base: string | undefined): Promise<Read> {
  try {
    const bytes = await findFile(input);
    if (bytes) return await readBytes(desk, bytes, base);
    return await readSource(desk, input);
  } catch (error) {
    return { kind: "unreadable", reason: error instanceof Error ? error.message : String(error) };
  }
}

/** The file of this name; undefined where there is none, and the name may be of something else. */
async function findFile(input: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (/^(?:https?|feed):/i.test(input)) return undefined;
  try {
    return new Uint8Array(await readFile(input));
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    if (isMissing && !/^(?:\/|\.{1,2}\/)/.test(input)) return undefined;
    throw error;
  }
}

async function readBytes(desk: ReadDesk, bytes: Uint8Array<ArrayBuffer>, base = ""): Promise<Read> {
  const signal = new AbortController().signal;
  const body = await readBody(new Response(bytes), { maxBytes: FILE_BYTES, signal });
  const document = readDocument(body, { url: base, contentType: null, now: desk.now() });
  return document.kind === "unreadable"
    ? document
    : { kind: "read", url: base || null, document, others: [] };
}

async function readSource(desk: ReadDesk, input: string): Promise<Read> {
  const looked = await lookUp(desk, input);
  switch (looked.kind) {
    case "feed":
      return { kind: "read", url: looked.url, document: looked.document, others: looked.others };
    case "x":
      return readX(desk, looked);
    case "later":
    case "failed":
      return { kind: "unreadable", reason: withoutFile(input, looked.reason) };
  }
}

/** Through X's API or a bridge, as the environment says; no budget is kept for one look. */
async function readX(desk: ReadDesk, { handle, url }: { handle: string; url: string }): Promise<Read> {
  const read = await readAccount(desk, { handle, xUserId: null, xSinceId: null });
  switch (read.kind) {
    case "read":
      return { kind: "read", url, document: read.document, others: [] };
    case "unchanged":
      return { kind: "unreadable", reason: `${url} answered 304 though nothing was known of it` };
    case "wait":
      return { kind: "unreadable", reason: `${read.reason}: not before ${read.until.toISOString()}` };
    case "unreadable":
      return { kind: "unreadable", reason: read.reason };
  }
}

/** What is no address may have been meant as a file. */
const withoutFile = (input: string, reason: string) =>
  /^\w+:|^@/.test(input) ? reason : `There is no such file. ${reason}`;
