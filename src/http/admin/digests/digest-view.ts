/** A digest for its operator: from rows to what the page shows. */
import type { Digest, ToldStory } from "../../../digests/store.ts";
import { noteOf } from "../../../digests/wording.ts";
import type { LeftOut } from "../../../db/schema.ts";
import { safeHref } from "../../../lib/safe-href.ts";
import type { Newsletter } from "../../../newsletters/store.ts";
import type { StoryPost } from "../../../stories/post.ts";
import { showEvidence } from "../../../stories/show-evidence.ts";
import type { ReviewedStory } from "./digests-store.ts";
import type { PageReviewed } from "../../pages/admin/digests/story.tsx";

/** A story beside its posts, checked. */
export function reviewedView(
  story: ReviewedStory,
  { language }: Pick<Newsletter, "language">,
  earlier: ReadonlyMap<number, string>,
): PageReviewed {
  const { headline, summary, missing, posts } = showEvidence(story, story.posts);
  return {
    position: story.position,
    language: story.language,
    headline,
    summary,
    missing,
    categories: story.categories,
    note: noteOf(story, language),
    kind: story.kind,
    sourceCount: story.sourceCount,
    score: story.score,
    editedAt: story.editedAt,
    updates: story.updateOf === null ? null : (earlier.get(story.updateOf) ?? "–"),
    isPartial: false,
    posts: posts.map((shown, at) => ({ ...shown, ...postView(story.posts[at]) })),
  };
}

const postView = (post: StoryPost | undefined) => ({
  url: safeHref(post?.url ?? "") ?? null,
  author: post?.author ?? "",
  handle: post?.handle ?? null,
  language: post?.language ?? "",
  publishedAt: post?.publishedAt ?? null,
  // a message on X has its beginning for a title
  repeatsTitle:
    post !== undefined && (post.title === "" || post.text.startsWith(post.title.replace(/…$/, ""))),
});

/** What is left out and not told by now. */
export function leftOutView(left: LeftOut[], stories: ReviewedStory[]): LeftOut[] {
  const told = new Set(stories.flatMap(({ posts }) => posts.map(({ id }) => id)));
  return left.filter(({ postIds: [leading] }) => leading !== undefined && !told.has(leading));
}

type Shown = Pick<ToldStory, "id" | "position" | "headline" | "summary" | "categories" | "sourceCount">;

/** Whether readers of a published digest see other stories than these. */
export function isChangedSince(edition: ToldStory[] | undefined, stories: Shown[]): boolean {
  const facts = (list: Shown[]) =>
    JSON.stringify(
      list.map(({ id, position, headline, summary, categories, sourceCount }) => [
        id,
        position,
        headline,
        summary,
        categories,
        sourceCount,
      ]),
    );
  return edition !== undefined && facts(edition) !== facts(stories);
}

/** What may be done with a digest in its state. */
export const mayBe = ({ status }: Pick<Digest, "status">) => ({
  edited: status === "held" || status === "published",
  reviewed: status === "held",
  skipped: status === "held" || status === "pressing",
  corrected: status === "published",
});
