/**
 * An archive of many years, grown in minutes: as many published digests, stories, editions, mentions and terms of search
 * as asked for, in the rows that publishing makes, a few thousand a statement. For tests of what reading costs, and for
 * the bench. The posts themselves are left out: no page of a shelved digest asks for them.
 */
import { drawFrom, rareWord, type Draw } from "../bench/words.ts";
import { mentionsOf } from "../../src/digests/mentions.ts";
import { newsletterMark, topicMark } from "../../src/digests/search-marks.ts";
import { rowIdOf } from "../../src/digests/search-store.ts";
import type { ToldStory } from "../../src/digests/store.ts";
import { slugOf } from "../../src/digests/title.ts";
import { withoutBold } from "../../src/lib/bold.ts";
import { searchRuns } from "../../src/lib/search-terms.ts";
import { TOPICS } from "../../src/stories/topics.ts";

export type Size = {
  newsletterId: string;
  digests: number;
  storiesEach: number;
  /** The slot of the last digest; the others are four hours apart before it. */
  until: Date;
  /** Digests of an archive that is there already: ids go on after them. */
  after?: number;
};

const SLOT_MS = 4 * 3_600_000;
const ZONE = "Asia/Shanghai";
/** Digests a statement: about a megabyte of JSON, of the two that D1 takes. */
const A_STATEMENT = 120;

/** Each letter is common, so that pairs of them are neither rare nor in every story. */
const HAN = Array.from(
  "港口灯塔船队研究发布模型公司价格数据芯片开源语音图像机器人测试结果用户工程师今天宣布推出支持",
);

/** Grows it. The newsletter's row is the caller's. */
export async function growArchive(
  { db, search }: { db: D1Database; search: D1Database },
  { newsletterId, digests, storiesEach, until, after = 0 }: Size,
): Promise<void> {
  const draw = drawFrom(after + 1);
  for (let from = 0; from < digests; from += A_STATEMENT) {
    const count = Math.min(A_STATEMENT, digests - from);
    const list = Array.from({ length: count }, (_, at) => {
      const number = from + at;
      const slot = new Date(until.getTime() - (digests - 1 - number) * SLOT_MS);
      return growDigest(newsletterId, after + number + 1, slot, storiesEach, draw);
    });
    await db.batch(statementsOf(list).map(({ sql, json }) => db.prepare(sql).bind(json)));
    const terms = list.flatMap(termsOf);
    await search
      .prepare(
        "INSERT INTO tellings (rowid, terms, marks) SELECT value ->> 'id', value ->> 'terms', value ->> 'marks' FROM json_each(?)",
      )
      .bind(JSON.stringify(terms))
      .run();
  }
}

type Grown = ReturnType<typeof growDigest>;

function growDigest(newsletterId: string, id: number, slot: Date, storiesEach: number, draw: Draw) {
  const told = Array.from({ length: storiesEach }, (_, at) =>
    growStory(newsletterId, id, at + 1, slot, draw),
  );
  const slug = slugOf(slot, ZONE);
  return { id, newsletterId, slot: slot.getTime(), slug, title: `${slug} 港口四时`, told };
}

function growStory(
  newsletterId: string,
  digestId: number,
  position: number,
  slot: Date,
  draw: Draw,
): ToldStory {
  const name = rareWord(draw);
  const posts = Array.from({ length: 1 + draw(3) }, (_, at) => ({
    id: digestId * 100 + position * 4 + at,
    url: `https://${rareWord(draw).slice(0, 4)}.example/posts/${digestId}-${position}-${at}`,
    author: `${han(draw, 2)} ${rareWord(draw).slice(0, 5)}`,
    handle: draw(2) === 0 ? `${rareWord(draw).slice(0, 5)}_${draw(9)}` : null,
    publishedAt: slot,
  }));
  return {
    id: digestId * 13 + position,
    digestId,
    newsletterId,
    position,
    headline: `${han(draw, 6)} ${name} ${han(draw, 10)}`,
    summary: `${han(draw, 20)} **${name} ${draw(90)}**，${han(draw, 24)}，AI ${han(draw, 30)}。`,
    language: "zh",
    kind: "written",
    updateOf: null,
    categories: [TOPICS[draw(TOPICS.length)]?.["zh-CN"] ?? ""],
    score: {},
    sourceCount: posts.length,
    editedAt: null,
    posts,
    earlier: null,
  };
}

const han = (draw: Draw, count: number) =>
  Array.from({ length: count }, () => HAN[draw(HAN.length)] ?? "").join("");

const termsOf = ({ slot, newsletterId, told }: Grown) =>
  told.map(({ id, headline, summary, categories, posts }) => ({
    id: rowIdOf(new Date(slot), id),
    terms: searchRuns([headline, withoutBold(summary), ...posts.map(({ author }) => author)].join("\n"))
      .flat()
      .join(" "),
    marks: [newsletterMark(newsletterId), ...categories.map(topicMark)].join(" "),
  }));

function statementsOf(list: Grown[]): { sql: string; json: string }[] {
  const rows = list.map(({ told, ...digest }) => ({
    ...digest,
    storyCount: told.length,
    categories: [...new Set(told.flatMap(({ categories }) => categories))].slice(0, 6),
    headlines: told.slice(0, 3).map(({ headline }) => headline),
    told,
  }));
  const stories = list.flatMap(({ told }) =>
    told.map(({ posts: _posts, earlier: _earlier, ...story }) => story),
  );
  const mentions = list.flatMap(({ told, ...digest }) =>
    mentionsOf(told).map((mention) => ({ ...mention, ...digest, digestId: digest.id })),
  );
  return [
    {
      sql: `INSERT INTO digests (id, newsletter_id, slot, slug, title, categories, status, headlines, story_count,
          started_at, published_at, shelved_at)
        SELECT value ->> 'id', value ->> 'newsletterId', value ->> 'slot', value ->> 'slug', value ->> 'title',
          value -> 'categories', 'published', value -> 'headlines', value ->> 'storyCount', value ->> 'slot',
          value ->> 'slot', value ->> 'slot' FROM json_each(?)`,
      json: JSON.stringify(rows.map(({ told: _told, ...digest }) => digest)),
    },
    {
      sql: "INSERT INTO editions (digest_id, told) SELECT value ->> 'id', value -> 'told' FROM json_each(?)",
      json: JSON.stringify(rows.map(({ id, told }) => ({ id, told }))),
    },
    {
      sql: `INSERT INTO stories (id, digest_id, newsletter_id, position, headline, summary, language, kind, categories,
          score, source_count)
        SELECT value ->> 'id', value ->> 'digestId', value ->> 'newsletterId', value ->> 'position',
          value ->> 'headline', value ->> 'summary', value ->> 'language', value ->> 'kind', value -> 'categories',
          '{}', value ->> 'sourceCount' FROM json_each(?)`,
      json: JSON.stringify(stories),
    },
    {
      sql: `INSERT OR REPLACE INTO mentions (newsletter_id, kind, name, slot, position, digest_id, label)
        SELECT value ->> 'newsletterId', value ->> 'kind', value ->> 'name', value ->> 'slot', value ->> 'position',
          value ->> 'digestId', value ->> 'label' FROM json_each(?)`,
      json: JSON.stringify(mentions),
    },
  ];
}
