/**
 * The operator's API of editing a digest that is held or published. Each change says which revision was seen, so that of
 * two operators at once the second is told.
 */
import * as z from "zod/mini";
import { addStory, type StoryAdded } from "../../digests/edit/add-story.ts";
import { correct } from "../../digests/edit/correct.ts";
import { dropStory, type StoryDropped } from "../../digests/edit/drop-story.ts";
import { editStory, type StoryEdited } from "../../digests/edit/edit-story.ts";
import { holdDigest } from "../../digests/edit/hold-digest.ts";
import { mergeStories } from "../../digests/edit/merge-stories.ts";
import type { Changed } from "../../digests/edit/open-edit.ts";
import { reorderStories } from "../../digests/edit/order-stories.ts";
import { skipDigest } from "../../digests/edit/skip-digest.ts";
import type { DoorContext } from "../door.ts";
import { noteChange } from "../note-change.ts";
import { operation } from "./operation.ts";
import { readJson } from "./read-json.ts";

const room = "Digests";
const scope = "digests:write";

const seen = z.string();
const words = z.object({
  seen,
  headline: z.string(),
  summary: z.string(),
  categories: z.array(z.string()),
});
const ordering = z.object({ seen, stories: z.array(z.int()) });
const merging = z.object({ seen, into: z.int(), from: z.int() });
const dropping = z.object({ seen });
const adding = z.union([z.object({ seen, url: z.string() }), z.object({ seen, leftOutPost: z.int() })]);
const correcting = z.object({ note: z.string() });
const skipping = z.object({ reason: z.string().check(z.minLength(1), z.maxLength(300)) });

const SEEN = "held:1.1.0 2.2.0";
const changed = {
  200: {
    says: "It is changed; of a published one readers see it once it is corrected",
    schema: z.object({ changed: z.literal(true) }),
  },
};
const errors = {
  400: "The body is no JSON",
  404: "There is no such digest, or no such story in it",
  409: "It is neither held nor published, somebody else changed it, or its mails are being made at this moment",
  422: "The body is of another shape, or its words may not stand",
};
const says = "seen: the revision that GET /api/digests/{digestId} answered.";

