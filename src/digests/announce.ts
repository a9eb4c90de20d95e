/** Tells the WebSub hubs that feeds have something new, so that their subscribers hear of it at once. */
import type { Desk } from "../desk.ts";
import { recordFailure } from "../db/failures.ts";
import { endIncident, openIncident } from "../db/incidents.ts";
import { messageOf } from "../providers/log.ts";
import { feedUrls } from "./feed/places.ts";
import { getDigest, type WholeDigest } from "./find-digest.ts";

type AnnounceDesk = Pick<Desk, "db" | "web" | "queues" | "now" | "log"> & {
  settings: Pick<Desk["settings"], "publicUrl" | "hubs">;
};

/** A minute after the first try, then four times as long each time: the last is six hours after the digest, which is old news then. */
const PAUSE_SECONDS = 60;
const TRIES = 6;

/**
 * Pings each hub about the feeds of a published digest, its newsletter's and its topics'. All stand in one call, as
 * PubSubHubbub 0.3, section 7.1, has it; WebSub itself leaves it to the hubs. What fails is recorded and tried again,
 * and never thrown: a digest is published all the same, and its readers ask the feeds themselves in the end.
 */
export async function announce(desk: AnnounceDesk, digestId: number): Promise<void> {
  try {
    const form = await formFor(desk, digestId);
    if (!form) return;
    await Promise.all(desk.settings.hubs.map((hub) => ping(desk, form, { hub, digestId, tries: 0 })));
  } catch (error) {
    await recordFailure(desk, "websub", `Digest ${digestId} is not announced: ${messageOf(error)}`);
  }
}

/** tries: how often it was asked before. */
type Telling = { hub: string; digestId: number; tries: number };

/** Pings one hub once more, as long as it is one of ours. */
export async function announceAgain(desk: AnnounceDesk, { hub, digestId, tries }: Telling): Promise<void> {
  const form = desk.settings.hubs.includes(hub) ? await formFor(desk, digestId) : undefined;
  if (form) await ping(desk, form, { hub, digestId, tries });
}

/** Undefined where the digest is not published. */
async function formFor(desk: AnnounceDesk, digestId: number): Promise<URLSearchParams | undefined> {
  const digest = await getDigest(desk, digestId);
  if (digest.status !== "published") return undefined;
  const form = new URLSearchParams({ "hub.mode": "publish" });
  for (const url of freshFeeds(digest, desk.settings.publicUrl)) form.append("hub.url", url);
  return form;
}

/** The addresses of the feeds that a digest stands in. */
function freshFeeds({ newsletterId, stories }: WholeDigest, publicUrl: string): string[] {
  const topics = new Set(stories.flatMap(({ categories }) => categories));
  return [null, ...topics].flatMap((topic) => feedUrls(publicUrl, { newsletterId, topic }));
}

async function ping(
  desk: AnnounceDesk,
  form: URLSearchParams,
  { hub, digestId, tries }: Telling,
): Promise<void> {
  const cause = `hub/${new URL(hub).host}`;
  try {
    const { status } = await desk.web.post(hub, form);
    if (status < 200 || status > 299) throw new Error(`it answered ${status}`);
    desk.log.info("websub.pinged", { hub });
    await endIncident(desk, cause);
  } catch (error) {
    const message = `The hub ${hub} was not told: ${messageOf(error)}`;
    await openIncident(desk, { cause, room: "websub", message });
    if (tries + 1 >= TRIES) return;
    const job = { kind: "hub" as const, hub, digestId, tries: tries + 1, at: desk.now().getTime() };
    await desk.queues.gather.send(job, { delaySeconds: PAUSE_SECONDS * 4 ** tries });
  }
}
