/** The world of the samples with its newsletters defined and their first digests published. */
import { newslettersSince } from "../../local/newsletters.ts";
import { openWorld, type World } from "../../local/world.ts";
import type { Progress } from "../../src/deliveries/progress.ts";

const PATIENCE_MS = 60_000;

/** Opens it at a time at which each newsletter owes a digest, and waits until none does. Throws where that takes a minute. */
export async function openPublished(stateDir: string, now: Date): Promise<World> {
  const world = await openWorld({ stateDir, fresh: true, now, port: null });
  const { opmlUrl, englishOpmlUrl } = world.samples;
  for (const { id, onlyEnglish, definition } of newslettersSince(now)) {
    await world.operate("PUT", `/newsletters/${id}`, definition);
    const list = await fetch(onlyEnglish ? englishOpmlUrl : opmlUrl);
    await world.operate("POST", `/newsletters/${id}/sources`, await list.text());
  }
  await world.tick(now);
  for (const end = Date.now() + PATIENCE_MS; ;) {
    const { due, digests } = await world.operate<Progress>("GET", `/progress?since=${now.getTime()}`);
    if (due.length === 0 && digests.every(({ status }) => status !== "pressing")) return world;
    if (Date.now() > end) throw new Error(`The digests did not come: ${JSON.stringify({ due, digests })}`);
    await new Promise((done) => setTimeout(done, 200));
  }
}
