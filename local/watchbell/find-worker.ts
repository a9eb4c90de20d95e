/** Which Worker is meant: one far away, or the `npm start` that is running here. */
import { join } from "node:path";
import { findRunning, type Running } from "../find-running.ts";
import { UsageError } from "../flags.ts";

/** Where `npm start` keeps its state. */
const STATE_DIR = process.env["WATCHBELL_STATE_DIR"] ?? join(import.meta.dirname, "..", "..", ".watchbell");

/** The token is never an argument: those can be seen by everyone on the machine. */
export function findWorker(remote: string | undefined): Running {
  const url = remote ?? process.env["WATCHBELL_URL"];
  const token = process.env["WATCHBELL_TOKEN"];
  if (url && !/^https?:$/.test(URL.parse(url)?.protocol ?? ""))
    throw new UsageError(`--remote ${url} is no URL such as https://news.example.com`);
  if (url && !token) throw new UsageError("--remote needs the Worker's token in WATCHBELL_TOKEN");
  const worker = url && token ? { url: url.replace(/\/+$/, ""), token } : findRunning(STATE_DIR);
  if (!worker) throw new UsageError("No npm start is running here: name the Worker by --remote URL");
  return worker;
}
