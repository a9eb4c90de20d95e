/** Mailings that need somebody though they did not stop: rates that come near their limits, and what nobody knows the end of. */
import type { Desk } from "../desk.ts";
import type { Newsletter } from "../newsletters/store.ts";
import { findRecentMailings, type RecentMailing } from "./alert-store.ts";
import type { Alert } from "./alert.ts";
import { LEAST_BOUNCES, LEAST_COMPLAINTS } from "./watch-rates.ts";

/** A mailing that is so near to pausing by itself is told of. */
const NEAR = 0.7;

/** An alert for each newsletter and cause, of the mailings of digests published since a time. */
export async function findMailingAlerts(
  { db, settings }: Pick<Desk, "db" | "settings">,
  newsletters: Newsletter[],
  since: Date,
): Promise<Alert[]> {
  const recent = await findRecentMailings(db, since);
  return newsletters.flatMap((newsletter): Alert[] => {
    const own = recent.filter(({ newsletterId }) => newsletterId === newsletter.id);
    return [
      ...alertOf("rates-near", newsletter, own, (mailing) => rateOf(mailing, settings.limits)),
      ...alertOf("chunk-unknown", newsletter, own, ({ unknownCount }) =>
        unknownCount > 0 ? String(unknownCount) : undefined,
      ),
    ];
  });
}

/** Of the mailings that have something to tell, the latest first. */
function alertOf(
  kind: Alert["kind"],
  newsletter: Newsletter,
  mailings: RecentMailing[],
  tell: (mailing: RecentMailing) => string | undefined,
): Alert[] {
  const told = mailings.flatMap((mailing) => {
    const words = tell(mailing);
    return words === undefined ? [] : [{ mailing, words }];
  });
  const [latest, first] = [told[0]?.mailing, told.at(-1)?.mailing];
  if (!latest || !first) return [];
  const details = told.map(({ mailing, words }) => `${mailing.slug}: ${words}`);
  const cause = `${kind}/${newsletter.id}`;
  return [{ kind, cause, newsletter, since: first.since, details, path: `/admin/mailings/${latest.id}` }];
}

/** One that has paused already is told of as such. */
function rateOf(
  { status, sentCount, bouncedCount, complainedCount }: RecentMailing,
  { bouncePercent, complaintPercent }: Desk["settings"]["limits"],
): string | undefined {
  if (status === "paused") return undefined;
  const isNear = (count: number, least: number, percent: number) =>
    count >= NEAR * least && count * 100 >= NEAR * percent * Math.max(1, sentCount);
  const share = (count: number, percent: number) =>
    `${count} / ${sentCount} (${((count * 100) / Math.max(1, sentCount)).toFixed(2)} %; ${percent} %)`;
  const near = [
    ...(isNear(complainedCount, LEAST_COMPLAINTS, complaintPercent)
      ? [`complaints ${share(complainedCount, complaintPercent)}`]
      : []),
    ...(isNear(bouncedCount, LEAST_BOUNCES, bouncePercent)
      ? [`bounces ${share(bouncedCount, bouncePercent)}`]
      : []),
  ];
  return near.length > 0 ? near.join(", ") : undefined;
}
