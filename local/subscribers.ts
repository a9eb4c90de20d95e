/**
 * `npm run subscribers -- import FILE | export | count | show ADDRESS | suppress ADDRESS | erase ADDRESS`: an operator's hand on the list of
 * subscribers, of the running `npm start` or of a Worker far away, through its token-protected API alone.
 */
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { findRunning, type Running } from "./find-running.ts";
import { HelpAsked, UsageError } from "./flags.ts";
import { ask, Refusal } from "./subscribers/ask.ts";
import { exportFile } from "./subscribers/export-file.ts";
import { readCommand, type Command } from "./subscribers/flags.ts";
import { importFile, type Imported } from "./subscribers/import-file.ts";

/** Where `npm start` keeps its state. */
const STATE_DIR = process.env["WATCHBELL_STATE_DIR"] ?? join(import.meta.dirname, "..", ".watchbell");

type Count = { newsletters: { id: string; name: string; subscriberCount: number }[] };

try {
  const { command, remote, isJson } = readCommand(process.argv.slice(2));
  await run(command, findWorker(remote), isJson);
} catch (error) {
  if (error instanceof HelpAsked) process.stdout.write(`${error.message}\n`);
  else if (error instanceof UsageError || error instanceof Refusal) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  } else throw error;
}

/** The token is never an argument: those can be seen by everyone on the machine. */
function findWorker(remote: string | undefined): Running {
  const url = remote ?? process.env["WATCHBELL_URL"];
  const token = process.env["WATCHBELL_TOKEN"];
  if (url && !/^https?:$/.test(URL.parse(url)?.protocol ?? ""))
    throw new UsageError(`--remote ${url} is no URL such as https://news.example.com`);
  if (url && !token) throw new UsageError("--remote needs the Worker's ADMIN_TOKEN in WATCHBELL_TOKEN");
  const worker = url && token ? { url: url.replace(/\/+$/, ""), token } : findRunning(STATE_DIR);
  if (!worker) throw new UsageError("No npm start is running here: name the Worker by --remote URL");
  return worker;
}

async function run(command: Command, worker: Running, isJson: boolean): Promise<void> {
  const print = (outcome: unknown, text: string) =>
    process.stdout.write(`${isJson ? JSON.stringify(outcome) : text}\n`);
  switch (command.kind) {
    case "import": {
      const imported = await importFile(worker, command);
      print(imported.state, tellImported(imported));
      break;
    }
    case "export":
      await exportFile(worker, command);
      if (command.output) process.stderr.write(`${command.output} is written\n`);
      break;
    case "count": {
      const counted = JSON.parse(await (await ask(worker, "GET", "/subscribers/count")).text()) as Count;
      print(
        counted,
        counted.newsletters.map((of) => `${of.id}\t${of.subscriberCount}\t${of.name}`).join("\n"),
      );
      break;
    }
    case "show": {
      const person: unknown = await (await ask(worker, "GET", pathOf(command.address))).json();
      print(person, JSON.stringify(person, null, 2));
      break;
    }
    case "suppress":
      await ask(worker, "PUT", `/suppressions?address=${encodeURIComponent(command.address)}`);
      print({ suppressed: true }, `${command.address} is suppressed`);
      break;
    case "erase":
      if (!command.isSure && !(await isConfirmed(command.address))) throw new Refusal("Nobody was erased");
      await ask(worker, "DELETE", pathOf(command.address));
      print({ erased: true }, `${command.address} is erased`);
  }
}

function pathOf(address: string): string {
  return `/subscribers?${new URLSearchParams({ address }).toString()}`;
}

function tellImported({ state, resumedAt }: Imported): string {
  const { rowCount, counts, faults, newsletter, createdAt } = state;
  const begun = createdAt.slice(0, 10);
  const lines =
    resumedAt >= rowCount
      ? [`This list was imported into ${newsletter} before (begun ${begun}): nothing is changed`]
      : resumedAt > 0
        ? [`Gone on from row ${resumedAt} of an import begun ${begun}`]
        : [];
  const order = Object.entries(counts).toSorted(([, a], [, b]) => b - a);
  lines.push(`${rowCount} rows: ${order.map(([outcome, count]) => `${count} ${outcome}`).join(", ")}`);
  lines.push(...faults.map(({ line, why }) => `line ${line}: ${why}`));
  const left = (counts["invalid"] ?? 0) - faults.length;
  if (left > 0) lines.push(`and ${left} lines more`);
  return lines.join("\n");
}

/** What is erased can't be brought back: the address is asked for, or --yes. */
async function isConfirmed(address: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new UsageError("erase asks back; where nobody can answer, say --yes");
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(
    `Erase everything held of ${address}? There is no way back. Type yes: `,
  );
  terminal.close();
  return answer.trim().toLowerCase() === "yes";
}
