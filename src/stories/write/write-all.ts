/**
 * The stories of a digest by the model, a few at a time. Each is kept as soon as it is there, so that neither a step
 * that is repeated nor another newsletter pays for it again; what the model does not give is left to excerpts.
 */
import { recordFailure } from "../../db/failures.ts";
import { endIncident, openIncident } from "../../db/incidents.ts";
import type { Desk } from "../../desk.ts";
import { mapAtOnce } from "../../lib/at-once.ts";
import type { Newsletter } from "../../newsletters/store.ts";
import { messageOf } from "../../providers/log.ts";
import type { Model } from "../../providers/model.ts";
import { clusterKey } from "../cluster-key.ts";
import type { StoryPost } from "../post.ts";
import { findCost, findWritings, saveFallbackCount, saveWriting, type Writing } from "../writing-store.ts";
import { openPen, type Pen } from "./pen.ts";
import { writeStory, type Told } from "./write-story.ts";

/** A Worker has six connections at once; the model's account may have fewer. */
const AT_ONCE = 4;
/** A digest goes on this long after its press has started, whatever the model does, and so does the step that writes. */
const DIGEST_MS = 8 * 60_000;
const STEP_MS = 4 * 60_000;
/** As much of a reason as an operator reads. */
const REASON_LENGTH = 240;

type Writer = Pick<Desk, "db" | "now" | "log"> & { model: Model };
type Cluster = { key: string; posts: StoryPost[] };
type Outcome = { writing: Writing; isReused: boolean } | { reason: string; isModelDown: boolean };

/** What is written of each cluster, in their order; undefined where it has to be an excerpt. */
export async function writeAll(
  desk: Writer,
  { id: newsletterId, language }: Pick<Newsletter, "id" | "language">,
  digestId: number,
  clusters: readonly StoryPost[][],
): Promise<(Writing | undefined)[]> {
  const named = await Promise.all(clusters.map(async (posts) => ({ key: await clusterKey(posts), posts })));
  const known = await findKnown(desk, named, language);
  const pen = await openPenOf(desk, digestId);
  const outcomes = await mapAtOnce(named, AT_ONCE, async (cluster): Promise<Outcome> => {
    const writing = known.get(cluster.key);
    return writing ? { writing, isReused: true } : writeOne(desk, pen, language, digestId, cluster);
  });
  await report(desk, digestId, outcomes);
  await noteHealth(desk, newsletterId, digestId, outcomes);
  return outcomes.map((outcome) => ("writing" in outcome ? outcome.writing : undefined));
}

/** What was written before, of posts that are there. */
export async function findKnown(
  { db }: Writer,
  clusters: readonly Cluster[],
  language: Newsletter["language"],
): Promise<Map<string, Writing>> {
  const ids = new Set(clusters.flatMap(({ posts }) => posts.map(({ id }) => id)));
  const writings = await findWritings(
    db,
    clusters.map(({ key }) => key),
    language,
  );
  const usable = writings.filter(({ postIds }) => postIds.length > 0 && postIds.every((id) => ids.has(id)));
  return new Map(usable.map((writing) => [writing.clusterKey, writing]));
}

async function openPenOf({ db, model, now }: Writer, digestId: number): Promise<Pen> {
  const cost = await findCost(db, digestId);
  const startedAt = cost?.startedAt ?? now();
  return openPen(model, now, {
    until: new Date(Math.min(startedAt.getTime() + DIGEST_MS, now().getTime() + STEP_MS)),
    spentTokens: (cost?.inputTokens ?? 0) + (cost?.outputTokens ?? 0),
  });
}

/** A story that breaks stops no other. */
export async function writeOne(
  { db, model, now }: Writer,
  pen: Pen,
  language: Newsletter["language"],
  digestId: number,
  { key, posts }: Cluster,
): Promise<Outcome> {
  const told = await writeStory(pen, posts, language).catch((error: unknown): Told => ({
    kind: "fallback",
    reason: messageOf(error),
    isModelDown: false,
  }));
  if (told.kind === "fallback") {
    await saveWriting(db, digestId, undefined, pen.takeUsage(), now());
    return { reason: told.reason, isModelDown: told.isModelDown };
  }
  const { headline, summary, categories, cited } = told;
  const writing: Writing = {
    clusterKey: key,
    language,
    headline,
    summary,
    categories,
    postIds: cited.map(({ id }) => id),
    model: model.name,
    writtenAt: now(),
  };
  await saveWriting(db, digestId, writing, pen.takeUsage(), now());
  return { writing, isReused: false };
}

/** What the digest had to do without, for its row and for the operator. */
async function report(desk: Writer, digestId: number, outcomes: readonly Outcome[]): Promise<void> {
  const reasons = outcomes.flatMap((outcome) => ("reason" in outcome ? [outcome.reason] : []));
  const reused = outcomes.filter((outcome) => "isReused" in outcome && outcome.isReused);
  await saveFallbackCount(desk.db, digestId, reasons.length);
  desk.log.info("stories.written", {
    digestId,
    storyCount: outcomes.length,
    reusedCount: reused.length,
    fallbackCount: reasons.length,
  });
  const [first] = reasons;
  // a model that is down is an incident
  if (first === undefined || outcomes.some(isDown)) return;
  const message = `Digest ${digestId}: ${reasons.length} of ${outcomes.length} stories are excerpts for want of the model. The first: ${first}`;
  await recordFailure(desk, "model", message.slice(0, REASON_LENGTH));
}

const isDown = (outcome: Outcome) => "isModelDown" in outcome && outcome.isModelDown;

/** A digest whose stories the model would not answer for opens an incident; one that it wrote, ends it. */
async function noteHealth(
  desk: Writer,
  newsletterId: string,
  digestId: number,
  outcomes: readonly Outcome[],
): Promise<void> {
  const cause = `model/${newsletterId}`;
  const lost = outcomes.filter(isDown);
  const [first] = lost;
  if (first && "reason" in first)
    await openIncident(desk, {
      cause,
      room: "model",
      message: `Digest ${digestId}: ${lost.length} of ${outcomes.length} stories are excerpts for want of the model. The first: ${first.reason}`,
    });
  // what was written before says nothing about the model of today
  else if (outcomes.some((outcome) => !("isReused" in outcome) || !outcome.isReused))
    await endIncident(desk, cause);
}
