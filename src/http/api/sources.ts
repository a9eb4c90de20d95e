/** The operator's API of sources: adding them, listing them with their health, changing and removing them. */
import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { decodeText, findCharset, findDeclaredEncoding } from "../../lib/decode-text.ts";
import { findNewsletter } from "../../newsletters/store.ts";
import { addFromOpml } from "../../sources/add-list.ts";
import { addSources, ENTRY_LIMIT } from "../../sources/add.ts";
import { changeSource, removeSource } from "../../sources/change.ts";
import { findListOf } from "../../sources/list-store.ts";
import { writeOpml } from "../../sources/write-opml.ts";
import type { Door, DoorContext } from "../door.ts";

const ofNewsletter = createMiddleware<Door>(async (c, next) => {
  const id = c.req.param("id") ?? "";
  if (!(await findNewsletter(c.env.db, id))) return c.json({ error: `There is no newsletter ${id}` }, 404);
  await next();
});

export const sources = new Hono<Door>()
  .use("/newsletters/:id/:sources{sources(\\.opml)?}", ofNewsletter)
  /** Gives a newsletter the sources of an OPML document, or of {"sources": ["@name", "https://…", …]}. */
  .post("/newsletters/:id/sources", async (c) => {
    const text = await readText(c);
    if (/^\s*[{[]/.test(text)) return addEntries(c, c.req.param("id"), text);
    const added = await addFromOpml(c.env, c.req.param("id"), text);
    return added.kind === "added" ? c.json(added) : c.json({ error: added.reason }, 422);
  })
  /** The sources of a newsletter, each with its health. */
  .get("/newsletters/:id/sources", async (c) =>
    c.json({ sources: await findListOf(c.env.db, c.req.param("id")) }),
  )
  /** The same list for any feed reader, and for adding it elsewhere. */
  .get("/newsletters/:id/sources.opml", async (c) => {
    const id = c.req.param("id");
    const name = (await findNewsletter(c.env.db, id))?.name ?? id;
    return c.body(writeOpml(name, await findListOf(c.env.db, id)), 200, {
      "content-type": "text/x-opml; charset=utf-8",
      "content-disposition": `attachment; filename="${id}.opml"`,
    });
  })
  .delete("/newsletters/:id/sources/:sourceId{\\d+}", async (c) => {
    const { id, sourceId } = c.req.param();
    return (await removeSource(c.env, id, Number(sourceId)))
      ? c.json({ id: Number(sourceId) })
      : c.json({ error: `${id} has no source ${sourceId}` }, 404);
  })
  .patch("/sources/:sourceId{\\d+}", async (c) => {
    const id = Number(c.req.param("sourceId"));
    const input = await c.req.json<unknown>().catch(() => null);
    if (!isObject(input)) return c.json({ error: "The body is no JSON object" }, 400);
    const changed = await changeSource(c.env, id, input);
    switch (changed.kind) {
      case "changed":
        return c.json(changed.source);
      case "invalid":
        return c.json({ error: changed.faults.join("; ") }, 422);
      case "unknown":
        return c.json({ error: `There is no source ${id}` }, 404);
    }
  });

/** Lists come in whichever encoding their program had. */
async function readText(c: DoorContext): Promise<string> {
  const body = new Uint8Array(await c.req.arrayBuffer());
  const declared = [findCharset(c.req.header("content-type") ?? null), findDeclaredEncoding(body)];
  return decodeText(
    body,
    declared.filter((name) => name !== undefined),
  ).text;
}

async function addEntries(c: DoorContext, id: string, text: string) {
  const entries = readEntries(text);
  if (!entries) return c.json({ error: 'The body is no {"sources": ["@name", "https://…", …]}' }, 400);
  if (entries.length > ENTRY_LIMIT)
    return c.json({ error: `At most ${ENTRY_LIMIT} sources a call; an OPML list may be longer` }, 422);
  return c.json({ sources: await addSources(c.env, id, entries) });
}

function readEntries(text: string): string[] | undefined {
  try {
    const input: unknown = JSON.parse(text);
    const list = isObject(input) ? input["sources"] : undefined;
    return isTexts(list) && list.length > 0 ? list : undefined;
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((entry) => typeof entry === "string");
