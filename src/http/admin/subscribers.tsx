/**
 * Subscribers: growth and churn, finding a person, the list as CSV, and suppressing an address. Addresses are posted,
 * never asked for in a URL: those are kept by browsers and logs.
 */
import { Hono } from "hono";
import { findNewsletters } from "../../newsletters/store.ts";
import { hashAddress, normaliseAddress } from "../../subscribers/address.ts";
import { exportList } from "../../subscribers/export-list.ts";
import { EXPORT_STATUSES } from "../../subscribers/export-store.ts";
import { lift } from "../../subscribers/lift.ts";
import { findSubscriberByAddress, findSuppression } from "../../subscribers/store.ts";
import { suppress } from "../../subscribers/suppress.ts";
import type { Door, DoorContext } from "../door.ts";
import { readForm, textOf } from "../form.ts";
import { noteChange } from "../note-change.ts";
import { FoundPage } from "../pages/admin/found-subscribers.tsx";
import { SubscribersPage } from "../pages/admin/subscribers.tsx";
import { streamOf } from "../stream-of.ts";
import { lastDays } from "./last-days.ts";
import { findTallies } from "../../db/tallies.ts";
import { adminPage, goOn } from "./page.tsx";
import { say } from "./say.ts";
import { findByPrefix } from "./subscribers-store.ts";

const CHART_DAYS = 90;
/** One letter begins half a million addresses. */
const PREFIX_LEAST = 2;
const LIST = "/admin/subscribers";

export const subscribers = new Hono<Door>()
  .get("/subscribers", (c) => show(c))
  .post("/subscribers/search", async (c) => {
    const typed = textOf(await readForm(c), "search").trim();
    const email = normaliseAddress(typed);
    if (email) return findOne(c, typed, email);
    const prefix = typed.normalize("NFKC").toLowerCase();
    if (prefix.length < PREFIX_LEAST)
      return show(c, {
        typed,
        faults: { search: say(c, "Type two letters of it at least.", "请至少输入两个字符。") },
      });
    return showFound(c, typed, await findByPrefix(c.env.db, prefix), null);
  })
  .post("/subscribers/export", async (c) => {
    const form = await readForm(c);
    const asked = { newsletter: textOf(form, "newsletter"), status: textOf(form, "status") };
    const newsletters = await findNewsletters(c.env.db);
    const newsletterId = newsletters.find(({ id }) => id === asked.newsletter)?.id;
    const status = EXPORT_STATUSES.find((one) => one === asked.status);
    await noteChange(c, {
      verb: "subscriber.export",
      subject: `newsletter/${newsletterId ?? "*"}`,
      detail: asked,
    });
    return c.body(streamOf(exportList(c.env, { newsletterId, status })), 200, {
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": `attachment; filename="subscribers${newsletterId ? `-${newsletterId}` : ""}.csv"`,
    });
  })
  .post("/subscribers/suppress", async (c) => {
    const typed = textOf(await readForm(c), "address");
    const email = normaliseAddress(typed);
    if (!email)
      return show(c, {
        address: typed,
        faults: { address: say(c, "This is no address that mail can reach.", "这不是可以收信的地址。") },
      });
    await suppress(c.env, email, "hand");
    await noteChange(c, { verb: "subscriber.suppress", subject: "address" });
    return goOn(c, LIST, "suppressed");
  })
  .post("/subscribers/lift", async (c) => {
    const email = normaliseAddress(textOf(await readForm(c), "address"));
    if (!email || !(await lift(c.env, email))) return goOn(c, LIST, "out-of-date");
    await noteChange(c, { verb: "subscriber.lift", subject: "address" });
    return goOn(c, LIST, "lifted");
  });

type Shown = { typed?: string; address?: string; faults?: Record<string, string> };

async function show(
  c: DoorContext,
  { typed = "", address = "", faults = {} }: Shown = {},
): Promise<Response> {
  const { db, now } = c.env;
  const newsletters = await findNewsletters(db);
  const chosen = newsletters.find(({ id }) => id === c.req.query("newsletter"));
  const days = lastDays(now(), CHART_DAYS);
  const tallies = await findTallies(db, chosen?.id ?? "", days[0] ?? "");
  return adminPage(
    c,
    { title: say(c, "Subscribers", "订阅者"), room: "subscribers" },
    <SubscribersPage
      newsletters={newsletters}
      newsletterId={chosen?.id ?? ""}
      days={days.map((day) => {
        const tally = tallies.find((one) => one.day === day);
        return { day, joinedCount: tally?.joinedCount ?? 0, leftCount: tally?.leftCount ?? 0 };
      })}
      typed={typed}
      address={address}
      faults={faults}
    />,
    Object.keys(faults).length > 0 ? 422 : 200,
  );
}

async function findOne(c: DoorContext, typed: string, email: string): Promise<Response> {
  const { db, settings } = c.env;
  const subscriber = await findSubscriberByAddress(db, email);
  if (subscriber) return c.redirect(`${LIST}/${subscriber.id}`, 303);
  const suppression = await findSuppression(db, await hashAddress(email, settings.addressKey));
  return showFound(c, typed, [], suppression ? { ...suppression, email } : null);
}

const showFound = (
  c: DoorContext,
  typed: string,
  people: Awaited<ReturnType<typeof findByPrefix>>,
  suppression: Parameters<typeof FoundPage>[0]["suppression"],
) =>
  adminPage(
    c,
    { title: say(c, "Search", "查找"), room: "subscribers" },
    <FoundPage typed={typed} people={people} suppression={suppression} />,
  );
