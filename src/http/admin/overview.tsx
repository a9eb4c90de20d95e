/** The first page of the admin: what comes next, what was, and what needs somebody. */
import { Hono } from "hono";
import { findNewsletters } from "../../newsletters/store.ts";
import type { Door, DoorContext } from "../door.ts";
import { OverviewPage } from "../pages/admin/overview.tsx";
import { adminLanguage } from "./language.ts";
import { lastDays } from "./last-days.ts";
import { findLatestDigests, findLatestMailings, findPulse } from "./overview-store.ts";
import { findTallies } from "../../db/tallies.ts";
import { nextSlot } from "./next-slot.ts";
import { adminPage } from "./page.tsx";
import { findOpen } from "./why-store.ts";

const CHART_DAYS = 30;
const [DIGESTS, MAILINGS, INCIDENTS] = [10, 5, 30];

export const overview = new Hono<Door>().get("/", async (c) => {
  const { db, now, settings } = c.env;
  const days = lastDays(now(), CHART_DAYS);
  const [newsletters, digests, mailings, incidents, tallies, pulse] = await Promise.all([
    findNewsletters(db),
    findLatestDigests(db, DIGESTS),
    findLatestMailings(db, MAILINGS),
    findOpen(db, undefined, INCIDENTS),
    findTallies(db, "", days[0] ?? ""),
    findPulse(db),
  ]);
  return adminPage(
    c,
    { title: titleOf(c), room: "overview" },
    <OverviewPage
      newsletters={newsletters.map((newsletter) => ({
        ...newsletter,
        nextAt: nextSlot(newsletter, now()),
      }))}
      digests={digests}
      mailings={mailings}
      incidents={incidents}
      days={days.map((day) => ({ day, ...(tallies.find((tally) => tally.day === day) ?? NOTHING) }))}
      limits={settings.limits}
      beatAt={pulse?.beatAt ?? null}
      hasModel={settings.model !== null}
    />,
  );
});

const NOTHING = {
  joinedCount: 0,
  leftCount: 0,
  sentCount: 0,
  bouncedCount: 0,
  complainedCount: 0,
  inputTokens: 0,
  outputTokens: 0,
};

const titleOf = (c: DoorContext) => (adminLanguage(c) === "en" ? "Overview" : "总览");
