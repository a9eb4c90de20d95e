/**
 * Choosing. A mail's own link opens a page that shows and changes nothing but sends a fresh link; the fresh link opens
 * the choices. Nothing changes by GET, and every form bears the link's token: there is no session.
 */
import { Hono } from "hono";
import { findNewsletters } from "../newsletters/store.ts";
import { hashAddress, normaliseAddress } from "../subscribers/address.ts";
import { askLinkByAddress, askLinkByToken } from "../subscribers/ask-link.ts";
import { askAddressChange, changeAddress, readAddressChange } from "../subscribers/change-address.ts";
import {
  eraseByLink,
  findChoices,
  readManage,
  saveChoices,
  type Managed,
  type ManageLink,
} from "../subscribers/manage.ts";
import { personOf } from "../subscribers/person.ts";
import { readUnsubscription } from "../subscribers/unsubscribe.ts";
import { languageIn, languageOf, type Door, type DoorContext, type Language } from "./door.ts";
import { readForm, textOf } from "./form.ts";
import { networkIn } from "./network-in.ts";
import { page } from "./page.tsx";
import { AskLinkPage, ConfirmAddressPage, LinkSentPage, PreferencesDoorPage } from "./pages/ask-link.tsx";
import { MessagePage } from "./pages/message.tsx";
import { PreferencesPage } from "./pages/preferences.tsx";
import { PREFERENCES } from "./pages/preferences-strings.ts";
import { choicesIn, preferencesView } from "./preferences-form.ts";
import { quietly } from "./quietly.ts";

export const preferences = new Hono<Door>()
  .get("/", async (c) => {
    const token = c.req.query("token");
    if (token === undefined) return askForLink(c, languageOf(c), "asked", null);
    const managed = await readManage(c.env, token);
    if (managed.kind === "open") return showChoices(c, token, managed);
    if (managed.kind === "expired") return refuseLink(c, managed, token);
    const mail = await readUnsubscription(c.env, token);
    if (mail.kind === "unknown") return askForLink(c, languageOf(c), "unknown", null);
    const language = mail.language ?? languageOf(c);
    return page(
      c,
      { language, title: PREFERENCES[language].title },
      <PreferencesDoorPage language={language} token={token} maskedEmail={mail.maskedAddress} />,
    );
  })
  .post("/", async (c) => {
    const form = await readForm(c);
    const token = textOf(form, "token");
    const managed = await readManage(c.env, token);
    if (managed.kind !== "open") return refuseLink(c, managed, token);
    const before = await findChoices(c.env, managed.subscriber);
    const choices = choicesIn(form, before, await findNewsletters(c.env.db), c.env.now());
    await saveChoices(c.env, managed.subscriber, choices, "preferences");
    const subscriber = { ...managed.subscriber, language: choices.language };
    return showChoices(c, token, { subscriber, goal: null }, { saved: true });
  })
  .post("/link", async (c) => {
    const form = await readForm(c);
    const language = languageIn(form, c);
    if (!(await c.env.maySignUp(networkIn(c))))
      return askForLink(c, language, "asked", null, PREFERENCES[language].addressAnswers["too-soon"], 429);
    const token = textOf(form, "token");
    const address = textOf(form, "email");
    if (!token && !normaliseAddress(address))
      return askForLink(c, language, "asked", null, PREFERENCES[language].addressAnswers.invalid, 422);
    if (!token && !(await mayAsk(c, address)))
      return askForLink(c, language, "asked", null, PREFERENCES[language].addressAnswers["too-soon"], 429);
    const join = textOf(form, "join") || null;
    // answered before anything is looked up, so alike, and as soon, for whoever is known or not
    c.executionCtx.waitUntil(
      quietly(c.env, "subscribers.link-asked", () =>
        token ? askLinkByToken(c.env, token, join) : askLinkByAddress(c.env, address),
      ),
    );
    return page(
      c,
      { language, title: PREFERENCES[language].linkSentTitle },
      <LinkSentPage language={language} />,
    );
  })
  .post("/switch", async (c) => {
    const token = textOf(await readForm(c), "token");
    const managed = await readManage(c.env, token);
    if (managed.kind !== "open") return refuseLink(c, managed, token);
    const { subscriber, goal } = managed;
    const { awaitedAddress: _, ...choices } = await findChoices(c.env, subscriber);
    if (goal) {
      const kept = choices.newsletterIds.filter((id) => id !== goal.leave);
      const wanted = { ...choices, newsletterIds: [...new Set([...kept, goal.join])] };
      await saveChoices(c.env, subscriber, wanted, "fewer instead");
    }
    return showChoices(c, token, { subscriber, goal: null }, { saved: true });
  })
  .post("/change-address", async (c) => {
    const form = await readForm(c);
    const token = textOf(form, "token");
    const managed = await readManage(c.env, token);
    if (managed.kind !== "open") return refuseLink(c, managed, token);
    const typed = textOf(form, "email");
    const answer = await askAddressChange(c.env, managed.subscriber, typed, (write) =>
      c.executionCtx.waitUntil(quietly(c.env, "subscribers.address-asked", write)),
    );
    return showChoices(c, token, managed, { address: answer, typed });
  })
  .get("/address", async (c) => {
    const token = c.req.query("token") ?? "";
    const asked = await readAddressChange(c.env, token);
    if (asked.kind !== "asked") return askForLink(c, languageOf(c), asked.kind, null);
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
      return askForLink(c, languageOf(c), changed.kind, null);
    return changed.kind === "changed"
      ? say(c, changed.language, "addressChanged")
      : say(c, languageOf(c), "taken", 409);
  })
  .post("/data", async (c) => {
    const token = textOf(await readForm(c), "token");
    const managed = await readManage(c.env, token);
    if (managed.kind !== "open") return refuseLink(c, managed, token);
    const person = await personOf(c.env, managed.subscriber.email);
    c.header("content-disposition", 'attachment; filename="my-data.json"');
    c.header("content-type", "application/json; charset=utf-8");
    return c.body(`${JSON.stringify(person, null, 2)}\n`);
  })
  .post("/erase", async (c) => {
    const form = await readForm(c);
    const token = textOf(form, "token");
    const managed = await readManage(c.env, token);
    if (managed.kind !== "open") return refuseLink(c, managed, token);
    if (textOf(form, "sure") !== "yes") return showChoices(c, token, managed);
    await eraseByLink(c.env, token);
    return say(c, managed.subscriber.language, "erased");
  });

