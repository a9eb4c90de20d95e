/**
 * The language of each post. A headline alone tells little, so what a feed declares is first held against all that
 * its posts say: many feeds declare the default of their software.
 */
import { detectLanguage } from "../../lib/detect-language.ts";
import type { Finished, ReadPost } from "./post.ts";

/** Of so many posts together the language is certain. */
const SAMPLE_POSTS = 12;
const LETTERS_A_POST = 50;
/** Of a post the beginning is enough, and the Worker's time is counted. */
const BEGINNING = 250;

/** The posts with their languages told. Those with the same declaration are taken for one body of text. */
export function tellLanguages(finished: Finished[]): ReadPost[] {
  const bodies = Map.groupBy(finished, ({ item }) => item.language);
  const usual = new Map(
    [...bodies].map(([declared, body]) => [declared, detectLanguage(sampleOf(body), declared)]),
  );
  return finished.map(({ item, post }) => ({
    ...post,
    language: detectLanguage(saidIn(post).slice(0, BEGINNING), usual.get(item.language)),
  }));
}

const saidIn = ({ title, text }: ReadPost) => (text.startsWith(title) ? text : `${title}\n${text}`);

const sampleOf = (body: Finished[]) =>
  body
    .slice(0, SAMPLE_POSTS)
    .map(({ post }) => saidIn(post).slice(0, LETTERS_A_POST))
    .join("\n");
