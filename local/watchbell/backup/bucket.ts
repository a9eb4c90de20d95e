/** Backups in R2, by wrangler's own command and its login: nothing else here knows of them. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { UsageError } from "../../flags.ts";
import { Refusal } from "../ask.ts";
import { MANIFEST, readManifest, type Manifest } from "./manifest.ts";

/** The manifest goes last: a place without it is no backup. */
export async function putBackup(place: string, folder: string, { files }: Manifest): Promise<void> {
  for (const name of [...files.map((file) => file.name), MANIFEST]) await move("put", place, folder, name);
}

export async function getBackup(place: string, folder: string): Promise<void> {
  await move("get", place, folder, MANIFEST);
  for (const { name } of readManifest(folder).files) await move("get", place, folder, name);
}

/** BUCKET or BUCKET/PREFIX, as R2 lets them be called. Throws a UsageError. */
export function readPlace(text: string): string {
  const place = text.replace(/\/+$/, "");
  if (!/^[a-z0-9][a-z0-9-]{1,62}(?:\/[\w.-]+)*$/.test(place))
    throw new UsageError(`--r2 ${text} is no BUCKET/PREFIX`);
  return place;
}

async function move(verb: "put" | "get", place: string, folder: string, name: string): Promise<void> {
  const args = ["r2", "object", verb, `${place}/${name}`, "--file", join(folder, name), "--remote"];
  const child = spawn("wrangler", args, { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (said += String(part)));
  const [status] = await once(child, "close").catch((error: unknown) => {
    throw new Refusal(`wrangler can't be run: ${(error as Error).message}`);
  });
  if (status !== 0)
    throw new Refusal(`wrangler could not ${verb} ${place}/${name}: ${said.trim().split("\n").at(-1)}`);
}
