/** The operator's API of channels: where published digests are announced besides mail. */
import * as z from "zod/mini";
import { addChannel } from "../../channels/add.ts";
import { changeChannel, removeChannel } from "../../channels/change.ts";
import { listChannels } from "../../channels/list.ts";
import { testChannel } from "../../channels/test-channel.ts";
import { noteChange } from "../note-change.ts";
import { operation } from "./operation.ts";
import { readObject } from "./read-json.ts";
import { time, timeOrNone } from "./shapes.ts";

const room = "Channels";
const NO_CHANNEL = "There is no such channel";
const NO_JSON = "The body is no JSON object";

const shown = {
  id: z.int(),
  newsletterId: z.nullable(z.string()),
  kind: z.string(),
  name: z.string(),
  paused: z.boolean(),
  createdAt: time,
};
const channelShape = z.object(shown);
const last = z.object({
  digestId: z.int(),
  status: z.string(),
  attemptCount: z.int(),
  failure: z.nullable(z.string()),
  sentAt: timeOrNone,
  retryAt: timeOrNone,
});
const target = {
  name: z.optional(z.string()),
  newsletterId: z.optional(z.nullable(z.string())),
  url: z.optional(z.string()),
  secret: z.optional(z.string()),
  token: z.optional(z.string()),
  chatId: z.optional(z.string()),
};

export const channels = [
  operation({
    id: "listChannels",
    method: "get",
    path: "/channels",
    room,
    summary: "List the channels",
    says: "Each with what it was told last. Never their addresses and secrets.",
    scope: "system:read",
    answers: {
      200: {
        says: "All of them",
        schema: z.object({ channels: z.array(z.object({ ...shown, last: z.nullable(last) })) }),
      },
    },
    run: async (c) => c.json({ channels: await listChannels(c.env) }),
  }),
  operation({
    id: "addChannel",
    method: "post",
    path: "/channels",
    room,
    summary: "Add a channel",
    says: "What each kind needs stands in docs/channels.md.",
    scope: "system:write",
    body: {
      schema: z.object({ kind: z.string(), ...target }),
      example: { kind: "webhook", name: "Site build", url: "https://build.example/hooks/digest" },
    },
    answers: {
      201: {
        says: "The channel, and of a webhook the secret that its signatures are checked with, shown this once",
        schema: z.object({ channel: channelShape, secret: z.nullable(z.string()) }),
      },
    },
    errors: { 400: NO_JSON, 422: "It lacks what its kind needs" },
    run: async (c) => {
      const input = await readObject(c);
      if (!input) return c.json({ error: NO_JSON }, 400);
      const added = await addChannel(c.env, input);
      if (added.kind === "invalid") return c.json({ error: added.faults.join("; ") }, 422);
      const { channel, secret } = added;
      const { kind, name, newsletterId } = channel;
      const subject = `channel/${channel.id}`;
      await noteChange(c, { verb: "channel.add", subject, detail: { kind, name, newsletterId } });
      return c.json({ channel, secret }, 201);
    },
  }),
  operation({
    id: "changeChannel",
    method: "patch",
    path: "/channels/:channelId{\\d+}",
    room,
    summary: "Change a channel, pause it, or let it go on",
    scope: "system:write",
    body: { schema: z.object({ ...target, paused: z.optional(z.boolean()) }), example: { paused: true } },
    answers: { 200: { says: "The channel as it is now", schema: channelShape } },
    errors: { 400: NO_JSON, 404: NO_CHANNEL, 422: "It can't be so" },
    run: async (c) => {
      const id = Number(c.req.param("channelId"));
      const input = await readObject(c);
      if (!input) return c.json({ error: NO_JSON }, 400);
      const changed = await changeChannel(c.env, id, input);
      switch (changed.kind) {
        case "changed":
          await noteChange(c, {
            verb: "channel.change",
            subject: `channel/${id}`,
            detail: { fields: Object.keys(input) },
          });
          return c.json(changed.channel);
        case "invalid":
          return c.json({ error: changed.faults.join("; ") }, 422);
        case "unknown":
          return c.json({ error: NO_CHANNEL }, 404);
      }
    },
  }),
  operation({
    id: "removeChannel",
    method: "delete",
    path: "/channels/:channelId{\\d+}",
    room,
    summary: "Remove a channel",
    scope: "system:write",
    answers: { 200: { says: "It is gone", schema: z.object({ removed: z.literal(true) }) } },
    errors: { 404: NO_CHANNEL },
    run: async (c) => {
      const id = Number(c.req.param("channelId"));
      if (!(await removeChannel(c.env, id))) return c.json({ error: NO_CHANNEL }, 404);
      await noteChange(c, { verb: "channel.remove", subject: `channel/${id}` });
      return c.json({ removed: true });
    },
  }),
  operation({
    id: "testChannel",
    method: "post",
    path: "/channels/:channelId{\\d+}/test",
    room,
    summary: "Tell a channel of the latest digest, marked as a test",
    scope: "system:write",
    answers: { 200: { says: "It took the message", schema: z.object({ sent: z.literal(true) }) } },
    errors: { 404: NO_CHANNEL, 502: "It did not take it; the answer says why" },
    run: async (c) => {
      const tested = await testChannel(c.env, Number(c.req.param("channelId")));
      switch (tested.kind) {
        case "sent":
          return c.json({ sent: true });
        case "failed":
          return c.json({ error: tested.reason }, 502);
        case "unknown":
          return c.json({ error: NO_CHANNEL }, 404);
      }
    },
  }),
];
