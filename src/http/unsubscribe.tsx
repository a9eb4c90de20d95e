/**
 * Leaving. GET shows a page with a button. POST is both that button and the mail client's one-click request
 * (RFC 8058): no cookie, no redirect, urlencoded or multipart, 200 the second time too, plain 4xx for a bad token.
 */
import { Hono } from "hono";
import { findNewsletter, findNewsletters } from "../newsletters/store.ts";
import { readUnsubscription, unsubscribe as endSubscription } from "../subscribers/unsubscribe.ts";
import { languageOf, type Door, type DoorContext, type Language } from "./door.ts";
import { readForm } from "./form.ts";
import { page } from "./page.tsx";
import { MessagePage } from "./pages/message.tsx";
import { UnsubscribePage, UnsubscribedPage } from "./pages/unsubscribe.tsx";
import { greet } from "./quietly.ts";
import { lessFrequent } from "./view.ts";

const TEXTS = {
  "zh-CN": {
    ask: "退订",
    done: "已退订",
    unknown: ["链接无效", "这个退订链接不完整。请从邮件里重新点开，或使用邮箱自带的退订按钮。"],
  },
  en: {
    ask: "Unsubscribe",
    done: "You are unsubscribed",
    unknown: [
      "This link is not valid",
      "It may have been cut. Please open it again from the mail, or use your mail program's unsubscribe button.",
    ],
  },
} as const;

export const unsubscribe = new Hono<Door>()
  .get("/", async (c) => {
    const token = c.req.query("token") ?? "";
    const leaving = await readUnsubscription(c.env, token);
    if (leaving.kind === "unknown") return unknownToken(c);
    const newsletters = await findNewsletters(c.env.db);
    const newsletter = newsletters.find(({ id }) => id === leaving.newsletterId);
    const language = leaving.language ?? newsletter?.language ?? languageOf(c);
    return page(
      c,
      { language, title: TEXTS[language].ask },
      <UnsubscribePage
        language={language}
        newsletterName={newsletter?.name ?? leaving.newsletterId}
        maskedEmail={leaving.maskedAddress}
        token={token}
        fewer={newsletter ? lessFrequent(newsletter, newsletters, c.env.now()) : []}
      />,
    );
  })
  .post("/", async (c) => {
    const form = await readForm(c);
    const left = await endSubscription(
      c.env,
      c.req.query("token") ?? "",
      form.get("scope") === "all" ? "all" : "one",
    );
    if (left.kind === "unknown") return unknownToken(c);
    // who still gets something is not written to (subscribers/greet.ts)
    if (left.ended !== null && c.env.settings.letters.goodbye)
      c.executionCtx.waitUntil(
        greet(c.env, { letter: "goodbye", subscriberId: left.ended, issuedAt: c.env.now() }),
      );
    if (form.get("List-Unsubscribe") === "One-Click") return c.text("Unsubscribed.");
    const newsletter =
      left.newsletterId === null ? undefined : await findNewsletter(c.env.db, left.newsletterId);
    const language: Language = newsletter?.language ?? languageOf(c);
    return page(
      c,
      { language, title: TEXTS[language].done },
      <UnsubscribedPage language={language} newsletterName={newsletter?.name ?? null} />,
    );
  });

function unknownToken(c: DoorContext) {
  const language = languageOf(c);
  const [title, text] = TEXTS[language].unknown;
  return page(c, { language, title }, <MessagePage language={language} title={title} text={text} />, 404);
}
