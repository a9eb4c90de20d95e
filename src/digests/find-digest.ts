/** A published digest whole: what page, feed, Markdown and mail are made of. */
import type { Desk } from "../desk.ts";
import { findDigestById, findPublished, findStories, type Digest, type ToldStory } from "./store.ts";

export type WholeDigest = Digest & { stories: ToldStory[] };

/** The published digest of this URL, or undefined. */
export async function findDigest(
  { db }: Pick<Desk, "db">,
  newsletterId: string,
  slug: string,
): Promise<WholeDigest | undefined> {
  const digest = await findPublished(db, newsletterId, slug);
  return digest && { ...digest, stories: await findStories(db, [digest.id]) };
}

/** The digest of this id, in whatever state. Throws where there is none. */
export async function getDigest({ db }: Pick<Desk, "db">, id: number): Promise<WholeDigest> {
  const digest = await findDigestById(db, id);
  if (!digest) throw new Error(`There is no digest ${id}`);
  return { ...digest, stories: await findStories(db, [id]) };
}
