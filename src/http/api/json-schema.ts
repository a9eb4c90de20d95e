/** Shapes as JSON Schema 2020-12, which is OpenAPI 3.1's own; those that have a name stand among the components. */
import * as z from "zod/mini";
import { named } from "./shapes.ts";

export type JsonSchema = Record<string, unknown>;

/** The schema of a shape; the named ones that it uses are added to `components`. */
export function schemaOf(shape: z.ZodMiniType, components: Record<string, JsonSchema>): JsonSchema {
  const made = z.toJSONSchema(shape, {
    io: "input",
    metadata: named,
    override: ({ jsonSchema }) => {
      // the patterns of times and addresses are a page long, and the format says it
      if (jsonSchema.format) delete jsonSchema.pattern;
      if (jsonSchema.type === "integer") {
        if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
        if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      }
    },
  });
  const { $defs = {}, $schema: _, ...schema } = withComponents(made);
  for (const [name, definition] of Object.entries($defs as Record<string, JsonSchema>)) {
    const { id: _id, ...rest } = definition;
    components[name] = rest;
  }
  return schema;
}

/** References lead to the components of the document. */
const withComponents = (schema: unknown): JsonSchema =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/')) as JsonSchema;
