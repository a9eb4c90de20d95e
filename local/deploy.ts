/**
 * `npm run deploy`: Watchbell onto a Cloudflare account, the first time and every time after. It looks at what is there,
 * asks for what only a person knows, and makes what is missing; run again, it changes nothing. Cloudflare's own build of
 * a pushed commit runs it, too: without a terminal it asks nothing and takes its answers from the environment.
 */
import { join } from "node:path";
import { readDeployFlags } from "./deploy/flags.ts";
import { StepFailed } from "./deploy/step-failed.ts";
import { openTerminal } from "./deploy/terminal.ts";
import { openWrangler } from "./deploy/wrangler.ts";
import { HelpAsked, UsageError } from "./flags.ts";

const ROOT = join(import.meta.dirname, "..");
/** Tests put a stand-in in its place. */
const WRANGLER = process.env["WATCHBELL_WRANGLER"] ?? join(ROOT, "node_modules", ".bin", "wrangler");

try {
  const flags = readDeployFlags(process.argv.slice(2));
  // wrangler's code is large: a mistake on the command line is answered without it
  const { deploy } = await import("./deploy/deploy.ts");
  const stateDir = process.env["WATCHBELL_STATE_DIR"] ?? join(ROOT, ".watchbell");
  await deploy(flags, {
    root: ROOT,
    stateDir: join(stateDir, "deploy"),
    environment: process.env,
    terminal: openTerminal(),
    openWrangler: (options) => openWrangler(WRANGLER, options),
  });
} catch (error) {
  if (error instanceof HelpAsked) process.stdout.write(`${error.message}\n`);
  else if (error instanceof UsageError || error instanceof StepFailed) {
    process.stderr.write(`\n${error.message}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  } else throw error;
}
