/** A story by itself, beside all of its posts, with a form for its words. */
import { Hono } from "hono";
import { editStory } from "../../../digests/edit/edit-story.ts";
import { revisionOf } from "../../../digests/edit/revision.ts";
import { findDigestById } from "../../../digests/store.ts";
import { findNewsletter } from "../../../newsletters/store.ts";
import type { Door, DoorContext } from "../../door.ts";
import { readForm, textOf } from "../../form.ts";
import { StoryEditPage, type TypedWords } from "../../pages/admin/digests/edit.tsx";
import { adminLanguage } from "../language.ts";
import { adminPage } from "../page.tsx";
import { answerChanged, digestIdOf, pathOf } from "./answer.ts";
import { mayBe, reviewedView } from "./digest-view.ts";
import { findOneReviewed } from "./digests-store.ts";
import { sayFault } from "./faults.ts";

export const wording = new Hono<Door>()
  .get("/", (c) => show(c))
  .post("/", async (c) => {
    const form = await readForm(c);
    const typed: TypedWords = {
      headline: textOf(form, "headline"),
      summary: textOf(form, "summary"),
      categories: textOf(form, "categories"),
    };
    const story = (await findStory(c))?.found;
    if (!story) return c.notFound();
    const words = { ...typed, categories: typed.categories.split(/[,，、;；]/) };
    const edited = await editStory(c.env, digestIdOf(c), textOf(form, "seen"), story.one.id, words);
    switch (edited.kind) {
      case "invalid": {
        const faults = Object.entries(edited.faults).map(([field, fault]) => [field, sayFault(c, fault)]);
        return show(c, { typed, faults: Object.fromEntries(faults), isOutOfDate: false }, 422);
      }
      case "out-of-date":
        return show(c, { typed, faults: {}, isOutOfDate: true }, 409);
      case "changed":
      case "unknown":
      case "closed":
      case "freezing":
        return answerChanged(c, edited, "digest.edit-story", {
          position: story.one.position,
          before: story.one.headline,
          headline: typed.headline,
        });
    }
  });

type Typed = {
  typed: TypedWords;
  faults: Partial<Record<keyof TypedWords, string>>;
  isOutOfDate: boolean;
};

async function show(c: DoorContext, typed?: Typed, status: 200 | 409 | 422 = 200) {
  const asked = await findStory(c);
  if (!asked) return c.notFound();
  const { digest, newsletter, found } = asked;
  const { one, all } = found;
  const number = adminLanguage(c) === "en" ? `Story ${one.position}` : `第 ${one.position} 条`;
  return adminPage(
    c,
    { title: `${number} · ${digest.title}`, room: "digests" },
    <StoryEditPage
      path={pathOf(c)}
      story={reviewedView(one, newsletter, found.earlier)}
      others={all.filter(({ id }) => id !== one.id)}
      typed={
        typed?.typed ?? {
          headline: one.headline,
          summary: one.summary,
          categories: one.categories.join(adminLanguage(c) === "en" ? ", " : "，"),
        }
      }
      faults={typed?.faults ?? {}}
      isOutOfDate={typed?.isOutOfDate ?? false}
      mayBeEdited={mayBe(digest).edited}
      timeZone={newsletter.timeZone}
      seen={revisionOf(digest, all)}
    />,
    status,
  );
}

/** The story at the position that is asked for, with its digest and its newsletter. */
async function findStory(c: DoorContext) {
  const { db } = c.env;
  const digest = await findDigestById(db, digestIdOf(c));
  const newsletter = digest && (await findNewsletter(db, digest.newsletterId));
  if (!digest || !newsletter) return undefined;
  const found = await findOneReviewed(db, digest.id, Number(c.req.param("position")));
  return found && { digest, newsletter, found };
}
