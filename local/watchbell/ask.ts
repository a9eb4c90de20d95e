/** Asks the operator's API. What it refuses, or that it can't be reached, is a sentence; what may pass is asked again. */
import { randomUUID } from "node:crypto";
import type { Running } from "../find-running.ts";

const WAITS_MS = [500, 2000, 5000];
/** Calls are limited by the minute: a long command waits for the next one, however often. */
const LONGEST_WAIT_SECONDS = 60;

/** What went wrong, in a sentence for the operator; the line of the text that was sent, where it stands in one. */
export class Refusal extends Error {
  line: number | undefined;
  constructor(sentence: string, line?: number) {
    super(sentence);
    this.line = line;
  }
}

/** How a request is repeated where its answer was lost: all of one command's bear one key, so that it is done once. */
type Call = { method: string; path: string; body: unknown; key: string };

/**
 * The answer to a request that was well; throws a Refusal. A body is JSON, or a Blob as it is. What is asked here may be
 * asked twice: it changes nothing then, or the API knows it again by its Idempotency-Key.
 */
export async function ask(worker: Running, method: string, path: string, body?: unknown): Promise<Response> {
  const call = { method, path, body, key: randomUUID() };
  for (let attempt = 0; ;) {
    const wait = WAITS_MS[attempt];
    const answer = await tryOnce(worker, call).catch((error: unknown) => {
      if (wait === undefined) throw new Refusal(`${worker.url} can't be reached: ${reasonOf(error)}`);
      return undefined;
    });
    if (answer?.ok) return answer;
    const isBusy = answer?.status === 429;
    if (answer && !isBusy && (answer.status < 500 || wait === undefined))
      throw await refusalOf(worker, answer);
    await answer?.body?.cancel();
    await pause(isBusy ? secondsOf(answer) * 1000 : (wait ?? 0));
    if (!isBusy) attempt += 1;
  }
}

/** The JSON of the answer. */
export const askJson = async <Answer>(
  worker: Running,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> => (await ask(worker, method, path, body)).json();

const tryOnce = ({ url, token }: Running, { method, path, body, key }: Call) =>
  fetch(`${url}/api${path}`, {
    method,
    redirect: "error",
    headers: {
      authorization: `Bearer ${token}`,
      ...(method !== "GET" && { "idempotency-key": key }),
      ...(body !== undefined && !(body instanceof Blob) && { "content-type": "application/json" }),
    },
    ...(body !== undefined && { body: body instanceof Blob ? body : JSON.stringify(body) }),
  });

async function refusalOf({ url }: Running, answer: Response): Promise<Refusal> {
  if (answer.status === 401) return new Refusal("The token is none of the Worker's");
  const said = await answer.text();
  try {
    const { error, line } = JSON.parse(said) as { error?: string; line?: number };
    if (error) return new Refusal(error, line);
  } catch {
    // what stands in front of the API may answer anything
  }
  return new Refusal(`${url} answered ${answer.status}`);
}

const secondsOf = (answer: Response): number =>
  Math.min(Math.max(Number(answer.headers.get("retry-after")) || 1, 1), LONGEST_WAIT_SECONDS);

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error && cause.message ? cause.message : message;
}
