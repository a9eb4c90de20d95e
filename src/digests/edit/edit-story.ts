/** Other words for a story: its headline, its summary, its topics. */
import type { Desk } from "../../desk.ts";
import { withoutBold } from "../../lib/bold.ts";
import { detectLanguage } from "../../lib/detect-language.ts";
import type { Newsletter } from "../../newsletters/store.ts";
import type { ToldStory } from "../store.ts";
import { checkWords, tidyWords, type WordFaults, type Words } from "./check-words.ts";
import { rearrange, setWords } from "./edit-store.ts";
import { openEdit, type Changed } from "./open-edit.ts";
import { totalsIfHeld } from "./totals.ts";

export type StoryEdited = Changed | { kind: "invalid"; faults: WordFaults };

/** Changes the words of a story. `seen`: the revision that the operator saw. */
export async function editStory(
  { db, now }: Pick<Desk, "db" | "now">,
  digestId: number,
  seen: string,
  storyId: number,
  typed: Words,
): Promise<StoryEdited> {
  const words = tidyWords(typed);
  const faults = checkWords(words);
  if (Object.keys(faults).length > 0) return { kind: "invalid", faults };
  const opened = await openEdit({ db }, digestId, seen);
  if (opened.kind !== "open") return opened;
  const { digest, newsletter } = opened;
  const story = digest.stories.find(({ id }) => id === storyId);
  if (!story) return { kind: "unknown" };
  const edited = { ...words, ...toldHow(story, words, newsletter.language) };
  const isOurs = await rearrange(db, {
    digestId,
    seen,
    order: digest.stories.map(({ position }) => position),
    totals: totalsIfHeld(
      digest,
      digest.stories.map((one) => (one.id === storyId ? { ...one, ...edited } : one)),
      newsletter,
    ),
    statements: [setWords(db, digestId, storyId, { ...edited, editedAt: now() })],
  });
  return { kind: isOurs ? "changed" : "out-of-date" };
}

/** What a person worded anew is no excerpt any more, and may be in another language. Other topics change neither. */
function toldHow(
  story: ToldStory,
  { headline, summary }: Words,
  readers: Newsletter["language"],
): Pick<ToldStory, "kind" | "language"> {
  if (headline === story.headline && summary === story.summary)
    return { kind: story.kind, language: story.language };
  return {
    kind: story.kind === "excerpt" ? "written" : story.kind,
    language: detectLanguage(`${headline}\n${withoutBold(summary)}`, readers.split("-")[0]),
  };
}
