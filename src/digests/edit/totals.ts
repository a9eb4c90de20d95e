/** What is said of a digest as a whole, after its stories were changed. */
import type { Newsletter } from "../../newsletters/store.ts";
import { categoriesOf } from "../assemble.ts";
import type { WholeDigest } from "../find-digest.ts";
import { openingOf } from "../opening.ts";
import type { ToldStory } from "../store.ts";
import type { Totals } from "./edit-store.ts";

type Named = Pick<ToldStory, "headline" | "sourceCount" | "categories">;

/** An imported issue has topics and an opening of its publisher's own: they stay. */
export const totalsOf = (
  digest: Pick<WholeDigest, "stories" | "categories" | "opening">,
  stories: Named[],
  { language }: Pick<Newsletter, "language">,
): Totals => {
  const isImported = digest.stories.some(({ kind }) => kind === "imported");
  return {
    storyCount: stories.length,
    categories: isImported ? digest.categories : categoriesOf(stories),
    opening: isImported ? digest.opening : openingOf(stories, language),
  };
};

/** Those of a held digest change with its stories; readers see a published one as it is until it is corrected. */
export const totalsIfHeld = (
  digest: WholeDigest,
  stories: Named[],
  newsletter: Pick<Newsletter, "language">,
): Totals | null => (digest.status === "held" ? totalsOf(digest, stories, newsletter) : null);
