/** Asks the operator's API. What it refuses, or that it can't be reached, is a sentence; what may pass is asked again. */
import { call } from "../call.ts";
import type { Running } from "../find-running.ts";

/** Everything that is asked here may be asked twice. */
const WAITS_MS = [500, 2000, 5000];

/** What went wrong, in a sentence for the operator. */
export class Refusal extends Error {}

/** The answer to a request that was well; throws a Refusal. */
export async function ask(worker: Running, method: string, path: string, body?: unknown): Promise<Response> {
  for (let attempt = 0; ; attempt++) {
    const wait = WAITS_MS[attempt];
    const answer = await tryOnce(worker, method, path, body).catch((error: unknown) => {
      if (wait === undefined) throw new Refusal(`${worker.url} can't be reached: ${reasonOf(error)}`);
      return undefined;
    });
    if (answer?.ok) return answer;
    if (answer && (answer.status < 500 || wait === undefined))
      throw new Refusal(await refusalOf(worker, answer));
    await answer?.body?.cancel();
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

const tryOnce = ({ url, token }: Running, method: string, path: string, body: unknown) =>
  call(`${url}/api${path}`, {
    method,
    redirect: "error",
    headers: {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

async function refusalOf({ url }: Running, answer: Response): Promise<string> {
  if (answer.status === 401) return "The token is not the Worker's ADMIN_TOKEN";
  const said = await answer.text();
  try {
    const { error } = JSON.parse(said) as { error?: string };
    if (error) return error;
  } catch {
    // what stands in front of the API may answer anything
  }
  return `${url} answered ${answer.status}`;
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error && cause.message ? cause.message : message;
}