/** As for sign-ups: so often an address in a minute, whatever is known of it. */
async function mayAsk({ env }: DoorContext, typed: string): Promise<boolean> {
  const email = normaliseAddress(typed) ?? "";
  return env.maySignUpAddress(await hashAddress(email, env.settings.addressKey));
}

type Done = { saved?: boolean; address?: "asked" | "invalid" | "same" | "too-soon"; typed?: string };

async function showChoices(c: DoorContext, token: string, { subscriber, goal }: Managed, done: Done = {}) {
  const [choices, newsletters] = await Promise.all([
    findChoices(c.env, subscriber),
    findNewsletters(c.env.db),
  ]);
  const { language } = subscriber;
  const strings = PREFERENCES[language];
  const isFault = done.address !== undefined && done.address !== "asked";
  return page(
    c,
    { language, title: strings.title },
    <PreferencesPage
      {...preferencesView({ subscriber, goal, choices, newsletters, now: c.env.now() })}
      token={token}
      status={done.saved ? strings.saved : done.address === "asked" ? strings.addressAnswers.asked : null}
      addressFault={
        isFault && done.address
          ? { typed: done.typed ?? "", text: strings.addressAnswers[done.address] }
          : null
      }
    />,
    isFault ? 422 : 200,
  );
}

/** Where a fresh link is asked for; an expired one is renewed by itself. */
function askForLink(
  c: DoorContext,
  language: Language,
  why: "asked" | "expired" | "unknown",
  token: string | null,
  fault: string | null = null,
  status: 200 | 404 | 410 | 422 | 429 = why === "asked" ? 200 : why === "expired" ? 410 : 404,
) {
  const strings = PREFERENCES[language];
  const title = { asked: strings.title, expired: strings.expiredTitle, unknown: strings.unknownTitle }[why];
  return page(
    c,
    { language, title },
    <AskLinkPage language={language} why={why} token={token} fault={fault} />,
    status,
  );
}

const refuseLink = (c: DoorContext, link: Exclude<ManageLink, { kind: "open" }>, token: string) =>
  link.kind === "expired"
    ? askForLink(c, link.language, "expired", token)
    : askForLink(c, languageOf(c), "unknown", null);

function say(
  c: DoorContext,
  language: Language,
  what: "addressChanged" | "taken" | "erased",
  status: 200 | 409 = 200,
) {
  const strings = PREFERENCES[language];
  const title = strings[`${what}Title`];
  return page(
    c,
    { language, title },
    <MessagePage
      language={language}
      title={title}
      text={strings[`${what}Text`]}
      link={{ href: `/?language=${language}`, text: strings.home }}
    />,
    status,
  );
}
