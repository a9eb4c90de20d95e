/** Queries of exporting a list. */
import { sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { consents, subscribers, subscriptions, suppressions } from "../db/schema.ts";

/** How a subscription stands for who takes the list elsewhere: a suppression says more than that it has ended. */
export const EXPORT_STATUSES = ["active", "pending", "unsubscribed", "bounced", "complained"] as const;
export type ExportStatus = (typeof EXPORT_STATUSES)[number];

export type ExportFilter = { newsletterId?: string | undefined; status?: ExportStatus | undefined };

/** Times in Unix milliseconds. */
export type Exported = {
  subscriberId: number;
  newsletterId: string;
  email: string;
  status: ExportStatus;
  language: string;
  requestedAt: number;
  confirmedAt: number | null;
  endedAt: number | null;
  consent: string;
};

/** The next so many subscriptions after one, in order of subscriber and newsletter. */
export const findExported = (
  db: Db,
  after: Pick<Exported, "subscriberId" | "newsletterId">,
  { newsletterId, status }: ExportFilter,
  limit: number,
): Promise<Exported[]> =>
  db.all<Exported>(sql`SELECT * FROM (
    SELECT subscriptions.subscriber_id AS subscriberId, newsletter_id AS newsletterId, email, language,
      CASE (SELECT reason FROM ${suppressions} WHERE suppressions.subscriber_id = subscriptions.subscriber_id LIMIT 1)
        WHEN 'bounce' THEN 'bounced' WHEN 'complaint' THEN 'complained' WHEN 'hand' THEN 'unsubscribed'
        ELSE status END AS status,
      requested_at AS requestedAt, confirmed_at AS confirmedAt, ended_at AS endedAt,
      coalesce((SELECT consents.consent FROM ${consents} WHERE consents.subscriber_id = subscriptions.subscriber_id
          AND kind IN ('confirmed', 'imported')
          AND newsletter_id IN (SELECT value FROM json_each(newsletter_ids))
        ORDER BY consents.at DESC LIMIT 1), subscriptions.consent) AS consent
    FROM ${subscriptions} CROSS JOIN ${subscribers} ON subscribers.id = subscriptions.subscriber_id
    WHERE (subscriptions.subscriber_id, newsletter_id) > (${after.subscriberId}, ${after.newsletterId})
      ${newsletterId === undefined ? sql`` : sql`AND newsletter_id = ${newsletterId}`})
    ${status === undefined ? sql`` : sql`WHERE status = ${status}`}
    ORDER BY subscriberId, newsletterId LIMIT ${limit}`);
