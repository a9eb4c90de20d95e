/** Makes newsletters, digests and stories that no database has: a test spells out only what it is about. */
import type { WholeDigest } from "../../src/digests/find-digest.ts";
import type { ToldPost, ToldStory } from "../../src/digests/store.ts";
import type { Newsletter } from "../../src/newsletters/store.ts";

const SLOT = new Date("2026-03-25T04:00:00Z");

export const someNewsletter = (fields: Partial<Newsletter> = {}): Newsletter => ({
  id: "harbour",
  name: "港口四时",
  description: "",
  language: "zh-CN",
  timeZone: "Asia/Shanghai",
  schedule: "0 */4 * * *",
  lookbackHours: 36,
  titlePattern: "{slug} 过去{hours}小时",
  maxStories: 12,
  minStories: 3,
  senderName: "港口四时",
  senderEmail: "bell@watchbell.example",
  sendWithinHours: 12,
  rollsUp: null,
  review: "none",
  reviewMinutes: 60,
  paused: false,
  startsAt: new Date(0),
  subscriberCount: 0,
  ...fields,
});

export const somePost = (fields: Partial<ToldPost> = {}): ToldPost => ({
  id: 1,
  url: "https://lab.example/beacon",
  author: "灯塔实验室",
  handle: null,
  publishedAt: SLOT,
  ...fields,
});

export const someStory = (fields: Partial<ToldStory> = {}): ToldStory => ({
  id: 1,
  digestId: 1,
  newsletterId: "harbour",
  position: 1,
  headline: "Beacon 3 发布",
  summary: "灯塔实验室发布了 **Beacon 3**。",
  language: "zh",
  kind: "excerpt",
  categories: ["大模型"],
  score: {},
  sourceCount: 1,
  editedAt: null,
  updateOf: null,
  posts: [somePost()],
  earlier: null,
  ...fields,
});

export const someDigest = (fields: Partial<WholeDigest> = {}): WholeDigest => ({
  id: 1,
  newsletterId: "harbour",
  slot: SLOT,
  slug: "2026.03.25.12",
  title: "2026.03.25.12 过去4小时",
  categories: ["大模型"],
  status: "published",
  reason: null,
  opening: null,
  postCount: 1,
  clusterCount: 1,
  storyCount: 1,
  inputTokens: 0,
  outputTokens: 0,
  fallbackCount: 0,
  headlines: null,
  shelvedAt: null,
  correctedAt: null,
  correction: null,
  startedAt: SLOT,
  heldUntil: null,
  publishedAt: SLOT,
  stories: [someStory()],
  ...fields,
});
