/**
 * Folding: a reader who leaves topics out gets the stories of those topics in one line of headlines. What is folded is
 * named by the positions of the stories, so that readers who leave out different topics may share a mail.
 */
import { TOPICS } from "../stories/topics.ts";

type Told = { position: number; categories: string[] };

/** Of a reader's topics: the positions folded, such as 2,5; empty where nothing is. */
export type Fold = (leftOut: string[]) => string;

/** A digest's stories, looked at once. Topics are named in English; stories in the digest's language. */
export function openFold(stories: Told[]): Fold {
  const topics = new Map(TOPICS.map((topic) => [topic.en, topic]));
  return (leftOut) => {
    const names = new Set(
      leftOut.flatMap((id) => [topics.get(id)?.en ?? "", topics.get(id)?.["zh-CN"] ?? ""]),
    );
    return stories
      .filter(({ categories }) => categories.some((category) => names.has(category)))
      .map(({ position }) => position)
      .join(",");
  };
}

/** The positions of a key. */
export const foldedPositions = (folded: string): Set<number> => new Set(folded.split(",").map(Number));
