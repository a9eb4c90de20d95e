/** A file of a backup as it is written: its counts and its hash grow with it. Addresses are nobody else's business. */
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { join } from "node:path";
import type { BackupFile } from "./manifest.ts";

const OWNER_ONLY = 0o600;

export async function openFile(folder: string, name: string, table: string) {
  // one that is there is somebody's: it is not written over
  const file = await open(join(folder, name), "wx", OWNER_ONLY);
  const hash = createHash("sha256");
  let [rowCount, byteCount] = [0, 0];
  return {
    bytes: () => byteCount,
    async add(lines: string) {
      const bytes = Buffer.from(lines);
      await file.appendFile(bytes);
      hash.update(bytes);
      byteCount += bytes.length;
      rowCount += lines.split("\n").length - 1;
    },
    async close(): Promise<BackupFile> {
      await file.sync();
      await file.close();
      return { name, table, rowCount, byteCount, sha256: hash.digest("hex") };
    },
  };
}
