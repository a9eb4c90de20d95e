/** Building without deploying: what would be live, checked and named by its content. */
import { createHash } from "node:crypto";
import { globSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Ground } from "./ground.ts";
import { StepFailed } from "./step-failed.ts";

/** Has wrangler check the configuration and bundle the code; answers a fingerprint of all that a deployment is made of. */
export async function build({ root, stateDir, wrangler }: Ground): Promise<string> {
  const outdir = join(stateDir, "bundle");
  const { isGood, said } = await wrangler.ask(["deploy", "--dry-run", "--outdir", outdir]);
  if (!isGood)
    throw new StepFailed(
      "The Worker can't be built.",
      said,
      "Nothing on the account was touched. Mend what is named (npm test says more), or take an unchanged copy.",
    );
  // of the bundle the code alone: the map beside it holds paths of this machine
  const files = [
    ...globSync(join(outdir, "*.js")),
    join(root, "wrangler.toml"),
    ...globSync(join(root, "public", "**", "*.*")),
  ].toSorted();
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update(readFileSync(file));
  rmSync(outdir, { recursive: true, force: true });
  return hash.digest("hex");
}
