/** Queries of the archive's pages: each page asks once, in one round trip, and reads no more rows than it shows. */
import { and, asc, desc, eq, gt, gte, lt, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { Db } from "../db/client.ts";
import { prepareOnce } from "../db/prepared.ts";
import { digests, editions, mentions, newsletters, stories } from "../db/schema.ts";
import type { Newsletter } from "../newsletters/store.ts";
import { toldOf } from "./edition.ts";
import type { WholeDigest } from "./find-digest.ts";
import type { MentionKind } from "./mentions.ts";
import { LISTED_HEADLINES } from "./shelf-store.ts";
import { findHeadlines, findStories, type Digest } from "./store.ts";

const isPublished = eq(digests.status, "published");
const publishedBy = (newsletterId: string) => and(eq(digests.newsletterId, newsletterId), isPublished);

/** A digest in a list, with its first headlines. */
export type ListedDigest = Digest & { headlines: string[] };

/** All newsletters, and the latest digest of each that has one. */
export async function findFront(db: Db): Promise<{ newsletters: Newsletter[]; latest: ListedDigest[] }> {
  const [all, latest] = await db.batch([
    db.select().from(newsletters).orderBy(newsletters.id),
    db
      .select()
      .from(digests)
      .where(
        sql`${digests.id} IN (SELECT (SELECT latest.id FROM ${digests} AS latest
          WHERE latest.newsletter_id = newsletters.id AND latest.status = 'published'
          ORDER BY latest.slot DESC LIMIT 1) FROM ${newsletters})`,
      ),
  ]);
  return { newsletters: all, latest: await withHeadlines(db, latest) };
}

/** What a page of the archive shows of another digest. */
export type Neighbour = { slug: string; title: string };

export type Reading = {
  newsletter: Newsletter;
  digest: WholeDigest;
  previous: Neighbour | undefined;
  next: Neighbour | undefined;
};

/**
 * A published digest whole, with its newsletter and those before and after it; undefined where there is none. One
 * statement: of all that a page is made of, its questions to the database take longest.
 */
export async function findReading(db: Db, newsletterId: string, slug: string): Promise<Reading | undefined> {
  const found = await readingOf(db).get({ newsletterId, slug });
  if (!found) return undefined;
  const { newsletter, digest, told, previous, next } = found;
  return {
    newsletter,
    digest: { ...digest, stories: told ? toldOf(told) : await findStories(db, [digest.id]) },
    previous: neighbourOf(previous),
    next: neighbourOf(next),
  };
}

/** The slug and the title of the published digest before or after, as JSON. */
const besideAs = (side: "<" | ">", order: "ASC" | "DESC") => sql<string | null>`(SELECT
  json_object('slug', beside.slug, 'title', beside.title) FROM digests AS beside
  WHERE beside.newsletter_id = ${digests.newsletterId} AND beside.status = 'published'
    AND beside.slot ${sql.raw(side)} ${digests.slot}
  ORDER BY beside.slot ${sql.raw(order)} LIMIT 1)`;

const readingOf = prepareOnce((db) =>
  db
    .select({
      newsletter: newsletters,
      digest: digests,
      told: editions.told,
      previous: besideAs("<", "DESC").as("previous"),
      next: besideAs(">", "ASC").as("next"),
    })
    .from(digests)
    .innerJoin(newsletters, eq(newsletters.id, digests.newsletterId))
    .leftJoin(editions, eq(editions.digestId, digests.id))
    .where(
      and(
        isPublished,
        eq(digests.newsletterId, sql.placeholder("newsletterId")),
        eq(digests.slug, sql.placeholder("slug")),
      ),
    )
    .prepare(),
);

const neighbourOf = (json: string | null): Neighbour | undefined =>
  json === null ? undefined : (JSON.parse(json) as Neighbour);

const findBeside = (
  db: Db,
  newsletterId: string,
  where: ReturnType<typeof lt>,
  order: ReturnType<typeof desc>,
) =>
  db
    .select({ slug: digests.slug, title: digests.title })
    .from(digests)
    .where(and(publishedBy(newsletterId), where))
    .orderBy(order)
    .limit(1);

export type Listing = {
  newsletter: Newsletter;
  /** Newest first. */
  digests: ListedDigest[];
  /** The slugs of the newsletter's first and last digest; undefined where it has none. */
  first: string | undefined;
  last: string | undefined;
};

/** The latest digests of a newsletter; undefined where there is no such newsletter. */
export const findLatestListing = (
  db: Db,
  newsletterId: string,
  limit: number,
): Promise<Listing | undefined> =>
  findListing(
    db,
    newsletterId,
    db.select().from(digests).where(publishedBy(newsletterId)).orderBy(desc(digests.slot)).limit(limit),
  );

/** The digests of a month such as 2026.05, which their slugs begin with, in the newsletter's zone. */
export const findMonthListing = (db: Db, newsletterId: string, month: string): Promise<Listing | undefined> =>
  findListing(
    db,
    newsletterId,
    db
      .select()
      .from(digests)
      // "/" comes after "."
      .where(and(publishedBy(newsletterId), gte(digests.slug, `${month}.`), lt(digests.slug, `${month}/`)))
      .orderBy(desc(digests.slot)),
  );

async function findListing(
  db: Db,
  newsletterId: string,
  listed: BatchItem<"sqlite"> & { _: { result: Digest[] } },
): Promise<Listing | undefined> {
  const end = (order: ReturnType<typeof desc>) =>
    db.select({ slug: digests.slug }).from(digests).where(publishedBy(newsletterId)).orderBy(order).limit(1);
  const [[newsletter], found, [first], [last]] = await db.batch([
    db.select().from(newsletters).where(eq(newsletters.id, newsletterId)),
    listed,
    end(asc(digests.slot)),
    end(desc(digests.slot)),
  ]);
  if (!newsletter) return undefined;
  return { newsletter, digests: await withHeadlines(db, found), first: first?.slug, last: last?.slug };
}

/** Those of a digest that is not on the shelf yet are looked up. */
async function withHeadlines(db: Db, list: Digest[]): Promise<ListedDigest[]> {
  const without = list.filter(({ headlines }) => headlines === null).map(({ id }) => id);
  const found = without.length > 0 ? await findHeadlines(db, without, LISTED_HEADLINES) : [];
  return list.map((digest) => ({
    ...digest,
    headlines:
      digest.headlines ??
      found.filter(({ digestId }) => digestId === digest.id).map(({ headline }) => headline),
  }));
}

/** A story that mentions somebody or something, and where it stands. */
type Mentioned = {
  label: string;
  position: number;
  slot: Date;
  slug: string;
  headline: string;
  summary: string;
  told: string;
};

export type Mentioning = { newsletter: Newsletter; stories: Mentioned[] };

/** The stories of a newsletter that mention a name, newest first; those of slots before `before`, where it is given. */
export async function findMentioning(
  db: Db,
  newsletterId: string,
  { kind, name, before }: { kind: MentionKind; name: string; before?: Date | undefined },
  limit: number,
): Promise<Mentioning | undefined> {
  const [[newsletter], found] = await db.batch([
    db.select().from(newsletters).where(eq(newsletters.id, newsletterId)),
    db
      .select({
        label: mentions.label,
        position: mentions.position,
        slot: mentions.slot,
        slug: digests.slug,
        headline: stories.headline,
        summary: stories.summary,
        told: stories.language,
      })
      .from(mentions)
      .innerJoin(digests, and(eq(digests.id, mentions.digestId), isPublished))
      .innerJoin(
        stories,
        and(eq(stories.digestId, mentions.digestId), eq(stories.position, mentions.position)),
      )
      .where(
        and(
          eq(mentions.newsletterId, newsletterId),
          eq(mentions.kind, kind),
          eq(mentions.name, name),
          before && lt(mentions.slot, before),
        ),
      )
      .orderBy(desc(mentions.slot), desc(mentions.position))
      .limit(limit),
  ]);
  return newsletter && { newsletter, stories: found };
}

/** The topics that a newsletter's stories have, each as it was last written; a row or two are read for each. */
export async function findTopics(db: Db, newsletterId: string): Promise<string[]> {
  const of = sql`newsletter_id = ${newsletterId} AND kind = 'topic'`;
  const rows = await db.all<{ label: string }>(sql`
    WITH RECURSIVE topic (name) AS (
      SELECT (SELECT min(name) FROM ${mentions} WHERE ${of})
      UNION ALL
      SELECT (SELECT min(name) FROM ${mentions} WHERE ${of} AND name > topic.name) FROM topic WHERE topic.name IS NOT NULL
    )
    SELECT (SELECT label FROM ${mentions} WHERE ${of} AND mentions.name = topic.name ORDER BY slot DESC LIMIT 1) AS label
    FROM topic WHERE topic.name IS NOT NULL`);
  return rows.map(({ label }) => label);
}

/** Those of these names that a newsletter's stories mention. */
export async function findMentioned<Name extends { kind: MentionKind; name: string }>(
  db: Db,
  newsletterId: string,
  names: Name[],
): Promise<Name[]> {
  const rows = await db.all<{ at: number }>(sql`
    SELECT asked.key AS at FROM json_each(${JSON.stringify(names)}) AS asked
    WHERE EXISTS (SELECT 1 FROM ${mentions} WHERE newsletter_id = ${newsletterId}
      AND kind = asked.value ->> 'kind' AND name = asked.value ->> 'name')`);
  return rows.flatMap(({ at }) => names[at] ?? []);
}

/** The published digest nearest before a slug, or the first one; nothing for what is no slug. */
export async function findNearest(
  db: Db,
  { id }: Pick<Newsletter, "id">,
  slug: string,
): Promise<Neighbour | undefined> {
  if (!/^\d{4}\.\d{2}/.test(slug)) return undefined;
  const [before] = await findBeside(db, id, lt(digests.slug, slug), desc(digests.slug));
  const [after] = before ? [] : await findBeside(db, id, gt(digests.slug, slug), asc(digests.slug));
  return before ?? after;
}
