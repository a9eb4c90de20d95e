/** Confirming a sign-up: the mail's link opens a page with one button, and only the button's POST changes anything. */
import { Hono } from "hono";
import { findNewslettersById } from "../newsletters/store.ts";
import { confirm as confirmSignUp, readConfirmation, type Confirmed } from "../subscribers/confirm.ts";
import { languageOf, type Door, type DoorContext } from "./door.ts";
import { readForm, textOf } from "./form.ts";
import { page } from "./page.tsx";
import { ConfirmPage, ConfirmedPage, LinkExpiredPage } from "./pages/confirm.tsx";

const TITLES = {
  "zh-CN": { ask: "确认订阅", done: "订阅成功", expired: "链接已失效" },
  en: { ask: "Confirm your subscription", done: "You are subscribed", expired: "This link has expired" },
};

export const confirm = new Hono<Door>()
  .get("/", async (c) => {
    const token = c.req.query("token") ?? "";
    const confirmation = await readConfirmation(c.env, token);
    if (confirmation.kind !== "active") return expired(c, confirmation.kind);
    const { language } = confirmation;
    const newsletterNames = await namesOf(c, confirmation);
    return page(
      c,
      { language, title: TITLES[language].ask },
      <ConfirmPage language={language} newsletterNames={newsletterNames} token={token} />,
    );
  })
  .post("/", async (c) => {
    const confirmation = await confirmSignUp(c.env, textOf(await readForm(c), "token"));
    if (confirmation.kind !== "active") return expired(c, confirmation.kind);
    const { language } = confirmation;
    return page(
      c,
      { language, title: TITLES[language].done },
      <ConfirmedPage language={language} newsletterNames={await namesOf(c, confirmation)} />,
    );
  });

async function namesOf(
  c: DoorContext,
  { newsletterIds }: Extract<Confirmed, { kind: "active" }>,
): Promise<string[]> {
  const newsletters = await findNewslettersById(c.env.db, newsletterIds);
  return newsletters.map(({ name }) => name);
}

function expired(c: DoorContext, kind: "expired" | "unknown") {
  const language = languageOf(c);
  return page(
    c,
    { language, title: TITLES[language].expired },
    <LinkExpiredPage language={language} />,
    kind === "expired" ? 410 : 404,
  );
}
