/** A file as text, or in a sentence why it is none. */
import { readFileSync } from "node:fs";

export type TextFile = { kind: "text"; text: string } | { kind: "unreadable"; reason: string };

/** Reads a file that is UTF-8, as Markdown files are. */
export function readTextFile(path: string): TextFile {
  try {
    return {
      kind: "text",
      text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(readFileSync(path)),
    };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { kind: "unreadable", reason: REASONS.get(code ?? "") ?? message };
  }
}

const REASONS = new Map([
  ["ENOENT", "There is no such file"],
  ["EISDIR", "It is a folder"],
  ["ERR_ENCODING_INVALID_ENCODED_DATA", "It is no UTF-8 text"],
]);
