/** @jsxImportSource react */
/** A digest as an email: subject, HTML and text, with blanks where each recipient's own links go. */
import { render } from "react-email";
import { digestText } from "../../emails/digest-text.ts";
import DigestMail, { type DigestMailProps } from "../../emails/digest.tsx";
import type { Newsletter } from "../newsletters/store.ts";
import type { WholeDigest } from "./find-digest.ts";
import { showStory } from "./shown-story.ts";
import { slotText } from "./wording.ts";

/** A mail shows this many stories, so that it stays under 90 KB: Gmail clips longer ones and hides the footer. */
const STORY_LIMIT = 30;

export type Rendering = { subject: string; html: string; text: string };

/** folded: the positions of stories that are only named, in a line at the end. */
export async function renderMail(
  digest: WholeDigest,
  newsletter: Newsletter,
  links: { archiveUrl: string; unsubscribeUrl: string; preferencesUrl: string | null; postalAddress: string },
  folded = new Set<number>(),
): Promise<Rendering> {
  const props = { ...mailProps(digest, newsletter, links.archiveUrl, folded), ...links };
  return {
    subject: digest.title.replace(/[\r\n]+/g, " "),
    html: await render(<DigestMail {...props} />),
    text: digestText(props),
  };
}

/** A digest's address without its last word. */
const homeOf = (archiveUrl: string) => archiveUrl.slice(0, archiveUrl.lastIndexOf("/"));

function mailProps(
  digest: WholeDigest,
  newsletter: Newsletter,
  archiveUrl: string,
  folded: Set<number>,
): Omit<DigestMailProps, "archiveUrl" | "unsubscribeUrl" | "preferencesUrl" | "postalAddress"> {
  const { language } = newsletter;
  const told = digest.stories.filter(({ position }) => !folded.has(position));
  const also = digest.stories.filter(({ position }) => folded.has(position));
  return {
    language,
    newsletterName: newsletter.name,
    title: digest.title,
    preheader: (told.length > 0 ? told : also)
      .slice(0, 3)
      .map(({ headline }) => headline)
      .join(language === "zh-CN" ? "；" : " · "),
    opening: digest.opening,
    slotText: slotText(digest.slot, newsletter),
    stories: told.slice(0, STORY_LIMIT).map((story) => showStory(story, language, homeOf(archiveUrl))),
    moreCount: Math.max(0, told.length - STORY_LIMIT),
    also: also.map(({ headline, position }) => ({ headline, url: `${archiveUrl}#s${position}` })),
  };
}
