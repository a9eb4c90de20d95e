/** Reads an answer: without the thoughts before it, out of the fence around it, and held against its schema. */
import type * as z from "zod/mini";

type Read<T> =
  | { kind: "answered"; value: T }
  | { kind: "malformed"; message: string }
  | { kind: "refused"; message: string };

const THOUGHTS = /<think(?:ing)?>[\s\S]*?<\/think(?:ing)?>/gi;
/** Some servers leave the opening tag in the template, so only the closing one is in the answer. */
const HALF_THOUGHTS = /^[\s\S]*<\/think(?:ing)?>/i;
const FENCE = /```(?:json)?\s*\n?([\s\S]*?)```/i;
const REFUSAL =
  /^(?:i(?:'|’)?m sorry|i am sorry|sorry,|i can(?:'|’|no)t|i(?:'|’)m unable|抱歉|很抱歉|对不起|我无法|无法)/i;

/** JSON that is broken is not mended: a mended answer has lost something without a word. */
export function readAnswer<T>(text: string, schema: z.ZodMiniType<T>): Read<T> {
  const said = text.replace(THOUGHTS, "").replace(HALF_THOUGHTS, "").trim();
  if (said === "") return { kind: "malformed", message: "the answer was empty" };
  const value = parse(said) ?? parse(FENCE.exec(said)?.[1] ?? "");
  if (value === undefined)
    return REFUSAL.test(said)
      ? { kind: "refused", message: "the model refused" }
      : { kind: "malformed", message: "the answer was no JSON" };
  const parsed = schema.safeParse(value);
  if (parsed.success) return { kind: "answered", value: parsed.data };
  const wrong = parsed.error.issues.map(
    ({ path, message }) => `${path.join(".") || "the answer"}: ${message}`,
  );
  return { kind: "malformed", message: wrong.slice(0, 3).join("; ") };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
