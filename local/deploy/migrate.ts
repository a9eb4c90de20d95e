/**
 * The databases' migrations, before the code that needs them: they add and do not take away, so the code that is live
 * goes on with the new tables, whereas new code would fail on the old ones. One that fails leaves everything live as it was.
 */
import type { Ground } from "./ground.ts";
import { StepFailed } from "./step-failed.ts";

/** Applies what is missing, by the names of the bindings: a database may bear another name than here. Answers how many. */
export async function migrate(ground: Ground): Promise<number> {
  let count = 0;
  for (const { binding } of ground.plan.databases) count += await migrateOne(ground, binding);
  return count;
}

/** The files that are not yet applied to a database. */
export async function findPending({ wrangler }: Ground, binding: string): Promise<string[]> {
  const { isGood, said } = await wrangler.ask(["d1", "migrations", "list", binding, "--remote"]);
  if (!isGood) throw failed(binding, said);
  return filesIn(said);
}

async function migrateOne({ wrangler, terminal }: Ground, binding: string): Promise<number> {
  const { isGood, said } = await wrangler.ask(["d1", "migrations", "apply", binding, "--remote"]);
  if (!isGood) throw failed(binding, said);
  const applied = filesIn(said);
  terminal.say(
    `  ${binding}: ${applied.length === 0 ? "no migrations to apply" : `${applied.length} applied`}`,
  );
  return applied.length;
}

/** wrangler draws tables, each file a row of each. */
const filesIn = (said: string) => [...new Set(said.match(/\d{4}_\w+\.sql/g))];

const failed = (binding: string, said: string) =>
  new StepFailed(
    `A migration of ${binding} failed.`,
    said,
    "It was rolled back, and nothing was deployed: what was live goes on as it was. If Cloudflare was busy, wait a " +
      "minute; if the lines above name an error of SQL, report it with them.",
  );
