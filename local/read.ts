/**
 * `npm run read -- FILE|URL|@name|… [--url BASE] [--json]`: what Watchbell would store of a source, named as people
 * name it when they add one. With --json one object a line and input; the exit code is 1 where any could not be read.
 */
import { once } from "node:events";
import { parseArgs } from "node:util";
import { openWeb } from "../src/providers/web.ts";
import { readInput } from "./read/read-input.ts";
import { asJson, asText } from "./read/show.ts";

const USAGE = `Usage: npm run read -- SOURCE… [--url BASE] [--json]
SOURCE is a file, an address (of a feed or of a page that names one), or a short name:
@name, r/name, owner/repository, hn, cs.CL, name.bsky.social, @name@mastodon.example.
BASE is where files came from: their relative links are resolved against it.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { url: { type: "string" }, json: { type: "boolean", default: false } },
});
const { env } = process;
const desk = {
  web: openWeb({ userAgent: "Watchbell/0.1 (read)", allowLoopback: true }),
  now: () => new Date(),
  settings: {
    x: {
      bearerToken: env["X_BEARER_TOKEN"] || null,
      monthlyReads: 10_000,
      baseUrl: (env["X_BASE_URL"] || "https://api.x.com").replace(/\/+$/, ""),
      bridge: env["X_BRIDGE"] || null,
    },
  },
};

// whoever reads the output may have seen enough: head, less
process.stdout.on("error", () => process.exit());
if (positionals.length === 0) {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = 2;
}
for (const input of positionals) {
  const read = await readInput(desk, input, values.url);
  if (read.kind === "unreadable") process.exitCode = 1;
  await write(values.json ? asJson(input, read) : asText(input, read));
}

/** Waits until what was written is taken, so that thousands of feeds are never held in memory at once. */
async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, "drain");
}
