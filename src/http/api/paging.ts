/**
 * Lists a page at a time: the cursor names the last row that was shown, so that rows which come in between shift nothing
 * and a late page costs as much as the first. It is opaque to callers, and names its list: another's is refused.
 */
import * as z from "zod/mini";
import { decodeBase64Url, encodeBase64Url } from "../../lib/base64url.ts";
import type { DoorContext } from "../door.ts";

const MOST = 100;
const USUAL = 50;

/** In every answer that is a page. */
export const nextCursor = z.nullable(z.string());

type Keys = { number: number; string: string };

type List<By extends keyof Keys, Row> = {
  /** What the answer calls the rows. */
  name: string;
  /** How the rows are in order: by numbers, or by texts. */
  by: By;
  keyOf: (row: Row) => Keys[By];
  /** Rows in order, those after a key where it is given. */
  find: (limit: number, after: Keys[By] | undefined) => Promise<Row[]>;
  /** Rows in a page of which no limit was asked. */
  usual?: number;
};

/** The page that is asked for by ?limit= and ?cursor=, with the cursor of the next; null at the end. */
export async function answerPage<By extends keyof Keys, Row>(
  c: DoorContext,
  list: List<By, Row>,
): Promise<Response> {
  const { limit = String(list.usual ?? USUAL), cursor } = c.req.query();
  const most = /^\d{1,3}$/.test(limit) ? Number(limit) : 0;
  if (most < 1 || most > MOST) return c.json({ error: `limit must be from 1 to ${MOST}` }, 400);
  const after = cursor === undefined ? undefined : readCursor(cursor, list);
  if (cursor !== undefined && after === undefined)
    return c.json({ error: "cursor is none that this list has given" }, 400);
  // one more than is shown tells whether there is another page
  const rows = await list.find(most + 1, after);
  const shown = rows.slice(0, most);
  const last = rows.length > most ? shown.at(-1) : undefined;
  return c.json({ [list.name]: shown, nextCursor: last ? writeCursor(list.name, list.keyOf(last)) : null });
}

const writeCursor = (name: string, key: number | string): string =>
  encodeBase64Url(new TextEncoder().encode(JSON.stringify([name, key])));

function readCursor<By extends keyof Keys>(
  cursor: string,
  { name, by }: { name: string; by: By },
): Keys[By] | undefined {
  const bytes = decodeBase64Url(cursor);
  if (!bytes) return undefined;
  try {
    const [list, key, ...others] = JSON.parse(new TextDecoder().decode(bytes)) as unknown[];
    const isKey = by === "number" ? Number.isSafeInteger(key) : typeof key === "string";
    return list === name && isKey && others.length === 0 ? (key as Keys[By]) : undefined;
  } catch {
    return undefined;
  }
}
