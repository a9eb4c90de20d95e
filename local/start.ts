/** `npm start`: the whole line on one machine, from the sources to an inbox, with nothing to sign up for. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { Listr } from "listr2";
import type { Progress } from "../src/deliveries/progress.ts";
import { HelpAsked, readFlags, UsageError, type Flags } from "./flags.ts";
import { lock } from "./lock.ts";
import { newslettersSince } from "./newsletters.ts";
import { fetchOpml } from "./opml.ts";
import { findFreePort } from "./ports.ts";
import { signUpReader } from "./sign-up.ts";
import { countSent, publishedOf, watchTick } from "./watch-line.ts";
import { openWorld, type World } from "./world.ts";

/** Where state is kept between runs; tests keep theirs apart. */
const STATE_DIR = process.env["WATCHBELL_STATE_DIR"] ?? join(import.meta.dirname, "..", ".watchbell");

/** Each list of sources has a state of its own: samples and real feeds are never mixed. */
const stateDirOf = ({ sources }: Flags) =>
  sources.length === 0
    ? join(STATE_DIR, "samples")
    : join(STATE_DIR, createHash("sha256").update(sources.toSorted().join("\n")).digest("hex").slice(0, 12));
const READER = "reader@inbox.example";
const QUARTER_MS = 15 * 60_000;

try {
  process.exitCode = await main(readFlags(process.argv.slice(2)));
} catch (error) {
  if (error instanceof HelpAsked) process.stdout.write(`${error.message}\n`);
  else if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  } else throw error;
}

/** Runs until it is through (--once) or Ctrl-C; answers the exit status. */
async function main(flags: Flags): Promise<number> {
  const lists = await Promise.all(flags.sources.map(fetchOpml));
  if (flags.port !== null) await checkPort(flags.port);
  const stateDir = stateDirOf(flags);
  const release = await lock(stateDir);
  const world = await openWorldInView(flags, stateDir).catch(async (error: unknown) => {
    await release();
    throw error;
  });
  const stopped = new Promise<void>((done) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => done());
  });
  try {
    await setUp(world, flags, lists);
    const progress = await watchTick(world, flags.now);
    if (flags.once) return report(world, progress);
    showAddresses(world, progress);
    await keepTicking(world, flags.now, stopped);
    return 0;
  } finally {
    await world.close();
    await release();
  }
}

async function checkPort(port: number): Promise<void> {
  if ((await findFreePort(port)) === undefined)
    throw new UsageError(`--port ${port} is taken by another program`);
  // some ports are closed to every client that follows the Fetch standard
  const refusal = await fetch(`http://127.0.0.1:${port}`).then(
    () => null,
    (error: Error) => error.cause,
  );
  if (refusal instanceof Error && refusal.message === "bad port")
    throw new UsageError(`--port ${port} is one that browsers refuse to open`);
}

async function openWorldInView(flags: Flags, stateDir: string): Promise<World> {
  let world: World | undefined;
  const open = async () => {
    world = await openWorld({ stateDir, ...flags });
  };
  await new Listr([{ title: "Cloud: migrations, Worker, mail stand-in, sample sources", task: open }]).run();
  if (!world) throw new Error("The Worker did not start");
  return world;
}

/** Newsletters, their sources and a reader. All of it may be there from an earlier run. */
async function setUp(world: World, flags: Flags, lists: string[]): Promise<void> {
  const newsletters = newslettersSince(flags.now);
  const samples = lists.length > 0 ? undefined : await fetchSamples(world);
  const define = async () => {
    for (const { id, onlyEnglish, definition } of newsletters) {
      await world.operate("PUT", `/newsletters/${id}`, definition);
      const opmls = samples ? [onlyEnglish ? samples.english : samples.all] : lists;
      for (const opml of opmls) await world.operate("POST", `/newsletters/${id}/sources`, opml);
    }
  };
  await new Listr([
    { title: `Newsletters: ${newsletters.length}`, task: define },
    {
      title: `Reader: ${READER} signs up and confirms`,
      skip: () => hasReader(world),
      task: () =>
        signUpReader(
          world,
          READER,
          newsletters.map(({ id }) => id),
        ),
    },
  ]).run();
}

/** A run before this one may have signed the reader up. */
async function hasReader(world: World): Promise<boolean | string> {
  const { subscribers } = await world.operate<Progress>("GET", "/progress?since=0");
  return (
    Object.values(subscribers).some((count) => count > 0) &&
    `Reader: ${READER} is subscribed since an earlier run`
  );
}

async function fetchSamples({ samples }: World): Promise<{ all: string; english: string }> {
  const [all, english] = await Promise.all([fetchOpml(samples.opmlUrl), fetchOpml(samples.englishOpmlUrl)]);
  return { all, english };
}

/** The last line of --once: what was delivered, as JSON. Status 1 and a reason where nothing was. */
function report(world: World, progress: Progress): number {
  const emails = countSent(progress);
  if (emails === 0) process.stderr.write(`Nothing was delivered. ${reasonOf(progress)}\n`);
  const digests = publishedOf(progress).map(({ newsletter, slug, stories }) => ({
    newsletter,
    slug,
    url: `${world.url}/${newsletter}/${slug}`,
    stories,
  }));
  process.stdout.write(`${JSON.stringify({ digests, posts: progress.posts, emails })}\n`);
  return emails === 0 ? 1 : 0;
}

function reasonOf({ digests }: Progress): string {
  if (digests.length === 0)
    return "No slot was due: an earlier run ended the latest slot of each newsletter. --fresh forgets it.";
  return digests
    .map(
      ({ newsletter, slug, status, reason, mailing }) =>
        `${newsletter} ${slug} was ${status}: ${reason ?? mailing?.reason ?? "without a reason"}`,
    )
    .join(" ");
}

function showAddresses(world: World, progress: Progress): void {
  const [first] = publishedOf(progress);
  const lines = [
    ...publishedOf(progress).map(({ newsletter, slug }) => ["Digest", `${world.url}/${newsletter}/${slug}`]),
    ["Archive", world.url],
    ["Feed", `${world.url}/${first?.newsletter ?? "ai"}/feed.xml`],
    ["Inbox", world.resend.url],
    ["Admin", `${world.url}/admin`],
    ["Token", world.adminToken],
  ];
  const list = lines.map(([name, url]) => `  ${name?.padEnd(8)} ${url}`).join("\n");
  const reason = first ? "" : `\n${reasonOf(progress)}`;
  process.stdout.write(`${reason}\n${list}\n\nThe cron fires every 15 minutes. Ctrl-C ends everything.\n`);
}

/** Fires the cron at each quarter of the played hour, as the cloud would, until Ctrl-C. */
async function keepTicking(world: World, first: Date, stopped: Promise<void>): Promise<void> {
  for (let next = new Date(first.getTime() - (first.getTime() % QUARTER_MS) + QUARTER_MS); ;) {
    const pause = Math.max(0, next.getTime() - world.now().getTime());
    let timer: NodeJS.Timeout | undefined;
    const isDue = new Promise<boolean>((done) => (timer = setTimeout(() => done(true), pause)));
    const isOn = await Promise.race([isDue, stopped.then(() => false)]);
    clearTimeout(timer);
    if (!isOn) return;
    await watchTick(world, next);
    next = new Date(next.getTime() + QUARTER_MS);
  }
}
