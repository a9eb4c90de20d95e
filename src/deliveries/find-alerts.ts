/** What needs the operator, read from the rows: one alert for each cause, which is one mail a day. */
import type { Desk } from "../desk.ts";
import { findNewsletters, type Newsletter } from "../newsletters/store.ts";
import { findTroubles, type Trouble } from "./alert-store.ts";
import type { Alert } from "./alert.ts";
import { findIncidentAlerts } from "./incident-alerts.ts";
import { findMailingAlerts } from "./mailing-alerts.ts";
import { findMissedSlots } from "./missed-slots.ts";

const DAY_MS = 86_400_000;
/** A chunk is unknown a day after its mailing began at the earliest. */
const MAILINGS_MS = 3 * DAY_MS;

/** All that the rows show at this moment, and the last day's troubles. */
export async function findAlerts(desk: Pick<Desk, "db" | "settings" | "now">): Promise<Alert[]> {
  const now = desk.now().getTime();
  const newsletters = await findNewsletters(desk.db);
  const running = newsletters.filter(({ paused }) => !paused);
  const yesterday = new Date(now - DAY_MS);
  return [
    ...alertsOf(await findTroubles(desk.db, yesterday), newsletters),
    ...(await findMissedSlots(desk, running, yesterday)),
    ...(await findMailingAlerts(desk, newsletters, new Date(now - MAILINGS_MS))),
    ...(await findIncidentAlerts(desk, running)),
  ];
}

/** Troubles of one cause in one newsletter are one alert: they come the latest first. */
function alertsOf(troubles: Trouble[], newsletters: Newsletter[]): Alert[] {
  const byCause = Map.groupBy(troubles, ({ cause, newsletterId }) => `${cause}/${newsletterId}`);
  return [...byCause].flatMap(([cause, alike]): Alert[] => {
    const [latest, first] = [alike[0], alike.at(-1)];
    const newsletter = newsletters.find(({ id }) => id === latest?.newsletterId);
    if (!latest || !first || !newsletter) return [];
    const page = latest.cause === "digest-failed" ? "digests" : "mailings";
    return [
      {
        kind: latest.cause,
        cause,
        newsletter,
        since: first.since,
        details: alike.map(({ slug, reason }) => `${slug}: ${reason ?? "-"}`),
        path: `/admin/${page}/${latest.id}`,
      },
    ];
  });
}
