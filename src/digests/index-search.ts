/** Putting stories into the search index. */
import type { Desk } from "../desk.ts";
import { withoutBold } from "../lib/bold.ts";
import { searchRuns } from "../lib/search-terms.ts";
import { putTerms } from "./search-store.ts";
import { newsletterMark, topicMark } from "./search-marks.ts";
import type { Digest, ToldStory } from "./store.ts";

/** Makes the stories of a digest findable by their words and their authors' names; repeated, it changes nothing. */
export const indexStories = (
  { search }: Pick<Desk, "search">,
  { slot, newsletterId }: Pick<Digest, "slot" | "newsletterId">,
  told: ToldStory[],
): Promise<void> =>
  putTerms(
    search,
    told.map((story) => ({
      storyId: story.id,
      slot,
      terms: termsOf(story),
      marks: [newsletterMark(newsletterId), ...story.categories.map(topicMark)].join(" "),
    })),
  );

function termsOf({ headline, summary, posts }: ToldStory): string {
  const text = [headline, withoutBold(summary), ...posts.map(({ author }) => author)].join("\n");
  return searchRuns(text).flat().join(" ");
}
