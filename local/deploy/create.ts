/** Making what is missing. The Workflow is made by the deployment itself, with the timer and the queues' consumers. */
import type { Ground } from "./ground.ts";
import type { Found } from "./look.ts";
import { adviceOn, StepFailed } from "./step-failed.ts";

/** Makes the databases and queues of the plan that were not found. Answers how many. */
export async function create(ground: Ground, found: Found): Promise<number> {
  const databases = ground.plan.databases.filter(({ name }) => !found.databases.includes(name));
  for (const { name } of databases)
    await make(ground, "database", name, ["d1", "create", name], /already exists/);
  const queues = ground.plan.queues.filter((name) => !found.queues.includes(name));
  for (const name of queues)
    await make(ground, "queue", name, ["queues", "create", name], /already (?:exists|taken)|code: 11009/);
  return databases.length + queues.length;
}

/** One that has come into being meanwhile is as good. */
async function make(
  { wrangler, terminal }: Ground,
  what: string,
  name: string,
  command: string[],
  isThere: RegExp,
): Promise<void> {
  const { isGood, said } = await wrangler.ask(command);
  if (!isGood && !isThere.test(said))
    throw new StepFailed(`The ${what} ${name} can't be created.`, said, adviceOn(said));
  terminal.say(`  The ${what} ${name} is created`);
}
