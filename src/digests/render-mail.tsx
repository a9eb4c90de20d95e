/** @jsxImportSource react */
/** A digest as an email: subject, HTML and text, with blanks where each recipient's own links go. */
import { render } from "react-email";
import { digestText } from "../../emails/digest-text.ts";
import DigestMail, { type DigestMailProps } from "../../emails/digest.tsx";
import { subjectLine } from "../../emails/parts/subject-line.ts";
import type { Newsletter } from "../newsletters/store.ts";
import type { WholeDigest } from "./find-digest.ts";
import { showStory } from "./shown-story.ts";
import { slotText } from "./wording.ts";

/** A mail shows this many stories at most, and names so many that its reader leaves out: the rest is for the web. */
const STORY_LIMIT = 30;
const ALSO_LIMIT = 20;

/** Gmail clips a mail at about 102 KB and hides its footer; filled blanks, and what relays add, take some of that. */
const BYTE_LIMIT = 90_000;

export type Rendering = { subject: string; html: string; text: string };

type Links = {
  archiveUrl: string;
  unsubscribeUrl: string;
  preferencesUrl: string | null;
  postalAddress: string;
};

/** folded: the positions of stories that are only named, in a line at the end. */
export async function renderMail(
  digest: WholeDigest,
  newsletter: Newsletter,
  links: Links,
  folded = new Set<number>(),
): Promise<Rendering> {
  const whole = { ...mailProps(digest, newsletter, links.archiveUrl, folded), ...links };
  const { mail, html } = await fit(whole);
  return { subject: subjectLine(digest.title), html, text: digestText(mail) };
}

type Fitting = { mail: DigestMailProps; html: string };

/** The mail with as many of its stories as Gmail shows in one piece, whole ones; the others are counted as more. */
async function fit(whole: DigestMailProps): Promise<Fitting> {
  const usual = await renderFirst(whole, STORY_LIMIT);
  if (isShort(usual)) return usual;
  let best = await renderFirst(whole, 0);
  let [fits, exceeds] = [0, usual.mail.stories.length];
  while (exceeds - fits > 1) {
    const middle = Math.floor((fits + exceeds) / 2);
    const tried = await renderFirst(whole, middle);
    if (isShort(tried)) [best, fits] = [tried, middle];
    else exceeds = middle;
  }
  return best;
}

async function renderFirst(whole: DigestMailProps, count: number): Promise<Fitting> {
  const stories = whole.stories.slice(0, count);
  const mail = { ...whole, stories, moreCount: whole.moreCount + whole.stories.length - stories.length };
  return { mail, html: await render(<DigestMail {...mail} />) };
}

const isShort = ({ html }: Fitting): boolean => new TextEncoder().encode(html).length <= BYTE_LIMIT;

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
    stories: told.map((story) => showStory(story, language, homeOf(archiveUrl))),
    moreCount: Math.max(0, also.length - ALSO_LIMIT),
    also: also
      .slice(0, ALSO_LIMIT)
      .map(({ headline, position }) => ({ headline, url: `${archiveUrl}#s${position}` })),
  };
}
