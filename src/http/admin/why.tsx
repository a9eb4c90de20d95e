/** The admin's log that says why a digest was or was not made, sent, or short; and everything that went wrong. */
import { Hono } from "hono";
import { findIncidents, findIncidentsWithin, type Incident } from "../../db/incidents.ts";
import { missedBetween } from "../../newsletters/missed-slots.ts";
import { findNewsletters, type Newsletter } from "../../newsletters/store.ts";
import type { Door, DoorContext } from "../door.ts";
import { IncidentsPage, WhyPage, type WhyGap, type WhySlot } from "../pages/admin/why.tsx";
import { adminLanguage } from "./language.ts";
import { adminPage } from "./page.tsx";
import { findFailuresBefore, findOpen, findSlots, type SlotRow } from "./why-store.ts";

const SLOTS = 15;
const INCIDENTS = 20;
/** What was wrong so long before a slot, or after it while its mails went out, is told with it. */
const BEFORE_MS = 4 * 3_600_000;
const AFTER_MS = 3_600_000;

export const why = new Hono<Door>()
  .get("/why", async (c) => {
    const newsletters = await findNewsletters(c.env.db);
    const asked = c.req.query("newsletter");
    const newsletter = newsletters.find(({ id }) => id === asked) ?? newsletters[0] ?? null;
    const slots = newsletter ? await findSlots(c.env.db, newsletter.id, beforeIn(c), SLOTS) : [];
    const [open, incidents] = await Promise.all([
      findOpen(c.env.db, c.req.query("cause"), INCIDENTS),
      findAround(c, slots),
    ]);
    const last = slots.at(-1);
    return adminPage(
      c,
      { title: adminLanguage(c) === "en" ? "Why?" : "为什么？", room: "why" },
      <WhyPage
        newsletters={newsletters}
        newsletter={newsletter}
        entries={newsletter ? entriesOf(newsletter, slots, incidents) : []}
        open={open}
        olderHref={
          newsletter && last && slots.length === SLOTS
            ? `/admin/why?newsletter=${newsletter.id}&before=${last.slot.getTime()}`
            : null
        }
      />,
    );
  })
  .get("/why/incidents", async (c) => {
    const before = beforeIn(c);
    const [incidents, failures] = await Promise.all([
      findIncidents(c.env.db, { after: { startedAt: before, id: 0 }, limit: INCIDENTS }),
      findFailuresBefore(c.env.db, before, INCIDENTS),
    ]);
    const oldest = [incidents.length === INCIDENTS && incidents.at(-1)?.startedAt].find(Boolean);
    return adminPage(
      c,
      { title: adminLanguage(c) === "en" ? "What went wrong" : "故障记录", room: "why" },
      <IncidentsPage
        incidents={incidents}
        failures={failures}
        olderHref={oldest ? `/admin/why/incidents?before=${oldest.getTime()}` : null}
      />,
    );
  });

/** Times up to which pages go; a day on unless asked: what is ahead has no slot yet. */
function beforeIn(c: DoorContext): Date {
  const asked = Number(c.req.query("before"));
  return asked > 0 && asked < 8.64e15 ? new Date(asked) : new Date(c.env.now().getTime() + 86_400_000);
}

async function findAround({ env: { db } }: DoorContext, slots: SlotRow[]): Promise<Incident[]> {
  const [newest, oldest] = [slots[0], slots.at(-1)];
  if (!newest || !oldest) return [];
  return findIncidentsWithin(db, { from: hoursOf(oldest).from, to: hoursOf(newest).to });
}

/** The hours in which a slot is made and sent. */
const hoursOf = ({ slot }: SlotRow) => ({
  from: new Date(slot.getTime() - BEFORE_MS),
  to: new Date(slot.getTime() + AFTER_MS),
});

/** Slots with what was wrong in their hours, the latest first; between them those that were not made. */
function entriesOf(newsletter: Newsletter, slots: SlotRow[], incidents: Incident[]): (WhySlot | WhyGap)[] {
  return slots.flatMap((row, at) => {
    const { from, to } = hoursOf(row);
    const around = incidents.filter(
      ({ startedAt, endedAt }) => startedAt <= to && (endedAt === null || endedAt >= from),
    );
    const earlier = slots[at + 1];
    const missed = earlier ? missedBetween(newsletter, earlier.slot, row.slot) : [];
    return [{ ...row, incidents: around }, ...(missed.length > 0 ? [{ missed }] : [])];
  });
}
