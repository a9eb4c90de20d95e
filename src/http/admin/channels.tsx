/** The admin's room of channels: adding, testing, pausing and removing them. */
import { Hono } from "hono";
import { addChannel } from "../../channels/add.ts";
import { changeChannel, removeChannel } from "../../channels/change.ts";
import { listChannels } from "../../channels/list.ts";
import { testChannel } from "../../channels/test-channel.ts";
import { findNewsletters } from "../../newsletters/store.ts";
import type { Door, DoorContext } from "../door.ts";
import { readForm, textOf } from "../form.ts";
import { noteChange } from "../note-change.ts";
import { ChannelsPage, type TypedChannel } from "../pages/admin/channels.tsx";
import { adminLanguage } from "./language.ts";
import { adminPage, goOn } from "./page.tsx";

const FIELDS = ["kind", "name", "newsletterId", "url", "token", "chatId", "secret"];
const NOTHING: TypedChannel = { kind: "webhook", name: "", newsletterId: "", chatId: "" };

type Shown = {
  typed?: TypedChannel;
  faults?: Record<string, string>;
  secret?: string | null;
  tested?: { name: string; reason: string | null };
};

export const channels = new Hono<Door>()
  .get("/channels", (c) => show(c, {}))
  .post("/channels", async (c) => {
    const form = await readForm(c);
    const given = Object.fromEntries(FIELDS.map((name) => [name, textOf(form, name).trim()]));
    const input = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ""));
    const added = await addChannel(c.env, input);
    if (added.kind === "invalid")
      return show(c, { typed: { ...NOTHING, ...given }, faults: faultsByField(added.faults) });
    const { id, kind, name, newsletterId } = added.channel;
    await noteChange(c, {
      verb: "channel.add",
      subject: `channel/${id}`,
      detail: { kind, name, newsletterId },
    });
    return show(c, { secret: added.secret });
  })
  .post("/channels/:id{\\d+}/test", async (c) => {
    const id = idOf(c);
    const tested = await testChannel(c.env, id);
    if (tested.kind === "unknown") return c.notFound();
    const name = (await listChannels(c.env)).find((channel) => channel.id === id)?.name ?? "";
    return show(c, { tested: { name, reason: tested.kind === "failed" ? tested.reason : null } });
  })
  .post("/channels/:id{\\d+}/pause", (c) => setPaused(c, true))
  .post("/channels/:id{\\d+}/resume", (c) => setPaused(c, false))
  .post("/channels/:id{\\d+}/remove", async (c) => {
    if (!(await removeChannel(c.env, idOf(c)))) return c.notFound();
    await noteChange(c, { verb: "channel.remove", subject: `channel/${idOf(c)}` });
    return goOn(c, "/admin/channels", "removed");
  });

const idOf = (c: DoorContext): number => Number(c.req.param("id"));

async function setPaused(c: DoorContext, paused: boolean) {
  const changed = await changeChannel(c.env, idOf(c), { paused });
  if (changed.kind !== "changed") return c.notFound();
  const verb = paused ? "channel.pause" : "channel.resume";
  await noteChange(c, { verb, subject: `channel/${idOf(c)}` });
  return goOn(c, "/admin/channels", paused ? "paused" : "resumed");
}

/** Sentences begin with the field that they are about; what is about none is about the address. */
const faultsByField = (sentences: string[]): Record<string, string> =>
  Object.fromEntries(
    sentences.map((sentence) => {
      const [, name = "url", fault = sentence] = /^(\w+): (.*)$/s.exec(sentence) ?? [];
      return [FIELDS.includes(name) ? name : "url", fault];
    }),
  );

async function show(c: DoorContext, { typed = NOTHING, faults = {}, secret = null, tested }: Shown) {
  return adminPage(
    c,
    { title: adminLanguage(c) === "en" ? "Channels" : "推送渠道", room: "channels" },
    <ChannelsPage
      channels={await listChannels(c.env)}
      newsletters={await findNewsletters(c.env.db)}
      typed={typed}
      faults={faults}
      secret={secret}
      tested={tested ?? null}
    />,
    Object.keys(faults).length > 0 ? 422 : 200,
  );
}
