/** Incidents that have lasted for so long that an operator should look: sources, the model, the mail provider, channels. */
import { findOpenIncidents, type Incident } from "../db/incidents.ts";
import type { Desk } from "../desk.ts";
import type { Newsletter } from "../newsletters/store.ts";
import { findRead } from "./alert-store.ts";
import { WHY, type Alert } from "./alert.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Shorter waits for the mail provider are its usual pace. */
const PROVIDER_MS = 15 * MINUTE_MS;
const MODEL_MS = HOUR_MS;
/** A digest's worth of failure each: two in a row are no chance. */
const MODEL_HITS = 2;
/** A source that has not failed for so long is not asked any more, such as one that is gone: it was told of. */
const STALE_MS = 2 * DAY_MS;

type AlertDesk = Pick<Desk, "db" | "now">;

/** An alert for each newsletter and cause; those that are paused need nobody. */
export async function findIncidentAlerts(desk: AlertDesk, running: Newsletter[]): Promise<Alert[]> {
  const open = await findOpenIncidents(desk.db);
  const of = (beginning: string) => open.filter(({ cause }) => cause.startsWith(beginning));
  const lasts = (ms: number) => (incident: Incident) =>
    desk.now().getTime() - incident.startedAt.getTime() >= ms;
  const [first] = running;
  return [
    ...(await findDeadSources(desk, running, of("source-failing/").filter(lasts(DAY_MS)))),
    ...of("model/")
      .filter((one) => one.hitCount >= MODEL_HITS || lasts(MODEL_MS)(one))
      .flatMap((one) => alertOfModel(one, running)),
    ...(first ? alertOfAll("provider-waits", first, of("provider/").filter(lasts(PROVIDER_MS))) : []),
    ...(first ? alertOfAll("channel-failing", first, of("channel/").filter(lasts(DAY_MS))) : []),
  ];
}

const idOf = ({ cause }: Incident): string => cause.slice(cause.indexOf("/") + 1);

async function findDeadSources(
  { db, now }: AlertDesk,
  running: Newsletter[],
  lasting: Incident[],
): Promise<Alert[]> {
  const failing = lasting.filter(({ lastAt }) => now().getTime() - lastAt.getTime() < STALE_MS);
  if (failing.length === 0) return [];
  const read = await findRead(
    db,
    failing.map((one) => Number(idOf(one))),
  );
  const dead = failing.flatMap((incident) => {
    const source = read.find(({ id }) => String(id) === idOf(incident));
    return source ? [{ incident, source }] : [];
  });
  return running.flatMap((newsletter): Alert[] => {
    const own = dead.filter(({ source }) => source.newsletterId === newsletter.id);
    const [oldest, ...others] = own;
    if (!oldest) return [];
    return [
      {
        kind: "source-dead",
        cause: `source-dead/${newsletter.id}`,
        newsletter,
        since: oldest.incident.startedAt,
        details: own.map(({ incident }) => incident.message),
        path: others.length === 0 ? `/admin/sources/${oldest.source.id}` : WHY,
      },
    ];
  });
}

function alertOfModel(incident: Incident, running: Newsletter[]): Alert[] {
  const newsletter = running.find(({ id }) => id === idOf(incident));
  if (!newsletter) return [];
  const { startedAt: since, message } = incident;
  const cause = `model-failing/${newsletter.id}`;
  return [{ kind: "model-failing", cause, newsletter, since, details: [message], path: WHY }];
}

/** What is no newsletter's own: told in the words, and under the sender, of the first one. */
function alertOfAll(kind: Alert["kind"], newsletter: Newsletter, incidents: Incident[]): Alert[] {
  const [oldest] = incidents;
  if (!oldest) return [];
  const details = incidents.map(({ message }) => message);
  return [{ kind, cause: kind, newsletter, since: oldest.startedAt, details, path: WHY }];
}
