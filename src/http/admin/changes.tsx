/** The admin's log of changes: who did what to what, and when. */
import { Hono } from "hono";
import type { Door } from "../door.ts";
import { ChangesPage } from "../pages/admin/changes.tsx";
import { findChanges } from "./changes-store.ts";
import { adminLanguage } from "./language.ts";
import { adminPage } from "./page.tsx";

const LISTED = 50;

export const changes = new Hono<Door>().get("/audit", async (c) => {
  const subject = c.req.query("subject");
  const before = Number(c.req.query("before")) || Number.MAX_SAFE_INTEGER;
  const list = await findChanges(c.env.db, { before, ...(subject !== undefined && { subject }) }, LISTED);
  const last = list.length === LISTED ? list.at(-1) : undefined;
  const query = new URLSearchParams({ before: String(last?.id), ...(subject !== undefined && { subject }) });
  return adminPage(
    c,
    { title: adminLanguage(c) === "en" ? "Changes" : "操作记录", room: "audit" },
    <ChangesPage
      changes={list}
      subject={subject ?? null}
      olderHref={last ? `/admin/audit?${query.toString()}` : null}
    />,
  );
});
