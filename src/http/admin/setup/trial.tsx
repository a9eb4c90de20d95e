/** The step of the test digest: made, looked at, mailed to oneself. */
import { Hono } from "hono";
import { sendTest } from "../../../deliveries/send-test.ts";
import { startTrial } from "../../../digests/start-trial.ts";
import { findBySlot, findHeadlines } from "../../../digests/store.ts";
import { findNewsletter } from "../../../newsletters/store.ts";
import type { Door, DoorContext } from "../../door.ts";
import { readForm, textOf } from "../../form.ts";
import { noteChange } from "../../note-change.ts";
import { SetupTrialPage } from "../../pages/admin/setup/trial.tsx";
import { adminPage } from "../page.tsx";
import { findLastDigest } from "./setup-store.ts";
import { setupTitle } from "./title.ts";

const HEADLINES = 50;

export const setupTrial = new Hono<Door>()
  .get("/:id/trial", (c) => show(c, null))
  .post("/:id/trial", async (c) => {
    const newsletter = await findNewsletter(c.env.db, c.req.param("id"));
    if (!newsletter) return c.notFound();
    const trial = await startTrial(c.env, newsletter);
    if (trial.kind === "not-held") return c.text("The newsletter is open: its digests are not held.", 409);
    await noteChange(c, {
      verb: "digest.trial",
      subject: `newsletter/${newsletter.id}`,
      detail: { slot: trial.slot },
    });
    return c.redirect(`/admin/setup/${newsletter.id}/trial?slot=${trial.slot.getTime()}`, 303);
  })
  .post("/:id/trial/mail", async (c) => {
    const to = textOf(await readForm(c), "to").trim();
    const digest = await findLastDigest(c.env.db, c.req.param("id"));
    if (digest?.status !== "held") return c.text("There is no test digest that is held.", 409);
    const [sent] = await sendTest(c.env, digest.id, [to]);
    await noteChange(c, { verb: "digest.test", subject: `digest/${digest.id}` });
    return show(c, sent ? { to, outcome: sent.message ?? sent.outcome } : null);
  });

/** The slot of a trial that was just started: its row is there once its sources are read. */
function slotIn(c: DoorContext): Date | null {
  const asked = Number(c.req.query("slot"));
  return asked > 0 && asked < 8.64e15 ? new Date(asked) : null;
}

async function show(c: DoorContext, mailed: { to: string; outcome: string } | null) {
  const { db } = c.env;
  const newsletterId = c.req.param("id") ?? "";
  const slot = slotIn(c);
  const digest = slot ? await findBySlot(db, newsletterId, slot) : await findLastDigest(db, newsletterId);
  const stories = digest ? await findHeadlines(db, [digest.id], HEADLINES) : [];
  return adminPage(
    c,
    { title: setupTitle(c), room: "newsletters" },
    <SetupTrialPage
      newsletterId={newsletterId}
      digest={digest ? { ...digest, headlines: stories.map(({ headline }) => headline) } : null}
      isStarting={slot !== null && !digest}
      mailed={mailed}
    />,
  );
}
