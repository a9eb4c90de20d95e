/** The operator's API of mailings: their accounts, a hand on them, and a digest sent to oneself. */
import * as z from "zod/mini";
import { findAccount } from "../../deliveries/account.ts";
import { cancel } from "../../deliveries/cancel.ts";
import { decide } from "../../deliveries/decide.ts";
import { findMailings } from "./mailing-list-store.ts";
import { pauseMailing } from "../../deliveries/pause.ts";
import { resume } from "../../deliveries/resume.ts";
import { sendTest, TEST_LIMIT } from "../../deliveries/send-test.ts";
import { findDigestById } from "../../digests/store.ts";
import type { DoorContext } from "../door.ts";
import { noteChange } from "../note-change.ts";
import { noDigest } from "./digests.ts";
import { operation } from "./operation.ts";
import { answerPage, nextCursor } from "./paging.ts";
import { readObject } from "./read-json.ts";
import { accountShape, mailingShape } from "./shapes.ts";

const room = "Mailings";
const DECISIONS = ["sent", "dropped", "again"] as const;

export const mailings = [
  operation({
    id: "listMailings",
    method: "get",
    path: "/mailings",
    room,
    summary: "List the mailings",
    scope: "mailings:read",
    isPaged: true,
    answers: {
      200: {
        says: "The latest first",
        schema: z.object({ mailings: z.array(mailingShape), nextCursor }),
      },
    },
    run: (c) =>
      answerPage(c, {
        name: "mailings",
        by: "number",
        find: (limit, before) => findMailings(c.env.db, limit, before),
        keyOf: ({ id }) => id,
      }),
  }),
  operation({
    id: "getMailing",
    method: "get",
    path: "/mailings/:mailingId{\\d+}",
    room,
    summary: "Show the account of a mailing",
    says: "Counts by reason, what the provider refused, and the chunks of which nobody knows whether they arrived.",
    scope: "mailings:read",
    answers: { 200: { says: "The account", schema: accountShape } },
    errors: { 404: "There is no such mailing" },
    run: async (c) => {
      const id = c.req.param("mailingId");
      const account = await findAccount(c.env, Number(id));
      return account ? c.json(account) : c.json({ error: `There is no mailing ${id}` }, 404);
    },
  }),
  operation({
    id: "pauseMailing",
    method: "post",
    path: "/mailings/:mailingId{\\d+}/pause",
    room,
    summary: "Pause a mailing that is being sent",
    scope: "mailings:write",
    answers: { 200: { says: "It is paused", schema: z.object({ paused: z.literal(true) }) } },
    errors: { 409: "There is no such mailing that is being sent" },
    run: async (c) => {
      const id = Number(c.req.param("mailingId"));
      if (!(await pauseMailing(c.env, id)))
        return c.json({ error: "There is no such mailing that is being sent" }, 409);
      await noteMailing(c, "pause", id);
      return c.json({ paused: true });
    },
  }),
  operation({
    id: "resumeMailing",
    method: "post",
    path: "/mailings/:mailingId{\\d+}/resume",
    room,
    summary: "Go on with a mailing that was stopped or paused",
    says: "For one that was stopped: once its cause is mended.",
    scope: "mailings:write",
    answers: { 200: { says: "It goes on", schema: z.object({ resumed: z.literal(true) }) } },
    errors: { 409: "There is no such mailing, or its account does not balance" },
    run: async (c) => {
      const id = Number(c.req.param("mailingId"));
      switch (await resume(c.env, id)) {
        case "resumed":
          await noteMailing(c, "resume", id);
          return c.json({ resumed: true });
        case "not-stopped":
          return c.json({ error: "There is no such mailing that is stopped or paused" }, 409);
        case "unbalanced":
          return c.json({ error: "Its account does not balance: it can only be cancelled" }, 409);
      }
    },
  }),
  operation({
    id: "cancelMailing",
    method: "post",
    path: "/mailings/:mailingId{\\d+}/cancel",
    room,
    summary: "End a mailing before its time",
    scope: "mailings:write",
    answers: { 200: { says: "It is cancelled", schema: z.object({ cancelled: z.literal(true) }) } },
    errors: { 409: "There is no such mailing that is not at its end" },
    run: async (c) => {
      const id = Number(c.req.param("mailingId"));
      if (!(await cancel(c.env, id)))
        return c.json({ error: "There is no such mailing that is not at its end" }, 409);
      await noteMailing(c, "cancel", id);
      return c.json({ cancelled: true });
    },
  }),
  operation({
    id: "decideChunk",
    method: "post",
    path: "/mailings/:mailingId{\\d+}/chunks/:number{\\d+}",
    room,
    summary: "Decide about a chunk of which nobody knows whether it arrived",
    says: "That it was sent, that it was not and is dropped, or that it is to be sent again.",
    scope: "mailings:write",
    body: { schema: z.object({ as: z.enum(DECISIONS) }), example: { as: "sent" } },
    answers: { 200: { says: "It is decided", schema: z.object({ decided: z.enum(DECISIONS) }) } },
    errors: {
      400: "The body is no decision",
      409: "There is no such chunk that is unknown, or it is too late",
    },
    run: async (c) => {
      const [id, number] = [Number(c.req.param("mailingId")), Number(c.req.param("number"))];
      const as = (await readObject(c))?.["as"];
      const decision = DECISIONS.find((one) => one === as);
      if (!decision) return c.json({ error: 'The body is no {"as": "sent" | "dropped" | "again"}' }, 400);
      switch (await decide(c.env, id, number, decision)) {
        case "decided":
          await noteMailing(c, "decide", id, { chunk: number, as: decision });
          return c.json({ decided: decision });
        case "not-unknown":
          return c.json({ error: `Mailing ${id} has no chunk ${number} that is unknown` }, 409);
        case "too-late":
          return c.json({ error: "It is too late to send it again" }, 409);
      }
    },
  }),
  operation({
    id: "testDigest",
    method: "post",
    path: "/digests/:digestId{\\d+}/test",
    room,
    summary: "Send a digest to a few addresses, to look at",
    says: `In whatever state it is; to ${TEST_LIMIT} addresses at most.`,
    scope: "mailings:write",
    body: {
      schema: z.object({ to: z.array(z.string()).check(z.minLength(1), z.maxLength(TEST_LIMIT)) }),
      example: { to: ["me@example.com"] },
    },
    answers: {
      200: {
        says: "What became of each",
        schema: z.object({
          sent: z.array(
            z.object({
              to: z.string(),
              outcome: z.enum(["sent", "not-an-address", "suppressed", "refused", "unknown"]),
              message: z.optional(z.string()),
            }),
          ),
        }),
      },
    },
    errors: { 400: "The body is no list of addresses", 404: "There is no such digest" },
    run: async (c) => {
      const id = Number(c.req.param("digestId"));
      const to = (await readObject(c))?.["to"];
      if (!isAddressList(to))
        return c.json({ error: `The body is no {"to": [1 to ${TEST_LIMIT} addresses]}` }, 400);
      if (!(await findDigestById(c.env.db, id))) return noDigest(c, id);
      const sent = await sendTest(c.env, id, to);
      await noteChange(c, { verb: "digest.test", subject: `digest/${id}`, detail: { toCount: to.length } });
      return c.json({ sent });
    },
  }),
];

const noteMailing = (c: DoorContext, verb: string, id: number, detail: Record<string, unknown> = {}) =>
  noteChange(c, { verb: `mailing.${verb}`, subject: `mailing/${id}`, detail });

const isAddressList = (to: unknown): to is string[] =>
  Array.isArray(to) &&
  to.length > 0 &&
  to.length <= TEST_LIMIT &&
  to.every((address) => typeof address === "string");
