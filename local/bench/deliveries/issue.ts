/** A digest whose mail is 40 KB of Chinese, all of it made up. */
import type { Db } from "../../../src/db/client.ts";
import { digests, newsletters, posts, stories, storyPosts } from "../../../src/db/schema.ts";

export const NEWSLETTER_ID = "bench";
export const ISSUE_ID = 1;

/** With these the HTML of the mail is about 40 KB as UTF-8. */
const STORY_COUNT = 25;
const SENTENCES = [
  "北码头的潮位计在夜里恢复报数，读数与南岸相差不到两厘米。",
  "灯塔实验室说，新一代航标灯的耗电量降到原来的三分之一，年内换完全部四十座。",
  "港务处把冬季航班表提前一周公布，**夜航班次**比去年多出六班。",
  "造船厂的第十二号船台开始拼装一艘纯电渡轮，预计明年三月下水。",
  "气象站更换了用了二十年的风向标，老的那一只将送进渔业博物馆。",
  "三家拖轮公司同意共用一套调度系统，等候时间据测算会缩短四分之一。",
];

export async function addIssue(db: Db, at: Date): Promise<void> {
  await db.insert(newsletters).values({
    id: NEWSLETTER_ID,
    name: "港口四时",
    language: "zh-CN",
    timeZone: "Asia/Shanghai",
    schedule: "0 */4 * * *",
    titlePattern: "{slug}",
    senderName: "港口四时",
    senderEmail: "bell@watchbell.example",
    startsAt: new Date(at.getTime() + 1e11),
  });
  await db.insert(digests).values({
    id: ISSUE_ID,
    newsletterId: NEWSLETTER_ID,
    slot: at,
    slug: "issue",
    title: "过去四小时港口发生了什么",
    categories: ["航运", "造船"],
    status: "published",
    storyCount: STORY_COUNT,
    startedAt: at,
    publishedAt: at,
  });
  for (let position = 1; position <= STORY_COUNT; position += 1) await addStory(db, position, at);
}

async function addStory(db: Db, position: number, at: Date): Promise<void> {
  const url = `https://quay.example/posts/${position}`;
  const sentence = (shift: number) => SENTENCES[(position + shift) % SENTENCES.length] ?? "";
  const [post] = await db
    .insert(posts)
    .values({
      key: url,
      url,
      author: "灯塔实验室",
      title: sentence(0),
      text: sentence(1),
      language: "zh",
      links: [],
      publishedAt: at,
      firstSeenAt: at,
    })
    .returning({ id: posts.id });
  const [story] = await db
    .insert(stories)
    .values({
      digestId: ISSUE_ID,
      newsletterId: NEWSLETTER_ID,
      position,
      headline: sentence(0).slice(0, 24),
      summary: Array.from({ length: 6 }, (_, shift) => sentence(shift)).join(""),
      language: "zh",
      kind: "excerpt",
      categories: [position % 2 === 0 ? "航运" : "造船"],
      score: { total: 1 },
      sourceCount: 1,
    })
    .returning({ id: stories.id });
  if (!post || !story) throw new Error("A story was not added");
  await db
    .insert(storyPosts)
    .values({ storyId: story.id, position: 1, postId: post.id, newsletterId: NEWSLETTER_ID, toldAt: at });
}
