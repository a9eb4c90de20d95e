/** The body of POST /v1/chat/completions, as far as it is looked at. */
import * as z from "zod";

const requestSchema = z.looseObject({
  model: z.string().min(1),
  messages: z.array(z.looseObject({ role: z.string(), content: z.string() })).min(1),
  max_tokens: z.optional(z.int().min(1)),
  max_completion_tokens: z.optional(z.int().min(1)),
  response_format: z.optional(
    z.discriminatedUnion("type", [
      z.looseObject({ type: z.literal("text") }),
      z.looseObject({ type: z.literal("json_object") }),
      z.looseObject({
        type: z.literal("json_schema"),
        json_schema: z.looseObject({
          name: z.string(),
          schema: z.looseObject({ properties: z.record(z.string(), z.unknown()) }),
        }),
      }),
    ]),
  ),
});

export type ChatRequest = {
  model: string;
  system: string;
  prompt: string;
  maxTokens: number;
  format: "json_schema" | "json_object" | "text";
  /** The fields of the schema, in order; undefined where none was given. */
  fields?: string[];
};

/** The request, or what is wrong with it. */
export function readRequest(body: string): ChatRequest | { wrong: string } {
  const parsed = requestSchema.safeParse(parse(body));
  if (!parsed.success) return { wrong: z.prettifyError(parsed.error) };
  const { model, messages, response_format: format, ...rest } = parsed.data;
  const textOf = (role: string) =>
    messages
      .filter((message) => message.role === role)
      .map(({ content }) => content)
      .join("\n");
  return {
    model,
    system: textOf("system"),
    prompt: textOf("user"),
    maxTokens: rest.max_tokens ?? rest.max_completion_tokens ?? 4096,
    format: format?.type ?? "text",
    ...(format?.type === "json_schema" && { fields: Object.keys(format.json_schema.schema.properties) }),
  };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
