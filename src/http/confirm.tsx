/** Confirming a sign-up: the mail's link opens a page with one button, and only the button's POST changes anything. */
import { Hono } from "hono";
import { findNewslettersById } from "../newsletters/store.ts";
import { confirmAgain } from "../subscribers/confirm-again.ts";
import { confirm as confirmSignUp, readConfirmation, type Confirmed } from "../subscribers/confirm.ts";
import { languageIn, languageOf, type Door, type DoorContext, type Language } from "./door.ts";
import { readForm, textOf } from "./form.ts";
import { mayAskForMail } from "./may-ask-for-mail.ts";
import { page } from "./page.tsx";
import { ConfirmPage, ConfirmedPage, LinkExpiredPage, SentAgainPage } from "./pages/confirm.tsx";
import { MessagePage } from "./pages/message.tsx";
import { STRINGS } from "./pages/strings.ts";
import { greet, quietly } from "./quietly.ts";

const TITLES = {
  "zh-CN": { ask: "确认订阅", done: "订阅成功", expired: "链接已失效", sent: "请查收确认邮件" },
  en: {
    ask: "Confirm your subscription",
    done: "You are subscribed",
    expired: "This link has expired",
    sent: "Please look into your inbox",
  },
};

export const confirm = new Hono<Door>()
  .get("/", async (c) => {
    const token = c.req.query("token") ?? "";
    const confirmation = await readConfirmation(c.env, token);
    if (confirmation.kind !== "active") return expired(c, confirmation, token);
    const { language } = confirmation;
    const newsletterNames = await namesOf(c, confirmation);
    return page(
      c,
      { language, title: TITLES[language].ask },
      <ConfirmPage language={language} newsletterNames={newsletterNames} token={token} />,
    );
  })
  .post("/", async (c) => {
    const token = textOf(await readForm(c), "token");
    const confirmation = await confirmSignUp(c.env, token);
    if (confirmation.kind !== "active") return expired(c, confirmation, token);
    const { language, welcomes } = confirmation;
    if (welcomes !== null && c.env.settings.letters.welcome)
      c.executionCtx.waitUntil(
        greet(c.env, { letter: "welcome", subscriberId: welcomes, issuedAt: c.env.now() }),
      );
    return page(
      c,
      { language, title: TITLES[language].done },
      <ConfirmedPage language={language} newsletterNames={await namesOf(c, confirmation)} />,
    );
  })
  .post("/again", async (c) => {
    const form = await readForm(c);
    const language = languageIn(form, c);
    if (!(await mayAskForMail(c, null))) return busy(c, language);
    // answered before anything is looked up: whoever holds an old link learns nothing of the address
    c.executionCtx.waitUntil(
      quietly(c.env, "subscribers.confirm-again", () => confirmAgain(c.env, textOf(form, "token"))),
    );
    return page(c, { language, title: TITLES[language].sent }, <SentAgainPage language={language} />);
  });

async function namesOf(
  c: DoorContext,
  { newsletterIds }: Extract<Confirmed, { kind: "active" }>,
): Promise<string[]> {
  const newsletters = await findNewslettersById(c.env.db, newsletterIds);
  return newsletters.map(({ name }) => name);
}

function busy(c: DoorContext, language: Language) {
  const { busyTitle, busyText } = STRINGS[language];
  return page(
    c,
    { language, title: busyTitle },
    <MessagePage language={language} title={busyTitle} text={busyText} />,
    429,
  );
}

function expired(c: DoorContext, confirmation: Exclude<Confirmed, { kind: "active" }>, token: string) {
  const { kind } = confirmation;
  const language = (kind === "expired" ? confirmation.language : null) ?? languageOf(c);
  return page(
    c,
    { language, title: TITLES[language].expired },
    <LinkExpiredPage language={language} token={kind === "expired" ? token : null} />,
    kind === "expired" ? 410 : 404,
  );
}
