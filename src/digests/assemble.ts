/** Assembling: what is said of a digest as a whole, once its stories are written. Where a person reviews it, it is held. */
import { endIncident } from "../db/incidents.ts";
import type { LeftOut } from "../db/schema.ts";
import type { Desk } from "../desk.ts";
import type { Newsletter } from "../newsletters/store.ts";
import { keepDraft } from "./draft-store.ts";
import { keepLeftOut } from "./left-out-store.ts";
import { openingOf } from "./opening.ts";
import { pressCause } from "./press-cause.ts";
import { findStories, moveDigest, type ToldStory } from "./store.ts";

/** A digest names this many of its stories' topics at most, and fewer than that only where it has no more. */
const CATEGORY_LIMIT = 6;
const MINUTE_MS = 60_000;

/** left: what is not told. A press that began before it was kept has none. */
type Counts = { postCount: number; clusterCount: number; left?: LeftOut[] };

/** Completes the row of a digest that is being pressed; answers whether it is held for review. Repeated, it changes nothing. */
export async function assemble(
  { db, now, log }: Pick<Desk, "db" | "now" | "log">,
  newsletter: Newsletter,
  digestId: number,
  { postCount, clusterCount, left = [] }: Counts,
): Promise<"ready" | "held"> {
  const told = await findStories(db, [digestId]);
  await keepLeftOut(db, digestId, left);
  const isHeld = newsletter.review !== "none";
  const moved = await moveDigest(db, digestId, ["pressing"], {
    status: isHeld ? "held" : "pressing",
    heldUntil: isHeld ? deadlineOf(newsletter, now()) : null,
    opening: openingOf(told, newsletter.language),
    categories: categoriesOf(told),
    storyCount: told.length,
    postCount,
    clusterCount,
  });
  if (isHeld) await keepDraft(db, digestId);
  await endIncident({ db, now }, pressCause(newsletter.id));
  if (moved && isHeld) log.info("digests.held", { digestId });
  return isHeld ? "held" : "ready";
}

const deadlineOf = ({ review, reviewMinutes }: Newsletter, now: Date): Date | null =>
  review === "until-approved" ? null : new Date(now.getTime() + reviewMinutes * MINUTE_MS);

/** The topics of a digest: those of most of its stories first. */
export function categoriesOf(told: Pick<ToldStory, "categories">[]): string[] {
  const counts = new Map<string, number>();
  for (const category of told.flatMap(({ categories }) => categories))
    counts.set(category, (counts.get(category) ?? 0) + 1);
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, CATEGORY_LIMIT)
    .map(([category]) => category);
}
