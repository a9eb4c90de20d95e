/** The way to a fresh link: the page that asks for one, and the press that has it mailed. */
import { Hono } from "hono";
import { normaliseAddress } from "../subscribers/address.ts";
import { askLinkByAddress, askLinkByToken } from "../subscribers/ask-link.ts";
import { readManage, type Managed, type ManageLink } from "../subscribers/manage.ts";
import { languageIn, languageOf, type Door, type DoorContext, type Language } from "./door.ts";
import { readForm, textOf } from "./form.ts";
import { mayAskForMail } from "./may-ask-for-mail.ts";
import { page } from "./page.tsx";
import { AskLinkPage, LinkSentPage } from "./pages/ask-link.tsx";
import { PREFERENCES } from "./pages/preferences-strings.ts";
import { quietly } from "./quietly.ts";

export const freshLink = new Hono<Door>().post("/link", async (c) => {
  const form = await readForm(c);
  const language = languageIn(form, c);
  const { "too-soon": tooSoon, invalid } = PREFERENCES[language].addressAnswers;
  const token = textOf(form, "token");
  const address = textOf(form, "email");
  const refuse = (fault: string, status: 422 | 429) =>
    askForLink(c, { language, why: "asked", token: null, typed: address, fault, status });
  if (!token && !normaliseAddress(address)) return refuse(invalid, 422);
  if (!(await mayAskForMail(c, token ? null : address))) return refuse(tooSoon, 429);
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
});

/** What a form that bears a fresh link is answered by: `act` while the link holds, else the way to another. */
export async function withFreshLink(
  c: DoorContext,
  act: (fresh: { form: FormData; token: string; managed: Managed }) => Response | Promise<Response>,
): Promise<Response> {
  const form = await readForm(c);
  const token = textOf(form, "token");
  const managed = await readManage(c.env, token);
  return managed.kind === "open" ? act({ form, token, managed }) : refuseLink(c, managed, token);
}

/** The answer to a link that does not hold: an expired one is renewed by itself. */
export const refuseLink = (c: DoorContext, link: Exclude<ManageLink, { kind: "open" }>, token: string) =>
  link.kind === "expired"
    ? askForLink(c, { language: link.language, why: "expired", token })
    : askForLink(c, { language: languageOf(c), why: "unknown" });

type Asking = {
  language: Language;
  why: "asked" | "expired" | "unknown";
  /** Of an expired link, which asks for another by itself. */
  token?: string | null;
  /** The address that was typed, what is wrong with it, and the answer's status then. */
  typed?: string;
  fault?: string;
  status?: 422 | 429;
};

const STATUSES = { asked: 200, expired: 410, unknown: 404 } as const;

/** The page on which a fresh link is asked for. */
export function askForLink(c: DoorContext, { status, ...asking }: Asking) {
  const { language, why } = asking;
  const strings = PREFERENCES[language];
  const title = { asked: strings.title, expired: strings.expiredTitle, unknown: strings.unknownTitle }[why];
  return page(c, { language, title }, <AskLinkPage {...asking} />, status ?? STATUSES[why]);
}
