/** `npm run watchbell` on the running world: here and far away, as tables and as JSON; and a backup that goes to R2 and back. */
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { World } from "../../local/world.ts";
import type { Progress } from "../../src/deliveries/progress.ts";
import { runWatchbell } from "../support/run-watchbell.ts";
import { openPublished } from "../support/world-ready.ts";

const folder = mkdtempSync(join(tmpdir(), "watchbell-verbs-"));
const states = join(folder, "states");
const NOW = new Date("2026-03-25T04:00:00Z");
let world: World;

beforeAll(async () => {
  world = await openPublished(join(states, "samples"), NOW);
  // as npm start holds it while it runs
  writeFileSync(join(states, "samples.lock"), String(process.pid));
}, 240_000);

afterAll(async () => {
  await world?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Of the npm start that is running here. */
const here = (args: string[], env: Record<string, string> = {}) =>
  runWatchbell(args, { WATCHBELL_STATE_DIR: states, ...env });
/** Of a Worker far away. */
const afar = (args: string[]) =>
  runWatchbell([...args, "--remote", world.url], {
    WATCHBELL_STATE_DIR: join(folder, "none"),
    WATCHBELL_TOKEN: world.adminToken,
  });

async function json<Answer>(ran: ReturnType<typeof runWatchbell>): Promise<Answer> {
  const { status, output, errors } = await ran;
  expect(status, errors).toBe(0);
  return JSON.parse(output) as Answer;
}

test("shows the same here and far away, for people and for programs", async () => {
  const progress = await json<Progress>(here(["progress", "--since", NOW.toISOString(), "--json"]));
  expect(progress.digests.length).toBeGreaterThan(2);
  const table = await afar(["progress", "--since", NOW.toISOString()]);
  for (const { newsletter, slug } of progress.digests)
    expect(table.output).toMatch(new RegExp(`${newsletter} +${slug}`));

  const { digests } = await json<{ digests: { id: number; title: string }[] }>(
    afar(["digests", "list", "ai", "--json"]),
  );
  expect(digests).toHaveLength(1);
  const [digest] = digests;
  expect((await here(["digests", "list", "ai"])).output).toContain(digest?.title);
  const shown = await here(["digests", "show", String(digest?.id)]);
  expect(shown.output).toMatch(/newsletter +ai\n[\s\S]*status +published\n[\s\S]*\n1\. /);
  expect((await afar(["subscribers", "count"])).output).toMatch(/id +readers +name\nai +0 /);
  expect((await here(["sources", "list", "ai"])).output).toContain("newest post");
});

test("changes what it says, and is refused in the API's words", async () => {
  const mails = await here(["digests", "test", "1", "me@inbox.example"]);
  expect(mails, mails.errors).toMatchObject({ status: 0, output: "Digest 1 is sent to me@inbox.example" });
  const changed = await json<{ weight: number }>(afar(["sources", "change", "1", "--weight", "3", "--json"]));
  expect(changed.weight).toBe(3);
  expect((await here(["sources", "opml", "ai"])).output).toContain("<opml");
  const definition = join(folder, "tide.json");
  writeFileSync(
    definition,
    JSON.stringify({
      id: "tide",
      name: "Tide Table",
      language: "en",
      timeZone: "Europe/London",
      schedule: "0 8 * * *",
      titlePattern: "{name}, {date}",
      senderName: "Tide Table",
      senderEmail: "bell@watchbell.example",
    }),
  );
  expect((await here(["newsletters", "define", definition])).output).toBe("tide is defined");
  expect(await here(["digests", "approve", "1"])).toEqual({
    status: 1,
    output: "",
    errors: "Digest 1 is not held for review",
  });
  expect((await here(["digests", "show", "999"])).errors).toBe("There is no digest 999");
  expect((await runWatchbell(["progress"], { WATCHBELL_STATE_DIR: join(folder, "none") })).status).toBe(2);
});

test("a backup goes to R2 by wrangler and comes back to be refused, for there is somebody already", async () => {
  const [bucket, log] = [join(folder, "bucket"), join(folder, "wrangler.log")];
  const path = { PATH: `${writeStandIn(bucket, log)}:${process.env["PATH"]}`, TMPDIR: join(folder, "tmp") };
  mkdirSync(path.TMPDIR);
  const put = await json<{ place: string; files: { name: string }[] }>(
    here(["backup", "--r2", "keep/2026/march", "--json"], path),
  );
  expect(put.place).toBe("r2://keep/2026/march");
  const calls = readFileSync(log, "utf8").trim().split("\n");
  expect(calls).toHaveLength(put.files.length + 1);
  expect(calls[0]).toMatch(
    /^r2 object put keep\/2026\/march\/events\.jsonl --file \S+\/events\.jsonl --remote$/,
  );
  expect(calls.at(-1)).toContain("keep/2026/march/manifest.json");
  expect(readdirSync(path.TMPDIR)).toEqual([]);
  expect(await here(["restore", "--r2", "keep/2026/march"], path)).toMatchObject({
    status: 1,
    errors: expect.stringContaining("a backup is loaded into an empty one") as string,
  });
  expect(await here(["backup", "--r2", "refused/march"], path)).toMatchObject({
    status: 1,
    errors: expect.stringContaining(
      "wrangler could not put refused/march/events.jsonl: no such bucket",
    ) as string,
  });
  expect(readdirSync(path.TMPDIR)).toEqual([]);
  expect((await here(["backup", "--r2", "../x"], path)).status).toBe(2);
});

/** A wrangler that notes how it is called, and keeps objects in a folder, as the real one does in R2. */
function writeStandIn(bucket: string, log: string): string {
  const bin = join(folder, "bin");
  mkdirSync(bin);
  const script = `#!/bin/sh
echo "$@" >> "${log}"
case "$4" in refused/*) echo "no such bucket" >&2; exit 1;; esac
object="${bucket}/$4"
mkdir -p "$(dirname "$object")"
if [ "$3" = put ]; then cp "$6" "$object"; else cp "$object" "$6"; fi
`;
  writeFileSync(join(bin, "wrangler"), script);
  chmodSync(join(bin, "wrangler"), 0o755);
  return bin;
}
