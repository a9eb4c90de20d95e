/** The opening line of a digest: what matters most in it. Its words are the headlines', so it claims nothing of its own. */
import type { Newsletter } from "../newsletters/store.ts";
import type { ToldStory } from "./store.ts";
import { sourceCountText } from "./wording.ts";

/** Headlines in the line: the digest's first stories. */
const NAMED = 2;

type Named = Pick<ToldStory, "headline" | "sourceCount">;

/** The line for stories in their order; null where there is none to name. */
export function openingOf(stories: readonly Named[], language: Newsletter["language"]): string | null {
  const named = stories.slice(0, NAMED).map((story) => nameOf(story, language));
  if (named.length === 0) return null;
  return language === "zh-CN" ? `最值得看：${named.join("；")}。` : `First: ${named.join("; then: ")}.`;
}

function nameOf({ headline, sourceCount }: Named, language: Newsletter["language"]): string {
  const plain = headline.replace(/[\s。.；;，,：:]+$/u, "");
  const sources = sourceCountText(sourceCount, language);
  if (!sources) return plain;
  return language === "zh-CN" ? `${plain}（${sources}）` : `${plain} (${sources})`;
}
