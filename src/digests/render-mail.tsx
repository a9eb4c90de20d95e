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

export async function renderMail(
  digest: WholeDigest,
  newsletter: Newsletter,
  links: { archiveUrl: string; unsubscribeUrl: string; preferencesUrl: string | null; postalAddress: string },
): Promise<Rendering> {
  const props = { ...mailProps(digest, newsletter, homeOf(links.archiveUrl)), ...links };
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
  home: string,
): Omit<DigestMailProps, "archiveUrl" | "unsubscribeUrl" | "preferencesUrl" | "postalAddress"> {
  const { language } = newsletter;
  return {
    language,
    newsletterName: newsletter.name,
    title: digest.title,
    preheader: digest.stories
      .slice(0, 3)
      .map(({ headline }) => headline)
      .join(language === "zh-CN" ? "；" : " · "),
    opening: digest.opening,
    slotText: slotText(digest.slot, newsletter),
    stories: digest.stories.slice(0, STORY_LIMIT).map((story) => showStory(story, language, home)),
    moreCount: Math.max(0, digest.stories.length - STORY_LIMIT),
  };
}
