/** The stand-ins as edge tests reach them, and a channel of each kind that they know. */
import { inject } from "vitest";
import { KNOWN } from "../../local/channels/known.ts";
import { addChannel } from "../../src/channels/add.ts";
import type { ChannelKind } from "../../src/channels/channel.ts";
import type { Desk } from "../../src/desk.ts";

type Received = { kind: ChannelKind; body: Record<string, unknown>; headers: Record<string, string> };

const call = (method: string, path: string, body?: unknown) =>
  fetch(`${inject("channelsUrl")}/_${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

export const findReceived = async (): Promise<Received[]> =>
  (await call("GET", "/received")).json<Received[]>();
export const emptyOffice = () => call("DELETE", "");
export const setFaults = (faults: { kind: "rate" | "down" | "gone"; times: number; seconds?: number }[]) =>
  call("PUT", "/faults", faults);

export const KINDS: ChannelKind[] = ["webhook", "telegram", "slack", "discord", "feishu", "wecom"];

export function targetOf(kind: ChannelKind): Record<string, unknown> {
  const url = inject("channelsUrl");
  switch (kind) {
    case "webhook":
      return { url: `${url}/webhook`, secret: KNOWN.webhookSecret };
    case "telegram":
      return { token: KNOWN.telegramToken, chatId: "-1001234567890", baseUrl: url };
    case "slack":
      return { url: `${url}/services/${KNOWN.slackPath}` };
    case "discord":
      return { url: `${url}/api/webhooks/${KNOWN.discordPath}` };
    case "feishu":
      return { url: `${url}/open-apis/bot/v2/hook/${KNOWN.feishuHook}`, secret: KNOWN.feishuSecret };
    case "wecom":
      return { url: `${url}/cgi-bin/webhook/send?key=${KNOWN.wecomKey}` };
  }
}

export async function addKnown(desk: Desk, kind: ChannelKind, facts: Record<string, unknown> = {}) {
  const added = await addChannel(desk, { kind, name: `our ${kind}`, ...targetOf(kind), ...facts });
  if (added.kind !== "added") throw new Error(added.faults.join("; "));
  return added.channel;
}

/** What nobody may find in a row, a log or an answer. */
export const SECRETS = Object.values(KNOWN).flatMap((secret) =>
  secret.split("/").filter((part) => part.length >= 8),
);
