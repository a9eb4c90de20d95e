/**
 * The language model, through the AI SDK: any endpoint in the OpenAI shape, or Workers AI. One call is one question and
 * one answer of a given shape; it never throws, and when to repeat it is for the caller to decide.
 */
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { generateText, type LanguageModel } from "ai";
import { createWorkersAI } from "workers-ai-provider";
import * as z from "zod/mini";
import { firstDialect, nextDialect, outputOf, type Dialect, type Structured } from "./model/dialect.ts";
import { outcomeOf } from "./model/outcome.ts";
import { readAnswer } from "./model/read-answer.ts";

export type Usage = { inputTokens: number; outputTokens: number };

/** How a call ended; the usage where the provider tells it. */
export type Generated<T> = { usage?: Usage } & (
  | { kind: "answered"; value: T }
  /** It stopped at maxOutputTokens: what there is of it is no answer. */
  | { kind: "cut-off" }
  /** It is not of the shape that was asked for. */
  | { kind: "malformed"; message: string }
  /** The model, or the provider's filter, would not answer. */
  | { kind: "refused"; message: string }
  /** No answer: the provider is down, slow, out of quota, or does not take the request. */
  | { kind: "failed"; isRetryable: boolean; retryAfterSeconds?: number; message: string }
);

export type Request<T> = {
  system: string;
  prompt: string;
  schema: z.ZodMiniType<T>;
  schemaName: string;
  maxOutputTokens: number;
  timeoutMs: number;
  signal?: AbortSignal;
};

export type Model = {
  name: string;
  /** The tokens that one digest may cost, read and written. */
  tokensPerDigest: number;
  write<T>(request: Request<T>): Promise<Generated<T>>;
};

export type ModelSettings = {
  name: string;
  /** Without it the model is one of Workers AI. */
  baseUrl: string | null;
  apiKey: string | null;
  structured: Structured;
  tokensPerDigest: number;
};

/** Low: a summary is to be faithful, not inventive. */
const TEMPERATURE = 0.2;

/** The model of the settings; `ai` is the binding of Workers AI, where there is one. */
export function openModel(settings: ModelSettings, ai?: Ai): Model {
  // what the endpoint turned out to take; forgotten with the desk
  let dialect = firstDialect(settings.structured);
  return {
    name: settings.name,
    tokensPerDigest: settings.tokensPerDigest,
    async write<T>(request: Request<T>): Promise<Generated<T>> {
      const signal = AbortSignal.any([
        AbortSignal.timeout(request.timeoutMs),
        ...(request.signal ? [request.signal] : []),
      ]);
      for (;;) {
        const spoken = dialect;
        try {
          return await ask(modelOf(settings, spoken, ai), spoken, { ...request, signal });
        } catch (error) {
          const next = nextDialect(spoken, error);
          if (!next) return outcomeOf(error, signal);
          // of calls side by side each learns for itself
          if (dialect === spoken) dialect = next;
        }
      }
    },
  };
}

function modelOf({ name, baseUrl, apiKey }: ModelSettings, dialect: Dialect, ai?: Ai): LanguageModel {
  if (baseUrl === null) {
    if (!ai) throw new Error("There is no AI binding");
    return createWorkersAI({ binding: ai })(name);
  }
  const provider = createOpenAICompatible({
    name: "model",
    baseURL: baseUrl,
    ...(apiKey !== null && { apiKey }),
    supportsStructuredOutputs: dialect.structured === "json_schema",
    transformRequestBody: ({ max_tokens, ...body }) => ({
      ...body,
      [dialect.maxTokens]: max_tokens as number,
    }),
    // a key is shown to the address it belongs to, and to none that this one redirects to
    fetch: (input, init) => fetch(input, { ...init, redirect: "manual" }),
  });
  return provider(name);
}

async function ask<T>(model: LanguageModel, dialect: Dialect, request: Request<T>): Promise<Generated<T>> {
  const { text, finishReason, usage } = await generateText({
    model,
    system: request.system,
    prompt: request.prompt,
    output: outputOf(dialect, request.schemaName, z.toJSONSchema(request.schema) as Record<string, unknown>),
    maxOutputTokens: request.maxOutputTokens,
    ...(dialect.hasTemperature && { temperature: TEMPERATURE }),
    maxRetries: 0,
    abortSignal: request.signal,
  });
  const spent =
    usage.inputTokens === undefined
      ? {}
      : { usage: { inputTokens: usage.inputTokens, outputTokens: usage.outputTokens ?? 0 } };
  if (finishReason === "length") return { kind: "cut-off", ...spent };
  if (finishReason === "content-filter")
    return { kind: "refused", message: "The answer was filtered", ...spent };
  return { ...readAnswer(text, request.schema), ...spent };
}
