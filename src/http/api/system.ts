/** The operator's API of the whole line: how far it is, what went wrong, who changed what. */
import * as z from "zod/mini";
import { findProgress } from "../../deliveries/progress.ts";
import { findBudget } from "../../sources/x/budget.ts";
import { findChanges } from "../admin/changes-store.ts";
import { operation } from "./operation.ts";
import { answerPage, nextCursor } from "./paging.ts";
import { time } from "./shapes.ts";
import { findFailures } from "./system-store.ts";

const room = "System";

const progressShape = z.object({
  sources: z.object({ total: z.int(), due: z.int(), failing: z.int() }),
  posts: z.int(),
  subscribers: z.record(z.string(), z.int()),
  due: z.array(z.object({ newsletter: z.string(), slot: time })),
  digests: z.array(
    z.object({
      newsletter: z.string(),
      slot: time,
      slug: z.string(),
      status: z.string(),
      reason: z.nullable(z.string()),
      posts: z.int(),
      clusters: z.int(),
      stories: z.int(),
      inputTokens: z.int(),
      outputTokens: z.int(),
      fallbacks: z.int(),
      mailing: z.nullable(
        z.object({
          id: z.int(),
          status: z.string(),
          reason: z.nullable(z.string()),
          recipients: z.int(),
          sent: z.int(),
          dropped: z.int(),
          refused: z.int(),
          unknown: z.int(),
        }),
      ),
    }),
  ),
  failures: z.array(z.object({ room: z.string(), message: z.string() })),
  xReads: z.object({ month: z.string(), used: z.int(), limit: z.int() }),
});

const failureShape = z.object({ id: z.int(), room: z.string(), message: z.string(), happenedAt: time });

const changeShape = z.object({
  id: z.int(),
  at: time,
  actor: z.string(),
  door: z.string(),
  verb: z.string(),
  subject: z.string(),
  detail: z.record(z.string(), z.unknown()),
});

export const system = [
  operation({
    id: "getProgress",
    method: "get",
    path: "/progress",
    room,
    summary: "Show how far the line is",
    says: "Sources, posts, the digests since a time with their mailings, what failed, the month's reads of X.",
    scope: "system:read",
    query: { since: { says: "In Unix milliseconds; the beginning of time unless given" } },
    answers: { 200: { says: "How far it is", schema: progressShape } },
    errors: { 400: "since is no time" },
    run: async (c) => {
      const since = new Date(Number(c.req.query("since") ?? 0));
      if (Number.isNaN(since.getTime()))
        return c.json({ error: "since is no time in Unix milliseconds" }, 400);
      return c.json({ ...(await findProgress(c.env, since)), xReads: await findBudget(c.env) });
    },
  }),
  operation({
    id: "listFailures",
    method: "get",
    path: "/failures",
    room,
    summary: "List what went wrong where no row of its own could say so",
    scope: "system:read",
    isPaged: true,
    answers: {
      200: {
        says: "The latest first",
        schema: z.object({ failures: z.array(failureShape), nextCursor }),
      },
    },
    run: (c) =>
      answerPage(c, {
        name: "failures",
        by: "number",
        find: (limit, before) => findFailures(c.env.db, limit, before),
        keyOf: ({ id }) => id,
      }),
  }),
  operation({
    id: "listChanges",
    method: "get",
    path: "/audit",
    room,
    summary: "List what operators changed",
    scope: "system:read",
    query: { subject: { says: "Only changes of this, such as newsletter/ai" } },
    isPaged: true,
    answers: {
      200: { says: "The latest first", schema: z.object({ changes: z.array(changeShape), nextCursor }) },
    },
    run: (c) =>
      answerPage(c, {
        name: "changes",
        by: "number",
        find: (limit, before = Number.MAX_SAFE_INTEGER) => {
          const subject = c.req.query("subject");
          return findChanges(c.env.db, { before, ...(subject !== undefined && { subject }) }, limit);
        },
        keyOf: ({ id }) => id,
      }),
  }),
];
