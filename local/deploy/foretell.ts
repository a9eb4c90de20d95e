/** `--dry-run`: what a run would do. */
import type { Ground } from "./ground.ts";
import type { Found } from "./look.ts";
import { findPending } from "./migrate.ts";
import { UNSETTLED } from "./vars.ts";

/** Tells, changing nothing. */
export async function foretell(
  ground: Ground,
  found: Found,
  { isLoggedIn }: { isLoggedIn: boolean },
): Promise<void> {
  const { terminal, plan } = ground;
  if (!isLoggedIn)
    terminal.say("  Nobody is logged in, so what the account has is not known: this is a first deployment.");
  terminal.say("A deployment would");
  for (const { name, binding } of plan.databases) {
    const isThere = found.databases.includes(name);
    const pending = isThere ? await findPending(ground, binding) : [];
    terminal.say(`  ${isThere ? "keep" : "create"} the database ${name}`);
    terminal.say(`  ${isThere ? `apply ${pending.length}` : "apply all"} of its migrations`);
  }
  for (const name of plan.queues)
    terminal.say(`  ${found.queues.includes(name) ? "keep" : "create"} the queue ${name}`);
  for (const name of plan.secrets)
    terminal.say(`  ${found.worker?.secrets.includes(name) ? "keep" : "make or ask for"} the secret ${name}`);
  for (const name of ["PUBLIC_URL", "POSTAL_ADDRESS"]) terminal.say(`  ${sayVar(ground, found, name)}`);
  terminal.say(
    `  ${found.worker ? "replace" : "create"} the Worker ${plan.worker}, with its Workflow and its timer`,
  );
}

function sayVar({ environment, plan }: Ground, { worker }: Found, name: string): string {
  const value = environment[name] || plan.vars[name] || worker?.vars[name];
  return value && value !== UNSETTLED ? `set ${name} to ${value}` : `ask for ${name}`;
}
