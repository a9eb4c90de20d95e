/** The operator's API of past issues: bringing those that were published elsewhere into the archive. */
import { Hono } from "hono";
import { importIssue } from "../../digests/import-issue.ts";
import { readIssue } from "../../digests/read-markdown.ts";
import { findNewsletter } from "../../newsletters/store.ts";
import type { Door } from "../door.ts";

/** An issue is some 20 KB. */
const BODY_LIMIT = 1_000_000;

export const issues = new Hono<Door>()
  /** Imports one issue: Markdown with front matter, in the form of the export. Repeating it does no harm. */
  .post("/newsletters/:id/issues", async (c) => {
    const id = c.req.param("id");
    const newsletter = await findNewsletter(c.env.db, id);
    if (!newsletter) return c.json({ error: `There is no newsletter ${id}` }, 404);
    const body = await c.req.arrayBuffer();
    if (body.byteLength > BODY_LIMIT)
      return c.json({ error: `An issue has at most ${BODY_LIMIT} bytes` }, 413);
    const text = decodeUtf8(body);
    if (text === undefined) return c.json({ error: "The issue is no UTF-8 text" }, 422);
    const read = readIssue(text, newsletter);
    if (read.kind === "malformed") return c.json({ error: read.reason, line: read.line }, 422);
    const imported = await importIssue(c.env, newsletter, read.issue);
    switch (imported.kind) {
      case "imported":
        return c.json(imported, 201);
      case "already":
        return c.json(imported);
      case "taken":
        return c.json({ error: imported.reason }, 409);
      case "invalid":
        return c.json({ error: imported.reason }, 422);
    }
  });

function decodeUtf8(body: ArrayBuffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(body);
  } catch {
    return undefined;
  }
}
