/** The operator's API of tokens: making, listing and revoking them. */
import * as z from "zod/mini";
import { SCOPES } from "../../operators/scopes.ts";
import { createToken, listTokens, revokeToken } from "../../operators/tokens.ts";
import { noteChange } from "../note-change.ts";
import { callerOf } from "./authenticate.ts";
import { operation } from "./operation.ts";
import { answerPage, nextCursor } from "./paging.ts";
import { readJson } from "./read-json.ts";
import { time, tokenShape } from "./shapes.ts";

const room = "Tokens";

const wish = z.object({
  name: z.string(),
  scopes: z.array(z.enum(SCOPES)),
  expiresAt: z._default(z.nullable(time), null),
});

export const tokens = [
  operation({
    id: "createToken",
    method: "post",
    path: "/tokens",
    room,
    summary: "Make a token",
    says: "For no more than your own token is for, and no longer. The token itself is shown in this answer alone.",
    scope: "tokens:write",
    body: {
      schema: wish,
      example: { name: "Build server", scopes: ["posts:write"], expiresAt: "2027-12-31T00:00:00Z" },
    },
    answers: {
      201: {
        says: "The token, which begins with wb_",
        schema: z.object({ id: z.string(), token: z.string() }),
      },
    },
    errors: {
      400: "The body is no JSON",
      403: "Your own token lacks a scope, or expires before that",
      409: "A token that is not revoked has this name",
      422: "The body is no wish for a token",
    },
    run: async (c) => {
      const read = await readJson(c, wish);
      if (read.kind === "wrong") return c.json({ error: read.error }, read.status);
      const { name, scopes, expiresAt } = read.value;
      const expires = expiresAt === null ? null : new Date(expiresAt);
      const created = await createToken(c.env, callerOf(c), { name, scopes, expiresAt: expires });
      switch (created.kind) {
        case "created": {
          const { id, secret } = created;
          await noteChange(c, {
            verb: "token.create",
            subject: `token/${id}`,
            detail: { name, scopes, expiresAt },
          });
          return c.json({ id, token: secret }, 201);
        }
        case "invalid":
          return c.json({ error: created.faults.join("; ") }, 422);
        case "beyond":
          return c.json({ error: created.reason }, 403);
        case "taken":
          return c.json({ error: `There is a token ${name} already` }, 409);
      }
    },
  }),
  operation({
    id: "listTokens",
    method: "get",
    path: "/tokens",
    room,
    summary: "List the tokens, revoked ones too",
    says: "What each is for and when it was last used, to the day. Never the tokens themselves.",
    scope: "tokens:read",
    isPaged: true,
    answers: {
      200: {
        says: "In the order of their ids",
        schema: z.object({ tokens: z.array(tokenShape), nextCursor }),
      },
    },
    run: (c) =>
      answerPage(c, {
        name: "tokens",
        by: "string",
        find: (limit, after) => listTokens(c.env, limit, after),
        keyOf: ({ id }) => id,
      }),
  }),
  operation({
    id: "revokeToken",
    method: "delete",
    path: "/tokens/:tokenId",
    room,
    summary: "Revoke a token",
    says: "At once, and for good. Tokens that were made with it live on.",
    scope: "tokens:write",
    answers: { 200: { says: "It is revoked", schema: z.object({ revoked: z.literal(true) }) } },
    errors: { 404: "There is no such token that is not revoked" },
    run: async (c) => {
      const id = c.req.param("tokenId");
      const name = await revokeToken(c.env, id);
      if (name === undefined) return c.json({ error: "There is no such token that is not revoked" }, 404);
      await noteChange(c, { verb: "token.revoke", subject: `token/${id}`, detail: { name } });
      return c.json({ revoked: true });
    },
  }),
];
