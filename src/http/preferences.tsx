/**
 * Choosing. A mail's own link opens a page that shows and changes nothing but sends a fresh link; the fresh link opens
 * the choices. Nothing changes by GET, and every form bears the link's token: there is no session.
 */
import { Hono } from "hono";
import { findNewsletters } from "../newsletters/store.ts";
import { eraseSubscriber } from "../subscribers/erase.ts";
import { findChoices, readManage, saveChoices } from "../subscribers/manage.ts";
import { personOf } from "../subscribers/person.ts";
import { readUnsubscription } from "../subscribers/unsubscribe.ts";
import { addressChange } from "./address-change.tsx";
import { say, showChoices } from "./choices.tsx";
import { languageOf, type Door } from "./door.ts";
import { textOf } from "./form.ts";
import { askForLink, freshLink, refuseLink, withFreshLink } from "./fresh-link.tsx";
import { page } from "./page.tsx";
import { PreferencesDoorPage } from "./pages/ask-link.tsx";
import { PREFERENCES } from "./pages/preferences-strings.ts";
import { choicesIn } from "./preferences-form.ts";

export const preferences = new Hono<Door>()
  .get("/", async (c) => {
    const token = c.req.query("token");
    if (token === undefined) return askForLink(c, { language: languageOf(c), why: "asked" });
    const managed = await readManage(c.env, token);
    if (managed.kind === "open") return showChoices(c, token, managed);
    if (managed.kind === "expired") return refuseLink(c, managed, token);
    const mail = await readUnsubscription(c.env, token);
    if (mail.kind === "unknown") return askForLink(c, { language: languageOf(c), why: "unknown" });
    const language = mail.language ?? languageOf(c);
    return page(
      c,
      { language, title: PREFERENCES[language].title },
      <PreferencesDoorPage language={language} token={token} maskedEmail={mail.maskedAddress} />,
    );
  })
  .post("/", (c) =>
    withFreshLink(c, async ({ form, token, managed: { subscriber } }) => {
      const before = await findChoices(c.env, subscriber);
      const wanted = choicesIn(form, before, await findNewsletters(c.env.db), c.env.now());
      await saveChoices(c.env, subscriber, before, wanted, "preferences");
      const { language } = wanted;
      return showChoices(
        c,
        token,
        { subscriber: { ...subscriber, language }, goal: null },
        { kind: "saved" },
      );
    }),
  )
  .post("/switch", (c) =>
    withFreshLink(c, async ({ token, managed: { subscriber, goal } }) => {
      const before = await findChoices(c.env, subscriber);
      if (goal) {
        const kept = before.newsletterIds.filter((id) => id !== goal.leave);
        const wanted = { ...before, newsletterIds: [...new Set([...kept, goal.join])] };
        await saveChoices(c.env, subscriber, before, wanted, "fewer instead");
      }
      return showChoices(c, token, { subscriber, goal: null }, { kind: "saved" });
    }),
  )
  .post("/data", (c) =>
    withFreshLink(c, async ({ managed }) => {
      const person = await personOf(c.env, managed.subscriber.email);
      c.header("content-disposition", 'attachment; filename="my-data.json"');
      c.header("content-type", "application/json; charset=utf-8");
      return c.body(`${JSON.stringify(person, null, 2)}\n`);
    }),
  )
  .post("/erase", (c) =>
    withFreshLink(c, async ({ form, token, managed }) => {
      if (textOf(form, "sure") !== "yes") return showChoices(c, token, managed, { kind: "unsure" });
      await eraseSubscriber(c.env, managed.subscriber);
      return say(c, managed.subscriber.language, "erased");
    }),
  )
  .route("/", freshLink)
  .route("/", addressChange);
