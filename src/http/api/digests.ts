/** The operator's API of digests: what a slot became and why, and letting a held one out. */
import { Hono } from "hono";
import { getDigest } from "../../digests/find-digest.ts";
import { markdownOf, updatesOf } from "../../digests/markdown.ts";
import { review } from "../../digests/review.ts";
import { findDigestById, findDigests } from "../../digests/store.ts";
import { findNewsletter } from "../../newsletters/store.ts";
import type { Door, DoorContext } from "../door.ts";

const LISTED = 50;
const REASON_LIMIT = 300;

export const digests = new Hono<Door>()
  /** The latest slots of a newsletter: published, held, skipped, failed or dropped, each with its reason and its counts. */
  .get("/newsletters/:id/digests", async (c) => {
    const id = c.req.param("id");
    if (!(await findNewsletter(c.env.db, id))) return c.json({ error: `There is no newsletter ${id}` }, 404);
    return c.json({ digests: await findDigests(c.env.db, id, LISTED) });
  })
  /** One digest in whatever state: its stories with the parts of their scores and their posts, and its Markdown. */
  .get("/digests/:digestId{\\d+}", async (c) => {
    const id = Number(c.req.param("digestId"));
    if (!(await findDigestById(c.env.db, id))) return unknown(c, id);
    const digest = await getDigest(c.env, id);
    const newsletter = await findNewsletter(c.env.db, digest.newsletterId);
    if (!newsletter) return c.json({ ...digest, markdown: null });
    const updates = updatesOf(digest, `${c.env.settings.publicUrl}/${newsletter.id}`);
    return c.json({ ...digest, markdown: markdownOf(digest, newsletter, updates) });
  })
  /** Publishes a held digest, and mails it. */
  .post("/digests/:digestId{\\d+}/approve", async (c) => decide(c, { kind: "approve" }))
  /** Ends a held digest unpublished; {"reason": "…"} may say why. */
  .post("/digests/:digestId{\\d+}/drop", async (c) => {
    const input = await c.req.json<{ reason?: unknown }>().catch(() => ({ reason: undefined }));
    const reason = typeof input.reason === "string" ? input.reason.slice(0, REASON_LIMIT) : "";
    return decide(c, { kind: "drop", reason: reason || "Dropped in review." });
  });

async function decide(c: DoorContext, decision: Parameters<typeof review>[2]) {
  const id = Number(c.req.param("digestId"));
  const reviewed = await review(c.env, id, decision);
  switch (reviewed.kind) {
    case "published":
    case "dropped":
      return c.json({ id, status: reviewed.kind });
    case "not-held":
      return (await findDigestById(c.env.db, id))
        ? c.json({ error: `Digest ${id} is not held for review` }, 409)
        : unknown(c, id);
  }
}

const unknown = (c: DoorContext, id: number) => c.json({ error: `There is no digest ${id}` }, 404);
