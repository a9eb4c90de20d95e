/**
 * PUBLIC_URL and POSTAL_ADDRESS. They belong to one deployment and not to the code, so they are kept where that is: on
 * the Worker, given by --var and read back from its live version. No file has to be edited or kept from git, and a build
 * on another machine finds them. What stands in wrangler.toml or the environment is stronger.
 */
import type { Ground } from "./ground.ts";
import type { LiveWorker } from "./look-at-worker.ts";
import { StepFailed } from "./step-failed.ts";

export type Vars = {
  /** Null: the address that Cloudflare gives, known once the Worker is there. */
  publicUrl: string | null;
  postalAddress: string;
};

/** A name that no one can have (RFC 2606): what PUBLIC_URL says until the free address is known. */
export const UNSETTLED = "https://address-not-yet-known.invalid";

/** The settings, asked for where they are nowhere. */
export async function gatherVars(ground: Ground, worker: LiveWorker | null): Promise<Vars> {
  const known = (name: string) =>
    ground.environment[name] || ground.plan.vars[name] || worker?.vars[name] || "";
  const url = known("PUBLIC_URL");
  if (url && URL.parse(url)?.protocol !== "https:")
    throw new StepFailed(
      `PUBLIC_URL is ${url}, which is no https address.`,
      "",
      "Set it to one, or to nothing.",
    );
  const isFirst = url === "";
  const publicUrl = isFirst ? await askForUrl(ground) : url === UNSETTLED ? null : url;
  const postalAddress = known("POSTAL_ADDRESS") || (isFirst ? await askForAddress(ground) : "");
  if (postalAddress === "")
    ground.terminal.say(
      "  POSTAL_ADDRESS is empty: mails to readers must show one by law, so set it before the first is sent.",
    );
  return { publicUrl: publicUrl?.replace(/\/+$/, "") ?? null, postalAddress };
}

async function askForUrl({ terminal, plan }: Ground): Promise<string | null> {
  if (!terminal.isInteractive) return null;
  terminal.say(
    "  The address readers use, such as https://news.example.com: a domain that is a site of this account.\n" +
      `  Enter takes the free one, https://${plan.worker}.YOURS.workers.dev; it can be changed later.`,
  );
  for (;;) {
    const answer = await terminal.ask("PUBLIC_URL:");
    if (answer === "") return null;
    const url = URL.parse(answer.includes("://") ? answer : `https://${answer}`);
    if (url?.protocol === "https:" && url.hostname.includes(".") && url.pathname === "/") return url.origin;
    terminal.say("  That is no address of a site: https:// and a domain, and nothing after it.");
  }
}

async function askForAddress({ terminal }: Ground): Promise<string> {
  if (!terminal.isInteractive) return "";
  terminal.say("  The postal address that every mail must show, on one line. Enter leaves it for later.");
  return terminal.ask("POSTAL_ADDRESS:");
}
