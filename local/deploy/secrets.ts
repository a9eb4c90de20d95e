/**
 * The secrets that the Worker lacks. Those that are nothing but chance are made here; one that the Worker has is never
 * touched, unless it is named by --replace. Cloudflare shows no secret again, so what was made is told once.
 */
import { randomBytes } from "node:crypto";
import type { DeployFlags } from "./flags.ts";
import type { Ground } from "./ground.ts";
import type { LiveWorker } from "./look-at-worker.ts";
import { readSecrets } from "./memory.ts";
import { StepFailed } from "./step-failed.ts";

export type Gathered = {
  /** What is to be set, by name. */
  secrets: Record<string, string>;
  /** Those that hold a stand-in until a person has them. */
  later: string[];
};

type Kind = {
  /** Makes one. */
  make?: () => string;
  /** Where a person finds it. */
  where?: string;
  form?: RegExp;
  /** Holds its place until it is known: well formed, and good for nothing. */
  standIn?: () => string;
};

const base64url = () => randomBytes(32).toString("base64url");

const KINDS: Record<string, Kind> = {
  ADMIN_TOKEN: { make: base64url, form: /^.{12,}$/ },
  TOKEN_KEYS: { make: () => `k1:${base64url()}`, form: /^[a-z0-9]{1,8}:[\w-]{43,}/ },
  ADDRESS_KEY: { make: base64url, form: /^[\w-]{43,}=*$/ },
  RESEND_API_KEY: {
    where: "a key with full access, from https://resend.com/api-keys; it begins with re_",
    form: /^re_\S+$/,
    standIn: () => "re_later",
  },
  RESEND_WEBHOOK_SECRET: {
    where: "the signing secret of the webhook, from https://resend.com/webhooks; it begins with whsec_",
    form: /^whsec_\S+$/,
    standIn: () => `whsec_${randomBytes(24).toString("base64")}`,
  },
};

/** Secrets that the Worker lacks, from the environment, an interrupted run, chance, or a person. */
export async function gatherSecrets(
  ground: Ground,
  worker: LiveWorker | null,
  { replace }: Pick<DeployFlags, "replace">,
): Promise<Gathered> {
  const missing = ground.plan.secrets.filter((name) => !worker?.secrets.includes(name));
  const wanted = [...new Set([...missing, ...replace])];
  if (!ground.terminal.isInteractive) checkEnvironment(ground, wanted);
  const gathered: Gathered = { secrets: {}, later: [] };
  for (const name of wanted) await gather(ground, name, gathered);
  if (missing.includes("ADDRESS_KEY")) warnOfAddressKey(ground);
  return gathered;
}

/** A build asks nothing: what only a person knows must be given. Its log is no place for a new ADMIN_TOKEN either. */
function checkEnvironment(ground: Ground, wanted: string[]): void {
  const absent = wanted.filter((name) => {
    const isKnown = Boolean(ground.environment[name] || readSecrets(ground.stateDir)[name]);
    return !isKnown && (name === "ADMIN_TOKEN" || !KINDS[name]?.make);
  });
  if (absent.length > 0)
    throw new StepFailed(
      `Secrets are missing, and there is no terminal to ask for them: ${absent.join(", ")}.`,
      "",
      "Set each as an environment variable of this command, or run npm run deploy once in a terminal.",
    );
}

async function gather(ground: Ground, name: string, gathered: Gathered): Promise<void> {
  const { make, form, standIn } = KINDS[name] ?? {};
  const given = ground.environment[name];
  if (given && form && !form.test(given))
    throw new StepFailed(
      `${name} in the environment is none.`,
      "",
      `Set it to ${KINDS[name]?.where ?? "a longer one"}.`,
    );
  const known = given || readSecrets(ground.stateDir)[name] || make?.() || (await askFor(ground, name));
  gathered.secrets[name] = known || (standIn?.() ?? "");
  if (!known) gathered.later.push(name);
}

/** Asks until it has the right form; an empty line leaves it for later, where it can be. */
async function askFor({ terminal }: Ground, name: string): Promise<string> {
  const { where = "as your service names it", form, standIn } = KINDS[name] ?? {};
  terminal.say(`  ${name}: ${where}.${standIn ? " Enter leaves it for later." : ""}`);
  for (;;) {
    const answer = await terminal.ask(`${name}:`, "hidden");
    if (answer === "" ? standIn : (form?.test(answer) ?? true)) return answer;
    terminal.say(`  That is none: ${where}.`);
  }
}

function warnOfAddressKey({ terminal }: Ground): void {
  const copy = terminal.isInteractive
    ? "It is shown at the end: keep a copy."
    : "Nobody sees this one: to have a copy, make it yourself and set it in the environment.";
  terminal.say(
    `  ADDRESS_KEY is new. By it Watchbell knows people who must never be written to, without their addresses. It must\n  never change: with another one they would be written to again. ${copy}`,
  );
}

/** Whether a text has the form of a secret. */
export const isSecret = (name: string, text: string) => KINDS[name]?.form?.test(text) ?? true;

/** In words. */
export const whereToFind = (name: string) => KINDS[name]?.where ?? "";
