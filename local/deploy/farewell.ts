/** The last lines of a deployment: where it is, and what was made and is never shown again. */
import { spawn } from "node:child_process";
import type { DeployFlags } from "./flags.ts";
import type { Ground } from "./ground.ts";
import { readSecrets } from "./memory.ts";

/** Those that nobody but this run knows. */
const MADE = ["ADMIN_TOKEN", "ADDRESS_KEY", "TOKEN_KEYS"];

/** Tells, and opens the admin where there is a person to see it. */
export function farewell(ground: Ground, url: string, { noOpen }: DeployFlags): void {
  const { terminal } = ground;
  terminal.say(`\nWatchbell is at ${url}\nIts admin is at  ${url}/admin`);
  if (!terminal.isInteractive) return;
  showMade(ground);
  if (!noOpen) openBrowser(`${url}/admin`);
}

/** In a terminal only: the log of a build is read by others. */
function showMade({ terminal, environment, stateDir }: Ground): void {
  const kept = readSecrets(stateDir);
  const made = MADE.filter((name) => kept[name] && kept[name] !== environment[name]);
  if (made.length === 0) return;
  terminal.say("\nShown this once; keep them with your passwords:");
  for (const name of made) terminal.say(`  ${name.padEnd(11)}  ${kept[name]}`);
  terminal.say("ADMIN_TOKEN opens the admin. The other two are needed to move to another account.");
}

function openBrowser(url: string): void {
  const [command, ...args] =
    process.platform === "darwin"
      ? ["open", url]
      : process.platform === "win32"
        ? ["cmd", "/c", "start", "", url]
        : ["xdg-open", url];
  const child = spawn(command ?? "", args, { stdio: "ignore", detached: true });
  // no browser is no failure: the address has been told
  child.on("error", () => undefined);
  child.unref();
}
