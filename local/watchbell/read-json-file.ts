/** A JSON object from a file. */
import { readTextFile } from "../read-text-file.ts";
import { Refusal } from "./ask.ts";

/** Throws a Refusal where the file can't be read, or holds none. */
export function readJsonFile(path: string): Record<string, unknown> {
  const file = readTextFile(path);
  if (file.kind === "unreadable") throw new Refusal(`${path}: ${file.reason}`);
  try {
    const read: unknown = JSON.parse(file.text);
    if (typeof read === "object" && read !== null && !Array.isArray(read))
      return read as Record<string, unknown>;
  } catch (error) {
    throw new Refusal(`${path}: It is no JSON: ${(error as Error).message}`);
  }
  throw new Refusal(`${path}: It holds no JSON object`);
}
