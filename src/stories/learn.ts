/**
 * Learning from posts as they arrive: each gets its sketch, its terms are counted in the vocabulary of its language,
 * and, where an embedding model is there, its meaning is stored. A cursor says how far that has come, so that each
 * post is counted once however often and by however many it is run.
 */
import { recordFailure } from "../db/failures.ts";
import type { Desk } from "../desk.ts";
import { writeSigned } from "../lib/signed-bytes.ts";
import { messageOf } from "../providers/log.ts";
import { cleanText } from "./clean.ts";
import { languageOf } from "./portrait.ts";
import { sketch, termSet } from "./sketch.ts";
import { grow } from "./vocabulary.ts";
import {
  findCursor,
  findUnlearned,
  findUnsketched,
  findVocabulariesOf,
  saveEmbeddings,
  saveLearned,
  saveSketches,
  type Sketched,
  type UnlearnedPost,
} from "./vocabulary-store.ts";

/** Posts read at once, as many as an embedding model takes in a call. Sketches of all fill a third of a megabyte. */
const PAGE = 100;
/** A call of the Worker is short: what is left is learned after the next gathering. */
const MOST_PAGES = 10;
/** Of a text as much as tells its meaning. */
const EMBEDDED_LENGTH = 600;

export type LearnDesk = Pick<Desk, "db"> & Partial<Pick<Desk, "embed">> & Pick<Desk, "log" | "now">;

/** Learns from the posts that came since it last did; answers how many. */
export async function learn(desk: LearnDesk): Promise<{ learned: number }> {
  await sketchAnew(desk);
  let learned = 0;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const from = await findCursor(desk.db);
    const posts = await findUnlearned(desk.db, from, PAGE);
    // where another learner was faster, it goes on
    if (posts.length === 0 || !(await learnPage(desk, from, posts))) break;
    await embedPage(desk, posts);
    learned += posts.length;
    if (posts.length < PAGE) break;
  }
  return { learned };
}

/** Posts that lost their sketch since they were learned get one of the text they have now, and are not counted again. */
async function sketchAnew({ db }: LearnDesk): Promise<void> {
  const posts = await findUnsketched(db, await findCursor(db), PAGE);
  if (posts.length > 0) await saveSketches(db, posts.map(sketchOf));
}

async function learnPage({ db }: LearnDesk, from: number, posts: UnlearnedPost[]): Promise<boolean> {
  const sketched = posts.map((post) => ({ ...sketchOf(post), language: languageOf(post) }));
  const byLanguage = Map.groupBy(sketched, ({ language }) => language);
  const known = new Map(
    (await findVocabulariesOf(db, [...byLanguage.keys()])).map((one) => [one.language, one]),
  );
  const vocabularies = [...byLanguage].map(([language, ofLanguage]) =>
    grow(
      known.get(language) ?? { language, postCount: 0, terms: {} },
      ofLanguage.map((one) => termSet(one.sketch)),
    ),
  );
  const to = posts.at(-1)?.id ?? from;
  return saveLearned(db, { from, to }, sketched, vocabularies);
}

/** A model that fails costs the posts their meanings, and nothing else. */
async function embedPage(desk: LearnDesk, posts: UnlearnedPost[]): Promise<void> {
  if (!desk.embed) return;
  try {
    const vectors = await desk.embed(posts.map(({ title, text }) => meaningOf(title, text)));
    const list = posts.flatMap(({ id }, at) => {
      const vector = vectors[at];
      return vector ? { id, embedding: writeSigned(vector) } : [];
    });
    await saveEmbeddings(desk.db, list);
  } catch (error) {
    await recordFailure(desk, "gather", `Posts were not embedded: ${messageOf(error)}`);
  }
}

const sketchOf = (post: UnlearnedPost): Sketched => ({
  id: post.id,
  textLength: post.textLength,
  sketch: sketch(post),
});

/** On X the title is the beginning of the text. */
function meaningOf(title: string, text: string): string {
  const [one, whole] = [cleanText(title), cleanText(text)];
  return (whole.startsWith(one.replace(/…$/, "")) ? whole : `${one}\n${whole}`).slice(0, EMBEDDED_LENGTH);
}
