/** Giving sources to a newsletter by what a person pastes: addresses, accounts, short names. */
import type { Desk } from "../desk.ts";
import { batchesOf } from "../lib/batches.ts";
import { attach } from "./add/attach.ts";
import type { NewSource } from "./list-store.ts";
import { lookUp, type LookedUp } from "./look-up.ts";

/** An entry may take a dozen requests or more, and a Worker's call has a thousand. */
export const ENTRY_LIMIT = 50;
/** Workers open six connections at once. */
export const LOOKED_UP_AT_ONCE = 5;

export type AddedEntry =
  /** The reason, if any, is what to know of it though it was added. */
  | { input: string; kind: "added" | "known"; url: string; title: string; reason?: string }
  | { input: string; kind: "failed"; reason: string };

type AddDesk = Pick<Desk, "db" | "web" | "now" | "settings">;

/** Names, looks up and gives each entry to a newsletter; answers how each went, in order. */
export async function addSources(
  desk: AddDesk,
  newsletterId: string,
  inputs: string[],
): Promise<AddedEntry[]> {
  const entries: AddedEntry[] = [];
  for (const batch of batchesOf(inputs, LOOKED_UP_AT_ONCE)) {
    const found = await Promise.all(
      batch.map(async (input) => ({ input, looked: await lookUp(desk, input) })),
    );
    // one after the other: two entries may name one source
    for (const { input, looked } of found) entries.push(await addOne(desk, newsletterId, input, looked));
  }
  return entries;
}

async function addOne(
  desk: AddDesk,
  newsletterId: string,
  input: string,
  looked: LookedUp,
): Promise<AddedEntry> {
  if (looked.kind === "failed") return { input, kind: "failed", reason: looked.reason };
  const source = newSource(looked);
  const addedCount = await attach(desk, newsletterId, [source]);
  const reason = cautionOf(looked, desk);
  const { url, title } = source;
  return { input, kind: addedCount > 0 ? "added" : "known", url, title, ...(reason && { reason }) };
}

/** What was looked up, as it would be stored. */
export function newSource(looked: Exclude<LookedUp, { kind: "failed" }>): NewSource {
  const usual = {
    kind: "feed" as const,
    title: "",
    siteUrl: null,
    weight: 1,
    paused: false,
    folder: [],
    failure: null,
  };
  switch (looked.kind) {
    case "feed":
      return { ...usual, url: looked.url, title: looked.title, siteUrl: looked.document.siteUrl };
    case "later":
      return { ...usual, url: looked.url };
    // its first reading tells its name
    case "x":
      return { ...usual, url: looked.url, kind: "x" };
  }
}

/** What is to be known of it though it can be added. */
export function cautionOf(looked: LookedUp, { settings: { x } }: Pick<Desk, "settings">): string | undefined {
  if (looked.kind === "later") return `${looked.reason}; it will be asked again`;
  if (looked.kind === "x" && !x.bearerToken && !x.bridge)
    return "It can't be read yet: accounts on X need X_BEARER_TOKEN or X_BRIDGE";
  return undefined;
}
