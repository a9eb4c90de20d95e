/** Commands of the API's tokens. */
import { UsageError } from "../flags.ts";
import { askJson } from "./ask.ts";
import { askList } from "./ask-list.ts";
import type { Command } from "./command.ts";
import { writeTable, writeTime } from "./table.ts";

type Token = {
  id: string;
  name: string;
  scopes: string[];
  createdAt: string;
  expiresAt: string | null;
  usedAt: string | null;
  revokedAt: string | null;
};

export const tokens: Command[] = [
  {
    usage: "tokens list",
    about: "what each is for, and when it was last used",
    async run({ worker }) {
      const { rows } = await askList<Token>(worker, "/tokens", "tokens");
      const text = writeTable(
        ["id", "name", "scopes", "made", "expires", "used", "revoked"],
        rows.map((of) => [
          of.id,
          of.name,
          of.scopes.join(" "),
          writeTime(of.createdAt),
          writeTime(of.expiresAt),
          of.usedAt?.slice(0, 10),
          writeTime(of.revokedAt),
        ]),
        "There is no token but the ADMIN_TOKEN",
      );
      return { json: { tokens: rows }, text };
    },
  },
  {
    usage: "tokens create NAME SCOPE…",
    about: "make one, such as posts:write; it is shown this once",
    flags: { expires: { takes: "TIME", about: "ISO 8601; never unless given" } },
    async run({ worker, given: [name = "", ...scopes], flags }) {
      const expiresAt = readExpiry(flags.text("expires"));
      const json = await askJson<{ id: string; token: string }>(worker, "POST", "/tokens", {
        name,
        scopes,
        expiresAt,
      });
      return { json, text: json.token };
    },
  },
  {
    usage: "tokens revoke ID",
    about: "end one at once, for good",
    async run({ worker, given: [id = ""] }) {
      const json = await askJson<object>(worker, "DELETE", `/tokens/${encodeURIComponent(id)}`);
      return { json, text: `Token ${id} is revoked` };
    },
  },
];

function readExpiry(text: string | undefined): string | null {
  if (text === undefined) return null;
  const time = new Date(text);
  if (Number.isNaN(time.getTime()))
    throw new UsageError(`--expires ${text} is no ISO 8601 time such as 2027-12-31T00:00:00Z`);
  return time.toISOString();
}
