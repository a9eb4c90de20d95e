/** What is decided of a digest as a whole: to publish it, keep it, end it, correct it; and its mail, sent to oneself. */
import { Hono } from "hono";
import { sendTest, TEST_LIMIT } from "../../../deliveries/send-test.ts";
import { correct } from "../../../digests/edit/correct.ts";
import { holdDigest } from "../../../digests/edit/hold-digest.ts";
import { skipDigest } from "../../../digests/edit/skip-digest.ts";
import { review } from "../../../digests/review.ts";
import { findDigestById } from "../../../digests/store.ts";
import type { Door, DoorContext } from "../../door.ts";
import { readForm, textOf } from "../../form.ts";
import { goOn } from "../page.tsx";
import { answerChanged, digestIdOf, noteDigest, pathOf } from "./answer.ts";
import { sayFault } from "./faults.ts";
import { showReviewed } from "./reviewed.tsx";

const REASON_LIMIT = 300;

export const decisions = new Hono<Door>()
  .post("/approve", async (c) => decide(c, { kind: "approve" }))
  .post("/drop", async (c) =>
    decide(c, { kind: "drop", reason: (await reasonIn(c)) || "Dropped in review." }),
  )
  .post("/hold", async (c) => {
    const held = await holdDigest(c.env, digestIdOf(c));
    switch (held.kind) {
      case "held":
        await noteDigest(c, "digest.hold");
        return goOn(c, pathOf(c), "held");
      case "not-held":
        return goOn(c, pathOf(c), "out-of-date");
      case "unknown":
        return c.notFound();
    }
  })
  .post("/skip", async (c) => {
    const reason = (await reasonIn(c)) || "Skipped by hand.";
    const skipped = await skipDigest(c.env, digestIdOf(c), reason);
    switch (skipped.kind) {
      case "skipped":
        await noteDigest(c, "digest.skip", { reason });
        return goOn(c, pathOf(c), "skipped");
      case "ended":
        return goOn(c, pathOf(c), "out-of-date");
      case "unknown":
        return c.notFound();
    }
  })
  .post("/correct", async (c) => {
    const note = textOf(await readForm(c), "note");
    const corrected = await correct(c.env, digestIdOf(c), note);
    switch (corrected.kind) {
      case "corrected":
        await noteDigest(c, "digest.correct", { note });
        return goOn(c, pathOf(c), "corrected");
      case "invalid":
        return showReviewed(c, { note: { value: note, fault: sayFault(c, corrected.fault) } }, 422);
      case "unknown":
      case "closed":
      case "out-of-date":
      case "freezing":
        return answerChanged(c, corrected, "digest.correct", {});
    }
  })
  .post("/test", async (c) => {
    if (!(await findDigestById(c.env.db, digestIdOf(c)))) return c.notFound();
    const to = textOf(await readForm(c), "to")
      .split(/[\s,;，；]+/)
      .filter(Boolean)
      .slice(0, TEST_LIMIT);
    const sent = to.length > 0 ? await sendTest(c.env, digestIdOf(c), to) : [];
    // whom it was sent to is nobody's but the operator's
    if (sent.length > 0) await noteDigest(c, "digest.test", { count: sent.length });
    return showReviewed(c, {
      tested: sent.map(({ to, outcome, message }) => ({ to, outcome: message ?? outcome })),
    });
  });

async function decide(c: DoorContext, decision: Parameters<typeof review>[2]) {
  if (!(await findDigestById(c.env.db, digestIdOf(c)))) return c.notFound();
  const decided = await review(c.env, digestIdOf(c), decision);
  switch (decided.kind) {
    case "published":
      await noteDigest(c, "digest.approve");
      return goOn(c, pathOf(c), "approved");
    case "dropped":
      await noteDigest(c, "digest.drop", decision.kind === "drop" ? { reason: decision.reason } : {});
      return goOn(c, pathOf(c), "dropped");
    case "not-held":
      return goOn(c, pathOf(c), "out-of-date");
  }
}

const reasonIn = async (c: DoorContext): Promise<string> =>
  textOf(await readForm(c), "reason")
    .trim()
    .slice(0, REASON_LIMIT);
