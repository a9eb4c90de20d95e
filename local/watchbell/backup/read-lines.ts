/** The lines of a file of a backup, with where they stand; it is never held whole. */
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { Refusal } from "../ask.ts";
import type { BackupFile } from "./manifest.ts";

export type Line = { text: string; /** From 1. */ number: number };

/** `onBytes` is told of the bytes as they are. Throws a Refusal where the file can't be read, or ends within a line. */
export async function* readLines(
  folder: string,
  { name }: BackupFile,
  onBytes: (bytes: Buffer) => void = () => {},
): AsyncGenerator<Line> {
  const path = join(folder, name);
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let [rest, number] = ["", 0];
  try {
    for await (const bytes of createReadStream(path) as AsyncIterable<Buffer>) {
      onBytes(bytes);
      const lines = `${rest}${decoder.decode(bytes, { stream: true })}`.split("\n");
      rest = lines.pop() ?? "";
      for (const text of lines) yield { text, number: (number += 1) };
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    const isText = code !== "ERR_ENCODING_INVALID_ENCODED_DATA";
    throw new Refusal(isText ? `${path}: ${message}` : `${path}:${number + 1}: it is no UTF-8 text`);
  }
  if (rest !== "") throw new Refusal(`${path}:${number + 1}: the file ends within this line`);
}
