/** Who an account is: X reads posts by an account's number, which never changes, and is asked for it once. */
import { askX, type Refused, type XDesk } from "./ask-x.ts";
import { parseJson, recordOf, recordsOf, textOf } from "./json.ts";
import { wordProblem } from "./word-problem.ts";

export type ApiAccount = {
  handle: string;
  name: string | null;
  xUserId: string | null;
  xSinceId: string | null;
};

export type KnownAccount = ApiAccount & { kind: "known"; xUserId: string };

/** The account with its number: the one that is known, or X's answer. */
export async function identify(desk: XDesk, account: ApiAccount): Promise<KnownAccount | Refused> {
  const { handle, xUserId } = account;
  if (xUserId) return { ...account, kind: "known", xUserId };
  const path = `/2/users/by/username/${encodeURIComponent(handle)}`;
  const asked = await askX(desk, { path, query: { "user.fields": "name,username" }, handle });
  if (asked.kind !== "answer") return asked;
  const json = parseJson(asked.body)?.json;
  const found = recordOf(json?.["data"]);
  const [problem] = recordsOf(json?.["errors"]);
  const id = textOf(found["id"]);
  if (/^\d{1,20}$/.test(id))
    return {
      kind: "known",
      handle: textOf(found["username"]) || handle,
      name: textOf(found["name"]) || null,
      xUserId: id,
      xSinceId: account.xSinceId,
    };
  const reason = problem ? wordProblem(problem, handle) : `X's answer does not say who @${handle} is`;
  return { kind: "unreadable", reason, isDown: false };
}
