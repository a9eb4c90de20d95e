/** The operator's API of sources: adding them, listing them with their health, changing and removing them. */
import * as z from "zod/mini";
import { decodeText, findCharset, findDeclaredEncoding } from "../../lib/decode-text.ts";
import { findNewsletter } from "../../newsletters/store.ts";
import { addFromOpml } from "../../sources/add-list.ts";
import { addSources, ENTRY_LIMIT } from "../../sources/add.ts";
import { changeSource, removeSource } from "../../sources/change.ts";
import { findListOf, findSourcesAfter } from "../../sources/list-store.ts";
import { writeOpml } from "../../sources/write-opml.ts";
import type { DoorContext } from "../door.ts";
import { noteChange } from "../note-change.ts";
import { noNewsletter } from "./newsletters.ts";
import { operation } from "./operation.ts";
import { answerPage, nextCursor } from "./paging.ts";
import { readObject } from "./read-json.ts";
import { sourceShape } from "./shapes.ts";

const room = "Sources";
const PAGE = 100;
const NO_NEWSLETTER = "There is no such newsletter";

const addedEntry = z.object({
  input: z.string(),
  kind: z.enum(["added", "known", "failed"]),
  url: z.optional(z.string()),
  title: z.optional(z.string()),
  reason: z.optional(z.string()),
});
const addedList = z.object({
  kind: z.literal("added"),
  listedCount: z.int(),
  addedCount: z.int(),
  marked: z.array(z.object({ url: z.string(), title: z.string(), reason: z.string() })),
});
const change = z.object({
  paused: z.optional(z.boolean()),
  weight: z.optional(z.int().check(z.minimum(0), z.maximum(10))),
  title: z.optional(z.string().check(z.maxLength(200))),
  keepsReposts: z.optional(z.boolean()),
  keepsReplies: z.optional(z.boolean()),
});

