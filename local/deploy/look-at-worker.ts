/** The Worker that is live: its secrets' names, its settings, its version. */
import type { Ground } from "./ground.ts";
import { adviceOn, StepFailed } from "./step-failed.ts";

export type LiveWorker = {
  /** Names; values can't be read. */
  secrets: string[];
  vars: Record<string, string>;
  /** Null: it has been named, but never deployed. */
  versionId: string | null;
};

type Binding = { type: string; name: string; text?: string };
type Version = { resources: { bindings: Binding[] } };
type Deployment = { versions: { version_id: string; percentage: number }[] };

/** Null where there is none. Throws a StepFailed where the one of that name isn't a Watchbell. */
export async function lookAtWorker(ground: Ground): Promise<LiveWorker | null> {
  const listed = await ground.wrangler.ask(["secret", "list", "--format", "json"]);
  if (!listed.isGood && /Worker "[^"]*"(?: \(env: [^)]*\))? not found/.test(listed.said)) return null;
  if (!listed.isGood)
    throw new StepFailed("The Worker can't be looked at.", listed.said, adviceOn(listed.said));
  const secrets = (JSON.parse(listed.output) as { name: string }[]).map(({ name }) => name);
  const versionId = await findLiveVersion(ground);
  if (versionId === null) return { secrets, vars: {}, versionId };
  const bindings = await bindingsOf(ground, versionId);
  checkKind(ground, bindings);
  const texts = bindings.filter(({ type }) => type === "plain_text");
  return { secrets, versionId, vars: Object.fromEntries(texts.map(({ name, text = "" }) => [name, text])) };
}

/** The version that answers; null where none does. */
export async function findLiveVersion({ wrangler }: Ground): Promise<string | null> {
  const { isGood, output, said } = await wrangler.ask(["deployments", "status", "--json"]);
  if (isGood) return (JSON.parse(output) as Deployment).versions[0]?.version_id ?? null;
  if (/has no deployments/.test(said)) return null;
  throw new StepFailed("The Worker's deployments can't be looked at.", said, adviceOn(said));
}

async function bindingsOf({ wrangler }: Ground, versionId: string): Promise<Binding[]> {
  const { isGood, output, said } = await wrangler.ask(["versions", "view", versionId, "--json"]);
  if (!isGood) throw new StepFailed("The Worker's settings can't be looked at.", said, adviceOn(said));
  return (JSON.parse(output) as Version).resources.bindings;
}

/** A Worker that is bound to something, and not to the database, is somebody else's. */
function checkKind({ plan }: Ground, bindings: Binding[]): void {
  const [database] = plan.databases;
  const isBound = bindings.some(({ type }) => !["plain_text", "secret_text", "json"].includes(type));
  const isWatchbell = bindings.some(({ type, name }) => type === "d1" && name === database?.binding);
  if (isBound && !isWatchbell)
    throw new StepFailed(
      `The account has a Worker named ${plan.worker} that is no Watchbell.`,
      "",
      'Give this one another name: the line `name = "…"` in wrangler.toml.',
    );
}
