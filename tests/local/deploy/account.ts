/** An empty account and a copy of the project for the stand-in of wrangler, and a person who has answers. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deploy } from "../../../local/deploy/deploy.ts";
import { readDeployFlags } from "../../../local/deploy/flags.ts";
import type { Wrangler } from "../../../local/deploy/wrangler.ts";
import { standIn, type Account } from "../../support/wrangler-stand-in.ts";

/** What a person answers, by the beginning of the question; Enter to all else. */
type Answers = Record<string, string>;

export type Stage = ReturnType<typeof openStage>;

export function openStage() {
  const root = mkdtempSync(join(tmpdir(), "watchbell-deploy-"));
  for (const name of ["wrangler.toml", "migrations", "migrations-search"])
    cpSync(name, join(root, name), { recursive: true });
  mkdirSync(join(root, "public"));
  writeFileSync(join(root, "public", "favicon.svg"), "<svg/>");
  const file = join(root, "account.json");
  const read = () => JSON.parse(readFileSync(file, "utf8")) as Account;
  const change = (part: Partial<Account>) =>
    writeFileSync(file, JSON.stringify({ ...EMPTY, ...readIfThere(file), ...part }));
  change({});
  return {
    root,
    account: read,
    change,
    /** Runs it with a person at the terminal; answers what was said, asked, and how it failed. */
    run: (answers: Answers = {}, args: string[] = []) => run(root, file, args, answers, {}),
    /** Runs it as a build does. */
    build: (environment: Record<string, string> = {}, args: string[] = []) =>
      run(root, file, args, null, environment),
    close: () => rmSync(root, { recursive: true, force: true }),
  };
}

export const EMPTY: Account = {
  isLoggedIn: true,
  mayLogIn: true,
  accounts: [{ id: "a1", name: "Someone" }],
  databases: {},
  queues: {},
  workers: {},
  workflows: [],
  domains: [],
  code: "export default 1",
  realWrangler: null,
  faults: {},
  calls: [],
};

function readIfThere(file: string): Partial<Account> {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Account;
  } catch {
    return {};
  }
}

async function run(
  root: string,
  file: string,
  args: string[],
  answers: Answers | null,
  environment: Record<string, string>,
) {
  const lines: string[] = [];
  const asked: string[] = [];
  const terminal = {
    isInteractive: answers !== null,
    say: (line: string) => void lines.push(line),
    ask: (question: string) => {
      asked.push(question);
      const found = Object.entries(answers ?? {}).find(([beginning]) => question.startsWith(beginning));
      return Promise.resolve(found?.[1] ?? "");
    },
  };
  const { PATH } = process.env;
  const failure = await deploy(readDeployFlags(["--no-open", ...args]), {
    root,
    stateDir: join(root, ".watchbell", "deploy"),
    environment: { PATH, ...environment, WRANGLER_STAND_IN: file },
    terminal,
    openWrangler: ({ environment }) => inProcess(root, environment),
  }).then(
    () => "",
    (error: Error) => error.message,
  );
  return { said: lines.join("\n"), asked, failure };
}

/** The stand-in without a process for each call, which is most of the time that a run takes. */
function inProcess(root: string, environment: NodeJS.ProcessEnv): Wrangler {
  const ask = (args: string[], more: Record<string, string> = {}) => {
    const { status, output, errors } = standIn(args, { ...environment, ...more }, root);
    return Promise.resolve({ isGood: status === 0, output, said: output + errors });
  };
  return { ask, show: ask };
}
