/** What the steps of a deployment stand on. */
import type { Plan } from "./plan.ts";
import type { Terminal } from "./terminal.ts";
import type { Wrangler } from "./wrangler.ts";

export type Ground = {
  root: string;
  /** What one run leaves for the next. */
  stateDir: string;
  environment: NodeJS.ProcessEnv;
  terminal: Terminal;
  wrangler: Wrangler;
  plan: Plan;
};
