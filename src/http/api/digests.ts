/** The operator's API of digests: what a slot became and why, and letting a held one out. */
import * as z from "zod/mini";
import { revisionOf } from "../../digests/edit/revision.ts";
import { getDigest } from "../../digests/find-digest.ts";
import { markdownOf, updatesOf } from "../../digests/markdown.ts";
import { review } from "../../digests/review.ts";
import { findDigestById, findDigests } from "../../digests/store.ts";
import { findNewsletter } from "../../newsletters/store.ts";
import type { DoorContext } from "../door.ts";
import { noteChange } from "../note-change.ts";
import { noNewsletter } from "./newsletters.ts";
import { operation } from "./operation.ts";
import { answerPage, nextCursor } from "./paging.ts";
import { readObject } from "./read-json.ts";
import { digestShape, wholeDigestShape } from "./shapes.ts";

const room = "Digests";
const REASON_LIMIT = 300;
const REVIEW_ERRORS = { 404: "There is no such digest", 409: "It is not held for review" };

export const digests = [
  operation({
    id: "listDigests",
    method: "get",
    path: "/newsletters/:newsletterId/digests",
    room,
    summary: "List what the slots of a newsletter became",
    says: "Published, held, skipped, failed or dropped, each with its reason and its counts.",
    scope: "digests:read",
    isPaged: true,
    answers: {
      200: {
        says: "The latest slot first",
        schema: z.object({ digests: z.array(digestShape), nextCursor }),
      },
    },
    errors: { 404: "There is no such newsletter" },
    run: async (c) => {
      const id = c.req.param("newsletterId");
      if (!(await findNewsletter(c.env.db, id))) return noNewsletter(c, id);
      return answerPage(c, {
        name: "digests",
        by: "number",
        find: (limit, before) =>
          findDigests(c.env.db, id, limit, before === undefined ? undefined : new Date(before)),
        keyOf: ({ slot }) => slot.getTime(),
      });
    },
  }),
  operation({
    id: "getDigest",
    method: "get",
    path: "/digests/:digestId{\\d+}",
    room,
    summary: "Show a digest in whatever state",
    says: "Its stories with the parts of their scores and their posts, and its Markdown.",
    scope: "digests:read",
    answers: { 200: { says: "The digest", schema: wholeDigestShape } },
    errors: { 404: "There is no such digest" },
    run: async (c) => {
      const id = Number(c.req.param("digestId"));
      if (!(await findDigestById(c.env.db, id))) return noDigest(c, id);
      const digest = await getDigest(c.env, id);
      const newsletter = await findNewsletter(c.env.db, digest.newsletterId);
      const revision = revisionOf(digest, digest.stories);
      if (!newsletter) return c.json({ ...digest, revision, markdown: null });
      const updates = updatesOf(digest, `${c.env.settings.publicUrl}/${newsletter.id}`);
      return c.json({ ...digest, revision, markdown: markdownOf(digest, newsletter, updates) });
    },
  }),
  operation({
    id: "approveDigest",
    method: "post",
    path: "/digests/:digestId{\\d+}/approve",
    room,
    summary: "Publish a held digest, and mail it",
    scope: "digests:write",
    answers: { 200: { says: "It is published", schema: decided("published") } },
    errors: REVIEW_ERRORS,
    run: (c) => decide(c, Number(c.req.param("digestId")), { kind: "approve" }),
  }),
  operation({
    id: "dropDigest",
    method: "post",
    path: "/digests/:digestId{\\d+}/drop",
    room,
    summary: "End a held digest unpublished",
    scope: "digests:write",
    body: {
      schema: z.object({ reason: z.optional(z.string().check(z.maxLength(REASON_LIMIT))) }),
      example: { reason: "Nothing new in it" },
      isOptional: true,
    },
    answers: { 200: { says: "It is dropped", schema: decided("dropped") } },
    errors: REVIEW_ERRORS,
    run: async (c) => {
      const said = (await readObject(c))?.["reason"];
      const reason = typeof said === "string" ? said.slice(0, REASON_LIMIT) : "";
      return decide(c, Number(c.req.param("digestId")), {
        kind: "drop",
        reason: reason || "Dropped in review.",
      });
    },
  }),
];

function decided<Status extends string>(status: Status) {
  return z.object({ id: z.int(), status: z.literal(status) });
}

async function decide(c: DoorContext, id: number, decision: Parameters<typeof review>[2]) {
  const reviewed = await review(c.env, id, decision);
  switch (reviewed.kind) {
    case "published":
    case "dropped":
      await noteChange(c, {
        verb: `digest.${decision.kind}`,
        subject: `digest/${id}`,
        ...(decision.kind === "drop" && { detail: { reason: decision.reason } }),
      });
      return c.json({ id, status: reviewed.kind });
    case "not-held":
      return (await findDigestById(c.env.db, id))
        ? c.json({ error: `Digest ${id} is not held for review` }, 409)
        : noDigest(c, id);
  }
}

export const noDigest = (c: DoorContext, id: number) => c.json({ error: `There is no digest ${id}` }, 404);
