/** Changing a channel, and taking it away. */
import { endIncident } from "../db/incidents.ts";
import type { Desk } from "../desk.ts";
import { faultsOfName, faultsOfNewsletter, newsletterOf } from "./add.ts";
import { channelCause, type Channel } from "./channel.ts";
import { readTarget } from "./read-target.ts";
import { openTarget, sealTarget } from "./sealed-target.ts";
import { shown, type ShownChannel } from "./shown.ts";
import { changeRow, findChannel, hasten, removeRow } from "./store.ts";

export type ChangedChannel =
  | { kind: "changed"; channel: ShownChannel }
  | { kind: "invalid"; faults: string[] }
  | { kind: "unknown" };

const TARGET_PARTS = ["url", "secret", "token", "chatId", "baseUrl"];

/** Changes a channel by { name?, newsletterId?, paused? } and parts of its target; what waits for it is tried at once. */
export async function changeChannel(
  desk: Pick<Desk, "db" | "settings" | "now">,
  id: number,
  input: Record<string, unknown>,
): Promise<ChangedChannel> {
  const { db, now } = desk;
  const channel = await findChannel(db, id);
  if (!channel) return { kind: "unknown" };
  const read = await readChange(desk, channel, input);
  if ("faults" in read) return { kind: "invalid", faults: read.faults };
  const row = await changeRow(db, id, read.change);
  if (!row) return { kind: "unknown" };
  if (row.paused) await endIncident(desk, channelCause(id));
  else await hasten(db, id, now());
  return { kind: "changed", channel: shown(row) };
}

async function readChange(
  { db, settings }: Pick<Desk, "db" | "settings">,
  channel: Channel,
  input: Record<string, unknown>,
): Promise<{ change: Parameters<typeof changeRow>[2] } | { faults: string[] }> {
  const { name, newsletterId, paused } = input;
  const faults = [
    ...(name === undefined ? [] : faultsOfName(name)),
    ...(newsletterId === undefined ? [] : await faultsOfNewsletter({ db }, newsletterId)),
    ...(paused === undefined || typeof paused === "boolean" ? [] : ["paused: must be true or false"]),
  ];
  const parts = TARGET_PARTS.filter((part) => input[part] !== undefined && input[part] !== "");
  const given = Object.fromEntries(parts.map((part) => [part, input[part]]));
  const before = parts.length > 0 ? await openTarget(settings.addressKey, channel) : undefined;
  const read = parts.length > 0 && readTarget(channel.kind, { ...before, ...given }, settings.isLocal);
  if (read && read.kind === "invalid") faults.push(read.fault);
  if (faults.length > 0 || (read && read.kind === "invalid")) return { faults };
  const change = {
    ...(typeof name === "string" && { name: name.trim() }),
    ...(newsletterId !== undefined && { newsletterId: newsletterOf(newsletterId) }),
    ...(typeof paused === "boolean" && { paused }),
    ...(read && { target: await sealTarget(settings.addressKey, read.target) }),
  };
  return Object.keys(change).length > 0 ? { change } : { faults: ["Nothing to change"] };
}

/** Takes a channel away, with what it was told; answers whether there was one. */
export async function removeChannel(desk: Pick<Desk, "db" | "now">, id: number): Promise<boolean> {
  if (!(await removeRow(desk.db, id))) return false;
  await endIncident(desk, channelCause(id));
  return true;
}
