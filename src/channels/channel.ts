/** Channels: where a published digest is announced besides mail. What each kind needs to be written to is its target. */
import type { channels } from "../db/schema.ts";

export type Channel = typeof channels.$inferSelect;
export type ChannelKind = Channel["kind"];

/** All of a target is secret: who has it can write there. */
export type Target = {
  webhook: { url: string; secret: string };
  /** baseUrl: where Telegram's API is, in tests. */
  telegram: { token: string; chatId: string; baseUrl?: string };
  slack: { url: string };
  discord: { url: string };
  /** secret: where the bot is set to check signatures. */
  feishu: { url: string; secret?: string };
  wecom: { url: string };
};

export type AnyTarget = { [Kind in ChannelKind]: { kind: Kind } & Target[Kind] }[ChannelKind];

/** The incident of a channel that can't be told. */
export const channelCause = (channelId: number): string => `channel/${channelId}`;