export const sources = [
  operation({
    id: "addSources",
    method: "post",
    path: "/newsletters/:newsletterId/sources",
    room,
    summary: "Give a newsletter sources",
    says: `By what a person would paste: addresses of sites or feeds, @accounts, short names; at most ${ENTRY_LIMIT} a call. Or by an OPML document of any length.`,
    scope: "sources:write",
    body: {
      schema: z.object({ sources: z.array(z.string()).check(z.minLength(1), z.maxLength(ENTRY_LIMIT)) }),
      example: { sources: ["https://lab.example/blog", "@keeperjo"] },
      texts: { "text/x-opml": "A list of sources" },
    },
    answers: {
      200: {
        says: "How each entry went; of an OPML document how many were added, and those that can never be fetched",
        schema: z.union([z.object({ sources: z.array(addedEntry) }), addedList]),
      },
    },
    errors: { 400: "The body is no list", 404: NO_NEWSLETTER, 422: "Too many entries, or no OPML" },
    run: async (c) => {
      const id = c.req.param("newsletterId");
      if (!(await findNewsletter(c.env.db, id))) return noNewsletter(c, id);
      const text = await readText(c);
      if (/^\s*[{[]/.test(text)) return addEntries(c, id, text);
      const added = await addFromOpml(c.env, id, text);
      if (added.kind === "unreadable") return c.json({ error: added.reason }, 422);
      const { listedCount, addedCount } = added;
      await noteAdding(c, id, { listedCount, addedCount });
      return c.json(added);
    },
  }),
  operation({
    id: "listSources",
    method: "get",
    path: "/newsletters/:newsletterId/sources",
    room,
    summary: "List the sources of a newsletter, each with its health",
    scope: "sources:read",
    isPaged: true,
    answers: {
      200: {
        says: "In the order they were made",
        schema: z.object({ sources: z.array(sourceShape), nextCursor }),
      },
    },
    errors: { 404: NO_NEWSLETTER },
    run: async (c) => {
      const id = c.req.param("newsletterId");
      if (!(await findNewsletter(c.env.db, id))) return noNewsletter(c, id);
      return answerPage(c, {
        name: "sources",
        by: "number",
        find: (limit, after = 0) => findSourcesAfter(c.env.db, id, after, limit),
        usual: PAGE,
        keyOf: (source) => source.id,
      });
    },
  }),
  operation({
    id: "exportSources",
    method: "get",
    path: "/newsletters/:newsletterId/sources.opml",
    room,
    summary: "Export the sources of a newsletter as OPML",
    says: "For any feed reader, and for adding the list elsewhere. Sources that posts are pushed to are not in it.",
    scope: "sources:read",
    answers: { 200: { says: "The whole list", type: "text/x-opml" } },
    errors: { 404: NO_NEWSLETTER },
    run: async (c) => {
      const id = c.req.param("newsletterId");
      const newsletter = await findNewsletter(c.env.db, id);
      if (!newsletter) return noNewsletter(c, id);
      return c.body(writeOpml(newsletter.name, await findListOf(c.env.db, id)), 200, {
        "content-type": "text/x-opml; charset=utf-8",
        "content-disposition": `attachment; filename="${id}.opml"`,
      });
    },
  }),
  operation({
    id: "removeSource",
    method: "delete",
    path: "/newsletters/:newsletterId/sources/:sourceId{\\d+}",
    room,
    summary: "Take a source from a newsletter",
    says: "One that no newsletter has any more is not asked any more.",
    scope: "sources:write",
    answers: { 200: { says: "It is taken", schema: z.object({ id: z.int() }) } },
    errors: { 404: "The newsletter has no such source" },
    run: async (c) => {
      const { newsletterId, sourceId } = c.req.param();
      if (!(await removeSource(c.env, newsletterId, Number(sourceId))))
        return c.json({ error: `${newsletterId} has no source ${sourceId}` }, 404);
      await noteChange(c, {
        verb: "source.remove",
        subject: `source/${sourceId}`,
        detail: { newsletter: newsletterId },
      });
      return c.json({ id: Number(sourceId) });
    },
  }),
  operation({
    id: "changeSource",
    method: "patch",
    path: "/sources/:sourceId{\\d+}",
    room,
    summary: "Change a source",
    says: "Whether it is asked, how much its word counts, what it is called. One that goes on is asked at the next tick.",
    scope: "sources:write",
    body: { schema: change, example: { paused: false, weight: 2 } },
    answers: { 200: { says: "The source as it is now", schema: sourceShape } },
    errors: {
      400: "The body is no JSON object",
      404: "There is no such source",
      422: "It can't be changed so",
    },
    run: async (c) => {
      const id = Number(c.req.param("sourceId"));
      const input = await readObject(c);
      if (!input) return c.json({ error: "The body is no JSON object" }, 400);
      const changed = await changeSource(c.env, id, input);
      switch (changed.kind) {
        case "changed":
          await noteChange(c, { verb: "source.change", subject: `source/${id}`, detail: input });
          return c.json(changed.source);
        case "invalid":
          return c.json({ error: changed.faults.join("; ") }, 422);
        case "unknown":
          return c.json({ error: `There is no source ${id}` }, 404);
      }
    },
  }),
];

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
  const added = await addSources(c.env, id, entries);
  const urls = added.flatMap((entry) => (entry.kind === "added" ? [hostOf(entry.url)] : []));
  await noteAdding(c, id, { listedCount: entries.length, addedCount: urls.length, hosts: urls });
  return c.json({ sources: added });
}

/** Addresses of feeds may hold keys: the log of changes is told their hosts. */
const hostOf = (url: string) => URL.parse(url)?.host ?? "";

const noteAdding = (c: DoorContext, id: string, detail: Record<string, unknown>) =>
  noteChange(c, { verb: "source.add", subject: `newsletter/${id}`, detail });

function readEntries(text: string): string[] | undefined {
  try {
    const input = JSON.parse(text) as { sources?: unknown } | null;
    const list = input?.sources;
    const isTexts = Array.isArray(list) && list.every((entry) => typeof entry === "string");
    return isTexts && list.length > 0 ? list : undefined;
  } catch {
    return undefined;
  }
}
