/** Playing one slot: the cron fires, and its digest is waited for and read as its operator would read it. */
import type { Digest } from "../../src/digests/store.ts";
import type { WholeDigest } from "../../src/digests/find-digest.ts";
import type { Progress } from "../../src/deliveries/progress.ts";
import type { World } from "../world.ts";

const ID = "replay";
const DAY_MS = 24 * 3_600_000;
const PAUSE_MS = 100;
/** Longer than a press waits for slow sources, with its retries. */
const PATIENCE_MS = 10 * 60_000;

/** A digest over the API: its times as texts. */
export type PlayedDigest = Omit<Digest, "slot"> & {
  slot: string;
  stories: (Omit<WholeDigest["stories"][number], "posts"> & {
    posts: { id: number; url: string; author: string; publishedAt: string }[];
  })[];
};

/** A newsletter every four hours, with all the sources of these lists and no reader. */
export async function setUpReplay(world: World, lists: string[], from: Date): Promise<void> {
  await world.operate("PUT", `/newsletters/${ID}`, {
    name: "Replay",
    language: "zh-CN",
    timeZone: "Asia/Shanghai",
    schedule: "0 */4 * * *",
    titlePattern: "{slug}",
    senderName: "Replay",
    senderEmail: "replay@watchbell.example",
    startsAt: new Date(from.getTime() - DAY_MS).toISOString(),
  });
  for (const opml of lists) await world.operate("POST", `/newsletters/${ID}/sources`, opml);
}

/** Fires the cron and answers the digest of the slot once it has come to its end, whatever that is; null where none was due. */
export async function playSlot(world: World, at: Date): Promise<PlayedDigest | null> {
  await world.tick(at);
  for (const start = Date.now(); ;) {
    const progress = await world.operate<Progress>("GET", `/progress?since=${at.getTime()}`);
    const isOver =
      progress.due.length === 0 && progress.sources?.due === 0 && progress.digests.every(hasEnded);
    if (isOver) break;
    if (Date.now() - start > PATIENCE_MS)
      throw new Error(`${at.toISOString()} is not through after ${PATIENCE_MS / 60_000} minutes`);
    await new Promise((done) => setTimeout(done, PAUSE_MS));
  }
  return findDigestAt(world, at);
}

const hasEnded = ({ status, mailing }: Progress["digests"][number]) =>
  status !== "pressing" &&
  (status !== "published" || (mailing !== null && !["freezing", "sending"].includes(mailing.status)));

async function findDigestAt(world: World, at: Date): Promise<PlayedDigest | null> {
  const { digests } = await world.operate<{ digests: { id: number; slot: string }[] }>(
    "GET",
    `/newsletters/${ID}/digests`,
  );
  const found = digests.find(({ slot }) => Date.parse(slot) === at.getTime());
  return found ? world.operate<PlayedDigest>("GET", `/digests/${found.id}`) : null;
}
