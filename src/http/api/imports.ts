/** The operator's API of bringing a list of subscribers: opened, its rows in batches, how far it has come. */
import * as z from "zod/mini";
import { batch, importRows, opening, openImport } from "../../subscribers/import-list.ts";
import { findImport, type Import } from "../../subscribers/import-store.ts";
import type { DoorContext } from "../door.ts";
import { noteChange } from "../note-change.ts";
import { operation } from "./operation.ts";
import { importShape } from "./shapes.ts";

const room = "Subscribers";
const BODY_LIMIT = 1_000_000;
const NO_IMPORT = "There is no such import";

export const imports = [
  operation({
    id: "openImport",
    method: "post",
    path: "/imports",
    room,
    summary: "Open an import of subscribers",
    says: "The same list again is the same import, at the place it has come to.",
    scope: "subscribers:write",
    body: {
      schema: opening,
      example: { name: "readers.csv", newsletter: "ai", rowCount: 1200, fingerprint: "sha256-of-the-file" },
    },
    answers: { 200: { says: "The import", schema: importShape } },
    errors: { 404: "There is no such newsletter", 422: "The body opens no import" },
    run: async (c) => {
      const opened = await openImport(c.env, await readBody(c));
      switch (opened.kind) {
        case "open": {
          const { id, newsletterId, rowCount } = opened.list;
          const detail = { newsletter: newsletterId, rowCount };
          await noteChange(c, { verb: "import.open", subject: `import/${id}`, detail });
          return c.json(shown(opened.list));
        }
        case "no-newsletter":
          return c.json({ error: "There is no such newsletter" }, 404);
        case "invalid":
          return c.json({ error: opened.faults.join("; ") }, 422);
      }
    },
  }),
  operation({
    id: "importRows",
    method: "post",
    path: "/imports/:importId/rows",
    room,
    summary: "Bring the next rows of an import",
    says: "A batch that begins elsewhere than where the import stands changes nothing: the answer says where the next begins.",
    scope: "subscribers:write",
    body: {
      schema: batch,
      example: { from: 0, rows: [{ line: 2, email: "mina@inbox.example", status: "active" }] },
    },
    answers: { 200: { says: "Where it stands now", schema: z.object({ position: z.int() }) } },
    errors: { 404: NO_IMPORT, 413: "The batch is too large", 422: "The body is no batch of this import" },
    run: async (c) => {
      const body = await readBody(c);
      if (body === "too large") return c.json({ error: `A batch has at most ${BODY_LIMIT} bytes` }, 413);
      const taken = await importRows(c.env, c.req.param("importId"), body);
      switch (taken.kind) {
        // the log of changes has its opening: a large list is a thousand batches
        case "taken":
          return c.json({ position: taken.position });
        case "unknown":
          return c.json({ error: NO_IMPORT }, 404);
        case "invalid":
          return c.json({ error: taken.faults.join("; ") }, 422);
      }
    },
  }),
  operation({
    id: "getImport",
    method: "get",
    path: "/imports/:importId",
    room,
    summary: "Show how far an import has come",
    says: "How many rows ended in which way, and the first that could not be read.",
    scope: "subscribers:read",
    answers: { 200: { says: "The import", schema: importShape } },
    errors: { 404: NO_IMPORT },
    run: async (c) => {
      const list = await findImport(c.env.db, c.req.param("importId"));
      return list ? c.json(shown(list)) : c.json({ error: NO_IMPORT }, 404);
    },
  }),
];

const shown = ({ newsletterId, faults, ...list }: Import) => ({
  ...list,
  newsletter: newsletterId,
  faults: faults.map(([line, why]) => ({ line, why })),
});

async function readBody(c: DoorContext): Promise<unknown> {
  const body = await c.req.arrayBuffer();
  if (body.byteLength > BODY_LIMIT) return "too large";
  try {
    return JSON.parse(new TextDecoder().decode(body)) as unknown;
  } catch {
    return undefined;
  }
}
