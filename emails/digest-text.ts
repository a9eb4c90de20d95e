/** The text part of a digest mail. Lines are not broken: Chinese has no place to break at, and clients wrap. */
import type { DigestMailProps } from "./digest.tsx";
import { byline } from "./parts/byline.ts";
import type { Language } from "./parts/language.ts";
import { outsideHref, outsideText } from "./parts/outside.ts";
import type { StoryProps } from "./parts/story.tsx";
import { STRINGS } from "./parts/strings.ts";

const RULE = "-".repeat(40);

/** The digest in plain text: numbered stories, links in full, blanks as they came. */
export function digestText(mail: DigestMailProps): string {
  const { onTheWeb, unsubscribe, preferences, colon, whyDigest, more } = STRINGS[mail.language];
  const webLine = onTheWeb + colon + mail.archiveUrl;
  const unsubscribeLine = unsubscribe + colon + mail.unsubscribeUrl;
  const blocks = [
    lines(mail.newsletterName, outsideText(mail.title), mail.slotText),
    lines(webLine, unsubscribeLine),
    mail.opening ? outsideText(mail.opening) : "",
    RULE,
    ...mail.stories.map((story) => storyText(story, mail.language)),
    alsoText(mail),
    mail.moreCount > 0 ? more(mail.moreCount) + colon + mail.archiveUrl : "",
    RULE,
    whyDigest(mail.newsletterName),
    lines(unsubscribeLine, mail.preferencesUrl ? preferences + colon + mail.preferencesUrl : "", webLine),
    mail.postalAddress,
  ];
  return `${blocks.filter(Boolean).join("\n\n")}\n`;
}

function alsoText({ also = [], language }: DigestMailProps): string {
  if (also.length === 0) return "";
  return lines(
    STRINGS[language].also.trim(),
    ...also.map(({ headline, url }) => lines(outsideText(headline), url)),
  );
}

function storyText(story: StoryProps, language: Language): string {
  const headline = `${story.position}. ${outsideText(story.headline)}`;
  // joined first: two spans must not make up a blank between them
  const summary = outsideText(story.summary.map(({ text }) => text).join(""));
  const { colon } = STRINGS[language];
  const sources = story.sources.map(
    ({ number, author, url }) => `[${number}] ${outsideText(author)}${withLink(url, colon)}`,
  );
  const { update } = story;
  const updated = update ? lines(update.label + outsideText(update.headline), update.url) : "";
  return [lines(headline, byline(story), outsideHref(story.url) ?? ""), summary, updated, lines(...sources)]
    .filter(Boolean)
    .join("\n\n");
}

function withLink(url: string, colon: string): string {
  const href = outsideHref(url);
  return href ? colon + href : "";
}

const lines = (...all: string[]) => all.filter(Boolean).join("\n");
