/** What people see when nothing is found or something broke; what broke goes to the log. */
import { HTTPException } from "hono/http-exception";
import { messageOf } from "../providers/log.ts";
import { languageOf, type DoorContext, type Language } from "./door.ts";
import { page } from "./page.tsx";
import { MessagePage } from "./pages/message.tsx";

const TEXTS = {
  "zh-CN": {
    missing: ["没有这个页面", "链接可能抄漏了几个字，或者这一期还没有发布。"],
    broken: ["出了点问题", "我们已经记下了这个错误。请过一会儿再试。"],
    home: "回到首页",
  },
  en: {
    missing: ["There is no such page", "The link may have lost a few letters, or this issue is not out yet."],
    broken: ["Something went wrong", "We have a note of it. Please try again in a little while."],
    home: "To the front page",
  },
} as const;

export const notFound = (c: DoorContext) =>
  c.req.path.startsWith("/api/")
    ? c.json({ error: `There is no ${c.req.method} ${c.req.path}` }, 404)
    : message(c, languageOf(c), "missing", 404);

export function onError(error: Error, c: DoorContext) {
  if (error instanceof HTTPException) return error.getResponse();
  c.env.log.error("http.failure", {
    path: c.req.path,
    message: messageOf(error),
    cause: messageOf(error.cause),
  });
  if (c.req.path.startsWith("/api/"))
    return c.json({ error: "Something went wrong; the log says what" }, 500);
  return message(c, languageOf(c), "broken", 500);
}

function message(c: DoorContext, language: Language, which: "missing" | "broken", status: 404 | 500) {
  const texts = TEXTS[language];
  const [title, text] = texts[which];
  return page(
    c,
    { language, title },
    <MessagePage language={language} title={title} text={text} link={{ href: "/", text: texts.home }} />,
    status,
  );
}
