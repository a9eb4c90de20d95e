/**
 * The operator's API of backups: taking one and loading one, a page at a time. It gives out every address and takes
 * whatever it is given, so it is for the admin token alone, whatever other tokens are for.
 */
import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { beginRestore } from "../../backups/begin-restore.ts";
import { describeBackup } from "../../backups/describe-backup.ts";
import { endRestore } from "../../backups/end-restore.ts";
import { restoreRows } from "../../backups/restore-rows.ts";
import { writePage } from "../../backups/write-page.ts";
import type { Door, DoorContext } from "../door.ts";
import { noteChange } from "../note-change.ts";

/** A page has a megabyte, or one row, which D1 keeps below two: more when it is written as JSON in JSON. */
const BODY_LIMIT = 4_000_000;
const LINES = { "content-type": "application/jsonl; charset=utf-8" };
const NOT_GOING_ON = "No restore of this backup is going on: POST /api/restore/begin begins one";

const adminOnly = createMiddleware<Door>(async (c, next) => {
  if (c.get("actor")?.name !== "ADMIN_TOKEN")
    return c.json({ error: "Backups are for the ADMIN_TOKEN alone" }, 403);
  await next();
});

export const backup = new Hono<Door>()
  .use("/backup/*", adminOnly)
  .use("/restore/*", adminOnly)
  /** What a backup of this moment is: the tables in the order in which they are to be read, with their columns. */
  .get("/backup", async (c) => {
    const head = await describeBackup(c.env);
    await noteChange(c, { verb: "backup.take", subject: `backup/${head.takenAt}` });
    return c.json(head);
  })
  /** The next rows of a table, as JSON Lines; ?after= is the key of the last row that was had. No rows: it is through. */
  .get("/backup/:table", async (c) => {
    const page = await writePage(c.env, c.req.param("table"), c.req.query("after"));
    switch (page.kind) {
      case "page":
        return c.body(page.lines, 200, LINES);
      case "no-table":
        return noTable(c);
      case "no-key":
        return c.json({ error: 'after is no key of this table, such as ["ai",7]' }, 400);
    }
  })
  /** Begins to load the backup of {format, takenAt, migration, keyMark}, or goes on; answers the order of the tables. */
  .post("/restore/begin", async (c) => {
    const wanted = await c.req.json<unknown>().catch(() => undefined);
    if (typeof wanted !== "object" || wanted === null)
      return c.json({ error: "The body is no JSON object" }, 400);
    const { format, takenAt, migration, keyMark } = wanted as Record<string, unknown>;
    const begun = await beginRestore(c.env, { format, takenAt, migration, keyMark });
    switch (begun.kind) {
      case "begun":
        return c.json({ tables: begun.tables, isAgain: begun.isAgain });
      case "refused":
        return c.json({ error: begun.reason }, 409);
    }
  })
  /** Lets the deployment run, and answers what was held back. ?backup= is the time that names the backup. */
  .post("/restore/end", async (c) => {
    const takenAt = c.req.query("backup") ?? "";
    const ended = await endRestore(c.env, takenAt);
    if (ended.kind === "no-restore") return c.json({ error: NOT_GOING_ON }, 409);
    await noteChange(c, { verb: "backup.restore", subject: `backup/${takenAt}` });
    return c.json({ heldBack: ended.heldBack });
  })
  /** Loads JSON Lines into a table. What is there stays, so a call may be repeated. */
  .post("/restore/:table", async (c) => {
    const body = await c.req.arrayBuffer();
    if (body.byteLength > BODY_LIMIT) return c.json({ error: `A call has at most ${BODY_LIMIT} bytes` }, 413);
    const lines = new TextDecoder().decode(body);
    const takenAt = c.req.query("backup") ?? "";
    const loaded = await restoreRows(c.env, { name: c.req.param("table"), takenAt, lines });
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
  });

const noTable = (c: DoorContext) => c.json({ error: `A backup has no table ${c.req.param("table")}` }, 404);
