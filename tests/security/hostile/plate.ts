/**
 * A newsletter whose every field is hostile: issues with blanks are imported, the blanks are filled in where the local
 * databases keep their rows, past all doors, and the digests are then published and mailed as held ones are.
 */
import type { DatabaseSync } from "node:sqlite";
import { findDatabaseFiles, openDatabaseFile } from "../../../local/database-files.ts";
import type { World } from "../../../local/world.ts";
import { printIssue } from "../../../src/digests/print-issue.ts";
import { steadyText } from "../../../src/lib/steady-text.ts";
import { HOSTILE_URLS, type HostileText } from "./texts.ts";

const STORIES = 30;
const HOUR_MS = 3_600_000;
const BLANK_SITE = "https://blank.example";
/** What a blank looks like in a text, and as an address. */
const BLANKS = /wb([a-z])(\d+)z|https:\/\/blank\.example\/u(\d+)z/g;

export type Plated = { slug: string; texts: HostileText[] };

/** A word that stands in the story of a text, and in no text. */
export const markOf = (at: number) => `plate${at}mark`;

/** Publishes the texts in digests of thirty stories under this newsletter, and mails them to its one reader. */
export async function servePlate(
  world: World,
  stateDir: string,
  newsletterId: string,
  texts: HostileText[],
  reader: string,
): Promise<Plated[]> {
  const slots = Math.ceil(texts.length / STORIES);
  const hour = Math.floor(world.now().getTime() / HOUR_MS) * HOUR_MS;
  const plated: Plated[] = [];
  for (let at = 0; at < slots; at++) {
    const first = at * STORIES;
    const portion = texts.slice(first, first + STORIES);
    const { slug } = await world.operate<{ slug: string }>(
      "POST",
      `/newsletters/${newsletterId}/issues`,
      blankIssue(first, portion, new Date(hour - (slots - at) * HOUR_MS)),
    );
    plated.push({ slug, texts: portion });
  }
  fillBlanks(stateDir, texts);
  seat(stateDir, newsletterId, reader);
  const { digests } = await world.operate<{ digests: { id: number }[] }>(
    "GET",
    `/newsletters/${newsletterId}/digests`,
  );
  for (const { id } of digests.toReversed()) await world.operate("POST", `/digests/${id}/approve`);
  return plated;
}

/** An issue as the export prints it, with a blank for each text: in headlines, summaries, names, topics and addresses. */
function blankIssue(first: number, portion: HostileText[], instant: Date): string {
  return printIssue({
    title: `plate wbt${first}z`,
    date: { instant, offsetMinutes: 0, text: instant.toISOString().replace(/\.\d+Z$/, "+00:00") },
    categories: portion.slice(0, 6).map((_, at) => `wbt${first + at}z`),
    opening: `wbt${first + 1}z`,
    language: "en",
    stories: portion.map((_, at) => {
      const text = `wbt${first + at}z`;
      const url = `${BLANK_SITE}/u${first + at}z`;
      return {
        position: at + 1,
        headline: `${markOf(first + at)} ${text}`,
        author: `A ${text}`,
        url,
        summary: `${text} and **${text}** and **bold ${text}**.`,
        update: null,
        sources: [
          { author: `B ${text}`, url: `https://blank.example/path/${first + at}` },
          { author: `C ${text}`, url: `${BLANK_SITE}/u${first + at + 7}z` },
        ],
      };
    }),
  });
}

/**
 * Every text of every table: what stands in the rows is what is told, however it came there. Only what no door lets in
 * is left out, and what no JSON of a database holds: half a pair.
 */
function fillBlanks(stateDir: string, texts: HostileText[]): void {
  const fill = (text: string) =>
    text.replace(BLANKS, (_, _kind: string | undefined, text: string | undefined, url: string | undefined) =>
      text === undefined
        ? (HOSTILE_URLS[Number(url) % HOSTILE_URLS.length] ?? "")
        : steadyText(texts[Number(text)]?.text ?? "").toWellFormed(),
    );
  for (const db of openDatabases(stateDir)) {
    const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
    for (const { name } of tables.filter(({ name }) => !/^(_cf|sqlite_|tellings|d1_)/.test(String(name))))
      fillTable(db, String(name), fill);
    if (tables.some(({ name }) => name === "stories"))
      db.exec(`UPDATE digests SET status = 'held', published_at = NULL, shelved_at = NULL;
        UPDATE stories SET kind = CASE position % 2 WHEN 0 THEN 'excerpt' ELSE 'written' END,
          language = CASE position % 3 WHEN 0 THEN '"><script>pwned()</script>' WHEN 1 THEN 'ar' ELSE language END,
          categories = coalesce(
            (SELECT json_array(value) FROM digests, json_each(digests.categories)
              WHERE digests.id = stories.digest_id AND key = position - 1),
            json_array(substr(headline, 1, 300)))`);
    db.close();
  }
}

function fillTable(db: DatabaseSync, table: string, fill: (text: string) => string): void {
  for (const row of db.prepare(`SELECT * FROM "${table}"`).all())
    for (const [column, value] of Object.entries(row)) {
      if (typeof value !== "string" || column === "key" || value.search(BLANKS) < 0) continue;
      const filled = /^[[{]/.test(value) ? fillJson(value, fill) : fill(value);
      db.prepare(`UPDATE OR IGNORE "${table}" SET "${column}" = ? WHERE "${column}" = ?`).run(filled, value);
    }
}

const fillJson = (json: string, fill: (text: string) => string) =>
  JSON.stringify(JSON.parse(json, (_, value: unknown) => (typeof value === "string" ? fill(value) : value)));

/** The one reader, who has confirmed. */
function seat(stateDir: string, newsletterId: string, reader: string): void {
  for (const db of openDatabases(stateDir)) {
    if (db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'subscribers'").get()) {
      db.prepare("INSERT INTO subscribers (id, email, language, created_at) VALUES (77, ?, 'en', 1)").run(
        reader,
      );
      db.prepare(
        `INSERT INTO subscriptions (newsletter_id, subscriber_id, status, requested_at, confirmed_at, consent)
          VALUES (?, 77, 'active', 1, 1, 'test')`,
      ).run(newsletterId);
    }
    db.close();
  }
}

const openDatabases = (stateDir: string) => findDatabaseFiles(stateDir).map((file) => openDatabaseFile(file));
