/** A digest of three stories to be edited: a pier, a crane and a ferry, each told from a post of its own. */
import { asc, eq } from "drizzle-orm";
import { digests, stories, storyPosts } from "../../../src/db/schema.ts";
import type { Desk } from "../../../src/desk.ts";
import { revisionOf } from "../../../src/digests/edit/revision.ts";
import { getDigest } from "../../../src/digests/find-digest.ts";
import { NOON, openTestDesk } from "../../support/desk.ts";
import { addNewsletter, addPost, addSource } from "../../support/factories.ts";

export async function openDigest(status: "held" | "published" | "skipped", changes: Partial<Desk> = {}) {
  const noted = openTestDesk(changes);
  const { desk } = noted;
  const newsletter = await addNewsletter(desk.db, { id: "harbour", minStories: 1 });
  const source = await addSource(desk.db, "harbour");
  const [row] = await desk.db
    .insert(digests)
    .values({
      newsletterId: "harbour",
      slot: NOON,
      slug: "2026.03.25.12",
      title: "2026.03.25.12 过去4小时",
      categories: ["旧"],
      status,
      opening: "旧的。",
      storyCount: 3,
      startedAt: NOON,
      publishedAt: status === "published" ? NOON : null,
    })
    .returning();
  if (!row) throw new Error("no digest was added");
  const ids: number[] = [];
  const postIds: number[] = [];
  for (const [at, [headline, topic, author, file]] of TOLD.entries()) {
    const post = await addPost(desk.db, source.id, {
      url: `https://lab.example/${file}`,
      title: headline,
      text: `${headline}：泊位 ${at + 1}00 个，来自 ${author}。`,
      author,
      language: "zh",
    });
    const [story] = await desk.db
      .insert(stories)
      .values({
        digestId: row.id,
        newsletterId: "harbour",
        position: at + 1,
        headline,
        summary: `${headline}，共有 **${at + 1}00 个**泊位。`,
        language: "zh",
        kind: "excerpt",
        categories: [topic],
        score: { total: 3 - at },
        sourceCount: 1,
      })
      .returning();
    if (!story) throw new Error("no story was added");
    await desk.db
      .insert(storyPosts)
      .values({ storyId: story.id, position: 1, postId: post.id, newsletterId: "harbour", toldAt: NOON });
    ids.push(story.id);
    postIds.push(post.id);
  }
  const find = () => getDigest(desk, row.id);
  return {
    ...noted,
    newsletter,
    source,
    id: row.id,
    /** Of the stories, in their first order. */
    ids: ids as [number, number, number],
    postIds: postIds as [number, number, number],
    find,
    /** What an operator sees at this moment. */
    see: async () => {
      const digest = await find();
      return revisionOf(digest, digest.stories);
    },
    headlines: async () => (await find()).stories.map(({ position, headline }) => `${position} ${headline}`),
    told: async () =>
      (
        await desk.db
          .select({ postId: storyPosts.postId })
          .from(storyPosts)
          .where(eq(storyPosts.newsletterId, "harbour"))
          .orderBy(asc(storyPosts.postId))
      ).map(({ postId }) => postId),
  };
}

const TOLD: [headline: string, topic: string, author: string, file: string][] = [
  ["码头开放", "码头", "甲", "pier"],
  ["吊机停工", "吊机", "乙", "crane"],
  ["渡轮复航", "渡轮", "丙", "ferry"],
];
