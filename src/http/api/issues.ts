/** The operator's API of past issues: bringing those that were published elsewhere into the archive. */
import * as z from "zod/mini";
import { importIssue } from "../../digests/import-issue.ts";
import { readIssue } from "../../digests/read-markdown.ts";
import { findNewsletter } from "../../newsletters/store.ts";
import { noteChange } from "../note-change.ts";
import { noNewsletter } from "./newsletters.ts";
import { operation } from "./operation.ts";

/** An issue is some 20 KB. */
const BODY_LIMIT = 1_000_000;

export const issues = [
  operation({
    id: "importIssue",
    method: "post",
    path: "/newsletters/:newsletterId/issues",
    room: "Digests",
    summary: "Import an issue that was published elsewhere",
    says: "Markdown with front matter, in the form of the export (docs/formats.md). It is never mailed. Repeating it does no harm.",
    scope: "digests:write",
    body: {
      schema: z.string(),
      example: "---\ntitle: Harbour Bell\n---\n",
      isTextOnly: true,
      texts: { "text/markdown": "One issue" },
    },
    answers: {
      200: {
        says: "It was imported before",
        schema: z.object({ kind: z.literal("already"), slug: z.string() }),
      },
      201: {
        says: "It stands in the archive",
        schema: z.object({ kind: z.literal("imported"), slug: z.string() }),
      },
    },
    errors: {
      404: "There is no such newsletter",
      409: "Its place is taken by another issue",
      413: "It is too large",
      422: "It is no issue; `line` says where",
    },
    run: async (c) => {
      const id = c.req.param("newsletterId");
      const newsletter = await findNewsletter(c.env.db, id);
      if (!newsletter) return noNewsletter(c, id);
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
          await noteChange(c, {
            verb: "issue.import",
            subject: `newsletter/${id}`,
            detail: { slug: imported.slug },
          });
          return c.json(imported, 201);
        case "already":
          return c.json(imported);
        case "taken":
          return c.json({ error: imported.reason }, 409);
        case "invalid":
          return c.json({ error: imported.reason }, 422);
      }
    },
  }),
];

function decodeUtf8(body: ArrayBuffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(body);
  } catch {
    return undefined;
  }
}
