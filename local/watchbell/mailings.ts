/** Commands of mailings: their accounts, and a hand on them. */
import type { Running } from "../find-running.ts";
import { askJson } from "./ask.ts";
import { askList, LIMIT, limitOf, moreOf } from "./ask-list.ts";
import type { Command, Outcome } from "./command.ts";
import { writeFacts, writeTable, writeTime } from "./table.ts";

type Mailing = {
  id: number;
  newsletterId: string;
  digestId: number;
  status: string;
  reason: string | null;
  subject: string;
  recipientCount: number;
  sentCount: number;
  refusedCount: number;
  droppedCount: number;
  unknownCount: number;
  createdAt: string;
};
type Account = Mailing & {
  unknown: { chunk: number; subscriberIds: number[]; failure: string | null }[];
  refusals: { chunk: number; subscriberId: number; message: string }[];
};

export const mailings: Command[] = [
  {
    usage: "mailings list",
    about: "the latest mailings",
    flags: LIMIT,
    async run({ worker, flags }) {
      const listed = await askList<Mailing>(worker, "/mailings", "mailings", limitOf(flags));
      const text = writeTable(
        ["id", "newsletter", "opened", "status", "recipients", "sent", "unknown", "subject", "why"],
        listed.rows.map((of) => [
          of.id,
          of.newsletterId,
          writeTime(of.createdAt),
          of.status,
          of.recipientCount,
          of.sentCount,
          of.unknownCount,
          of.subject,
          of.reason,
        ]),
        "Nothing was mailed yet",
      );
      return { json: { mailings: listed.rows }, text: text + moreOf(listed) };
    },
  },
  {
    usage: "mailings show ID",
    about: "its account: who got it, who did not and why",
    async run({ worker, given: [id = ""] }) {
      const account = await askJson<Account>(worker, "GET", pathOf(id));
      return { json: account, text: tellAccount(account) };
    },
  },
  {
    usage: "mailings pause ID",
    about: "post nothing more of it until it is resumed",
    run: ({ worker, given: [id = ""] }) => act(worker, id, "pause", "is paused"),
  },
  {
    usage: "mailings resume ID",
    about: "go on with one that was paused or stopped",
    run: ({ worker, given: [id = ""] }) => act(worker, id, "resume", "goes on"),
  },
  {
    usage: "mailings cancel ID",
    about: "end it for good: who was not written to never is",
    run: ({ worker, given: [id = ""] }) => act(worker, id, "cancel", "is cancelled"),
  },
  {
    usage: "mailings decide ID CHUNK sent|dropped|again",
    about: "say what became of a chunk that is unknown",
    async run({ worker, given: [id = "", chunk = "", as = ""] }) {
      const path = `${pathOf(id)}/chunks/${encodeURIComponent(chunk)}`;
      const json = await askJson<object>(worker, "POST", path, { as });
      return { json, text: `Chunk ${chunk} of mailing ${id} is decided: ${as}` };
    },
  },
];

const pathOf = (id: string) => `/mailings/${encodeURIComponent(id)}`;

async function act(worker: Running, id: string, verb: string, now: string): Promise<Outcome> {
  return {
    json: await askJson<object>(worker, "POST", `${pathOf(id)}/${verb}`),
    text: `Mailing ${id} ${now}`,
  };
}

function tellAccount({ unknown, refusals, ...account }: Account): string {
  const facts = Object.entries(account).flatMap(([name, value]): [string, string | number][] =>
    typeof value === "string" || typeof value === "number" ? [[name, value]] : [],
  );
  const chunks = unknown.map(({ chunk, subscriberIds, failure }) => [chunk, subscriberIds.length, failure]);
  const refused = refusals.map(({ chunk, subscriberId, message }) => [chunk, subscriberId, message]);
  return [
    writeFacts(facts),
    ...(chunks.length > 0 ? [writeTable(["unknown chunk", "readers", "failure"], chunks, "")] : []),
    ...(refused.length > 0 ? [writeTable(["chunk", "refused subscriber", "words"], refused, "")] : []),
  ].join("\n\n");
}
