/** What wrangler.toml wants of an account: names of databases, queues, secrets and settings. */
import { join } from "node:path";
import { unstable_readConfig } from "wrangler";
import { StepFailed } from "./step-failed.ts";

export type Plan = {
  worker: string;
  accountId: string | null;
  databases: { binding: string; name: string; migrationsDir: string }[];
  /** Those that are written to, read from, and where messages that failed end. */
  queues: string[];
  secrets: string[];
  vars: Record<string, string>;
  /** Addresses that wrangler.toml itself ties to the Worker. */
  hasRoutes: boolean;
};

/** Of what wrangler answers, whose own type names packages that it does not bring. */
type Config = {
  name?: string;
  account_id?: string;
  d1_databases: { binding: string; database_name?: string; migrations_dir?: string }[];
  queues: {
    producers?: { queue?: string }[];
    consumers?: { queue: string; dead_letter_queue?: string }[];
  };
  secrets?: { required?: string[] };
  vars: Record<string, unknown>;
  route?: unknown;
  routes?: unknown[];
};

/** Reads the configuration in a folder as wrangler does. Throws a StepFailed where it is wrong. */
export function readPlan(root: string): Plan {
  const config = read(root);
  const consumers = config.queues.consumers ?? [];
  const queues = [
    ...(config.queues.producers ?? []).map(({ queue }) => queue),
    ...consumers.flatMap(({ queue, dead_letter_queue }) => [queue, dead_letter_queue]),
  ];
  return {
    worker: config.name ?? "watchbell",
    accountId: config.account_id ?? null,
    databases: config.d1_databases.map(({ binding, database_name, migrations_dir }) => ({
      binding,
      name: database_name ?? binding,
      migrationsDir: join(root, migrations_dir ?? "migrations"),
    })),
    queues: [...new Set(queues)].filter((name) => name !== undefined),
    secrets: config.secrets?.required ?? [],
    vars: Object.fromEntries(Object.entries(config.vars).map(([name, value]) => [name, String(value)])),
    hasRoutes: Boolean(config.route ?? config.routes?.length),
  };
}

function read(root: string): Config {
  try {
    return unstable_readConfig({ config: join(root, "wrangler.toml") }, { hideWarnings: true }) as Config;
  } catch (error) {
    throw new StepFailed(
      "wrangler.toml can't be read.",
      error instanceof Error ? error.message : String(error),
      "Mend the line that is named.",
    );
  }
}
