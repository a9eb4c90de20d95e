/** One digest, as its operator sees it. */
import { Hono } from "hono";
import { findMailingOf } from "../../../deliveries/store.ts";
import { revisionOf } from "../../../digests/edit/revision.ts";
import { findLeftOut } from "../../../digests/left-out-store.ts";
import { findEdition } from "../../../digests/shelf-store.ts";
import { findDigestById } from "../../../digests/store.ts";
import { findNewsletter } from "../../../newsletters/store.ts";
import type { Door, DoorContext } from "../../door.ts";
import { DigestReviewPage, type Typed } from "../../pages/admin/digests/digest.tsx";
import { adminPage } from "../page.tsx";
import { isChangedSince, leftOutView, mayBe, reviewedView } from "./digest-view.ts";
import { AMONG_OTHERS, findHeadlinesById, findReviewedStories, type ReviewedStory } from "./digests-store.ts";

export const reviewed = new Hono<Door>().get("/", (c) => showReviewed(c));

/** `typed`: what a form brought, and is not done. */
export async function showReviewed(c: DoorContext, typed: Typed = {}, status: 200 | 422 = 200) {
  const { db } = c.env;
  const digest = await findDigestById(db, Number(c.req.param("id")));
  const newsletter = digest && (await findNewsletter(db, digest.newsletterId));
  if (!digest || !newsletter) return c.notFound();
  const isPublished = digest.status === "published";
  const [stories, left, mailing, edition] = await Promise.all([
    findReviewedStories(db, digest.id),
    findLeftOut(db, digest.id),
    findMailingOf(db, digest.id),
    isPublished ? findEdition(db, digest.id) : undefined,
  ]);
  const earlier = await findHeadlinesById(
    db,
    stories.flatMap(({ updateOf }) => updateOf ?? []),
  );
  return adminPage(
    c,
    { title: digest.title, room: "digests" },
    <DigestReviewPage
      digest={digest}
      newsletter={newsletter}
      stories={stories.map((story) => ({
        ...reviewedView(story, newsletter, earlier),
        isPartial: isPartial(story),
      }))}
      left={leftOutView(left, stories)}
      mailing={mailing ?? null}
      publicPath={isPublished ? `/${newsletter.id}/${digest.slug}` : null}
      isChanged={isChangedSince(edition, stories)}
      may={mayBe(digest)}
      seen={revisionOf(digest, stories)}
      typed={typed}
    />,
    status,
  );
}

/** Whether its posts may say more than was read of them. */
const isPartial = ({ posts }: ReviewedStory): boolean =>
  posts.length >= AMONG_OTHERS.posts || posts.some(({ text }) => text.length >= AMONG_OTHERS.characters);
