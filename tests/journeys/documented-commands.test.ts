/**
 * The commands of README.md and docs/, run as they stand there against a world with digests. What a reader would put
 * in their place is put in: the address, the ids, their own lists. The rest of the list: tests/docs/tested-commands.ts.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { World } from "../../local/world.ts";
import { findCommands } from "../docs/commands.ts";
import { findTested } from "../docs/tested-commands.ts";
import { openPublished } from "../support/world-ready.ts";

const ROOT = process.cwd();
const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
/** A call that says nothing but its status. */
const CURL = `curl() { command curl --silent --show-error --output answer --write-out '%{http_code}\\n' "$@"; }\n`;

const folder = mkdtempSync(join(tmpdir(), "watchbell-commands-"));
let world: World;
let token = "";
let digest: { id: number; slug: string };

beforeAll(async () => {
  world = await openPublished(join(folder, "world"), new Date("2026-03-25T04:00:00Z"));
  const { digests } = await world.operate<{ digests: (typeof digest)[] }>("GET", "/newsletters/ai/digests");
  digest = digests[0] ?? { id: 0, slug: "" };
  ({ token } = await world.operate<{ token: string }>("POST", "/tokens", {
    name: "Documents",
    scopes: ["posts:write"],
  }));
  writeFileSync(
    join(folder, "feeds.opml"),
    '<opml version="2.0"><body><outline xmlUrl="https://lamp.example/feed"/></body></opml>',
  );
  writeFileSync(join(folder, "members.csv"), "email\nada@inbox.example\n");
});
afterAll(async () => {
  await world?.close();
  rmSync(folder, { recursive: true, force: true });
});

const commandsFor = (how: "here" | "help") => [
  ...new Set(
    findCommands()
      .map(({ text }) => text)
      .filter((text) => findTested(text)?.how === how),
  ),
];

describe("the documented commands", () => {
  test.each(commandsFor("here"))("%s", async (command) => {
    const { status, output } = await run(filledIn(command));
    expect(status, output).toBe(0);
    // 409: there is nothing to resume or to approve just now, which the API knows
    if (command.startsWith("curl")) expect(output.trim()).toMatch(/^(?:2\d\d|409)$/);
  });

  test.each(commandsFor("help"))("--help of: %s", async (command) => {
    const [call = "", verb = ""] = command.split(" -- ");
    const { status, output } = await run(`${asScript(call)} ${verb.split(" ")[0]} --help`);
    expect(status, output).toBe(0);
    expect(output).toMatch(/--\w+|Usage/);
  });
});

/** As its reader would type it. */
function filledIn(command: string): string {
  return asScript(command)
    .replaceAll("https://news.example.com", world.url)
    .replaceAll("2026.03.25.12", digest.slug)
    .replaceAll(/\/(digests|mailings)\/7\b/g, `/$1/${digest.id}`)
    .replaceAll(/\b(digests|mailings) show 7\b/g, `$1 show ${digest.id}`)
    .replaceAll("FOLDER", join(folder, "backup"))
    .replace('"https://example.com/blog", "owner/repo", "r/LocalLLaMA", "hn", "cs.CL"', '"@another"');
}

/** npm would run it in the project's folder; the files that it names are here. */
const asScript = (command: string) =>
  command.replace(/^npm run ([\w:]+)(?: --)?/, (_, name: string) =>
    (scripts[name] ?? "")
      .replace(/^node local\//, `${process.execPath} ${ROOT}/local/`)
      .replace(/^email /, `${ROOT}/node_modules/.bin/email `),
  );

function run(command: string): Promise<{ status: number; output: string }> {
  const env = {
    ...process.env,
    URL: world.url,
    ADMIN_TOKEN: world.adminToken,
    TOKEN: token,
    WATCHBELL_URL: world.url,
    WATCHBELL_TOKEN: world.adminToken,
  };
  return new Promise((done) => {
    execFile("bash", ["-c", `${CURL}${command}`], { cwd: folder, env }, (error, stdout, stderr) =>
      done({ status: Number(error?.code ?? 0), output: stdout + stderr }),
    );
  });
}
