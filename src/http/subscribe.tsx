/**
 * Signing up. The answer is given before anything is looked up, so it is the same, and takes the same time, for
 * addresses in every state; the work goes on behind it.
 */
import { Hono } from "hono";
import { recordFailure } from "../db/failures.ts";
import type { Desk } from "../desk.ts";
import { messageOf } from "../providers/log.ts";
import { checkSignUp, signUp, type SignUp } from "../subscribers/sign-up.ts";
import { languageOf, type Door, type DoorContext, type Language } from "./door.ts";
import { readForm, textOf } from "./form.ts";
import { page } from "./page.tsx";
import { MessagePage } from "./pages/message.tsx";
import { SignUpSentPage } from "./pages/sign-up-sent.tsx";

const TEXTS = {
  "zh-CN": {
    sent: "请查收确认邮件",
    "invalid-address": ["邮箱地址好像不对", "请返回上一页检查一下，比如 name@example.com。"],
    "no-newsletter": ["还没有选择要订阅的简报", "请返回上一页，至少勾选一份。"],
    busy: ["请求太多了", "请过一分钟再试。"],
    back: "返回首页",
  },
  en: {
    sent: "Please look into your inbox",
    "invalid-address": [
      "That address does not look right",
      "Please go back and check it: name@example.com, for instance.",
    ],
    "no-newsletter": ["No newsletter was chosen", "Please go back and tick at least one."],
    busy: ["Too many requests", "Please try again in a minute."],
    back: "To the front page",
  },
} as const;

export const subscribe = new Hono<Door>()
  .get("/", (c) => c.redirect("/", 303))
  .post("/", async (c) => {
    const form = await readForm(c);
    const language = languageIn(form, c);
    if (!(await c.env.maySignUp(c.req.header("cf-connecting-ip") ?? "unknown")))
      return refuse(c, language, "busy", 429);
    const checked = checkSignUp(wishOf(form, language));
    if (checked.kind !== "valid") return refuse(c, language, checked.kind, 422);
    // the honeypot: people don't see this field, so whoever fills it in is none
    if (!form.get("website")) c.executionCtx.waitUntil(signUpQuietly(c.env, checked.wish));
    return page(c, { language, title: TEXTS[language].sent }, <SignUpSentPage language={language} />);
  });

function languageIn(form: FormData, c: DoorContext): Language {
  const asked = form.get("language");
  return asked === "en" || asked === "zh-CN" ? asked : languageOf(c);
}

const wishOf = (form: FormData, language: Language): SignUp => ({
  address: textOf(form, "email"),
  newsletterIds: form.getAll("newsletter").map(String),
  language,
  consent: `sign-up form, ${language}`,
});

async function signUpQuietly(desk: Desk, wish: SignUp): Promise<void> {
  try {
    desk.log.info("subscribers.sign-up", { outcome: await signUp(desk, wish) });
  } catch (error) {
    await recordFailure(desk, "subscribers", `Sign-up: ${messageOf(error)}`);
  }
}

function refuse(
  c: DoorContext,
  language: Language,
  why: "invalid-address" | "no-newsletter" | "busy",
  status: 422 | 429,
) {
  const texts = TEXTS[language];
  const [title, text] = texts[why];
  return page(
    c,
    { language, title },
    <MessagePage language={language} title={title} text={text} link={{ href: "/", text: texts.back }} />,
    status,
  );
}
