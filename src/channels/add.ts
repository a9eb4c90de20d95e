/** Adding a channel. What its kind needs: docs/channels.md. */
import type { Desk } from "../desk.ts";
import { findNewsletter } from "../newsletters/store.ts";
import type { ChannelKind } from "./channel.ts";
import { readTarget } from "./read-target.ts";
import { sealTarget } from "./sealed-target.ts";
import { shown, type ShownChannel } from "./shown.ts";
import { addRow } from "./store.ts";

const KINDS = ["webhook", "telegram", "slack", "discord", "feishu", "wecom"] as const satisfies ChannelKind[];
const NAME_LENGTH = 80;

export type AddedChannel =
  /** secret: of a webhook, to be given to whoever checks its signatures; it is shown this once. */
  { kind: "added"; channel: ShownChannel; secret: string | null } | { kind: "invalid"; faults: string[] };

/** Adds a channel by { kind, name, newsletterId?, …target }: without a newsletter it is told of every digest. */
export async function addChannel(
  { db, settings, now }: Pick<Desk, "db" | "settings" | "now">,
  input: Record<string, unknown>,
): Promise<AddedChannel> {
  const kind = KINDS.find((one) => one === input["kind"]);
  if (!kind) return { kind: "invalid", faults: [`kind: must be one of ${KINDS.join(", ")}`] };
  const read = readTarget(kind, input, settings.isLocal);
  const faults = [
    ...faultsOfName(input["name"]),
    ...(await faultsOfNewsletter({ db }, input["newsletterId"])),
    ...(read.kind === "invalid" ? [read.fault] : []),
  ];
  if (faults.length > 0 || read.kind === "invalid") return { kind: "invalid", faults };
  const { target } = read;
  const row = await addRow(db, {
    newsletterId: newsletterOf(input["newsletterId"]),
    kind,
    name: String(input["name"]).trim(),
    target: await sealTarget(settings.addressKey, target),
    createdAt: now(),
  });
  return { kind: "added", channel: shown(row), secret: target.kind === "webhook" ? target.secret : null };
}

export function faultsOfName(name: unknown): string[] {
  const isName = typeof name === "string" && name.trim() !== "" && name.length <= NAME_LENGTH;
  return isName && !/[\r\n]/.test(name) ? [] : [`name: must be one line of 1 to ${NAME_LENGTH} characters`];
}

export async function faultsOfNewsletter({ db }: Pick<Desk, "db">, id: unknown): Promise<string[]> {
  const named = newsletterOf(id);
  if (named === null) return [];
  return (await findNewsletter(db, named)) ? [] : [`newsletterId: there is no newsletter ${named}`];
}

/** Null: every one. */
export const newsletterOf = (id: unknown): string | null => (typeof id === "string" && id !== "" ? id : null);
