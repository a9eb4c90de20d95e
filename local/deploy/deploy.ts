/** A deployment from end to end. All questions come before the first change, so that an answer never waits on one. */
import { build } from "./build.ts";
import { create } from "./create.ts";
import { farewell } from "./farewell.ts";
import type { DeployFlags } from "./flags.ts";
import { foretell } from "./foretell.ts";
import type { Ground } from "./ground.ts";
import { logIn } from "./log-in.ts";
import { look, NOTHING_FOUND, type Found } from "./look.ts";
import { findLiveVersion } from "./look-at-worker.ts";
import { forgetSecrets, keepMemory, readMemory } from "./memory.ts";
import { migrate } from "./migrate.ts";
import { readPlan } from "./plan.ts";
import { publish } from "./publish.ts";
import { gatherSecrets, type Gathered } from "./secrets.ts";
import { StepFailed } from "./step-failed.ts";
import type { Terminal } from "./terminal.ts";
import { gatherVars, UNSETTLED, type Vars } from "./vars.ts";
import { askForWebhook } from "./webhook.ts";
import type { Wrangler, WranglerOptions } from "./wrangler.ts";

export type DeployOptions = {
  root: string;
  stateDir: string;
  environment: NodeJS.ProcessEnv;
  terminal: Terminal;
  openWrangler: (options: WranglerOptions) => Wrangler;
};

type Wanted = { fingerprint: string; found: Found; vars: Vars; gathered: Gathered };

/** Deploys what is in `root`. Throws a StepFailed that says what a person can do. */
export async function deploy(flags: DeployFlags, options: DeployOptions): Promise<void> {
  const { terminal } = options;
  terminal.say("Building");
  const local = open(options, {});
  const fingerprint = await build(local);
  terminal.say("Cloudflare");
  const accountId = await logIn(local, !flags.dryRun);
  const ground = open(options, accountId ? { CLOUDFLARE_ACCOUNT_ID: accountId } : {});
  const found = accountId === null ? NOTHING_FOUND : await look(ground);
  if (flags.dryRun) return foretell(ground, found, { isLoggedIn: accountId !== null });
  const vars = await gatherVars(ground, found.worker);
  const gathered = await gatherSecrets(ground, found.worker, flags);
  const url = await makeLive(ground, flags, { fingerprint, found, vars, gathered });
  await askForWebhook(ground, url);
  farewell(ground, url, flags);
  forgetSecrets(ground.stateDir);
}

function open(options: DeployOptions, more: Record<string, string>): Ground {
  const { root, stateDir, terminal } = options;
  const environment = { ...options.environment, ...more };
  const wrangler = options.openWrangler({
    root,
    environment,
    hasTerminal: terminal.isInteractive && process.stdin.isTTY,
    say: (line) => terminal.say(line),
  });
  return { root, stateDir, environment, terminal, wrangler, plan: readPlan(root) };
}

/** Creates, migrates and deploys what differs from what is live; answers the public address. */
async function makeLive(ground: Ground, flags: DeployFlags, wanted: Wanted): Promise<string> {
  const { found, vars, gathered } = wanted;
  ground.terminal.say("Databases and queues");
  const createdCount = await create(ground, found);
  const migratedCount = await migrate(ground);
  const isSame = createdCount + migratedCount === 0 && isLive(ground, wanted);
  if (isSame && !flags.again && vars.publicUrl) {
    ground.terminal.say("Nothing has changed since the last deployment, so nothing was deployed");
    return vars.publicUrl;
  }
  ground.terminal.say("Deploying");
  // remembered first: wherever this run ends, the next one knows what is not finished
  keepMemory(ground.stateDir, {
    finished: null,
    later: [...new Set([...laterOf(ground, gathered), ...gathered.later])],
  });
  const url = await publishAt(ground, flags, wanted);
  const versionId = (await findLiveVersion(ground)) ?? "";
  keepMemory(ground.stateDir, {
    finished: { fingerprint: wanted.fingerprint, versionId, host: new URL(url).host },
  });
  return url;
}

/** Whether this very code, with these settings and secrets, is what the last finished run left, and is live. */
function isLive({ stateDir }: Ground, { fingerprint, found, vars, gathered }: Wanted): boolean {
  const { finished } = readMemory(stateDir);
  return (
    finished !== null &&
    finished.fingerprint === fingerprint &&
    finished.versionId === found.worker?.versionId &&
    found.worker.vars["PUBLIC_URL"] === vars.publicUrl &&
    found.worker.vars["POSTAL_ADDRESS"] === vars.postalAddress &&
    Object.keys(gathered.secrets).length === 0
  );
}

/** What was left for later before, and is not set by this run. */
const laterOf = ({ stateDir }: Ground, { secrets }: Gathered) =>
  readMemory(stateDir).later.filter((name) => !(name in secrets));

async function publishAt(
  ground: Ground,
  { noDomain }: DeployFlags,
  { vars, gathered }: Wanted,
): Promise<string> {
  const { publicUrl, postalAddress } = vars;
  const settings = { PUBLIC_URL: publicUrl ?? UNSETTLED, POSTAL_ADDRESS: postalAddress };
  const domain = noDomain ? null : domainOf(ground, publicUrl);
  const free = await publish(ground, { vars: settings, secrets: gathered.secrets, domain });
  if (publicUrl) return publicUrl;
  if (!free)
    throw new StepFailed(
      "The Worker is deployed, but has no address on workers.dev.",
      "",
      "Set PUBLIC_URL in the environment to the address that readers are to use.",
    );
  // only now is the free address known
  ground.terminal.say(`Deploying once more, with the address ${free}`);
  await publish(ground, { vars: { ...settings, PUBLIC_URL: free }, secrets: {}, domain: null });
  return free;
}

/**
 * The host to tie to the Worker: where a person can answer for it, for without a terminal wrangler would take over
 * whatever record has that name. Once is enough.
 */
function domainOf({ terminal, plan, stateDir }: Ground, publicUrl: string | null): string | null {
  const host = publicUrl ? new URL(publicUrl).host : "";
  if (host === "" || host.endsWith(".workers.dev") || plan.hasRoutes) return null;
  if (readMemory(stateDir).finished?.host === host) return null;
  if (terminal.isInteractive) return host;
  terminal.say(
    `  ${host} is not tied to the Worker by a build; if it is not yet, run npm run deploy in a terminal.`,
  );
  return null;
}
