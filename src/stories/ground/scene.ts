/** Posts and draft with their mentions found: what the rooms of attribution look at. */
import type { Evidence, Passage } from "./evidence.ts";
import { gazetteerOf, isSame, mentionsOf } from "./mentions.ts";
import type { Gazetteer, Mention } from "./mentions.ts";

export type Shot = Passage & { mentions: Mention[] };
export type Scene = { shots: Shot[]; evidence: Evidence; gazetteer: Gazetteer };

export function setScene(evidence: Evidence, draft: readonly Passage[]): Scene {
  const gazetteer = gazetteerOf([...evidence.passages, ...draft]);
  return {
    gazetteer,
    evidence,
    shots: evidence.passages.map((passage) => ({ ...passage, mentions: mentionsOf(passage.text, gazetteer) })),
  };
}

export const names = ({ mentions }: Shot, mention: Mention): boolean => mentions.some((other) => isSame(mention, other));

/** Whether two bearers are told of in one sentence of the posts: they may belong together. */
export const areRelated = ({ shots }: Scene, one: Mention, other: Mention): boolean =>
  isSame(one, other) || shots.some((shot) => names(shot, one) && names(shot, other));
