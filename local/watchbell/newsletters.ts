/** Commands of newsletters. */
import type { Running } from "../find-running.ts";
import { askJson, Refusal } from "./ask.ts";
import { askList } from "./ask-list.ts";
import type { Command, Outcome } from "./command.ts";
import { readJsonFile } from "./read-json-file.ts";
import { writeFacts, writeTable } from "./table.ts";

type Newsletter = {
  id: string;
  name: string;
  language: string;
  schedule: string;
  timeZone: string;
  paused: boolean;
  subscriberCount: number;
};

export const newsletters: Command[] = [
  {
    usage: "newsletters list",
    about: "all newsletters",
    async run({ worker }) {
      const { rows } = await askList<Newsletter>(worker, "/newsletters", "newsletters");
      const text = writeTable(
        ["id", "name", "language", "schedule", "time zone", "readers", "paused"],
        rows.map((of) => [
          of.id,
          of.name,
          of.language,
          of.schedule,
          of.timeZone,
          of.subscriberCount,
          of.paused,
        ]),
        "There is no newsletter yet",
      );
      return { json: { newsletters: rows }, text };
    },
  },
  {
    usage: "newsletters show ID",
    about: "all that is set of one",
    async run({ worker, given: [id = ""] }) {
      const found = await find(worker, id);
      return { json: found, text: writeFacts(Object.entries(found)) };
    },
  },
  {
    usage: "newsletters define FILE",
    about: "define or change one, from a JSON file with its id",
    async run({ worker, given: [file = ""] }) {
      const definition = readJsonFile(file);
      const id = definition["id"];
      if (typeof id !== "string") throw new Refusal(`${file}: id is missing`);
      return define(worker, id, definition, "is defined");
    },
  },
  {
    usage: "newsletters pause ID",
    about: "owe no digest until it is resumed",
    run: ({ worker, given: [id = ""] }) => setPaused(worker, id, true),
  },
  {
    usage: "newsletters resume ID",
    about: "go on with one that was paused",
    run: ({ worker, given: [id = ""] }) => setPaused(worker, id, false),
  },
];

const find = (worker: Running, id: string) =>
  askJson<Newsletter>(worker, "GET", `/newsletters/${encodeURIComponent(id)}`);

/** The API takes whole definitions: what is not said would become as usual. */
async function setPaused(worker: Running, id: string, paused: boolean): Promise<Outcome> {
  const definition = { ...(await find(worker, id)), paused };
  return define(worker, id, definition, paused ? "is paused" : "goes on");
}

async function define(worker: Running, id: string, definition: object, now: string): Promise<Outcome> {
  const json = await askJson<object>(worker, "PUT", `/newsletters/${encodeURIComponent(id)}`, definition);
  return { json, text: `${id} ${now}` };
}
