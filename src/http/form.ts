/** Forms as people and programs post them. */
import { bodyLimit } from "hono/body-limit";
import type { DoorContext } from "./door.ts";

/** What no form of ours comes near. */
const MAX_BYTES = 64 * 1024;

/** Refuses a body beyond all forms before it is read. */
export const formOnly = bodyLimit({ maxSize: MAX_BYTES, onError: (c) => c.text("Too large.", 413) });

/** The request's form; an empty one where the body is none that can be read. */
export const readForm = (c: DoorContext): Promise<FormData> => c.req.formData().catch(() => new FormData());

/** A field's text; empty where it is missing, or a file. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
