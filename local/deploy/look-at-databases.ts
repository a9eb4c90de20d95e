/** Which databases are there, and that they are Watchbell's. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Ground } from "./ground.ts";
import { adviceOn, StepFailed } from "./step-failed.ts";

type Tables = { results: { name: string }[] }[];

/** The names of those in the plan that are there. Where no Worker vouches for them, their tables are looked at. */
export async function lookAtDatabases(ground: Ground, hasWorker: boolean): Promise<string[]> {
  const { isGood, output, said } = await ground.wrangler.ask(["d1", "list", "--json"]);
  if (!isGood) throw new StepFailed("The account's databases can't be listed.", said, adviceOn(said));
  const names = new Set((JSON.parse(output) as { name: string }[]).map(({ name }) => name));
  const there = ground.plan.databases.filter(({ name }) => names.has(name));
  if (!hasWorker) for (const database of there) await checkOwner(ground, database);
  return there.map(({ name }) => name);
}

async function checkOwner(
  { wrangler }: Ground,
  { binding, name, migrationsDir }: Ground["plan"]["databases"][number],
): Promise<void> {
  const query = "SELECT name FROM sqlite_schema WHERE type = 'table'";
  const command = ["d1", "execute", binding, "--remote", "--json", "--command", query];
  const { isGood, output, said } = await wrangler.ask(command);
  if (!isGood) throw new StepFailed(`The database ${name} can't be looked at.`, said, adviceOn(said));
  const tables = (JSON.parse(output) as Tables)
    .flatMap(({ results }) => results)
    .map((row) => row.name)
    .filter((table) => !/^(?:sqlite_|_cf_|d1_migrations$)/.test(table));
  const ours = tablesOf(migrationsDir);
  if (tables.length === 0 || tables.some((table) => ours.has(table))) return;
  throw new StepFailed(
    `The account has a database named ${name} with the tables of something else.`,
    "",
    `Give Watchbell's another name: \`database_name\` of the binding ${binding} in wrangler.toml.`,
  );
}

/** The tables that a folder of migrations makes. */
function tablesOf(migrationsDir: string): Set<string> {
  const sql = globSync(join(migrationsDir, "*.sql")).map((file) => readFileSync(file, "utf8"));
  return new Set(
    sql.flatMap((text) =>
      [...text.matchAll(/CREATE (?:VIRTUAL )?TABLE [`"]?(\w+)/gi)].map(([, table = ""]) => table),
    ),
  );
}
