/** The admin's room of newsletters: listing, defining, changing, pausing. */
import { Hono } from "hono";
import { defineNewsletter } from "../../newsletters/define.ts";
import { readSchedule } from "../../newsletters/plain-schedule.ts";
import { findScheduleFault } from "../../newsletters/schedule.ts";
import { howOften } from "../../newsletters/schedule-text.ts";
import { findNewsletter, findNewsletters, type Newsletter } from "../../newsletters/store.ts";
import type { Door, DoorContext } from "../door.ts";
import { readForm, textOf } from "../form.ts";
import { noteChange } from "../note-change.ts";
import type { TypedNewsletter, TypedSchedule } from "../pages/admin/newsletter-form.tsx";
import { NewsletterPage, NewslettersPage } from "../pages/admin/newsletters.tsx";
import { adminLanguage } from "./language.ts";
import { definitionIn, faultsByField, type Faults } from "./newsletter-form.ts";
import { nextSlot } from "./next-slot.ts";
import { adminPage, goOn } from "./page.tsx";

export const newsletters = new Hono<Door>()
  .get("/newsletters", async (c) => {
    const language = adminLanguage(c);
    const now = c.env.now();
    const all = await findNewsletters(c.env.db);
    return adminPage(
      c,
      { title: language === "en" ? "Newsletters" : "刊物", room: "newsletters" },
      <NewslettersPage
        newsletters={all.map((one) => ({
          ...one,
          often: findScheduleFault(one) ? one.schedule : howOften(one, now, language),
          nextAt: nextSlot(one, now),
        }))}
      />,
    );
  })
  .get("/newsletters/new", (c) => show(c, newNewsletter(adminLanguage(c)), null))
  .post("/newsletters/new", async (c) => {
    const form = await readForm(c);
    return save(
      c,
      { ...newNewsletter(adminLanguage(c)), ...definitionIn(form), id: textOf(form, "id").trim() },
      null,
    );
  })
  .get("/newsletters/:id", async (c) => {
    const newsletter = await findNewsletter(c.env.db, c.req.param("id"));
    return newsletter ? show(c, newsletter, newsletter) : c.notFound();
  })
  .post("/newsletters/:id", async (c) => {
    const newsletter = await findNewsletter(c.env.db, c.req.param("id"));
    if (!newsletter) return c.notFound();
    return save(c, { ...definitionOf(newsletter), ...definitionIn(await readForm(c)) }, newsletter);
  })
  .post("/newsletters/:id/pause", (c) => setPaused(c, true))
  .post("/newsletters/:id/resume", (c) => setPaused(c, false));

/** What a new one is before anything is typed. */
export const newNewsletter = (language: "zh-CN" | "en"): TypedNewsletter => ({
  id: "",
  name: "",
  description: "",
  language,
  timeZone: language === "en" ? "UTC" : "Asia/Shanghai",
  schedule: "0 */4 * * *",
  lookbackHours: 36,
  titlePattern: language === "en" ? "{name}, {date}" : "{slug} {name}",
  maxStories: 12,
  minStories: 3,
  senderName: "",
  senderEmail: "",
  sendWithinHours: 12,
  rollsUp: null,
  review: "none",
  reviewMinutes: 60,
});

async function save(
  c: DoorContext,
  definition: TypedNewsletter & { paused?: boolean },
  kept: Newsletter | null,
) {
  if (!kept && (await findNewsletter(c.env.db, definition.id)))
    return show(c, definition, null, { id: `${definition.id} is another newsletter's` });
  const defined = await defineNewsletter(c.env, definition);
  if (defined.kind === "invalid") return show(c, definition, kept, faultsByField(defined.faults));
  await noteChange(c, {
    verb: "newsletter.define",
    subject: `newsletter/${defined.id}`,
    detail: kept ? changesOf(kept, definition) : definition,
  });
  return goOn(c, `/admin/newsletters/${defined.id}`, kept ? "saved" : "added");
}

/** What is other than before. */
const changesOf = (kept: Newsletter, definition: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(definition).filter(([name, value]) => kept[name as keyof Newsletter] !== value),
  );

async function setPaused(c: DoorContext, paused: boolean) {
  const newsletter = await findNewsletter(c.env.db, c.req.param("id") ?? "");
  if (!newsletter) return c.notFound();
  await defineNewsletter(c.env, { ...definitionOf(newsletter), paused });
  const verb = paused ? "newsletter.pause" : "newsletter.resume";
  await noteChange(c, { verb, subject: `newsletter/${newsletter.id}` });
  return goOn(c, `/admin/newsletters/${newsletter.id}`, paused ? "paused" : "resumed");
}

/** A kept one as it is defined. */
export const definitionOf = ({ startsAt: _startsAt, subscriberCount: _count, ...definition }: Newsletter) =>
  definition;

async function show(
  c: DoorContext,
  typed: TypedNewsletter,
  kept: Newsletter | null,
  faults: Faults = {},
): Promise<Response> {
  const language = adminLanguage(c);
  const all = await findNewsletters(c.env.db);
  const title = kept?.name ?? (language === "en" ? "New newsletter" : "新刊物");
  return adminPage(
    c,
    { title, room: "newsletters" },
    <NewsletterPage
      typed={typed}
      schedule={scheduleOf(typed.schedule)}
      faults={faults}
      others={all.filter(({ id, rollsUp }) => id !== typed.id && rollsUp === null)}
      kept={kept && { ...kept, nextAt: nextSlot(kept, c.env.now()) }}
    />,
    Object.keys(faults).length > 0 ? 422 : 200,
  );
}

export function scheduleOf(schedule: string): TypedSchedule {
  const plain = readSchedule(schedule);
  return {
    every: plain.kind === "hours" ? String(plain.every) : plain.kind,
    hour: "hour" in plain ? plain.hour : 8,
    weekday: plain.kind === "weekly" ? plain.weekday : 1,
  };
}
