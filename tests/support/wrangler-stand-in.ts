#!/usr/bin/env node
/**
 * wrangler for tests of what calls it: a command that keeps an account in a file and answers in the words and shapes of
 * wrangler 4.155.0, as its source has them. It has teeth: it refuses what the platform refuses, so that an order that
 * only works here fails here. WRANGLER_STAND_IN names the file.
 */
import { spawnSync } from "node:child_process";
import { appendFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

export type Account = {
  isLoggedIn: boolean;
  /** Whether `wrangler login` ends well. */
  mayLogIn: boolean;
  accounts: { id: string; name: string }[];
  databases: Record<string, { tables: string[]; migrations: string[] }>;
  /** Each with the Worker that reads it. */
  queues: Record<string, { consumer: string | null }>;
  workers: Record<string, Worker>;
  workflows: string[];
  domains: string[];
  /** What a bundle holds. */
  code: string;
  /** The real wrangler, for what needs no account. */
  realWrangler: string | null;
  /** By the beginning of a command: what it says as it fails, before anything is done, or after all of it is. */
  faults: Record<string, { when: "before" | "after"; says: string }>;
  calls: string[];
};

type Worker = {
  secrets: Record<string, string>;
  vars: Record<string, string>;
  bindings: { type: string; name: string }[];
  versionCount: number;
  crons: string[];
};

export type Ran = { status: number; output: string; errors: string };

/** One call: what it was given, what it has printed. Calls are synchronous, so one at a time is enough. */
let call = { args: [] as string[], environment: {} as NodeJS.ProcessEnv, cwd: "", output: "", errors: "" };
let account: Account;

class Exit extends Error {
  status: number;
  constructor(status: number) {
    super(`exit ${status}`);
    this.status = status;
  }
}

if (import.meta.main) {
  const { status, output, errors } = standIn(process.argv.slice(2), process.env, process.cwd());
  process.stdout.write(output);
  process.stderr.write(errors);
  process.exitCode = status;
}

/** Runs a command of wrangler's on the account that WRANGLER_STAND_IN of the environment names. */
export function standIn(args: string[], environment: NodeJS.ProcessEnv, cwd: string): Ran {
  call = { args, environment, cwd, output: "", errors: "" };
  account = JSON.parse(readFileSync(environment["WRANGLER_STAND_IN"] ?? "", "utf8")) as Account;
  const line = args.join(" ");
  account.calls.push(line);
  save();
  try {
    const fault = Object.entries(account.faults).find(([beginning]) => line.startsWith(beginning))?.[1];
    if (fault?.when === "before") fail(fault.says);
    run(line);
    save();
    if (fault?.when === "after") fail(fault.says);
  } catch (error) {
    if (error instanceof Exit) return { status: error.status, output: call.output, errors: call.errors };
    throw error;
  }
  return { status: 0, output: call.output, errors: call.errors };
}

function run(line: string): void {
  const { args, environment } = call;
  const [one = "", two = "", three = "", four = ""] = args;
  if (one === "whoami") return whoAmI();
  if (one === "login") return logIn();
  if (one === "deploy" && args.includes("--dry-run")) return dryRun();
  if (!account.isLoggedIn)
    fail("In a non-interactive environment, it's necessary to set a CLOUDFLARE_API_TOKEN");
  if (account.accounts.length > 1 && !environment["CLOUDFLARE_ACCOUNT_ID"])
    fail("More than one account available but unable to select one in non-interactive mode.");
  if (one === "d1" && two === "list") return print(Object.keys(account.databases).map((name) => ({ name })));
  if (one === "d1" && two === "create") return createDatabase(three);
  if (one === "d1" && two === "execute") return listTables(three);
  if (one === "d1" && two === "migrations") return migrate(three, four);
  if (one === "queues" && two === "info") return tellQueue(three);
  if (one === "queues" && two === "create") return createQueue(three);
  if (one === "secret" && two === "list") return listSecrets();
  if (one === "secret" && two === "bulk") return setSecrets(three);
  if (one === "deployments") return tellDeployment();
  if (one === "versions" && two === "view") return tellVersion(three);
  if (one === "deploy") return deploy();
  fail(`Unknown arguments: ${line}`);
}

function whoAmI(): void {
  if (!account.isLoggedIn) {
    write('{"loggedIn":false}\n');
    throw new Exit(1);
  }
  const { accounts } = account;
  print({
    loggedIn: true,
    authType: "OAuth Token",
    email: "operator@mail.example",
    accounts,
    tokenPermissions: [],
  });
}

function logIn(): void {
  account.isLoggedIn = account.mayLogIn;
  write(account.mayLogIn ? "Successfully logged in.\n" : "Failed to log in.\n");
}

function dryRun(): void {
  const { values } = parseArgs({ args: call.args, strict: false, options: { outdir: { type: "string" } } });
  if (account.realWrangler) {
    const { status, stdout, stderr } = spawnSync(account.realWrangler, call.args, {
      cwd: call.cwd,
      encoding: "utf8",
    });
    call.output += stdout;
    call.errors += stderr;
    if (status !== 0) throw new Exit(status ?? 1);
    return;
  }
  mkdirSync(String(values["outdir"]), { recursive: true });
  writeFileSync(join(String(values["outdir"]), "worker.js"), account.code);
  write("Total Upload: 5093.02 KiB / gzip: 1208.86 KiB\n--dry-run: exiting now.\n");
}

function createDatabase(name: string): void {
  if (account.databases[name]) fail("A database with that name already exists");
  account.databases[name] = { tables: [], migrations: [] };
  write(`✅ Successfully created DB '${name}' in region WEUR\nCreated your new D1 database.\n`);
}

function listTables(binding: string): void {
  const { database } = find(binding);
  const results = [...database.tables, "_cf_KV"].map((name) => ({ name }));
  print([{ results, success: true, meta: { rows_read: results.length } }]);
}

function migrate(act: string, binding: string): void {
  const { database, folder } = find(binding);
  const files = readdirSync(folder).filter((file) => file.endsWith(".sql"));
  const pending = files.filter((file) => !database.migrations.includes(file)).toSorted();
  if (pending.length === 0) return write("✅ No migrations to apply!\n");
  write(`Migrations to be applied:\n${table(pending)}`);
  if (act === "list") return;
  for (const file of pending) {
    const sql = readFileSync(join(folder, file), "utf8");
    if (sql.includes("syntax error here"))
      fail(
        `Migration ${file} failed with the following errors:\n\nnear "syntax": syntax error at offset 0: SQLITE_ERROR`,
      );
    database.migrations.push(file);
    for (const [, name = ""] of sql.matchAll(/CREATE (?:VIRTUAL )?TABLE [`"]?(\w+)/g))
      database.tables.push(name);
    save();
  }
  write(table(pending.map((file) => `${file} │ ✅`)));
}

function table(rows: string[]): string {
  return `┌──────┐\n│ name │\n${rows.map((row) => `│ ${row} │\n`).join("")}└──────┘\n`;
}

function tellQueue(name: string): void {
  const queue = account.queues[name];
  if (!queue)
    return fail(`Queue "${name}" does not exist. To create it, run: wrangler queues create ${name}`);
  write(`Queue Name: ${name}\nQueue ID: 0f1e\nNumber of Consumers: ${queue.consumer ? 1 : 0}\n`);
  if (queue.consumer) write(`Consumers: worker:${queue.consumer}\n`);
}

function createQueue(name: string): void {
  if (account.queues[name])
    fail(
      `A request to the Cloudflare API (/accounts/a1/queues) failed.\n\n  Queue name '${name}' is already taken. [code: 11009]`,
    );
  account.queues[name] = { consumer: null };
  write(`🌀 Creating queue '${name}'\n✅ Created queue '${name}'\n`);
}

function worker(): Worker {
  const { name } = readConfig();
  const it = account.workers[name];
  if (!it)
    return fail(
      `Worker "${name}" not found.\n\nIf this is a new Worker, run \`wrangler deploy\` first to create it.\nOtherwise, check that the Worker name is correct and you're logged into the right account.`,
    );
  return it;
}

function listSecrets(): void {
  print(Object.keys(worker().secrets).map((name) => ({ name, type: "secret_text" })));
}

function setSecrets(file: string): void {
  const it = worker();
  Object.assign(it.secrets, JSON.parse(readFileSync(file, "utf8")));
  it.versionCount += 1;
  write("Finished processing secrets file:\n✨ 1 secrets successfully created\n");
}

function idOf({ versionCount }: Worker): string {
  return `00000000-0000-4000-8000-${String(versionCount).padStart(12, "0")}`;
}

function tellDeployment(): void {
  const it = worker();
  if (it.versionCount === 0) fail(`The Worker ${readConfig().name} has no deployments.`);
  print({
    id: "d1",
    source: "wrangler",
    strategy: "percentage",
    versions: [{ version_id: idOf(it), percentage: 100 }],
  });
}

function tellVersion(id: string): void {
  const it = worker();
  if (id !== idOf(it)) fail(`No version ${id}`);
  const texts = Object.entries(it.vars).map(([name, text]) => ({ type: "plain_text", name, text }));
  const secrets = Object.keys(it.secrets).map((name) => ({ type: "secret_text", name }));
  print({
    id,
    metadata: { source: "wrangler" },
    resources: { bindings: [...it.bindings, ...texts, ...secrets] },
  });
}

function deploy(): void {
  const { values } = parseArgs({
    args: call.args.slice(1),
    options: {
      "keep-vars": { type: "boolean" },
      var: { type: "string", multiple: true },
      "secrets-file": { type: "string" },
      domain: { type: "string" },
    },
  });
  const config = readConfig();
  for (const queue of config.queues)
    if (!account.queues[queue])
      fail(`Queue "${queue}" does not exist. To create it, run: wrangler queues create ${queue}`);
  const old = account.workers[config.name];
  const given = values["secrets-file"]
    ? (JSON.parse(readFileSync(values["secrets-file"], "utf8")) as Record<string, string>)
    : {};
  const missing = config.secrets.filter((name) => !(name in given) && !(name in (old?.secrets ?? {})));
  if (missing.length > 0) fail(`The following required secrets have not been set: ${missing.join(", ")}`);
  for (const { binding } of config.databases) {
    const { database, folder } = find(binding);
    const count = readdirSync(folder).filter((file) => file.endsWith(".sql")).length;
    if (database.migrations.length < count) fail("This code would meet a database without its tables");
  }
  const vars = (values.var ?? []).map((it) => [it.slice(0, it.indexOf(":")), it.slice(it.indexOf(":") + 1)]);
  const live: Worker = {
    secrets: { ...old?.secrets, ...given },
    vars: { ...(values["keep-vars"] ? old?.vars : {}), ...config.vars, ...Object.fromEntries(vars) },
    bindings: config.databases.map(({ binding }) => ({ type: "d1", name: binding })),
    versionCount: (old?.versionCount ?? 0) + 1,
    crons: ["*/15 * * * *"],
  };
  account.workers[config.name] = live;
  save();
  if (values.domain) account.domains.push(values.domain);
  for (const queue of config.consumed) account.queues[queue] = { consumer: config.name };
  account.workflows = [`${config.name}-press`];
  const targets = [
    `${config.name}.someone.workers.dev`,
    ...(values.domain ? [`${values.domain} (custom domain)`] : []),
  ];
  const record = { type: "deploy", version: 1, worker_name: config.name, version_id: idOf(live), targets };
  const output = call.environment["WRANGLER_OUTPUT_FILE_PATH"];
  if (output)
    appendFileSync(
      output,
      `${JSON.stringify({ version: 1, type: "wrangler-session" })}\n${JSON.stringify(record)}\n`,
    );
  write(`Uploaded ${config.name} (1.00 sec)\nDeployed ${config.name} triggers (1.00 sec)\n`);
}

/** Of the wrangler.toml here, what a deployment needs. */
function readConfig() {
  const toml = readFileSync(join(call.cwd, "wrangler.toml"), "utf8").replaceAll(/^#.*$/gm, "");
  const all = (name: string, text = toml) =>
    [...text.matchAll(new RegExp(`^${name} = "(.*)"`, "gm"))].map(([, value = ""]) => value);
  const parts = (title: string) => toml.split(/^(?=\[)/m).filter((part) => part.startsWith(title));
  const consumers = parts("[[queues.consumers]]").join("\n");
  return {
    name: all("name")[0] ?? "",
    queues: [...new Set([...all("queue"), ...all("dead_letter_queue")])],
    consumed: all("queue", consumers),
    databases: parts("[[d1_databases]]").map((part) => ({
      binding: all("binding", part)[0] ?? "",
      name: all("database_name", part)[0] ?? "",
      folder: join(call.cwd, all("migrations_dir", part)[0] ?? ""),
    })),
    secrets: [...(/^required = \[(.*)\]/m.exec(toml)?.[1] ?? "").matchAll(/"(\w+)"/g)].map(
      ([, name = ""]) => name,
    ),
    vars: Object.fromEntries(
      [...(parts("[vars]")[0] ?? "").matchAll(/^(\w+) = "(.*)"/gm)].map(([, name = "", value = ""]) => [
        name,
        value,
      ]),
    ),
  };
}

function find(binding: string) {
  const { name, folder } = readConfig().databases.find((it) => it.binding === binding) ?? {
    name: "",
    folder: "",
  };
  const database = account.databases[name];
  if (!database)
    return fail(
      `Couldn't find a D1 DB named '${name}' (bound as '${binding}') in the API. Run 'wrangler d1 create ${name}' to create it.`,
    );
  return { database, folder };
}

function print(answer: unknown): void {
  write(`${JSON.stringify(answer, null, 2)}\n`);
}

function fail(says: string): never {
  save();
  call.errors += `✘ [ERROR] ${says}\n\n\n🪵  Logs were written to "/home/someone/.config/.wrangler/logs/x.log"\n`;
  throw new Exit(1);
}

function write(text: string): void {
  call.output += text;
}

function save(): void {
  writeFileSync(call.environment["WRANGLER_STAND_IN"] ?? "", JSON.stringify(account, null, 1));
}
