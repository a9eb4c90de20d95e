/** Commands of sources. */
import { writeFileSync } from "node:fs";
import { UsageError } from "../flags.ts";
import { readTextFile } from "../read-text-file.ts";
import { ask, askJson, Refusal } from "./ask.ts";
import { askList } from "./ask-list.ts";
import type { Command, Flags, Outcome } from "./command.ts";
import { clean, writeTable, writeTime } from "./table.ts";

type Source = {
  id: number;
  kind: string;
  title: string;
  url: string;
  weight: number;
  paused: boolean;
  failure: string | null;
  notice: string | null;
  newestPostAt: string | null;
};
type Added = { input: string; kind: string; url?: string; title?: string; reason?: string };

type AddedList = { addedCount: number; listedCount: number };

const pathOf = (newsletter: string) => `/newsletters/${encodeURIComponent(newsletter)}/sources`;

export const sources: Command[] = [
  {
    usage: "sources list NEWSLETTER",
    about: "the sources of a newsletter, with their health",
    async run({ worker, given: [newsletter = ""] }) {
      const { rows } = await askList<Source>(worker, pathOf(newsletter), "sources");
      const text = writeTable(
        ["id", "kind", "title", "url", "weight", "paused", "newest post", "in trouble"],
        rows.map((of) => [
          of.id,
          of.kind,
          of.title,
          of.url,
          of.weight,
          of.paused,
          writeTime(of.newestPostAt),
          of.failure ?? of.notice,
        ]),
        `${newsletter} has no sources`,
      );
      return { json: { sources: rows }, text };
    },
  },
  {
    usage: "sources add NEWSLETTER WHAT…",
    about: "addresses, accounts, short names; or OPML files",
    async run({ worker, given: [newsletter = "", ...what] }) {
      const isList = (one: string) => /\.(?:opml|xml)$/i.test(one) && !/^https?:/i.test(one);
      const lists: (AddedList & { file: string })[] = [];
      for (const file of what.filter(isList))
        lists.push({
          ...(await askJson<AddedList>(worker, "POST", pathOf(newsletter), readOpml(file))),
          file,
        });
      const entries = what.filter((one) => !isList(one));
      const added =
        entries.length > 0
          ? await askJson<{ sources: Added[] }>(worker, "POST", pathOf(newsletter), { sources: entries })
          : { sources: [] };
      return tellAdded(added.sources, lists);
    },
  },
  {
    usage: "sources opml NEWSLETTER",
    about: "its list for any feed reader",
    flags: { output: { takes: "FILE", about: "write it there" } },
    async run({ worker, given: [newsletter = ""], flags }) {
      const opml = await (await ask(worker, "GET", `${pathOf(newsletter)}.opml`)).text();
      const file = flags.text("output");
      if (file === undefined) return { json: { opml }, text: opml.trimEnd() };
      writeFileSync(file, opml);
      return { json: { file }, text: `${file} is written` };
    },
  },
  {
    usage: "sources change ID",
    about: "its weight, its title, whether it is read",
    flags: {
      weight: { takes: "N", about: "how much its word counts, 0 to 10; 1 is usual" },
      title: { takes: "TEXT", about: "what it is called" },
      pause: { about: "read it no more" },
      resume: { about: "read it again" },
    },
    async run({ worker, given: [id = ""], flags }) {
      const source = await askJson<Source>(
        worker,
        "PATCH",
        `/sources/${encodeURIComponent(id)}`,
        readChange(flags),
      );
      return { json: source, text: `Source ${source.id} is changed: ${clean(source.title || source.url)}` };
    },
  },
  {
    usage: "sources remove NEWSLETTER ID",
    about: "take a source from a newsletter",
    async run({ worker, given: [newsletter = "", id = ""] }) {
      const json = await askJson<object>(worker, "DELETE", `${pathOf(newsletter)}/${encodeURIComponent(id)}`);
      return { json, text: `${newsletter} has source ${id} no more` };
    },
  },
];

function readOpml(path: string): Blob {
  const file = readTextFile(path);
  if (file.kind === "unreadable") throw new Refusal(`${path}: ${file.reason}`);
  return new Blob([file.text], { type: "text/x-opml; charset=utf-8" });
}

function tellAdded(added: Added[], lists: (AddedList & { file: string })[]): Outcome {
  const lines = [
    ...lists.map(({ file, addedCount, listedCount }) => `${file}: ${addedCount} of ${listedCount} added`),
    ...added.map(({ input, kind, title, url, reason }) =>
      clean(`${input}: ${[kind, title || url, reason].filter(Boolean).join(", ")}`),
    ),
  ];
  return {
    json: { sources: added, lists },
    text: lines.join("\n"),
    isFailed: added.some(({ kind }) => kind === "failed"),
  };
}

function readChange(flags: Flags) {
  const [weight, title] = [flags.text("weight"), flags.text("title")];
  if (flags.isSet("pause") && flags.isSet("resume")) throw new UsageError("--pause or --resume, not both");
  const isPaused = flags.isSet("pause") || (flags.isSet("resume") ? false : undefined);
  return {
    ...(weight !== undefined && { weight: Number(weight) }),
    ...(title !== undefined && { title }),
    ...(isPaused !== undefined && { paused: isPaused }),
  };
}
