/** What the webhook has taken is recorded once, counted once, and ends the subscriptions that it must end. */
import type { DatabaseSync } from "node:sqlite";
import type { Told } from "./events.ts";

export function checkEvents({ database, events }: { database: DatabaseSync; events: Told[] }): string[] {
  const count = (sql: string, ...values: (string | number)[]) =>
    Number(Object.values(database.prepare(sql).get(...values) ?? { none: 0 })[0] ?? 0);
  const violations: string[] = [];
  // a message given up is the operator's to look at
  const isGivenUp = ({ id }: Told) =>
    count("SELECT count(*) FROM failures WHERE message LIKE ?", `%${id}"%`) > 0;
  // that an email was sent is known already
  const taken = events.filter((event) => event.isTaken && event.type !== "email.sent" && !isGivenUp(event));
  for (const { id, type } of taken)
    if (count("SELECT count(*) FROM events WHERE id = ?", id) !== 1)
      violations.push(`event: ${type} ${id} is not recorded`);
  for (const { id, to } of taken.filter(isEnding))
    if (
      count(
        "SELECT count(*) FROM subscriptions s JOIN subscribers r ON r.id = s.subscriber_id WHERE r.email = ? AND s.status = 'active'",
        to,
      ) > 0
    )
      violations.push(`event: ${to} is still subscribed after ${id}`);
  for (const mailing of new Set(taken.map((event) => event.mailing))) {
    const bounced = taken.filter((event) => event.mailing === mailing && event.bounce === "Permanent").length;
    const complained = taken.filter(
      (event) => event.mailing === mailing && event.type === "email.complained",
    ).length;
    const row = database
      .prepare("SELECT bounced_count, complained_count FROM mailings WHERE subject = ?")
      .get(mailing);
    if (row && (row["bounced_count"] !== bounced || row["complained_count"] !== complained))
      violations.push(
        `event: mailing ${mailing} counts ${String(row["bounced_count"])} bounced and ${String(row["complained_count"])} complained, it was told ${bounced} and ${complained}`,
      );
  }
  return violations;
}

const isEnding = ({ type, bounce }: Told) => type === "email.complained" || bounce === "Permanent";
