/** The line under a headline, the same in HTML and in plain text. */
import { outsideText } from "./outside.ts";

type Told = { author: string; sourceCountText: string | null; note: string | null };

/** Who says so, how many others do, and what kind of text follows. */
export function byline({ author, sourceCountText, note }: Told): string {
  return [author, sourceCountText ?? "", note ?? ""].filter(Boolean).map(outsideText).join(" · ");
}
