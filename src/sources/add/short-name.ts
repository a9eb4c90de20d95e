/** Sources by the names that people use for them: @name, r/name, owner/repository, hn, cs.CL, an account elsewhere. */
import { findArxivFeed } from "./arxiv.ts";
import { findRepositoryFeed } from "./github.ts";
import type { Named } from "./named.ts";
import { findHandle } from "./x-account.ts";

type Rule = [form: RegExp, name: (first: string, second: string) => Named | undefined];

const feed = (url: string | undefined): Named | undefined => (url ? { kind: "feed", url } : undefined);

const RULES: Rule[] = [
  [/^(?:hn|hacker\s?news)$/i, () => feed("https://news.ycombinator.com/rss")],
  [/^\/?r\/([\w+-]+)\/?$/i, (name) => feed(`https://www.reddit.com/r/${name}/.rss`)],
  [/^\/?u(?:ser)?\/([\w-]+)\/?$/i, (name) => feed(`https://www.reddit.com/user/${name}/.rss`)],
  [/^(?:acct:)?[@＠](\w+)@([\w.-]+\.\w+)$/i, (name, host) => feed(`https://${host}/@${name}.rss`)],
  [/^acct:(\w+)@([\w.-]+\.\w+)$/i, (name, host) => feed(`https://${host}/@${name}.rss`)],
  // handles of Bluesky are domains, handles of X have no dot
  [/^[@＠]((?:[a-z\d-]+\.)+[a-z][a-z\d-]+)$/i, (name) => feed(`https://bsky.app/profile/${name}/rss`)],
  [/^([a-z\d-]+\.bsky\.social)$/i, (name) => feed(`https://bsky.app/profile/${name}/rss`)],
  [/^[@＠](\w+)$/, (name) => account(name)],
  [/^((?:arxiv\s*[:/\s]\s*)?[a-z-]+(?:\.[a-z-]+)?(?:\+[a-z.+-]+)?)$/i, (name) => feed(findArxivFeed(name))],
  [/^([a-z\d-]+)\/([\w.-]+)$/i, (owner, name) => repository(owner, name)],
];

/** The source of a short name, or undefined where it is none. */
export function findShortName(text: string): Named | undefined {
  for (const [form, name] of RULES) {
    const [match, first = "", second = ""] = form.exec(text) ?? [];
    const named = match === undefined ? undefined : name(first, second);
    if (named) return named;
  }
  return undefined;
}

function account(name: string): Named {
  const handle = findHandle(name);
  return handle
    ? { kind: "x", handle }
    : { kind: "unknown", reason: `@${name} can be no account on X: letters, digits and _, at most 15` };
}

/** Not what looks like the path of a file. */
const repository = (owner: string, name: string) =>
  /\.(?:xml|rss|atom|rdf|json|html?|opml|txt|gz)$/i.test(name)
    ? undefined
    : feed(findRepositoryFeed(owner, name));
