/** The body of a call as JSON of a shape, or the sentence that says what is wrong with it. */
import type * as z from "zod/mini";
import type { DoorContext } from "../door.ts";

export type ReadJson<Value> =
  | { kind: "read"; value: Value }
  | { kind: "wrong"; error: string; status: 400 | 422 };

export async function readJson<Schema extends z.ZodMiniType>(
  c: DoorContext,
  schema: Schema,
): Promise<ReadJson<z.output<Schema>>> {
  const body = await c.req.json<unknown>().catch(() => undefined);
  if (body === undefined) return { kind: "wrong", error: "The body is no JSON", status: 400 };
  const parsed = schema.safeParse(body);
  if (parsed.success) return { kind: "read", value: parsed.data };
  const error = parsed.error.issues.map(({ path, message }) => `${path.join(".") || "body"}: ${message}`);
  return { kind: "wrong", error: error.join("; "), status: 422 };
}

/** A JSON object as it comes, for verbs that look at it themselves; undefined where the body is none. */
export async function readObject(c: DoorContext): Promise<Record<string, unknown> | undefined> {
  const body = await c.req.json<unknown>().catch(() => undefined);
  return typeof body === "object" && body !== null && !Array.isArray(body)
    ? (body as Record<string, unknown>)
    : undefined;
}
