/** The operator's API of newsletters: listing and defining them. */
import * as z from "zod/mini";
import { defineNewsletter, definition } from "../../newsletters/define.ts";
import { findNewsletter, findNewsletters } from "../../newsletters/store.ts";
import type { DoorContext } from "../door.ts";
import { noteChange } from "../note-change.ts";
import { operation } from "./operation.ts";
import { answerPage, nextCursor } from "./paging.ts";
import { readObject } from "./read-json.ts";
import { newsletterShape } from "./shapes.ts";

const room = "Newsletters";

export const newsletters = [
  operation({
    id: "listNewsletters",
    method: "get",
    path: "/newsletters",
    room,
    summary: "List the newsletters",
    scope: "newsletters:read",
    isPaged: true,
    answers: {
      200: {
        says: "In the order of their ids",
        schema: z.object({ newsletters: z.array(newsletterShape), nextCursor }),
      },
    },
    run: (c) =>
      answerPage(c, {
        name: "newsletters",
        by: "string",
        // there are a handful
        find: async (limit, after = "") =>
          (await findNewsletters(c.env.db)).filter(({ id }) => id > after).slice(0, limit),
        keyOf: ({ id }) => id,
      }),
  }),
  operation({
    id: "getNewsletter",
    method: "get",
    path: "/newsletters/:newsletterId",
    room,
    summary: "Show a newsletter",
    scope: "newsletters:read",
    answers: { 200: { says: "The newsletter", schema: newsletterShape } },
    errors: { 404: "There is no such newsletter" },
    run: async (c) => {
      const id = c.req.param("newsletterId");
      const newsletter = await findNewsletter(c.env.db, id);
      return newsletter ? c.json(newsletter) : noNewsletter(c, id);
    },
  }),
  operation({
    id: "defineNewsletter",
    method: "put",
    path: "/newsletters/:newsletterId",
    room,
    summary: "Define a newsletter, or change it",
    says: "Takes the whole definition: what is left out takes its usual value, on a change, too.",
    scope: "newsletters:write",
    body: {
      schema: z.omit(definition, { id: true }),
      example: {
        name: "Harbour Bell",
        language: "en",
        timeZone: "Europe/London",
        schedule: "0 8 * * *",
        titlePattern: "{name}, {date}",
        senderName: "Harbour Bell",
        senderEmail: "bell@news.example",
      },
    },
    answers: { 200: { says: "It is defined", schema: z.object({ id: z.string() }) } },
    errors: { 400: "The body is no JSON object", 422: "The definition is none; the error says why" },
    run: async (c) => {
      const input = await readObject(c);
      if (!input) return c.json({ error: "The body is no JSON object" }, 400);
      const defined = await defineNewsletter(c.env, { ...input, id: c.req.param("newsletterId") });
      if (defined.kind === "invalid") return c.json({ error: defined.faults.join("; ") }, 422);
      await noteChange(c, { verb: "newsletter.define", subject: `newsletter/${defined.id}`, detail: input });
      return c.json({ id: defined.id });
    },
  }),
];

export const noNewsletter = (c: DoorContext, id: string) =>
  c.json({ error: `There is no newsletter ${id}` }, 404);
