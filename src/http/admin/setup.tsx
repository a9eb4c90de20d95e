/**
 * Setting up a newsletter, step by step. Until its last step it is paused and holds its digests for review: nothing is
 * public, and nobody is mailed.
 */
import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { defineNewsletter } from "../../newsletters/define.ts";
import { findNewsletter, type Newsletter } from "../../newsletters/store.ts";
import type { Door, DoorContext } from "../door.ts";
import { readForm, textOf } from "../form.ts";
import { noteChange } from "../note-change.ts";
import type { TypedNewsletter } from "../pages/admin/newsletter-form.tsx";
import { BeginPage } from "../pages/admin/setup/begin.tsx";
import { SetupOpenPage } from "../pages/admin/setup/trial.tsx";
import { adminLanguage } from "./language.ts";
import { definitionIn, faultsByField, type Faults } from "./newsletter-form.ts";
import { definitionOf, newNewsletter, scheduleOf } from "./newsletters.tsx";
import { adminPage } from "./page.tsx";
import { setupModel } from "./setup/model.tsx";
import { countSources } from "./setup/setup-store.ts";
import { setupSender } from "./setup/sender.tsx";
import { setupSources } from "./setup/sources.tsx";
import { setupTrial } from "./setup/trial.tsx";
import { setupTitle } from "./setup/title.ts";

const knownOnly = createMiddleware<Door>(async (c, next) => {
  if (!(await findNewsletter(c.env.db, c.req.param("id") ?? ""))) return c.notFound();
  await next();
});

export const setup = new Hono<Door>()
  .get("/setup", (c) => begin(c, newNewsletter(adminLanguage(c))))
  .post("/setup", async (c) => {
    const form = await readForm(c);
    const typed = {
      ...newNewsletter(adminLanguage(c)),
      ...definitionIn(form),
      id: textOf(form, "id").trim(),
      paused: true,
      review: "until-approved",
    };
    if (await findNewsletter(c.env.db, typed.id))
      return begin(c, typed, { id: `${typed.id} is another newsletter's` });
    const defined = await defineNewsletter(c.env, typed);
    if (defined.kind === "invalid") return begin(c, typed, faultsByField(defined.faults));
    await noteChange(c, { verb: "newsletter.define", subject: `newsletter/${defined.id}`, detail: typed });
    return c.redirect(`/admin/setup/${defined.id}/sources`, 303);
  })
  .use("/setup/:id/*", knownOnly)
  .route("/setup", setupSources)
  .route("/setup", setupSender)
  .route("/setup", setupModel)
  .route("/setup", setupTrial)
  .get("/setup/:id/open", async (c) => {
    const newsletter = await getNewsletter(c);
    return adminPage(
      c,
      { title: setupTitle(c), room: "newsletters" },
      <SetupOpenPage
        newsletterId={newsletter.id}
        name={newsletter.name}
        isOpen={!newsletter.paused}
        publicUrl={c.env.settings.publicUrl}
        sourceCount={await countSources(c.env.db, newsletter.id)}
      />,
    );
  })
  .post("/setup/:id/open", async (c) => {
    const newsletter = await getNewsletter(c);
    const review = textOf(await readForm(c), "review");
    const opened = await defineNewsletter(c.env, { ...definitionOf(newsletter), review, paused: false });
    if (opened.kind === "invalid") return c.text(opened.faults.join("; "), 422);
    await noteChange(c, {
      verb: "newsletter.open",
      subject: `newsletter/${newsletter.id}`,
      detail: { review },
    });
    return c.redirect(`/admin/setup/${newsletter.id}/open`, 303);
  });

const begin = (c: DoorContext, typed: TypedNewsletter, faults: Faults = {}) =>
  adminPage(
    c,
    { title: setupTitle(c), room: "newsletters" },
    <BeginPage typed={typed} schedule={scheduleOf(typed.schedule)} faults={faults} />,
    Object.keys(faults).length > 0 ? 422 : 200,
  );

/** Behind knownOnly. */
async function getNewsletter(c: DoorContext): Promise<Newsletter> {
  const newsletter = await findNewsletter(c.env.db, c.req.param("id") ?? "");
  if (!newsletter) throw new Error("The newsletter is gone");
  return newsletter;
}
