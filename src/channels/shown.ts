/** A channel as an operator is shown it: without its target, which whoever has it could write to. */
import type { Channel, ChannelKind } from "./channel.ts";

export type ShownChannel = {
  id: number;
  newsletterId: string | null;
  kind: ChannelKind;
  name: string;
  paused: boolean;
  createdAt: Date;
};

export const shown = ({ id, newsletterId, kind, name, paused, createdAt }: Channel): ShownChannel => ({
  id,
  newsletterId,
  kind,
  name,
  paused,
  createdAt,
});
