/** Queries over vocabularies, and over the posts that they learn from. */
import { and, eq, gt, inArray, isNull, lte, sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { listed } from "../db/listed.ts";
import { runTogether } from "../db/transaction.ts";
import { cursors, posts, vocabularies } from "../db/schema.ts";
import type { Background } from "./cluster.ts";
import type { Sketch, SketchedPost } from "./sketch.ts";

/** The cursor's row. */
const NAME = "vocabulary";
/** As much of a text as a sketch looks at (sketch.ts). */
const TEXT_LIMIT = 4000;
/** So far back from the cursor posts without a sketch are looked for: a text grows within hours, or not at all. */
const LATEST = 500;

export type UnlearnedPost = SketchedPost & {
  id: number;
  language: string;
  /** Of its whole text: a sketch is of the text that was read, and not of one that came meanwhile. */
  textLength: number;
};

export type Vocabulary = { language: string; postCount: number; terms: Record<string, number> };

const unlearned = {
  id: posts.id,
  title: posts.title,
  text: sql<string>`substr(${posts.text}, 1, ${TEXT_LIMIT})`,
  textLength: sql<number>`length(${posts.text})`,
  url: posts.url,
  handle: posts.handle,
  links: posts.links,
  language: posts.language,
};

/** The id up to which all posts are in the vocabularies. */
export async function findCursor(db: Db): Promise<number> {
  const row = await db
    .select({ position: cursors.position })
    .from(cursors)
    .where(eq(cursors.name, NAME))
    .get();
  return row?.position ?? 0;
}

/** The posts after the cursor, in order. */
export const findUnlearned = (db: Db, cursor: number, limit: number): Promise<UnlearnedPost[]> =>
  db.select(unlearned).from(posts).where(gt(posts.id, cursor)).orderBy(posts.id).limit(limit);

/** The latest posts that were learned and lost their sketch, because their text grew. */
export const findUnsketched = (db: Db, cursor: number, limit: number): Promise<UnlearnedPost[]> =>
  db
    .select(unlearned)
    .from(posts)
    .where(and(gt(posts.id, cursor - LATEST), lte(posts.id, cursor), isNull(posts.sketch)))
    .limit(limit);

/** The vocabularies of these languages, those there are. */
export const findVocabulariesOf = (db: Db, languages: string[]): Promise<Vocabulary[]> =>
  db
    .select()
    .from(vocabularies)
    .where(inArray(vocabularies.language, listed(languages)));

/** How common terms are in the posts learned so far, as cluster() takes it. Both are read at one moment. */
export async function findVocabularies(db: Db): Promise<Background> {
  const rows = await db
    .select({
      language: vocabularies.language,
      postCount: vocabularies.postCount,
      terms: vocabularies.terms,
      position: cursors.position,
    })
    .from(cursors)
    .leftJoin(vocabularies, sql`true`)
    .where(eq(cursors.name, NAME));
  const languages = rows.flatMap(({ language, postCount, terms }) => {
    if (language === null || terms === null) return [];
    const get = (term: string) => (Object.hasOwn(terms, term) ? terms[term] : undefined);
    return [[language, { documents: postCount ?? 0, frequencies: { get } }] as const];
  });
  return { languages: Object.fromEntries(languages), upTo: rows[0]?.position ?? 0 };
}

export type Sketched = { id: number; textLength: number; sketch: Sketch };

/** Stores the sketches of posts whose text is still the one that was sketched. */
export async function saveSketches(db: Db, sketched: Sketched[]): Promise<void> {
  await storeSketches(db, sketched, sql`true`);
}

/**
 * Stores what was learned from the posts after one cursor up to another, in one transaction, and answers whether it
 * was: where another learner has moved the cursor meanwhile, nothing is.
 */
export async function saveLearned(
  db: Db,
  { from, to }: { from: number; to: number },
  sketched: Sketched[],
  learned: Vocabulary[],
): Promise<boolean> {
  const isStill = sql`EXISTS (SELECT 1 FROM ${cursors} WHERE name = ${NAME} AND position = ${from})`;
  const changed = await runTogether(db, [
    db.run(sql`INSERT INTO ${cursors} (name, position) VALUES (${NAME}, 0) ON CONFLICT DO NOTHING`),
    storeSketches(db, sketched, isStill),
    // a row a language: a vocabulary may fill half of the 2 MB that D1 takes in one value
    ...learned.map(({ language, postCount, terms }) =>
      db.run(sql`INSERT INTO ${vocabularies} (language, post_count, terms)
        SELECT ${language}, ${postCount}, ${JSON.stringify(terms)} WHERE ${isStill}
        ON CONFLICT (language) DO UPDATE SET post_count = excluded.post_count, terms = excluded.terms`),
    ),
    db
      .update(cursors)
      .set({ position: to })
      .where(and(eq(cursors.name, NAME), eq(cursors.position, from))),
  ]);
  return changed.at(-1) === 1;
}

/** Stores the meanings of posts, as base64. */
export async function saveEmbeddings(db: Db, list: { id: number; embedding: string }[]): Promise<void> {
  await db.run(sql`UPDATE ${posts} SET embedding = value ->> 'embedding'
    FROM json_each(${JSON.stringify(list)}) WHERE posts.id = value ->> 'id'`);
}

function storeSketches(db: Db, sketched: Sketched[], condition: ReturnType<typeof sql>) {
  return db.run(sql`UPDATE ${posts} SET sketch = value -> 'sketch'
    FROM json_each(${JSON.stringify(sketched)})
    WHERE posts.id = value ->> 'id' AND length(posts.text) = value ->> 'textLength' AND ${condition}`);
}
