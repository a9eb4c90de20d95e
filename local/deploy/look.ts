/** What of the plan is on the account already. Nothing is changed by looking. */
import type { Ground } from "./ground.ts";
import { lookAtDatabases } from "./look-at-databases.ts";
import { lookAtQueues } from "./look-at-queues.ts";
import { lookAtWorker, type LiveWorker } from "./look-at-worker.ts";

export type Found = {
  /** Names, of those in the plan. */
  databases: string[];
  queues: string[];
  /** Null: there is none of that name. */
  worker: LiveWorker | null;
};

export const NOTHING_FOUND: Found = { databases: [], queues: [], worker: null };

/** Throws a StepFailed where a name is taken by something that isn't Watchbell's. */
export async function look(ground: Ground): Promise<Found> {
  const worker = await lookAtWorker(ground);
  const databases = await lookAtDatabases(ground, worker !== null);
  const queues = await lookAtQueues(ground);
  return { worker, databases, queues };
}
