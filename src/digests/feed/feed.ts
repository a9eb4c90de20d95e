/** A page of a feed, before it is written as RSS, Atom or JSON Feed: all three say the same, under the same ids. */
import type { Newsletter } from "../../newsletters/store.ts";
import type { WholeDigest } from "../find-digest.ts";
import { oneLine } from "../markdown-text.ts";
import { correctionText } from "../wording.ts";
import { topicName } from "../mentions.ts";
import type { Digest } from "../store.ts";
import { contentOf } from "./content.ts";
import { subjectUrl, titleOfSubject, topicWord, type FeedSubject } from "./places.ts";
import { rhythmOf, type Rhythm } from "./rhythm.ts";

export type Feed = {
  subject: FeedSubject;
  publicUrl: string;
  /** The page that it is the feed of; and of Atom its id. */
  homeUrl: string;
  title: string;
  description: string;
  language: Newsletter["language"];
  /** Whose work it is. */
  author: { name: string; url: string };
  /** When something was published or corrected last; of an empty one, since when there could be. */
  updatedAt: Date;
  rhythm: Rhythm;
  /** WebSub's, asked for what is new; none on older pages, where nothing is. */
  hubs: string[];
  place: FeedPlace;
  /** Newest first. */
  items: FeedItem[];
};

/** Where a page stands among the pages of its feed (RFC 5005, section 3), as what ?before= says. */
export type FeedPlace = {
  /** Undefined on the first, the latest, page. */
  before: string | undefined;
  /** Of the next, an older, page, where there is one. */
  older: string | undefined;
  /** Of the previous, a newer, page; null is the first one, undefined: there is none. */
  newer: string | null | undefined;
};

export type FeedItem = {
  /** For good, of no other item in any feed of ours, and the same in each format. */
  id: string;
  url: string;
  title: string;
  publishedAt: Date;
  /** When it was corrected last, else when it was published. */
  updatedAt: Date;
  /** The headlines. */
  summary: string;
  html: string;
  categories: string[];
};

type FeedOf = {
  newsletter: Newsletter;
  topic: string | null;
  digests: WholeDigest[];
  place: FeedPlace;
  publicUrl: string;
  hubs: string[];
};

/** The feed of digests, newest first; with a topic they hold its stories only. */
export function makeFeed({ newsletter, topic, digests, place, publicUrl, hubs }: FeedOf): Feed {
  const { id, language } = newsletter;
  const name = oneLine(newsletter.name);
  const subject = { newsletterId: id, topic };
  const label = topic === null ? null : labelOf(topic, digests);
  const [latest] = digests;
  return {
    subject,
    publicUrl,
    homeUrl: subjectUrl(publicUrl, subject),
    title: titleOfSubject(name, label),
    description: label === null ? oneLine(newsletter.description) || name : aboutTopic(name, label, language),
    language,
    author: { name, url: subjectUrl(publicUrl, { newsletterId: id, topic: null }) },
    updatedAt: newestOf(digests) ?? newsletter.startsAt,
    rhythm: rhythmOf(newsletter, latest?.slot ?? newsletter.startsAt),
    hubs: place.before === undefined ? hubs : [],
    place,
    items: digests.map((digest) => itemOf(digest, newsletter, label, publicUrl)),
  };
}

/** A topic as its latest story has it: in an address it may be written in another case. */
const labelOf = (topic: string, digests: WholeDigest[]): string =>
  digests
    .flatMap(({ stories }) => stories.flatMap(({ categories }) => categories))
    .find((category) => topicName(category) === topicName(topic)) ?? topic;

const aboutTopic = (name: string, topic: string, language: Newsletter["language"]) =>
  language === "zh-CN" ? `${name}关于“${topic}”的报道` : `What ${name} tells of ${topic}`;

/** When one of them was published or corrected last. Held back by a review, or corrected, an earlier slot may be changed after a later one. */
export function newestOf(digests: Digest[]): Date | undefined {
  const times = digests.map((digest) => updatedAtOf(digest).getTime());
  return times.length > 0 ? new Date(Math.max(...times)) : undefined;
}

function itemOf(
  digest: WholeDigest,
  newsletter: Newsletter,
  topic: string | null,
  publicUrl: string,
): FeedItem {
  const home = subjectUrl(publicUrl, { newsletterId: newsletter.id, topic: null });
  const url = `${home}/${digest.slug}`;
  const correction = correctionText(digest, newsletter);
  const shown = { stories: digest.stories, opening: topic === null ? digest.opening : null, correction };
  return {
    id: topic === null ? url : `${url}#topic-${topicWord(topicName(topic))}`,
    url,
    title: oneLine(digest.title),
    publishedAt: publishedAtOf(digest),
    updatedAt: updatedAtOf(digest),
    summary: digest.stories.map(({ headline }) => oneLine(headline)).join(" · "),
    html: contentOf(shown, newsletter, home),
    categories: topic === null ? digest.categories.map(oneLine).filter(Boolean) : [topic],
  };
}

const publishedAtOf = ({ publishedAt, slot }: Digest) => publishedAt ?? slot;

const updatedAtOf = (digest: Digest) => digest.correctedAt ?? publishedAtOf(digest);
