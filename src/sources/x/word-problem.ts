/** X's refusals in words for the operator. X says with 200, too, that an account is gone. */
import { recordOf, recordsOf, textOf, type Json } from "./json.ts";

/** As much of X's own words as stands on a source. */
const DETAIL_LIMIT = 200;
/** The account: a token may be suspended too. */
const SUSPENDED = /user has been suspended/i;

/** Why X gives nothing of an account, from the problem it states. */
export function wordProblem(problem: Json, handle: string): string {
  const [type, detail] = [textOf(problem["type"]), textOf(problem["detail"])];
  if (SUSPENDED.test(detail)) return `@${handle} is suspended on X`;
  if (type.endsWith("/not-authorized-for-resource"))
    return `@${handle} is protected: only its followers may read it`;
  if (type.endsWith("/resource-not-found")) return `There is no account @${handle} on X`;
  return `X gives nothing of @${handle}: ${said(problem) || "no reason"}`;
}

/** Why X refused a request, from its status and its answer. */
export function wordStatus(status: number, answer: Json, handle: string): string {
  const detail = textOf(answer["detail"]);
  if (status === 401) return "X refuses the token: X_BEARER_TOKEN is wrong or was withdrawn";
  if (status === 402) return "X asks to be paid: the credits of this token's account are used up";
  const [problem] = recordsOf(answer["errors"]);
  if (problem && textOf(problem["type"])) return wordProblem(problem, handle);
  if (SUSPENDED.test(detail) || textOf(answer["type"]).endsWith("/not-authorized-for-resource"))
    return wordProblem(answer, handle);
  if (status === 404) return `There is no account @${handle} on X`;
  const words = said(answer);
  if (status === 403) return `X does not let this token read posts${words && `: ${words}`}`;
  return `X answered ${status}${words && `: ${words}`}`;
}

/** Whether it is not the rate of requests but the month's volume that is used up. */
export const isMonthlyCap = (answer: Json) =>
  /UsageCapExceeded/i.test(textOf(answer["title"])) || textOf(answer["type"]).endsWith("/usage-capped");

function said(problem: Json): string {
  const words =
    textOf(problem["detail"]) || textOf(problem["title"]) || textOf(recordOf(problem["error"])["message"]);
  return words.replaceAll(/\s+/g, " ").trim().slice(0, DETAIL_LIMIT).toWellFormed();
}
