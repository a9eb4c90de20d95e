/** What a channel is told of a digest: its title, what matters most, and its first headlines, each with its place on the page. */
import { withoutBold } from "../lib/bold.ts";
import type { WholeDigest } from "../digests/find-digest.ts";
import type { Newsletter } from "../newsletters/store.ts";

/** As many as a chat shows without scrolling. */
const HEADLINES = 8;

export type Announcement = {
  type: "digest.published" | "digest.corrected" | "test";
  /** Names the event for good, whichever row tells it: host, newsletter and slot. */
  id: string;
  newsletter: Pick<Newsletter, "id" | "name" | "language">;
  title: string;
  url: string;
  opening: string | null;
  headlines: { text: string; url: string }[];
  storyCount: number;
  slot: Date;
  publishedAt: Date | null;
  /** What a correction says changed. */
  correction: string | null;
  correctedAt: Date | null;
};

/** How a digest is announced. */
export function announcementOf(
  publicUrl: string,
  newsletter: Newsletter,
  digest: WholeDigest,
  type: Announcement["type"],
): Announcement {
  const url = `${publicUrl}/${newsletter.id}/${digest.slug}`;
  const { id, name, language } = newsletter;
  const suffix = type === "digest.corrected" ? `_corrected_${digest.correctedAt?.getTime() ?? 0}` : "";
  return {
    type,
    id: `${new URL(publicUrl).host}_${id}_${digest.slot.toISOString()}${suffix}`.replaceAll(/[^\w-]/g, "-"),
    newsletter: { id, name, language },
    title: oneLine(digest.title),
    url,
    opening: digest.opening === null ? null : oneLine(digest.opening),
    headlines: digest.stories.slice(0, HEADLINES).map(({ headline, position }) => ({
      text: oneLine(withoutBold(headline)),
      url: `${url}#s${position}`,
    })),
    storyCount: digest.stories.length,
    slot: digest.slot,
    publishedAt: digest.publishedAt,
    correction: digest.correction,
    correctedAt: digest.correctedAt,
  };
}

/** Without controls, and without the characters that turn the order of a line around. */
const oneLine = (text: string): string =>
  text
    .replaceAll(/[\u202a-\u202e\u2066-\u2069]|(?!\s)\p{Cc}/gu, "")
    .replaceAll(/\s+/g, " ")
    .trim();
