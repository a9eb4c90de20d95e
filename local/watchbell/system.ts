/** Commands over the whole line: how far it is, what went wrong, who changed what. */
import { UsageError } from "../flags.ts";
import { askJson } from "./ask.ts";
import { askList, LIMIT, limitOf, moreOf } from "./ask-list.ts";
import type { Command } from "./command.ts";
import { writeFacts, writeTable, writeTime } from "./table.ts";
import type { Progress } from "../../src/deliveries/progress.ts";

const DAY_MS = 86_400_000;

type Failure = { id: number; room: string; message: string; happenedAt: string };
type Change = { id: number; at: string; actor: string; door: string; verb: string; subject: string };

export const system: Command[] = [
  {
    usage: "progress",
    about: "how far the line is, and the digests of a day",
    flags: { since: { takes: "TIME", about: "ISO 8601 (a day ago)" } },
    async run({ worker, flags }) {
      const since = readTime(flags.text("since"));
      const progress = await askJson<Progress>(worker, "GET", `/progress?since=${since.getTime()}`);
      return { json: progress, text: tellProgress(progress) };
    },
  },
  {
    usage: "failures",
    about: "what went wrong where no row of its own could say so",
    flags: LIMIT,
    async run({ worker, flags }) {
      const listed = await askList<Failure>(worker, "/failures", "failures", limitOf(flags));
      const text = writeTable(
        ["at", "room", "message"],
        listed.rows.map(({ happenedAt, room, message }) => [writeTime(happenedAt), room, message]),
        "Nothing went wrong",
      );
      return { json: { failures: listed.rows }, text: text + moreOf(listed) };
    },
  },
  {
    usage: "audit",
    about: "who changed what",
    flags: { ...LIMIT, subject: { takes: "SUBJECT", about: "only of this, such as newsletter/ai" } },
    async run({ worker, flags }) {
      const subject = flags.text("subject");
      const path = `/audit${subject === undefined ? "" : `?subject=${encodeURIComponent(subject)}`}`;
      const listed = await askList<Change>(worker, path, "changes", limitOf(flags));
      const text = writeTable(
        ["at", "who", "door", "what", "of what"],
        listed.rows.map((of) => [writeTime(of.at), of.actor, of.door, of.verb, of.subject]),
        "Nobody has changed anything",
      );
      return { json: { changes: listed.rows }, text: text + moreOf(listed) };
    },
  },
];

function readTime(text: string | undefined): Date {
  const time = text === undefined ? new Date(Date.now() - DAY_MS) : new Date(text);
  if (Number.isNaN(time.getTime()))
    throw new UsageError(`--since ${text} is no ISO 8601 time such as 2026-03-25T00:00:00Z`);
  return time;
}

function tellProgress({ sources, posts, subscribers, due, digests, failures }: Progress): string {
  const facts = writeFacts([
    ["sources", `${sources?.total ?? 0}, ${sources?.failing ?? 0} in trouble`],
    ["posts", posts],
    ...Object.entries(subscribers).map(([id, count]): [string, number] => [`readers of ${id}`, count]),
    ["due now", due.map(({ newsletter }) => newsletter).join(", ")],
    ["failures", failures.length],
  ]);
  const rows = digests.map(({ newsletter, slug, status, stories, mailing, reason }) => [
    newsletter,
    slug,
    status,
    stories,
    mailing ? `${mailing.status} ${mailing.sent}/${mailing.recipients}` : "",
    reason ?? mailing?.reason,
  ]);
  const table = writeTable(
    ["newsletter", "slug", "status", "stories", "mailing", "why"],
    rows,
    "No digest was begun since",
  );
  return `${facts}\n\n${table}`;
}
