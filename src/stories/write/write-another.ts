/** One more story for a digest, by the model, when a person asks for it: whatever its press had left of time and tokens. */
import type { Desk } from "../../desk.ts";
import type { Newsletter } from "../../newsletters/store.ts";
import type { Model } from "../../providers/model.ts";
import { clusterKey } from "../cluster-key.ts";
import type { StoryPost } from "../post.ts";
import type { Writing } from "../writing-store.ts";
import { openPen } from "./pen.ts";
import { findKnown, writeOne } from "./write-all.ts";

/** Somebody waits before a page. */
const PATIENCE_MS = 45_000;

/** What is written of a cluster; undefined where it has to be an excerpt. */
export async function writeAnother(
  desk: Pick<Desk, "db" | "now" | "log"> & { model: Model },
  language: Newsletter["language"],
  digestId: number,
  posts: StoryPost[],
): Promise<Writing | undefined> {
  const cluster = { key: await clusterKey(posts), posts };
  const known = (await findKnown(desk, [cluster], language)).get(cluster.key);
  if (known) return known;
  const until = new Date(desk.now().getTime() + PATIENCE_MS);
  const pen = openPen(desk.model, desk.now, { until, spentTokens: 0 });
  const outcome = await writeOne(desk, pen, language, digestId, cluster);
  return "writing" in outcome ? outcome.writing : undefined;
}
