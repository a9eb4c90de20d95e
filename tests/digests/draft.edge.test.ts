import { expect, test } from "vitest";
import { editions } from "../../src/db/schema.ts";
import { findDraft, keepDraft } from "../../src/digests/draft-store.ts";
import { editStory } from "../../src/digests/edit/edit-story.ts";
import { reorderStories } from "../../src/digests/edit/order-stories.ts";
import { publish } from "../../src/digests/publish.ts";
import { openDigest } from "./edit/open-digest.ts";

const WORDS = { headline: "码头提前开放", summary: "码头**提前**开放了。", categories: ["港务"] };

test("a draft is the digest whole, kept or not, before and after each change", async () => {
  const { desk, id, ids, see, find } = await openDigest("held");
  expect(await findDraft(desk.db, id)).toEqual(await find());
  await keepDraft(desk.db, id);
  expect(await desk.db.$count(editions)).toBe(1);
  expect(await findDraft(desk.db, id)).toEqual(await find());
  await editStory(desk, id, await see(), ids[0], WORDS);
  expect(await findDraft(desk.db, id)).toEqual(await find());
  await reorderStories(desk, id, await see(), ids.toReversed());
  expect(await findDraft(desk.db, id)).toEqual(await find());
  expect(await findDraft(desk.db, id + 1)).toBeUndefined();
});

test("a kept draft that no longer says what the stories say is not shown", async () => {
  const { desk, id, ids, see, find } = await openDigest("held");
  await keepDraft(desk.db, id);
  const [before] = await desk.db.select().from(editions);
  await editStory(desk, id, await see(), ids[0], WORDS);
  await desk.db.update(editions).set({ told: before?.told });
  expect((await findDraft(desk.db, id))?.stories[0]?.headline).toBe("码头提前开放");
  expect(await findDraft(desk.db, id)).toEqual(await find());
});

test("what readers see of a published digest stays as it is while it is changed; its draft says the change", async () => {
  const { desk, id, ids, see } = await openDigest("held");
  await publish(desk, id);
  const [shown] = await desk.db.select().from(editions);
  await editStory(desk, id, await see(), ids[0], WORDS);
  expect((await findDraft(desk.db, id))?.stories[0]?.headline).toBe("码头提前开放");
  expect(await desk.db.select().from(editions)).toEqual([shown]);
});
