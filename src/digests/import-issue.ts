/**
 * Importing: a past issue, made elsewhere, takes its place in the archive, in search and in the ledger. It is never
 * mailed: its readers had it when it was new. Repeated, it changes nothing.
 */
import type { Desk } from "../desk.ts";
import { withoutBold } from "../lib/bold.ts";
import { detectLanguage } from "../lib/detect-language.ts";
import type { Newsletter } from "../newsletters/store.ts";
import { postKey } from "../sources/canonical-url.ts";
import { findXStatus } from "../sources/x-status.ts";
import {
  addImported,
  findOccupants,
  findStoryAt,
  type ImportedDigest,
  type ImportedPost,
  type ImportedStory,
} from "./import-store.ts";
import { forgetPages } from "./forget-pages.ts";
import type { Issue, IssueStory } from "./issue.ts";
import { shelve } from "./shelve.ts";
import { findStories, type ToldStory } from "./store.ts";
import { slugOf } from "./title.ts";

export type Imported =
  | { kind: "imported"; slug: string }
  /** The same issue is there since an earlier import. */
  | { kind: "already"; slug: string }
  /** Its slot holds another: what was told is never overwritten. */
  | { kind: "taken"; reason: string }
  | { kind: "invalid"; reason: string };

type ImportDesk = Pick<Desk, "db" | "search" | "queues" | "now" | "log">;

/** The zero of the time in X's ids, and how many of their low bits are none of it (github.com/twitter-archive/snowflake). */
const X_EPOCH_MS = 1_288_834_974_657n;
const X_TIME_SHIFT = 22n;

/** Puts an issue into a newsletter's archive, at the slot that its date names. */
export async function importIssue(desk: ImportDesk, newsletter: Newsletter, issue: Issue): Promise<Imported> {
  const fault = findFault(issue, desk.now());
  if (fault) return { kind: "invalid", reason: fault };
  const digest = digestOf(issue, newsletter);
  const known = await judgeOccupants(desk, digest, issue);
  if (known) return known;
  try {
    const list = await Promise.all(issue.stories.map((story) => storyOf(desk, newsletter, story)));
    const found = issue.stories.flatMap((story) => postsOf(story, issue.date.instant));
    await addImported(desk.db, digest, list, found, desk.now());
  } catch (error) {
    // another call may have taken the place meanwhile
    const taken = await judgeOccupants(desk, digest, issue);
    if (taken) return taken;
    throw error;
  }
  await shelveIssue(desk, digest);
  desk.log.info("digests.imported", { newsletterId: newsletter.id, slug: digest.slug });
  return { kind: "imported", slug: digest.slug };
}

function findFault({ date, stories }: Issue, now: Date): string | null {
  if (date.instant > now) return `Its date lies ahead: ${date.text}`;
  if (stories.length === 0) return "It has no story";
  const unlinked = stories.find(({ url }) => url === "");
  return unlinked ? `The link of story ${unlinked.position} leads nowhere` : null;
}

const digestOf = (
  { date, title, categories, opening }: Issue,
  { id, timeZone }: Newsletter,
): ImportedDigest => ({
  newsletterId: id,
  slot: date.instant,
  slug: slugOf(date.instant, timeZone),
  title,
  categories,
  opening,
});

/** What stands in its place already, if anything does. */
async function judgeOccupants(
  desk: ImportDesk,
  digest: ImportedDigest,
  issue: Issue,
): Promise<Imported | undefined> {
  const occupants = await findOccupants(desk.db, digest);
  const [occupant] = occupants;
  if (!occupant) return undefined;
  const { slug, status } = occupant;
  const told = await findStories(desk.db, [occupant.id]);
  if (!told.some(({ kind }) => kind === "imported"))
    return { kind: "taken", reason: `${slug} is a digest of this newsletter's own, which is ${status}` };
  const isSame = occupants.length === 1 && occupant.title === digest.title && isTold(told, issue.stories);
  if (!isSame) return { kind: "taken", reason: `${slug} was imported with other stories` };
  // an import that broke off before it was on the shelf is mended by a repeated one
  await shelveIssue(desk, digest);
  return { kind: "already", slug };
}

const isTold = (told: ToldStory[], stories: IssueStory[]) =>
  told.length === stories.length &&
  told.every(
    ({ headline, summary }, at) => headline === stories[at]?.headline && summary === stories[at].summary,
  );

async function storyOf(
  { db }: ImportDesk,
  newsletter: Newsletter,
  story: IssueStory,
): Promise<ImportedStory> {
  const { position, headline, summary } = story;
  const told = linksOf(story);
  return {
    position,
    headline,
    summary,
    language: languageOf(story),
    sourceCount: new Set(told.map(({ author, url }) => authorOf(author, url))).size,
    updateOf: (await findEarlier(db, newsletter, story)) ?? null,
    keys: [...new Set(told.map(({ url }) => postKey(url)))],
  };
}

/** The links of a story: its own, and those of its sources that lead anywhere. */
const linksOf = ({ author, url, sources }: IssueStory) =>
  [{ author, url }, ...sources].filter((link) => link.url !== "");

const languageOf = ({ headline, summary }: IssueStory) =>
  detectLanguage(`${headline}\n${withoutBold(summary)}`);

/** The story of this newsletter's archive that it is an update of, by its address there: /<newsletter>/<slug>#s<position>. */
async function findEarlier(
  db: Desk["db"],
  { id }: Newsletter,
  { update }: IssueStory,
): Promise<number | undefined> {
  const url = update && URL.parse(update.url);
  const [, newsletterId, slug = ""] = /^\/([^/]+)\/([^/]+)$/.exec(url?.pathname ?? "") ?? [];
  const [, position] = /^#s(\d{1,4})$/.exec(url?.hash ?? "") ?? [];
  if (newsletterId !== id || !position) return undefined;
  return (await findStoryAt(db, id, slug, Number(position)))?.id;
}

function postsOf(story: IssueStory, issuedAt: Date): ImportedPost[] {
  const text = withoutBold(story.summary);
  const language = languageOf(story);
  return linksOf(story).map(({ author, url }) => ({
    key: postKey(url),
    url,
    author: authorOf(author, url),
    handle: findXStatus(url)?.handle ?? null,
    title: story.headline,
    text,
    language,
    publishedAt: publishedAt(url, issuedAt),
    firstSeenAt: issuedAt.getTime(),
  }));
}

/** Where no author is named, the account or the site. */
const authorOf = (author: string, url: string) =>
  author || (findXStatus(url)?.handle ?? URL.parse(url)?.hostname ?? "");

/** An id of X carries its time. One that is ahead of the issue is from before they did, or of another site. */
function publishedAt(url: string, issuedAt: Date): number {
  const status = findXStatus(url);
  const time = status ? Number((BigInt(status.id) >> X_TIME_SHIFT) + X_EPOCH_MS) : Number.NaN;
  return time > Number(X_EPOCH_MS) + FIRST_IDS_MS && time <= issuedAt.getTime() ? time : issuedAt.getTime();
}

/** Ids without a time, which were counted up until then, would be of X's first hours. */
const FIRST_IDS_MS = 4 * 3_600_000;

async function shelveIssue(desk: ImportDesk, digest: ImportedDigest): Promise<void> {
  const [occupant] = await findOccupants(desk.db, digest);
  if (!occupant) return;
  await shelve(desk, occupant.id);
  await forgetPages(desk, occupant.id);
}
