/** A change of address: asked for on the page of choosing, confirmed by the page that the new address's mail links to. */
import { Hono } from "hono";
import { askAddressChange, changeAddress, readAddressChange } from "../subscribers/change-address.ts";
import { say, showChoices } from "./choices.tsx";
import { languageOf, type Door } from "./door.ts";
import { readForm, textOf } from "./form.ts";
import { askForLink, withFreshLink } from "./fresh-link.tsx";
import { mayAskForMail } from "./may-ask-for-mail.ts";
import { page } from "./page.tsx";
import { ConfirmAddressPage } from "./pages/ask-link.tsx";
import { PREFERENCES } from "./pages/preferences-strings.ts";
import { quietly } from "./quietly.ts";

export const addressChange = new Hono<Door>()
  .post("/change-address", (c) =>
    withFreshLink(c, async ({ form, token, managed }) => {
      const typed = textOf(form, "email");
      // a reader may not have mails sent to strangers, one after the other
      const answer = (await mayAskForMail(c, typed))
        ? await askAddressChange(c.env, managed.subscriber, typed, (write) =>
            c.executionCtx.waitUntil(quietly(c.env, "subscribers.address-asked", write)),
          )
        : "too-soon";
      return showChoices(c, token, managed, { kind: "address", answer, typed });
    }),
  )
  .get("/address", async (c) => {
    const token = c.req.query("token") ?? "";
    const asked = await readAddressChange(c.env, token);
    if (asked.kind !== "asked") return askForLink(c, { language: languageOf(c), why: asked.kind });
    const { language } = asked.subscriber;
    return page(
      c,
      { language, title: PREFERENCES[language].confirmAddressTitle },
      <ConfirmAddressPage language={language} token={token} maskedEmail={asked.maskedAddress} />,
    );
  })
  .post("/address", async (c) => {
    const changed = await changeAddress(c.env, textOf(await readForm(c), "token"));
    if (changed.kind === "expired" || changed.kind === "unknown")
      return askForLink(c, { language: languageOf(c), why: changed.kind });
    return changed.kind === "changed"
      ? say(c, changed.language, "addressChanged")
      : say(c, languageOf(c), "taken", 409);
  });
