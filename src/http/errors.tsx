/** What people see when nothing is found or something broke; what broke goes to the log. */
import { HTTPException } from "hono/http-exception";
import { messageOf } from "../providers/log.ts";
import { findNearest } from "../digests/reading-store.ts";
import { findNewsletters } from "../newsletters/store.ts";
import { languageOf, type DoorContext } from "./door.ts";
import { page } from "./page.tsx";
import { MessagePage } from "./pages/message.tsx";
import { MissingPage } from "./pages/missing.tsx";
import { READING } from "./pages/reading-strings.ts";

const TEXTS = {
  "zh-CN": {
    broken: ["出了点问题", "我们已经记下了这个错误。请过一会儿再试。"],
    home: "回到首页",
  },
  en: {
    broken: ["Something went wrong", "We have a note of it. Please try again in a little while."],
    home: "To the front page",
  },
} as const;

export async function notFound(c: DoorContext) {
  if (c.req.path.startsWith("/api/"))
    return c.json({ error: `There is no ${c.req.method} ${c.req.path}` }, 404);
  const [, first = "", slug = ""] = c.req.path.split("/");
  const newsletters = await findNewsletters(c.env.db);
  const newsletter = newsletters.find(({ id }) => id === first);
  const language = languageOf(c);
  const nearest = newsletter && (await findNearest(c.env.db, newsletter, slug));
  return page(
    c,
    { language, title: READING[language].missingTitle },
    <MissingPage
      language={language}
      newsletters={newsletters}
      nearest={nearest ? { newsletterId: first, ...nearest } : null}
    />,
    404,
  );
}

export function onError(error: Error, c: DoorContext) {
  if (error instanceof HTTPException) return error.getResponse();
  c.env.log.error("http.failure", {
    path: c.req.path,
    message: messageOf(error),
    cause: messageOf(error.cause),
  });
  if (c.req.path.startsWith("/api/"))
    return c.json({ error: "Something went wrong; the log says what" }, 500);
  const language = languageOf(c);
  const { broken, home } = TEXTS[language];
  const [title, text] = broken;
  return page(
    c,
    { language, title },
    <MessagePage language={language} title={title} text={text} link={{ href: "/", text: home }} />,
    500,
  );
}
