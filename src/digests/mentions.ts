/** Whom and what a digest speaks of: the topics of its stories, who said so, and on which sites. */
import type { ToldPost, ToldStory } from "./store.ts";

export type MentionKind = "topic" | "author" | "site";

export type Mention = { kind: MentionKind; name: string; label: string; position: number };

/** Each once a story, in the order of the stories. A post that an account published speaks for its author alone. */
export function mentionsOf(told: Pick<ToldStory, "position" | "categories" | "posts">[]): Mention[] {
  return told.flatMap(({ position, categories, posts }) => {
    const found = [
      ...categories.map((label) => mention("topic", topicName(label), label)),
      ...posts.flatMap(mentionsOfPost),
    ].filter(({ name }) => name !== "");
    const once = new Map(found.map((one) => [`${one.kind} ${one.name}`, one]));
    return [...once.values()].map((one) => ({ ...one, position }));
  });
}

function mentionsOfPost(post: ToldPost) {
  const site = siteOf(post);
  return [
    mention("author", authorName(post), post.author),
    ...(site === null ? [] : [mention("site", site, site)]),
  ];
}

const mention = (kind: MentionKind, name: string, label: string) => ({ kind, name, label });

/** A topic's word in one form. */
export const topicName = (label: string): string => label.normalize("NFKC").trim().toLowerCase();

/** An account is known by its @handle, anybody else by the name in one form. */
export const authorName = ({ author, handle }: Pick<ToldPost, "author" | "handle">): string =>
  handle ? `@${handle.toLowerCase()}` : author.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();

/** The host of a post, without www.; null for an account's post: its site is the network's, not a source. */
function siteOf({ url, handle }: Pick<ToldPost, "url" | "handle">): string | null {
  const host = handle ? undefined : URL.parse(url)?.hostname;
  return host?.replace(/^www\./, "") || null;
}
