/** A backup as its API gives it out and takes it, for tests: through the doors alone. */
import { env } from "cloudflare:workers";
import { expect } from "vitest";
import type { BackupHead } from "../../src/backups/describe-backup.ts";
import type { HeldBack } from "../../src/backups/end-restore.ts";
import type { Desk } from "../../src/desk.ts";
import { ask } from "../http/ask.ts";

export type Backup = { head: BackupHead; lines: Record<string, string> };

export const call = (desk: Desk, method: string, path: string, body?: string) =>
  ask(desk, `/api${path}`, {
    method,
    headers: { authorization: "Bearer test-admin-token" },
    ...(body !== undefined && { body }),
  });

export async function takeBackup(desk: Desk): Promise<Backup> {
  const head = await (await call(desk, "GET", "/backup")).json<BackupHead>();
  const lines: Record<string, string> = {};
  for (const { name, key } of head.tables) {
    lines[name] = "";
    for (let after = ""; ;) {
      const answer = await call(desk, "GET", `/backup/${name}${after}`);
      expect(answer.status, name).toBe(200);
      const page = new TextDecoder().decode(await answer.arrayBuffer());
      if (page === "") break;
      lines[name] += page;
      const last = JSON.parse(page.trimEnd().split("\n").at(-1) ?? "") as Record<string, unknown>;
      after = `?after=${encodeURIComponent(JSON.stringify(key.map((column) => last[column])))}`;
    }
  }
  return { head, lines };
}

export const begin = (desk: Desk, head: Partial<BackupHead>) =>
  call(desk, "POST", "/restore/begin", JSON.stringify(head));

export const load = (desk: Desk, { takenAt }: BackupHead, table: string, lines: string) =>
  call(desk, "POST", `/restore/${table}?backup=${encodeURIComponent(takenAt)}`, lines);

export const end = (desk: Desk, { takenAt }: BackupHead) =>
  call(desk, "POST", `/restore/end?backup=${encodeURIComponent(takenAt)}`);

/** Loads all of it; answers what was held back, and the rows that were left out by table. */
export async function loadBackup(desk: Desk, { head, lines }: Backup) {
  const begun = await begin(desk, head);
  expect(begun.status, await begun.clone().text()).toBe(200);
  const orphans: Record<string, number> = {};
  for (const table of (await begun.json<{ tables: string[] }>()).tables) {
    const answer = await load(desk, head, table, lines[table] ?? "");
    expect(answer.status, `${table}: ${await answer.clone().text()}`).toBe(200);
    const { orphanCount } = await answer.json<{ orphanCount: number }>();
    if (orphanCount > 0) orphans[table] = orphanCount;
  }
  const ended = await end(desk, head);
  expect(ended.status).toBe(200);
  return { orphans, ...(await ended.json<{ heldBack: HeldBack }>()) };
}

/** Every row of every table that a backup knows of goes, as in a new database. */
export async function wipe(): Promise<void> {
  const { results } = await env.DB.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND name NOT IN ('d1_migrations', 'sqlite_sequence')",
  ).all<{ name: string }>();
  await env.DB.batch(results.map(({ name }) => env.DB.prepare(`DELETE FROM "${name}"`)));
}
