/** The Worker that is measured: the real routes on local D1, beside a bare hono route and what fills the archive. */
import { Hono } from "hono";
import { growArchive } from "../../archive/grow.ts";
import { openDb } from "../../../src/db/client.ts";
import { newsletters } from "../../../src/db/schema.ts";
import { openDesk } from "../../../src/desk.ts";
import type { Env } from "../../../src/env.ts";
import { app } from "../../../src/http/app.ts";

/** What a page of ours is held against: a route that answers a few words, and does nothing for them. */
const bare = new Hono().get("/bench/bare", (c) => c.html("<!DOCTYPE html><title>bare</title><p>Hello"));

export default {
  async fetch(request, env, ctx) {
    const url = new URL(request.url);
    if (url.pathname === "/bench/bare") return bare.fetch(request);
    if (url.pathname === "/bench/question") return question(env);
    if (url.pathname === "/bench/migrate") return migrate(await request.json<Migrations>(), env);
    if (url.pathname === "/bench/grow") return grow(url.searchParams, env);
    return app.fetch(request, openDesk(env, ctx), ctx);
  },
} satisfies ExportedHandler<Env>;

/** The least that a page of rows can do: one question to the local D1, which is a simulation in JavaScript. */
async function question(env: Env): Promise<Response> {
  return Response.json(await env.DB.prepare("SELECT 1").all());
}

export type Migrations = { db: string[]; search: string[] };

async function migrate(statements: Migrations, env: Env): Promise<Response> {
  for (const sql of statements.db) await env.DB.prepare(sql).run();
  for (const sql of statements.search) await env.SEARCH.prepare(sql).run();
  await openDb(env.DB)
    .insert(newsletters)
    .values({
      id: "harbour",
      name: "港口四时",
      language: "zh-CN",
      timeZone: "Asia/Shanghai",
      schedule: "0 */4 * * *",
      titlePattern: "{slug} 港口四时",
      senderName: "港口四时",
      senderEmail: "bell@watchbell.example",
      startsAt: new Date(0),
    });
  return new Response("ok");
}

async function grow(asked: URLSearchParams, env: Env): Promise<Response> {
  const number = (name: string) => Number(asked.get(name));
  await growArchive(
    { db: env.DB, search: env.SEARCH },
    {
      newsletterId: "harbour",
      digests: number("digests"),
      storiesEach: 13,
      until: new Date(number("until")),
      after: number("after"),
    },
  );
  return new Response("ok");
}
