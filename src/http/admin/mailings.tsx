/** Mailings: the account of each, how fast it goes, and what a person may do with it. */
import { Hono } from "hono";
import { cancel } from "../../deliveries/cancel.ts";
import { decide } from "../../deliveries/decide.ts";
import { findNextTroubled } from "../../deliveries/glance-store.ts";
import { glance, leftOf } from "../../deliveries/glance.ts";
import { pauseMailing } from "../../deliveries/pause.ts";
import { resume } from "../../deliveries/resume.ts";
import { findMailing, type Mailing } from "../../deliveries/store.ts";
import { findNewsletter, findNewsletters } from "../../newsletters/store.ts";
import type { Door, DoorContext } from "../door.ts";
import { readForm, textOf } from "../form.ts";
import { noteChange } from "../note-change.ts";
import { MailingPage } from "../pages/admin/mailing.tsx";
import { MailingsPage } from "../pages/admin/mailings.tsx";
import { MAILING_STATES, type MailingState } from "../pages/admin/states.ts";
import type { Said } from "../pages/admin/said.ts";
import { findDigestOf, findMailings, findMailingsOf } from "./mailings-store.ts";
import { hrefOf } from "./href.ts";
import { adminPage, goOn } from "./page.tsx";
import { say } from "./say.ts";

const LISTED = 30;
const DECISIONS = ["sent", "dropped", "again"] as const;

export const mailings = new Hono<Door>()
  .get("/mailings", async (c) => {
    const { newsletter = "", state = "", before } = c.req.query();
    const status = isState(state) ? state : null;
    const [newsletters, { rows, next }] = await Promise.all([
      findNewsletters(c.env.db),
      newsletter === "" ? listAll(c, status, before) : listOf(c, newsletter, status, before),
    ]);
    return adminPage(
      c,
      { title: say(c, "Mailings", "投递"), room: "mailings" },
      <MailingsPage
        mailings={rows}
        newsletters={newsletters}
        chosen={{ newsletter, state: status ?? "" }}
        olderHref={next && hrefOf("/admin/mailings", { newsletter, state, before: next })}
      />,
    );
  })
  .get("/mailings/:id{\\d+}", async (c) => {
    const { db } = c.env;
    const mailing = await findMailing(db, idOf(c));
    if (!mailing) return c.notFound();
    const from = Math.max(1, Math.floor(Number(c.req.query("from")) || 1));
    const [digest, newsletter, glanced] = await Promise.all([
      findDigestOf(db, mailing.digestId),
      findNewsletter(db, mailing.newsletterId),
      glance(c.env, mailing, from),
    ]);
    return adminPage(
      c,
      { title: `${say(c, "Mailing", "投递")} ${mailing.id}`, room: "mailings" },
      <MailingPage
        mailing={mailing}
        digest={digest ?? null}
        newsletter={newsletter ?? null}
        glance={glanced}
        leftCount={leftOf(mailing)}
        may={mayDo(mailing, c.env.now())}
      />,
    );
  })
  .post("/mailings/:id{\\d+}/next-trouble", async (c) => {
    const id = idOf(c);
    const after = Number(textOf(await readForm(c), "after")) || 0;
    const next = await findNextTroubled(c.env.db, id, after);
    return next === undefined
      ? goOn(c, pathOf(id), "no-more-trouble")
      : c.redirect(`${pathOf(id)}?from=${next}#trouble`, 303);
  })
  .post("/mailings/:id{\\d+}/pause", async (c) =>
    told(c, "mailing.pause", (await pauseMailing(c.env, idOf(c))) ? "paused" : "out-of-date"),
  )
  .post("/mailings/:id{\\d+}/resume", async (c) => {
    switch (await resume(c.env, idOf(c))) {
      case "resumed":
        return told(c, "mailing.resume", "resumed");
      case "not-stopped":
        return told(c, "mailing.resume", "out-of-date");
      case "unbalanced":
        return told(c, "mailing.resume", "unbalanced");
    }
  })
  .post("/mailings/:id{\\d+}/cancel", async (c) =>
    told(c, "mailing.cancel", (await cancel(c.env, idOf(c))) ? "cancelled" : "out-of-date"),
  )
  .post("/mailings/:id{\\d+}/chunks/:number{\\d+}", async (c) => {
    const chunk = Number(c.req.param("number"));
    const as = textOf(await readForm(c), "as");
    const decision = DECISIONS.find((one) => one === as);
    if (!decision) return c.text("There is no such decision.", 422);
    switch (await decide(c.env, idOf(c), chunk, decision)) {
      case "decided":
        return told(c, "mailing.decide", "decided", { chunk, as: decision });
      case "not-unknown":
        return told(c, "mailing.decide", "out-of-date");
      case "too-late":
        return told(c, "mailing.decide", "too-late");
    }
  });

const idOf = (c: DoorContext) => Number(c.req.param("id"));
const pathOf = (id: number) => `/admin/mailings/${id}`;

const isState = (text: string): text is MailingState => Object.hasOwn(MAILING_STATES, text);

const DONE: ReadonlySet<Said> = new Set(["paused", "resumed", "cancelled", "decided"]);

/** Notes what was done, where anything was, and shows the mailing. */
async function told(c: DoorContext, verb: string, said: Said, detail: Record<string, unknown> = {}) {
  if (DONE.has(said)) await noteChange(c, { verb, subject: `mailing/${idOf(c)}`, detail });
  return goOn(c, pathOf(idOf(c)), said);
}

function mayDo(mailing: Mailing, now: Date) {
  const { status, candidateCount, recipientCount, excludedCount, sendBefore } = mailing;
  const isHalted = status === "stopped" || status === "paused";
  return {
    pause: status === "sending",
    resume: isHalted && candidateCount === recipientCount + excludedCount,
    cancel: isHalted || status === "sending" || status === "freezing",
    again: status !== "cancelled" && now < sendBefore,
  };
}

async function listAll(c: DoorContext, status: MailingState | null, before: string | undefined) {
  const from = Number(before) || Number.MAX_SAFE_INTEGER;
  const rows = await findMailings(c.env.db, { status, before: from }, LISTED);
  const last = rows.at(-1);
  return { rows, next: last && rows.length === LISTED ? String(last.id) : null };
}

/** Of one newsletter a page is so many of its digests; those that were mailed are shown. */
async function listOf(c: DoorContext, newsletterId: string, status: MailingState | null, before?: string) {
  const from = new Date(Number(before) || 8.64e15);
  const digests = await findMailingsOf(c.env.db, newsletterId, from, LISTED);
  const last = digests.at(-1);
  return {
    rows: digests.flatMap(({ mailing, title, slot }) =>
      mailing && (status === null || mailing.status === status) ? [{ ...mailing, title, slot }] : [],
    ),
    next: last && digests.length === LISTED ? String(last.slot.getTime()) : null,
  };
}
