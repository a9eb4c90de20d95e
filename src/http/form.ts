/** Forms as people and programs post them. */
import type { DoorContext } from "./door.ts";

/** The request's form; an empty one where the body is none that can be read. */
export const readForm = (c: DoorContext): Promise<FormData> => c.req.formData().catch(() => new FormData());

/** A field's text; empty where it is missing, or a file. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
