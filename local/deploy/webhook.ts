/** What can be known only when the Worker has an address: the secrets that were left for later. */
import { rmSync } from "node:fs";
import type { Ground } from "./ground.ts";
import { findLiveVersion } from "./look-at-worker.ts";
import { keepMemory, keepOneSecret, readMemory } from "./memory.ts";
import { isSecret, whereToFind } from "./secrets.ts";
import { adviceOn, StepFailed } from "./step-failed.ts";

const EVENTS =
  "email.delivered, email.delivery_delayed, email.bounced, email.complained, email.suppressed, email.failed";

/** Asks for the secrets that hold a stand-in, once in each run, and sets those that are given. */
export async function askForWebhook(ground: Ground, url: string): Promise<void> {
  const { terminal, stateDir } = ground;
  for (const name of readMemory(stateDir).later) {
    terminal.say(sayWhy(name, url));
    const answer = terminal.isInteractive ? await terminal.ask(`${name} (Enter: later):`, "hidden") : "";
    if (answer !== "" && isSecret(name, answer)) await set(ground, name, answer);
    else terminal.say(`  Set it later: npm run deploy -- --replace ${name}`);
  }
}

const sayWhy = (name: string, url: string) =>
  name === "RESEND_WEBHOOK_SECRET"
    ? `Bounces and complaints: add a webhook at https://resend.com/webhooks, to ${url}/webhooks/resend, with\n  ${EVENTS}.\n  ${name} is ${whereToFind(name)}.`
    : `${name} is not set: ${whereToFind(name)}.`;

/** A file of its own for the moment, for an argument can be seen by everyone on the machine. */
async function set(ground: Ground, name: string, secret: string): Promise<void> {
  const { stateDir, wrangler, terminal } = ground;
  const file = keepOneSecret(stateDir, name, secret);
  const { isGood, said } = await wrangler.ask(["secret", "bulk", file]);
  rmSync(file);
  if (!isGood) throw new StepFailed(`${name} can't be set.`, said, adviceOn(said));
  const { later, finished } = readMemory(stateDir);
  keepMemory(stateDir, { later: later.filter((other) => other !== name) });
  terminal.say(`  ${name} is set`);
  // a secret makes a version of its own, of the same code
  const versionId = await findLiveVersion(ground);
  if (finished && versionId) keepMemory(stateDir, { finished: { ...finished, versionId } });
}
