/** The way to a fresh link: the page that asks for one, and the press that has it mailed. */
import { Hono } from "hono";
import { hashAddress, normaliseAddress } from "../subscribers/address.ts";
import { askLinkByAddress, askLinkByToken } from "../subscribers/ask-link.ts";
import { readManage, type Managed, type ManageLink } from "../subscribers/manage.ts";
import { languageIn, languageOf, type Door, type DoorContext, type Language } from "./door.ts";
import { readForm, textOf } from "./form.ts";
import { networkIn } from "./network-in.ts";
import { page } from "./page.tsx";
import { AskLinkPage, LinkSentPage } from "./pages/ask-link.tsx";
import { PREFERENCES } from "./pages/preferences-strings.ts";
import { quietly } from "./quietly.ts";

export const freshLink = new Hono<Door>().post("/link", async (c) => {
  const form = await readForm(c);
  const language = languageIn(form, c);
  const { "too-soon": tooSoon, invalid } = PREFERENCES[language].addressAnswers;
  if (!(await c.env.maySignUp(networkIn(c)))) return askForLink(c, language, "asked", null, tooSoon, 429);
  const token = textOf(form, "token");
  const address = textOf(form, "email");
  if (!token && !normaliseAddress(address)) return askForLink(c, language, "asked", null, invalid, 422);
  if (!token && !(await mayWriteTo(c, address))) return askForLink(c, language, "asked", null, tooSoon, 429);
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

/** As for sign-ups: so often an address in a minute, whatever is known of it. */
async function mayWriteTo({ env }: DoorContext, typed: string): Promise<boolean> {
  const email = normaliseAddress(typed) ?? "";
  return env.maySignUpAddress(await hashAddress(email, env.settings.addressKey));
}

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
    ? askForLink(c, link.language, "expired", token)
    : askForLink(c, languageOf(c), "unknown", null);

/** The page on which a fresh link is asked for. */
export function askForLink(
  c: DoorContext,
  language: Language,
  why: "asked" | "expired" | "unknown",
  token: string | null,
  fault: string | null = null,
  status: 200 | 404 | 410 | 422 | 429 = ({ asked: 200, expired: 410, unknown: 404 } as const)[why],
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
