/** The routes as a test asks them: the answer, after the work that goes on behind it has come to its end. */
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import type { Desk } from "../../src/desk.ts";
import { app } from "../../src/http/app.ts";

export async function ask(desk: Desk, path: string, init?: RequestInit): Promise<Response> {
  const context = createExecutionContext();
  const answer = await app.request(path, init, desk, context);
  await waitOnExecutionContext(context);
  return answer;
}

/** A form as browsers post it. */
export const formOf = (fields: Record<string, string> | [string, string][]): RequestInit => ({
  method: "POST",
  body: new URLSearchParams(fields),
});
