/** Tells the WebSub hubs that feeds have something new, so that their subscribers hear of it at once. */
import type { Desk } from "../desk.ts";
import { recordFailure } from "../db/failures.ts";
import { endIncident, openIncident } from "../db/incidents.ts";
import { messageOf } from "../providers/log.ts";
import { feedUrls } from "./feed/places.ts";
import { getDigest, type WholeDigest } from "./find-digest.ts";

type AnnounceDesk = Pick<Desk, "db" | "web" | "now" | "log"> & {
  settings: Pick<Desk["settings"], "publicUrl" | "hubs">;
};

/**
 * Pings each hub about the feeds of a published digest, its newsletter's and its topics'. All stand in one call, as
 * PubSubHubbub 0.3, section 7.1, has it; WebSub itself leaves it to the hubs. What fails is recorded and never
 * thrown: a digest is published all the same, and its readers ask the feeds themselves in the end.
 */
export async function announce(desk: AnnounceDesk, digestId: number): Promise<void> {
  const { publicUrl, hubs } = desk.settings;
  try {
    const digest = await getDigest(desk, digestId);
    if (digest.status !== "published") return;
    const form = new URLSearchParams({ "hub.mode": "publish" });
    for (const url of freshFeeds(digest, publicUrl)) form.append("hub.url", url);
    await Promise.all(hubs.map((hub) => ping(desk, hub, form)));
  } catch (error) {
    await recordFailure(desk, "websub", `Digest ${digestId} is not announced: ${messageOf(error)}`);
  }
}

/** The addresses of the feeds that a digest stands in. */
function freshFeeds({ newsletterId, stories }: WholeDigest, publicUrl: string): string[] {
  const topics = new Set(stories.flatMap(({ categories }) => categories));
  return [null, ...topics].flatMap((topic) => feedUrls(publicUrl, { newsletterId, topic }));
}

async function ping(desk: AnnounceDesk, hub: string, form: URLSearchParams): Promise<void> {
  const cause = `hub/${new URL(hub).host}`;
  try {
    const { status } = await desk.web.post(hub, form);
    if (status < 200 || status > 299) throw new Error(`it answered ${status}`);
    desk.log.info("websub.pinged", { hub });
    await endIncident(desk, cause);
  } catch (error) {
    const message = `The hub ${hub} was not told: ${messageOf(error)}`;
    await openIncident(desk, { cause, room: "websub", message });
  }
}
