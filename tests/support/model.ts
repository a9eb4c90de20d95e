/** The model stand-in as edge tests reach it: over HTTP, through the real SDK. */
import { inject } from "vitest";
import type { Call } from "../../local/model/api.ts";
import type { Fault } from "../../local/model/faults.ts";
import { openModel, type Model, type ModelSettings } from "../../src/providers/model.ts";

/** A call of a test waits at most this long for its answer: long enough for a machine that is busy with other tests. */
const PATIENCE_MS = 20_000;

/** The stand-in as a desk has it, but for its patience: milliseconds, fewer where no answer is to come. */
export function openTestModel(changes: Partial<ModelSettings> = {}, patienceMs = PATIENCE_MS): Model {
  const model = openModel({
    name: "stub",
    baseUrl: `${inject("modelUrl")}/v1`,
    apiKey: "model-test-key",
    structured: "json_schema",
    tokensPerDigest: 60_000,
    ...changes,
  });
  return {
    ...model,
    write: (request) => model.write({ ...request, timeoutMs: Math.min(request.timeoutMs, patienceMs) }),
  };
}

const call = async (method: string, path: string, body?: unknown) => {
  const answer = await fetch(`${inject("modelUrl")}/_/${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} /_/${path} answered ${answer.status}`);
  return answer.text();
};

/** What the stand-in was asked since it was last reset, in order. */
export const findCalls = async (): Promise<Call[]> => JSON.parse(await call("GET", "log")) as Call[];

/** Forgets its calls and its faults. */
export const resetModel = async () => {
  await call("DELETE", "log");
  await call("DELETE", "faults");
};

export const setModelFaults = (faults: Fault[]) => call("PUT", "faults", faults);
