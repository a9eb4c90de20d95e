/** Putting stories into the search index. */
import type { Desk } from "../desk.ts";
import { withoutBold } from "../lib/bold.ts";
import { searchRuns } from "../lib/search-terms.ts";
import { putTerms } from "./search-store.ts";
import type { ToldStory } from "./store.ts";

/** Makes these stories findable by their words and their authors' names; repeated, it changes nothing. */
export const indexStories = ({ search }: Pick<Desk, "search">, told: ToldStory[]): Promise<void> =>
  putTerms(
    search,
    told.map((story) => ({ id: story.id, terms: termsOf(story) })),
  );

function termsOf({ headline, summary, posts }: ToldStory): string {
  const text = [headline, withoutBold(summary), ...posts.map(({ author }) => author)].join("\n");
  return searchRuns(text).flat().join(" ");
}
