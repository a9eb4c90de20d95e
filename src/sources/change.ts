/** What an operator changes of a source: whether it is asked, how much its word counts, what it is called. */
import { endIncident } from "../db/incidents.ts";
import type { Desk } from "../desk.ts";
import { failingCause } from "./failing-cause.ts";
import { changeRow, detachSource, type SourceChange } from "./list-store.ts";

const WEIGHT_LIMIT = 10;
const TITLE_LIMIT = 200;
/** Why a source stands paused that nobody paused. */
const UNUSED = "No newsletter has it any more";

export type Changed =
  | { kind: "changed"; source: NonNullable<Awaited<ReturnType<typeof changeRow>>> }
  | { kind: "invalid"; faults: string[] }
  | { kind: "unknown" };

/** Changes a source by { paused?, weight?, title?, keepsReposts?, keepsReplies? }. A source that goes on is asked at the next tick. */
export async function changeSource(
  { db, now }: Pick<Desk, "db" | "now">,
  id: number,
  input: Record<string, unknown>,
): Promise<Changed> {
  const { change, faults } = readChange(input);
  if (faults.length > 0) return { kind: "invalid", faults };
  const resumed = change.paused === false ? { nextPollAt: now(), notice: null } : {};
  const source = await changeRow(db, id, { ...change, ...resumed });
  // nobody asks it any more: what was wrong with it is nobody's trouble
  if (change.paused) await endIncident({ db, now }, failingCause(id));
  return source ? { kind: "changed", source } : { kind: "unknown" };
}

function readChange({
  paused,
  weight,
  title,
  keepsReposts,
  keepsReplies,
  ...others
}: Record<string, unknown>) {
  const change: SourceChange = {};
  const faults = Object.keys(others).map(
    (name) => `${name}: only paused, weight, title, keepsReposts and keepsReplies can be changed`,
  );
  if (typeof paused === "boolean") change.paused = paused;
  else if (paused !== undefined) faults.push("paused: must be true or false");
  if (isWeight(weight)) change.weight = weight;
  else if (weight !== undefined) faults.push(`weight: must be a whole number from 0 to ${WEIGHT_LIMIT}`);
  if (isTitle(title)) change.title = title.trim();
  else if (title !== undefined) faults.push(`title: must be one line of at most ${TITLE_LIMIT} characters`);
  for (const [name, value] of [
    ["keepsReposts", keepsReposts],
    ["keepsReplies", keepsReplies],
  ] as const) {
    if (typeof value === "boolean") change[name] = value;
    else if (value !== undefined) faults.push(`${name}: must be true or false`);
  }
  if (faults.length === 0 && Object.keys(change).length === 0)
    faults.push("Nothing to change: give paused, weight or title");
  return { change, faults };
}

const isWeight = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= WEIGHT_LIMIT;

const isTitle = (value: unknown): value is string =>
  typeof value === "string" && value.length <= TITLE_LIMIT && !/[\r\n]/.test(value);

/** Takes a source from a newsletter; where no other newsletter has it, it is no longer asked. */
export async function removeSource(
  { db, now }: Pick<Desk, "db" | "now">,
  newsletterId: string,
  sourceId: number,
): Promise<boolean> {
  const { isDetached, isUnused } = await detachSource(db, newsletterId, sourceId, UNUSED);
  if (isUnused) await endIncident({ db, now }, failingCause(sourceId));
  return isDetached;
}
