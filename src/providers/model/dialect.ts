/**
 * What endpoints "in the OpenAI shape" differ in: how an answer of a given shape is asked for, and which parameters
 * they refuse. A refusal names the parameter, so the next thing to try follows from it.
 */
import { APICallError, type OutputInterface } from "ai";

/** How the shape is asked for: by its schema, as any JSON, or in the words of the prompt alone. */
export type Structured = "json_schema" | "json_object" | "text";

export type Dialect = {
  structured: Structured;
  /** Newer models of OpenAI take the second name only. */
  maxTokens: "max_tokens" | "max_completion_tokens";
  /** Reasoning models may take their own temperature only. */
  hasTemperature: boolean;
};

const SIMPLER: Record<Structured, Structured | undefined> = {
  json_schema: "json_object",
  json_object: "text",
  text: undefined,
};

export const firstDialect = (structured: Structured): Dialect => ({
  structured,
  maxTokens: "max_tokens",
  hasTemperature: true,
});

/** The dialect to try after an error; undefined where the error complains of nothing that can be said otherwise. */
export function nextDialect(dialect: Dialect, error: unknown): Dialect | undefined {
  if (!APICallError.isInstance(error) || (error.statusCode !== 400 && error.statusCode !== 422))
    return undefined;
  const complaint = `${error.message} ${error.responseBody ?? ""}`;
  if (/max_(?:completion_)?tokens/i.test(complaint) && /max_completion_tokens/i.test(complaint))
    return dialect.maxTokens === "max_tokens"
      ? { ...dialect, maxTokens: "max_completion_tokens" }
      : undefined;
  if (/temperature/i.test(complaint))
    return dialect.hasTemperature ? { ...dialect, hasTemperature: false } : undefined;
  if (!/response_?format|json_?(?:schema|object|mode)|structured[ _]?output|guided/i.test(complaint))
    return undefined;
  const structured = SIMPLER[dialect.structured];
  return structured && { ...dialect, structured };
}

/** Has the SDK ask for the shape and hand over the text as it came: it is read after the finish reason, not before. */
export function outputOf(
  { structured }: Dialect,
  name: string,
  schema: Record<string, unknown>,
): OutputInterface<string, string, never> {
  const json = { type: "json" as const, ...(structured === "json_schema" && { name, schema }) };
  return {
    name: "as-it-came",
    responseFormat: Promise.resolve(structured === "text" ? { type: "text" as const } : json),
    parseCompleteOutput: async ({ text }) => text,
    parsePartialOutput: async ({ text }) => ({ partial: text }),
    createElementStreamTransform: () => undefined,
  };
}
