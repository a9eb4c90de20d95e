/** A deploy in mid-send: what was frozen by the version before goes on under the new tables. */
import { readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";

const apply = (db: DatabaseSync, name: string) => {
  for (const statement of readFileSync(`migrations/${name}.sql`, "utf8").split("--> statement-breakpoint"))
    db.exec(statement);
};

test("mailings under way keep their rendering, and the place their freezing has come to", () => {
  const db = new DatabaseSync(":memory:");
  apply(db, "0000_foundation");
  apply(db, "0001_stories");
  db.exec(`INSERT INTO newsletters (id, name, language, time_zone, schedule, title_pattern, sender_name, sender_email, starts_at)
    VALUES ('ai', 'AI', 'en', 'UTC', '0 8 * * *', '{slug}', 'AI', 'ai@watchbell.example', 0)`);
  for (const [id, status] of [
    [1, "sending"],
    [2, "freezing"],
    [3, "sent"],
    [4, "freezing"],
  ] as const)
    db.exec(`INSERT INTO mailings (id, digest_id, newsletter_id, key, status, sender, subject, html, text, public_url, token_key_id, send_before, created_at)
      VALUES (${id}, ${id}, 'ai', 'k', '${status}', 's', 't', '<p>${id}</p>', 'text ${id}', 'https://news.example', 'k1', 9, 1)`);
  db.exec(
    `INSERT INTO chunks (mailing_id, number, recipients) VALUES (2, 1, '[1,2,3]'), (2, 2, '[5,8]'), (1, 1, '[1]')`,
  );
  apply(db, "0002_deliveries");
  expect(
    db.prepare("SELECT mailing_id, language, html, text FROM renderings ORDER BY 1").all(),
  ).toMatchObject([
    { mailing_id: 1, language: "en", html: "<p>1</p>", text: "text 1" },
    { mailing_id: 2, language: "en", html: "<p>2</p>", text: "text 2" },
    { mailing_id: 4, language: "en", html: "<p>4</p>", text: "text 4" },
  ]);
  expect(db.prepare("SELECT id, frozen_to FROM mailings ORDER BY 1").all()).toMatchObject([
    { id: 1, frozen_to: 0 },
    { id: 2, frozen_to: 8 },
    { id: 3, frozen_to: 0 },
    { id: 4, frozen_to: 0 },
  ]);
  expect(db.prepare("SELECT count(*) AS total FROM chunks").get()).toMatchObject({ total: 3 });
});
