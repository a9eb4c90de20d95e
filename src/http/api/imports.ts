/** The operator's API of bringing a list of subscribers: opened, its rows in batches, how far it has come. */
import { Hono } from "hono";
import { importRows, openImport } from "../../subscribers/import-list.ts";
import { findImport, type Import } from "../../subscribers/import-store.ts";
import type { Door, DoorContext } from "../door.ts";

const BODY_LIMIT = 1_000_000;

export const imports = new Hono<Door>()
  /** Opens an import of {name, newsletter, rowCount, fingerprint}; the same list again is the same import. */
  .post("/imports", async (c) => {
    const opened = await openImport(c.env, await readBody(c));
    switch (opened.kind) {
      case "open":
        return c.json(shown(opened.list));
      case "no-newsletter":
        return c.json({ error: "There is no such newsletter" }, 404);
      case "invalid":
        return c.json({ error: opened.faults.join("; ") }, 422);
    }
  })
  /** Takes {from, rows}; answers where the import stands, which is where the next batch begins. */
  .post("/imports/:id/rows", async (c) => {
    const body = await readBody(c);
    if (body === "too large") return c.json({ error: `A batch has at most ${BODY_LIMIT} bytes` }, 413);
    const taken = await importRows(c.env, c.req.param("id"), body);
    switch (taken.kind) {
      case "taken":
        return c.json({ position: taken.position });
      case "unknown":
        return c.json({ error: "There is no such import" }, 404);
      case "invalid":
        return c.json({ error: taken.faults.join("; ") }, 422);
    }
  })
  /** How far it has come, how many rows ended in which way, and the first that could not be read. */
  .get("/imports/:id", async (c) => {
    const list = await findImport(c.env.db, c.req.param("id"));
    return list ? c.json(shown(list)) : c.json({ error: "There is no such import" }, 404);
  });

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
