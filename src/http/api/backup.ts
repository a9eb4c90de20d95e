/**
 * The operator's API of backups: taking one and loading one, a page at a time. It gives out every address and takes
 * whatever it is given, so it is for the admin token alone, whatever other tokens are for.
 */
import * as z from "zod/mini";
import { beginRestore } from "../../backups/begin-restore.ts";
import { describeBackup } from "../../backups/describe-backup.ts";
import { endRestore } from "../../backups/end-restore.ts";
import { restoreRows } from "../../backups/restore-rows.ts";
import { writePage } from "../../backups/write-page.ts";
import type { DoorContext } from "../door.ts";
import { noteChange } from "../note-change.ts";
import { operation } from "./operation.ts";
import { readObject } from "./read-json.ts";
import { time } from "./shapes.ts";

const room = "Backups";

/** A page has a megabyte, or one row, which D1 keeps below two: more when it is written as JSON in JSON. */
const BODY_LIMIT = 4_000_000;
const JSON_LINES = "application/jsonl; charset=utf-8";
const NOT_GOING_ON = "No restore of this backup is going on: POST /api/restore/begin begins one";
const ADMIN_ALONE = "Backups are for the ADMIN_TOKEN alone";
const REFUSED = { 403: ADMIN_ALONE };

const named = z.object({ name: z.string(), why: z.string() });
const headShape = z.object({
  format: z.int(),
  takenAt: time,
  migration: z.string(),
  keyMark: z.string(),
  tables: z.array(z.looseObject({ name: z.string(), why: z.string(), key: z.array(z.string()) })),
  left: z.array(named),
});
const wish = z.object({ format: z.int(), takenAt: time, migration: z.string(), keyMark: z.string() });
const backupQuery = {
  backup: { says: "The time that names the backup: its takenAt", schema: time, isRequired: true as const },
};

export const backup = [
  operation({
    id: "describeBackup",
    method: "get",
    path: "/backup",
    room,
    summary: "Begin a backup",
    says: "What a backup of this moment is: the tables in the order in which they are to be read, with their columns.",
    scope: "system:read",
    answers: { 200: { says: "Its format, its time, its tables", schema: headShape } },
    errors: REFUSED,
    run: adminOnly(async (c) => {
      const head = await describeBackup(c.env);
      await noteChange(c, { verb: "backup.take", subject: `backup/${head.takenAt}` });
      return c.json(head);
    }),
  }),
  operation({
    id: "readBackup",
    method: "get",
    path: "/backup/:table",
    room,
    summary: "Read the next rows of a table",
    says: "An empty answer means that the table is through.",
    scope: "system:read",
    query: { after: { says: "The key of the last row that was had, as JSON" } },
    answers: { 200: { says: "A row a line, a megabyte at most", type: JSON_LINES } },
    errors: { ...REFUSED, 400: "after is no key of this table", 404: "A backup has no such table" },
    run: adminOnly(async (c) => {
      const page = await writePage(c.env, tableIn(c), c.req.query("after"));
      switch (page.kind) {
        case "page":
          return c.body(page.lines, 200, { "content-type": JSON_LINES });
        case "no-table":
          return noTable(c);
        case "no-key":
          return c.json({ error: 'after is no key of this table, such as ["ai",7]' }, 400);
      }
    }),
  }),
  operation({
    id: "beginRestore",
    method: "post",
    path: "/restore/begin",
    room,
    summary: "Begin to load a backup, or go on",
    says: "Until it is ended, nothing is gathered, made or sent.",
    scope: "system:write",
    body: {
      schema: wish,
      example: {
        format: 1,
        takenAt: "2026-05-04T08:00:00.000Z",
        migration: "0009_operating.sql",
        keyMark: "7mE…",
      },
    },
    answers: {
      200: {
        says: "The tables in the order in which they are to be loaded",
        schema: z.object({ tables: z.array(z.string()), isAgain: z.boolean() }),
      },
    },
    errors: {
      ...REFUSED,
      400: "The body is no JSON object",
      409: "The deployment is not empty, has another schema, or another ADDRESS_KEY",
    },
    run: adminOnly(async (c) => {
      const wanted = await readObject(c);
      if (!wanted) return c.json({ error: "The body is no JSON object" }, 400);
      const { format, takenAt, migration, keyMark } = wanted;
      const begun = await beginRestore(c.env, { format, takenAt, migration, keyMark });
      switch (begun.kind) {
        case "begun":
          return c.json({ tables: begun.tables, isAgain: begun.isAgain });
        case "refused":
          return c.json({ error: begun.reason }, 409);
      }
    }),
  }),
  operation({
    id: "endRestore",
    method: "post",
    path: "/restore/end",
    room,
    summary: "Let the restored deployment run",
    says: "What would have been sent again is held back, and told.",
    scope: "system:write",
    query: backupQuery,
    answers: {
      200: {
        says: "What was held back",
        schema: z.object({ heldBack: z.record(z.string(), z.array(z.unknown())) }),
      },
    },
    errors: { ...REFUSED, 409: "No restore of this backup is going on" },
    run: adminOnly(async (c) => {
      const takenAt = c.req.query("backup") ?? "";
      const ended = await endRestore(c.env, takenAt);
      if (ended.kind === "no-restore") return c.json({ error: NOT_GOING_ON }, 409);
      await noteChange(c, { verb: "backup.restore", subject: `backup/${takenAt}` });
      return c.json({ heldBack: ended.heldBack });
    }),
  }),
  operation({
    id: "restoreRows",
    method: "post",
    path: "/restore/:table",
    room,
    summary: "Load rows into a table",
    says: "What is there stays, so a call may be repeated.",
    scope: "system:write",
    query: backupQuery,
    body: {
      schema: z.string(),
      example: '{"id":1}',
      isTextOnly: true,
      texts: { "application/jsonl": "A row a line, as they were read" },
    },
    answers: {
      200: {
        says: "How many rows were read, and how many belong to nobody",
        schema: z.object({ rowCount: z.int(), orphanCount: z.int() }),
      },
    },
    errors: {
      ...REFUSED,
      404: "A backup has no such table",
      409: "No restore of this backup is going on",
      413: `The body has more than ${BODY_LIMIT} bytes`,
      422: "A line is no row of this table; none of the call is loaded",
    },
    run: adminOnly(async (c) => {
      const body = await c.req.arrayBuffer();
      if (body.byteLength > BODY_LIMIT)
        return c.json({ error: `A call has at most ${BODY_LIMIT} bytes` }, 413);
      const takenAt = c.req.query("backup") ?? "";
      const lines = new TextDecoder().decode(body);
      const loaded = await restoreRows(c.env, { name: tableIn(c), takenAt, lines });
      switch (loaded.kind) {
        case "loaded":
          return c.json({ rowCount: loaded.rowCount, orphanCount: loaded.orphanCount });
        case "no-table":
          return noTable(c);
        case "no-restore":
          return c.json({ error: NOT_GOING_ON }, 409);
        case "wrong":
          return c.json({ error: `line ${loaded.line}: ${loaded.reason}`, line: loaded.line }, 422);
      }
    }),
  }),
];

function adminOnly(run: (c: DoorContext) => Promise<Response>) {
  return async (c: DoorContext): Promise<Response> =>
    c.get("actor")?.name === "ADMIN_TOKEN" ? run(c) : c.json({ error: ADMIN_ALONE }, 403);
}

const tableIn = (c: DoorContext): string => c.req.param("table") ?? "";

const noTable = (c: DoorContext) => c.json({ error: `A backup has no table ${tableIn(c)}` }, 404);
