/** What an operator saw of a digest when a change was asked for: another's change in between is not overwritten. */
import type { Digest, ToldStory } from "../store.ts";

/** Its state, and of each story in order its id, its place and when its words were last changed. */
export const revisionOf = (
  { status }: Pick<Digest, "status">,
  stories: Pick<ToldStory, "id" | "position" | "editedAt">[],
): string =>
  `${status}:${stories.map(({ id, position, editedAt }) => `${id}.${position}.${editedAt?.getTime() ?? 0}`).join(" ")}`;