export const editing = [
  operation({
    id: "editStory",
    method: "patch",
    path: "/digests/:digestId{\\d+}/stories/:storyId{\\d+}",
    room,
    summary: "Put a story in other words",
    says: `Plain text, **bold** in the summary alone, no links. ${says}`,
    scope,
    body: {
      schema: words,
      example: { seen: SEEN, headline: "…", summary: "…", categories: ["Models"] },
    },
    answers: changed,
    errors,
    run: async (c) => {
      const read = await readJson(c, words);
      if (read.kind === "wrong") return c.json({ error: read.error }, read.status);
      const { seen, ...typed } = read.value;
      return answer(c, await editStory(c.env, digestIn(c), seen, storyIn(c), typed), "edit-story", {
        headline: typed.headline,
      });
    },
  }),
  operation({
    id: "dropStory",
    method: "post",
    path: "/digests/:digestId{\\d+}/stories/:storyId{\\d+}/drop",
    room,
    summary: "Take a story out",
    says,
    scope,
    body: { schema: dropping, example: { seen: SEEN } },
    answers: changed,
    errors,
    run: async (c) => {
      const read = await readJson(c, dropping);
      if (read.kind === "wrong") return c.json({ error: read.error }, read.status);
      return answer(c, await dropStory(c.env, digestIn(c), read.value.seen, storyIn(c)), "drop-story", {
        story: storyIn(c),
      });
    },
  }),
  operation({
    id: "reorderStories",
    method: "put",
    path: "/digests/:digestId{\\d+}/order",
    room,
    summary: "Put the stories in another order",
    says: `All of them, by their ids. ${says}`,
    scope,
    body: { schema: ordering, example: { seen: SEEN, stories: [2, 1] } },
    answers: changed,
    errors,
    run: async (c) => {
      const read = await readJson(c, ordering);
      if (read.kind === "wrong") return c.json({ error: read.error }, read.status);
      const { seen, stories } = read.value;
      return answer(c, await reorderStories(c.env, digestIn(c), seen, stories), "reorder", { stories });
    },
  }),
  operation({
    id: "mergeStories",
    method: "post",
    path: "/digests/:digestId{\\d+}/merge",
    room,
    summary: "Join a story with another",
    says: `The posts of the one join the other's. ${says}`,
    scope,
    body: { schema: merging, example: { seen: SEEN, into: 1, from: 2 } },
    answers: changed,
    errors,
    run: async (c) => {
      const read = await readJson(c, merging);
      if (read.kind === "wrong") return c.json({ error: read.error }, read.status);
      const { seen, ...ids } = read.value;
      return answer(c, await mergeStories(c.env, digestIn(c), seen, ids), "merge", ids);
    },
  }),
  operation({
    id: "addStory",
    method: "post",
    path: "/digests/:digestId{\\d+}/stories",
    room,
    summary: "Tell one more story",
    says: `Of a link, which is read where it is not known, or of what the digest left out, by its leading post. ${says}`,
    scope,
    body: { schema: adding, example: { seen: SEEN, url: "https://lab.example/beacon" } },
    answers: changed,
    errors,
    run: async (c) => {
      const read = await readJson(c, adding);
      if (read.kind === "wrong") return c.json({ error: read.error }, read.status);
      const { seen, ...what } = read.value;
      const addition =
        "url" in what
          ? ({ kind: "link", url: what.url } as const)
          : ({ kind: "left-out", postId: what.leftOutPost } as const);
      return answer(c, await addStory(c.env, digestIn(c), seen, addition), "add-story", what);
    },
  }),
  operation({
    id: "correctDigest",
    method: "post",
    path: "/digests/:digestId{\\d+}/correct",
    room,
    summary: "Publish the changes of a published digest as a correction",
    says: "note: what changed, for readers, in the newsletter's language. Nobody is mailed again.",
    scope,
    body: { schema: correcting, example: { note: "The number of parameters was wrong." } },
    answers: changed,
    errors,
    run: async (c) => {
      const read = await readJson(c, correcting);
      if (read.kind === "wrong") return c.json({ error: read.error }, read.status);
      const { note } = read.value;
      const corrected = await correct(c.env, digestIn(c), note);
      if (corrected.kind === "invalid") return c.json({ error: `note: ${corrected.fault}` }, 422);
      const outcome = corrected.kind === "corrected" ? ({ kind: "changed" } as const) : corrected;
      return answer(c, outcome, "correct", { note });
    },
  }),
  operation({
    id: "holdDigest",
    method: "post",
    path: "/digests/:digestId{\\d+}/hold",
    room,
    summary: "Hold a digest beyond its deadline, until somebody decides",
    scope,
    answers: changed,
    errors: { 404: errors[404], 409: "It is not held" },
    run: async (c) => {
      const { kind } = await holdDigest(c.env, digestIn(c));
      if (kind === "not-held") return c.json({ error: "It is not held" }, 409);
      return answer(c, { kind: kind === "held" ? "changed" : kind }, "hold", {});
    },
  }),
  operation({
    id: "skipDigest",
    method: "post",
    path: "/digests/:digestId{\\d+}/skip",
    room,
    summary: "End a slot without a digest",
    says: "Of a digest that is written or held. Its posts may be told by the next one.",
    scope,
    body: { schema: skipping, example: { reason: "Nothing of it is news." } },
    answers: changed,
    errors: { ...errors, 409: "It is published, or has ended" },
    run: async (c) => {
      const read = await readJson(c, skipping);
      if (read.kind === "wrong") return c.json({ error: read.error }, read.status);
      const { kind } = await skipDigest(c.env, digestIn(c), read.value.reason);
      if (kind === "ended") return c.json({ error: "It is published, or has ended" }, 409);
      return answer(c, { kind: kind === "skipped" ? "changed" : kind }, "skip", read.value);
    },
  }),
];

const digestIn = (c: DoorContext): number => Number(c.req.param("digestId"));
const storyIn = (c: DoorContext): number => Number(c.req.param("storyId"));

async function answer(
  c: DoorContext,
  outcome: Changed | StoryEdited | StoryDropped | StoryAdded,
  verb: string,
  detail: Record<string, unknown>,
): Promise<Response> {
  switch (outcome.kind) {
    case "changed":
      await noteChange(c, { verb: `digest.${verb}`, subject: `digest/${digestIn(c)}`, detail });
      return c.json({ changed: true });
    case "unknown":
      return c.json({ error: errors[404] }, 404);
    case "invalid": {
      const faults = Object.entries(outcome.faults).map(([field, fault]) => `${field}: ${fault}`);
      return c.json({ error: faults.join("; ") }, 422);
    }
    case "unreadable":
      return c.json({ error: outcome.reason }, 422);
    case "already":
      return c.json({ error: `Story ${outcome.position} tells it already` }, 409);
    case "full":
      return c.json({ error: "It has as many stories as a digest may have" }, 409);
    case "last":
      return c.json({ error: "It is the only story: drop or skip the digest" }, 409);
    case "closed":
      return c.json({ error: "It is neither held nor published" }, 409);
    case "out-of-date":
      return c.json({ error: "Somebody else changed it: read it again" }, 409);
    case "freezing":
      return c.json({ error: "Its mails are being made at this moment: try again in a minute" }, 409);
  }
}
