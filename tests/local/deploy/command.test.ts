/** The command itself, as a build runs it: the real configuration and bundle, and an account that a stand-in keeps. */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Account } from "../../support/wrangler-stand-in.ts";
import { EMPTY } from "./account.ts";

const folder = mkdtempSync(join(tmpdir(), "watchbell-deploy-command-"));
const file = join(folder, "account.json");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const account = () => JSON.parse(readFileSync(file, "utf8")) as Account;

function deploy(args: string[], environment: Record<string, string> = {}) {
  const env = {
    PATH: process.env["PATH"],
    HOME: folder,
    CI: "1",
    WATCHBELL_STATE_DIR: folder,
    WATCHBELL_WRANGLER: join("tests", "support", "wrangler-stand-in.ts"),
    WRANGLER_STAND_IN: file,
    ...environment,
  };
  return new Promise<{ status: number; stdout: string; stderr: string }>((done) => {
    execFile(process.execPath, [join("local", "deploy.ts"), ...args], { env }, (error, stdout, stderr) =>
      done({ status: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

test("what wrangler really bundles is deployed by the command", { timeout: 240_000 }, async () => {
  const realWrangler = join("node_modules", ".bin", "wrangler");
  writeFileSync(file, JSON.stringify({ ...EMPTY, realWrangler }));
  const { stdout, stderr } = await deploy([], {
    ADMIN_TOKEN: "a-long-enough-token",
    RESEND_API_KEY: "re_abc",
    RESEND_WEBHOOK_SECRET: "whsec_abcd",
  });
  expect(stderr).toBe("");
  expect(stdout).toContain("Deployed watchbell triggers");
  expect(stdout).toContain("https://watchbell.someone.workers.dev/admin");
  expect(account().workers["watchbell"]?.vars["PUBLIC_URL"]).toBe("https://watchbell.someone.workers.dev");
  expect(statSync(join(folder, "deploy", "memory.json")).mode & 0o77).toBe(0);
});

test("a mistake on the command line is answered with one line and status 2, --help with the flags", async () => {
  const mistake = await deploy(["--now"]);
  expect(mistake.status).toBe(2);
  expect(mistake.stderr.trim().split("\n")).toHaveLength(1);
  const help = await deploy(["--help"]);
  expect(help.status).toBe(0);
  expect(help.stdout).toContain("npm run deploy -- [--dry-run]");
});
