/** The operator's API of posts: bringing them in, so that anything can be a source, and looking at what came. */
import * as z from "zod/mini";
import { recordFailure } from "../../db/failures.ts";
import type { Desk } from "../../desk.ts";
import { messageOf } from "../../providers/log.ts";
import { push, PUSH_LIMIT, SOURCE_NAME } from "../../sources/push.ts";
import { pushedPost } from "../../sources/pushed-post.ts";
import { learn } from "../../stories/learn.ts";
import { noteChange } from "../note-change.ts";
import { operation } from "./operation.ts";
import { answerPage, nextCursor } from "./paging.ts";
import { findPosts } from "./posts-store.ts";
import { readJson } from "./read-json.ts";
import { named, time } from "./shapes.ts";

const room = "Posts";
/** A hundred long articles. */
const BODY_LIMIT = 4_000_000;

const envelope = {
  source: z
    .string()
    .check(z.regex(SOURCE_NAME, "must be 1–64 small letters, digits, dots, low lines or hyphens")),
  newsletters: z._default(z.array(z.string()).check(z.maxLength(50)), []),
};
const posts = <Post extends z.ZodMiniType>(post: Post) =>
  z.array(post).check(z.minLength(1), z.maxLength(PUSH_LIMIT));
/** What is said to callers; what is read leaves each post to be judged by itself. */
const told = z.object({ ...envelope, posts: posts(pushedPost.register(named, { id: "PushedPost" })) });
const taken = z.object({ ...envelope, posts: posts(z.unknown()) });
const faults = z.array(z.object({ index: z.int(), reason: z.string() }));

const postShape = z
  .object({
    id: z.int(),
    url: z.string(),
    title: z.string(),
    author: z.string(),
    handle: z.nullable(z.string()),
    language: z.string(),
    likes: z.nullable(z.int()),
    publishedAt: time,
    firstSeenAt: time,
  })
  .register(named, { id: "Post" });

export const pushing = [
  operation({
    id: "pushPosts",
    method: "post",
    path: "/posts",
    room,
    summary: "Push posts in, so that anything can be a source",
    says: `At most ${PUSH_LIMIT} a call. The source is made on first use, for the newsletters that are named; named later, others get it, too. A post that can't be taken is named with the reason, and costs no other.`,
    scope: "posts:write",
    body: {
      schema: told,
      example: {
        source: "lamp-works",
        newsletters: ["ai"],
        posts: [
          {
            url: "https://lamp.example/news/beacon-3",
            title: "Lamp Works releases Beacon 3",
            text: "Beacon 3 has 8B parameters and runs on a phone.",
            author: "Lamp Works",
          },
        ],
      },
    },
    answers: {
      200: {
        says: "How many were new to the source, how many it had, and which were not taken",
        schema: z.object({
          source: z.object({ id: z.int(), url: z.string() }),
          newCount: z.int(),
          knownCount: z.int(),
          faults,
        }),
      },
    },
    errors: {
      400: "The body is no JSON",
      409: "The source is paused",
      413: "The body is too large",
      422: "No post can be taken, a newsletter is unknown, or the source has none; `faults` names the posts",
    },
    run: async (c) => {
      if ((await c.req.arrayBuffer()).byteLength > BODY_LIMIT)
        return c.json({ error: `A push has at most ${BODY_LIMIT} bytes` }, 413);
      const read = await readJson(c, taken);
      if (read.kind === "wrong") return c.json({ error: read.error }, read.status);
      const { newsletters: newsletterIds, ...rest } = read.value;
      const pushed = await push(c.env, { ...rest, newsletterIds });
      switch (pushed.kind) {
        case "pushed": {
          const { kind: _, addedTo, ...answer } = pushed;
          const { id, url } = pushed.source;
          // posts come and go by themselves; that a newsletter has a source is somebody's decision
          if (addedTo.length > 0)
            await noteChange(c, {
              verb: "source.add",
              subject: `source/${id}`,
              detail: { url, newsletters: addedTo },
            });
          if (pushed.newCount > 0) await tryLearning(c.env);
          return c.json(answer);
        }
        case "nothing":
          return c.json({ error: "None of the posts can be taken", faults: pushed.faults }, 422);
        case "unknown-newsletter":
          return c.json({ error: `There is no newsletter ${pushed.ids.join(", ")}` }, 422);
        case "homeless":
          return c.json(
            { error: "No newsletter has this source: name those that shall, in newsletters" },
            422,
          );
        case "paused":
          return c.json({ error: "The source is paused" }, 409);
      }
    },
  }),
  operation({
    id: "listPosts",
    method: "get",
    path: "/posts",
    room,
    summary: "List the posts of all sources",
    scope: "posts:read",
    isPaged: true,
    answers: {
      200: {
        says: "Those that came last first",
        schema: z.object({ posts: z.array(postShape), nextCursor }),
      },
    },
    run: (c) =>
      answerPage(c, {
        name: "posts",
        by: "number",
        find: (limit, before) => findPosts(c.env.db, limit, before),
        keyOf: ({ id }) => id,
      }),
  }),
];

/** What is not learned now is learned after the next gathering. */
async function tryLearning(desk: Desk): Promise<void> {
  try {
    await learn(desk);
  } catch (error) {
    await recordFailure(desk, "gather", `Pushed posts were not learned from: ${messageOf(error)}`);
  }
}
