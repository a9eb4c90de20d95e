/** Changing the stories of a digest: where they stand, which there are, and what they say. */
import { Hono } from "hono";
import { addStory, type Addition } from "../../../digests/edit/add-story.ts";
import { dropStory } from "../../../digests/edit/drop-story.ts";
import { mergeStories } from "../../../digests/edit/merge-stories.ts";
import { moveStory, reorderStories } from "../../../digests/edit/order-stories.ts";
import { getDigest } from "../../../digests/find-digest.ts";
import { findDigestById } from "../../../digests/store.ts";
import type { Door, DoorContext } from "../../door.ts";
import { readForm, textOf } from "../../form.ts";
import { adminLanguage } from "../language.ts";
import { goOn } from "../page.tsx";
import { answerChanged, digestIdOf, noteDigest, pathOf } from "./answer.ts";
import { showReviewed } from "./reviewed.tsx";
import { wording } from "./wording.tsx";

export const editing = new Hono<Door>()
  .route("/stories/:position{\\d+}", wording)
  .post("/stories/:position{\\d+}/:way{up|down}", async (c) => {
    const story = await findAsked(c, positionOf(c));
    if (!story) return c.notFound();
    const way = c.req.param("way") === "up" ? "up" : "down";
    const moved = await moveStory(c.env, digestIdOf(c), story.seen, story.id, way);
    return answerChanged(c, moved, "digest.reorder", { position: positionOf(c), way });
  })
  .post("/stories/:position{\\d+}/drop", async (c) => {
    const story = await findAsked(c, positionOf(c));
    if (!story) return c.notFound();
    const dropped = await dropStory(c.env, digestIdOf(c), story.seen, story.id);
    if (dropped.kind === "last") return goOn(c, pathOf(c), "last-story");
    return answerChanged(c, dropped, "digest.drop-story", { headline: story.headline });
  })
  .post("/stories/:position{\\d+}/merge", async (c) => {
    const into = Number(textOf(await readForm(c), "into"));
    const [from, target] = [await findAsked(c, positionOf(c)), await findAsked(c, into)];
    if (!from || !target) return c.notFound();
    const ids = { into: target.id, from: from.id };
    const merged = await mergeStories(c.env, digestIdOf(c), from.seen, ids);
    return answerChanged(c, merged, "digest.merge", { headline: from.headline, into: target.headline });
  })
  .post("/reorder", async (c) => {
    const form = await readForm(c);
    const typed = textOf(form, "order");
    const numbers = typed
      .split(/[^\d]+/)
      .filter(Boolean)
      .map(Number);
    const stories = await findStoriesOf(c);
    if (!stories) return c.notFound();
    const ids = numbers.flatMap((position) => stories.find((story) => story.position === position)?.id ?? []);
    const ordered = await reorderStories(c.env, digestIdOf(c), textOf(form, "seen"), ids);
    if (ordered.kind === "unknown")
      return showReviewed(c, { order: { value: typed, fault: badOrder(c) } }, 422);
    return answerChanged(c, ordered, "digest.reorder", { order: numbers });
  })
  .post("/add", async (c) => {
    const form = await readForm(c);
    return add(c, textOf(form, "seen"), { kind: "link", url: textOf(form, "url").trim() });
  })
  .post("/add-left-out", async (c) => {
    const form = await readForm(c);
    return add(c, textOf(form, "seen"), { kind: "left-out", postId: Number(textOf(form, "post")) });
  });

async function add(c: DoorContext, seen: string, addition: Addition) {
  const added = await addStory(c.env, digestIdOf(c), seen, addition);
  const { kind: _kind, ...what } = addition;
  switch (added.kind) {
    case "changed":
      await noteDigest(c, "digest.add-story", what);
      return goOn(c, pathOf(c), "added");
    case "already":
      return goOn(c, pathOf(c), "already-told");
    case "full":
      return goOn(c, pathOf(c), "full");
    case "unreadable":
      return showReviewed(c, { url: { value: "url" in what ? what.url : "", fault: added.reason } }, 422);
    case "unknown":
    case "closed":
    case "out-of-date":
    case "freezing":
      return answerChanged(c, added, "digest.add-story", what);
  }
}

const positionOf = (c: DoorContext): number => Number(c.req.param("position"));

async function findStoriesOf(c: DoorContext) {
  const isThere = await findDigestById(c.env.db, digestIdOf(c));
  return isThere && (await getDigest(c.env, digestIdOf(c))).stories;
}

/** The story that stands at a position now. Where another stood there when it was seen, the revision tells. */
async function findAsked(c: DoorContext, position: number) {
  const story = (await findStoriesOf(c))?.find((one) => one.position === position);
  return story && { id: story.id, headline: story.headline, seen: textOf(await readForm(c), "seen") };
}

const badOrder = (c: DoorContext): string =>
  adminLanguage(c) === "en" ? "Each number has to be there, once." : "每个编号都要出现且只出现一次。";
