/** Commands of subscribers. */
import { createInterface } from "node:readline/promises";
import { UsageError } from "../flags.ts";
import { ask, askJson, Refusal } from "./ask.ts";
import type { Command } from "./command.ts";
import { exportFile } from "./export-file.ts";
import { importFile, type Imported } from "./import-file.ts";
import { clean, writeTable } from "./table.ts";

type Counts = { newsletters: { id: string; name: string; subscriberCount: number }[] };

export const subscribers: Command[] = [
  {
    usage: "subscribers import FILE",
    about: "bring a list: CSV of any service, or one address a line; again goes on",
    flags: {
      newsletter: { takes: "ID", about: "of which newsletter" },
      name: { takes: "TEXT", about: "what the list is called (the file's name)" },
    },
    async run({ worker, given: [file = ""], flags }) {
      const newsletter = flags.text("newsletter");
      if (!newsletter) throw new UsageError("import needs --newsletter ID");
      const imported = await importFile(worker, { file, newsletter, name: flags.text("name") });
      return { json: imported.state, text: tellImported(imported) };
    },
  },
  {
    usage: "subscribers export",
    about: "the list as CSV",
    flags: {
      newsletter: { takes: "ID", about: "of which newsletter" },
      status: { takes: "STATUS", about: "active, pending, unsubscribed, bounced or complained" },
      output: { takes: "FILE", about: "write it there" },
    },
    async run({ worker, flags }) {
      const output = flags.text("output");
      await exportFile(worker, {
        newsletter: flags.text("newsletter"),
        status: flags.text("status"),
        output,
      });
      if (output === undefined) return undefined;
      return { json: { file: output }, text: `${output} is written` };
    },
  },
  {
    usage: "subscribers count",
    about: "readers of each newsletter",
    async run({ worker }) {
      const json = await askJson<Counts>(worker, "GET", "/subscribers/count");
      const rows = json.newsletters.map(({ id, subscriberCount, name }) => [id, subscriberCount, name]);
      return { json, text: writeTable(["id", "readers", "name"], rows, "There is no newsletter yet") };
    },
  },
  {
    usage: "subscribers show ADDRESS",
    about: "all data held of a person",
    async run({ worker, given: [address = ""] }) {
      const json = await askJson<object>(worker, "GET", pathOf(address));
      return { json, text: JSON.stringify(json, null, 2) };
    },
  },
  {
    usage: "subscribers suppress ADDRESS",
    about: "never write to it again, known or not",
    async run({ worker, given: [address = ""] }) {
      const path = `/suppressions?${new URLSearchParams({ address }).toString()}`;
      return { json: await askJson<object>(worker, "PUT", path), text: `${clean(address)} is suppressed` };
    },
  },
  {
    usage: "subscribers erase ADDRESS",
    about: "forget a person for good",
    flags: { yes: { about: "do not ask back" } },
    async run({ worker, given: [address = ""], flags }) {
      if (!flags.isSet("yes") && !(await isConfirmed(address))) throw new Refusal("Nobody was erased");
      await ask(worker, "DELETE", pathOf(address));
      return { json: { erased: true }, text: `${clean(address)} is erased` };
    },
  },
];

const pathOf = (address: string) => `/subscribers?${new URLSearchParams({ address }).toString()}`;

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
  lines.push(...faults.map(({ line, why }) => clean(`line ${line}: ${why}`)));
  const left = (counts["invalid"] ?? 0) - faults.length;
  if (left > 0) lines.push(`and ${left} lines more`);
  return lines.join("\n");
}

/** What is erased can't be brought back: the address is asked for, or --yes. */
async function isConfirmed(address: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new UsageError("erase asks back; where nobody can answer, say --yes");
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(
    `Erase everything held of ${clean(address)}? There is no way back. Type yes: `,
  );
  terminal.close();
  return answer.trim().toLowerCase() === "yes";
}
