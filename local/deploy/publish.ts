/** The deployment itself, by wrangler, in view of the person: it may have questions of its own, such as a first address. */
import { existsSync, readFileSync } from "node:fs";
import type { Ground } from "./ground.ts";
import { freshRecord, keepSecrets, secretsFile } from "./memory.ts";
import { adviceOn, StepFailed } from "./step-failed.ts";

export type Publication = {
  vars: Record<string, string>;
  /** Goes out with the version: a Worker that does not exist yet can be given none before it. */
  secrets: Record<string, string>;
  /** The host to be tied to the Worker. */
  domain: string | null;
};

type Entry = { type: string; version_id: string | null; targets?: string[] };

/** Deploys; answers the free address on workers.dev, or null where it has none. */
export async function publish(
  ground: Ground,
  { vars, secrets, domain }: Publication,
): Promise<string | null> {
  const hasSecrets = Object.keys(secrets).length > 0;
  if (hasSecrets) keepSecrets(ground.stateDir, secrets);
  const record = freshRecord(ground.stateDir);
  const { isGood, said } = await ground.wrangler.show(
    [
      "deploy",
      // what somebody set in the dashboard stays
      "--keep-vars",
      ...Object.entries(vars).flatMap(([name, value]) => ["--var", `${name}:${value}`]),
      ...(hasSecrets ? ["--secrets-file", secretsFile(ground.stateDir)] : []),
      ...(domain ? ["--domain", domain] : []),
    ],
    { WRANGLER_OUTPUT_FILE_PATH: record },
  );
  if (!isGood) throw new StepFailed("The deployment failed; wrangler said why above.", "", adviceOn(said));
  const deployed = readRecord(record).findLast(({ type }) => type === "deploy");
  if (!deployed?.version_id)
    throw new StepFailed(
      "Nothing was deployed: a question of wrangler's was answered with no.",
      "",
      "That is all right.",
    );
  const free = deployed.targets?.find((target) => /^(?:https:\/\/)?[\w.-]+\.workers\.dev$/.test(target));
  return free ? `https://${free.replace("https://", "")}` : null;
}

/** A JSON object a line (WRANGLER_OUTPUT_FILE_PATH). */
function readRecord(file: string): Entry[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Entry);
}
