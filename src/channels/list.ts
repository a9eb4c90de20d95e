/** The channels as an operator is shown them, each with what it was told last. */
import type { Desk } from "../desk.ts";
import type { Channel } from "./channel.ts";
import { shown, type ShownChannel } from "./shown.ts";
import { findChannels, findNotices, type Notice } from "./store.ts";

/** Notices that are looked through for the latest of each channel. */
const NOTICES = 100;

export type ListedChannel = ShownChannel & {
  /** Its latest notice; null where it was told of nothing lately. */
  last: Pick<Notice, "digestId" | "status" | "attemptCount" | "failure" | "sentAt" | "retryAt"> | null;
};

/** All channels, or those that a newsletter's digests are announced in. */
export async function listChannels(
  { db }: Pick<Desk, "db">,
  newsletterId?: string,
): Promise<ListedChannel[]> {
  const channels = await findChannels(db, newsletterId);
  const notices = channels.length > 0 ? await findNotices(db, channels.map(idOf), NOTICES) : [];
  return channels.map((channel) => ({
    ...shown(channel),
    last: lastOf(notices.find(({ channelId }) => channelId === channel.id)),
  }));
}

const idOf = ({ id }: Channel): number => id;

function lastOf(notice: Notice | undefined): ListedChannel["last"] {
  if (!notice) return null;
  const { digestId, status, attemptCount, failure, sentAt, retryAt } = notice;
  return { digestId, status, attemptCount, failure, sentAt, retryAt };
}
