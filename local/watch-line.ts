/** Watching the line at work: one task a stage, each with its counts, until all that a tick started is through. */
import { Listr } from "listr2";
import type { Progress } from "../src/deliveries/progress.ts";
import type { World } from "./world.ts";

/** Longer than the press waits for slow sources, with its retries. */
const PATIENCE_MS = 5 * 60_000;
const PAUSE_MS = 300;

/** Fires the cron at a time and shows the stages until they are through; answers what this tick brought about. */
export async function watchTick(world: World, at: Date): Promise<Progress> {
  const before = new Set<string>();
  for (const digest of (await look()).digests) before.add(nameOf(digest));
  await world.tick(at);
  let latest = await look();
  const until = async (
    stage: { title: string },
    isThrough: (p: Progress) => boolean,
    words: (p: Progress) => string,
  ) => {
    for (const start = Date.now(); ;) {
      latest = await look();
      stage.title = words(latest);
      if (isThrough(latest)) return;
      if (Date.now() - start > PATIENCE_MS)
        throw new Error(`${words(latest)}: not through after ${PATIENCE_MS / 60_000} minutes`);
      await new Promise((done) => setTimeout(done, PAUSE_MS));
    }
  };
  await new Listr([
    { title: "Sources", task: (_, task) => until(task, areSourcesRead, sourceWords) },
    { title: "Digests", task: (_, task) => until(task, areDigestsMade, digestWords) },
    { title: "Emails", task: (_, task) => until(task, areMailingsThrough, emailWords) },
  ]).run();
  return latest;

  async function look(): Promise<Progress> {
    const progress = await world.operate<Progress>("GET", `/progress?since=${at.getTime()}`);
    // an earlier run may have played the same time
    return { ...progress, digests: progress.digests.filter((digest) => !before.has(nameOf(digest))) };
  }
}

const nameOf = ({ newsletter, slug }: { newsletter: string; slug: string }) => `${newsletter}/${slug}`;

const areSourcesRead = ({ sources }: Progress) => (sources?.due ?? 0) === 0;
const areDigestsMade = (progress: Progress) => areSourcesRead(progress) && progress.due.length === 0;
const areMailingsThrough = (progress: Progress) =>
  areDigestsMade(progress) &&
  publishedOf(progress).every(({ mailing }) => mailing && !["freezing", "sending"].includes(mailing.status));

function sourceWords({ sources, posts }: Progress): string {
  const { total = 0, due = 0, failing = 0 } = sources ?? {};
  return `Sources: ${total - due} of ${total} read${failing ? `, ${failing} failing` : ""}; ${posts} posts`;
}

function digestWords(progress: Progress): string {
  const published = publishedOf(progress);
  const stories = published.reduce((sum, digest) => sum + digest.stories, 0);
  const skipped = progress.digests.filter(({ status }) => status === "skipped" || status === "failed").length;
  return `Digests: ${published.length} published with ${stories} stories${skipped ? `, ${skipped} skipped` : ""}`;
}

const emailWords = (progress: Progress) => `Emails: ${countSent(progress)} delivered`;

export const publishedOf = ({ digests }: Progress) => digests.filter(({ status }) => status === "published");
export const countSent = (progress: Progress) =>
  progress.digests.reduce((sum, { mailing }) => sum + (mailing?.sent ?? 0), 0);
