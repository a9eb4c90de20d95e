/** Sources: how each is doing, what an operator changes of it, and which newsletters have it. */
import { Hono } from "hono";
import { findNewsletter, findNewsletters } from "../../newsletters/store.ts";
import { askFeed } from "../../sources/add/ask-feed.ts";
import { changeSource, removeSource } from "../../sources/change.ts";
import { findListOf } from "../../sources/list-store.ts";
import { givenBy } from "../../sources/preview.ts";
import { writeOpml } from "../../sources/write-opml.ts";
import type { Door, DoorContext } from "../door.ts";
import { readForm, textOf } from "../form.ts";
import { noteChange } from "../note-change.ts";
import { SourcePage, type Asked, type TypedSource } from "../pages/admin/source.tsx";
import { SourcesPage } from "../pages/admin/sources.tsx";
import { hrefOf } from "./href.ts";
import { countByDay } from "./last-days.ts";
import { adminPage, goOn } from "./page.tsx";
import { say } from "./say.ts";
import {
  findHolders,
  findLatePosts,
  findSource,
  findSourcesAfter,
  findSourcesOfAfter,
} from "./sources-store.ts";

const LISTED = 40;
/** Sources that are looked through for those in trouble, a page: of all, and of a newsletter, where each costs more. */
const [LOOKED_THROUGH, LOOKED_THROUGH_OF_ONE] = [150, 50];
/** Posts of all sources among which a source's own are looked for. */
/** What its rhythm is drawn from; so many of them are listed. */
const POSTS = 60;
const POSTS_LISTED = 12;
const CHART_DAYS = 30;

type SourceRow = NonNullable<Awaited<ReturnType<typeof findSource>>>;

export const sources = new Hono<Door>()
  .get("/sources", async (c) => {
    const { newsletter = "", trouble = "", after } = c.req.query();
    const isTrouble = trouble === "1";
    const { db } = c.env;
    const from = Number(after) || 0;
    const limit = isTrouble ? (newsletter === "" ? LOOKED_THROUGH : LOOKED_THROUGH_OF_ONE) : LISTED;
    const [newsletters, rows] = await Promise.all([
      findNewsletters(db),
      newsletter === "" ? findSourcesAfter(db, from, limit) : findSourcesOfAfter(db, newsletter, from, limit),
    ]);
    const last = rows.at(-1);
    const next = last && rows.length === limit ? String(last.id) : "";
    return adminPage(
      c,
      { title: say(c, "Sources", "来源"), room: "sources" },
      <SourcesPage
        sources={isTrouble ? rows.filter(isInTrouble) : rows}
        newsletters={newsletters.filter(({ rollsUp }) => rollsUp === null)}
        newsletterId={newsletters.some(({ id }) => id === newsletter) ? newsletter : ""}
        isTrouble={isTrouble}
        lookedThroughCount={rows.length}
        nextHref={next && hrefOf("/admin/sources", { newsletter, trouble, after: next })}
      />,
    );
  })
  .get("/newsletters/:id/sources.opml", async (c) => {
    const newsletter = await findNewsletter(c.env.db, c.req.param("id"));
    if (!newsletter) return c.notFound();
    return c.body(writeOpml(newsletter.name, await findListOf(c.env.db, newsletter.id)), 200, {
      "content-type": "text/x-opml; charset=utf-8",
      "content-disposition": `attachment; filename="${newsletter.id}.opml"`,
    });
  })
  .post("/newsletters/:id/sources/:sourceId{\\d+}/remove", async (c) => {
    const { id, sourceId } = c.req.param();
    const isRemoved = await removeSource(c.env, id, Number(sourceId));
    if (isRemoved)
      await noteChange(c, {
        verb: "source.remove",
        subject: `newsletter/${id}`,
        detail: { sourceId: Number(sourceId) },
      });
    return goOn(c, `/admin/sources/${sourceId}`, isRemoved ? "removed" : "out-of-date");
  })
  .get("/sources/:id{\\d+}", (c) => withSource(c, (source) => show(c, source)))
  .post("/sources/:id{\\d+}", (c) => withSource(c, (source) => save(c, source)))
  .post("/sources/:id{\\d+}/pause", (c) => withSource(c, (source) => setPaused(c, source, true)))
  .post("/sources/:id{\\d+}/resume", (c) => withSource(c, (source) => setPaused(c, source, false)))
  /** Asks a feed now, and shows what it gives; nothing is stored. */
  .post("/sources/:id{\\d+}/ask", (c) =>
    withSource(c, async (source) => show(c, source, { asked: await askNow(c, source) })),
  );

const isInTrouble = ({
  failureCount,
  failure,
  notice,
}: Pick<SourceRow, "failureCount" | "failure" | "notice">) =>
  failureCount > 0 || failure !== null || notice !== null;

async function withSource(c: DoorContext, work: (source: SourceRow) => Promise<Response>): Promise<Response> {
  const source = await findSource(c.env.db, Number(c.req.param("id")));
  return source ? work(source) : c.notFound();
}

async function show(
  c: DoorContext,
  source: SourceRow,
  { typed, faults = {}, asked }: { typed?: TypedSource; faults?: Record<string, string>; asked?: Asked } = {},
): Promise<Response> {
  const { db, now, settings } = c.env;
  const [holders, posts] = await Promise.all([
    findHolders(db, source.id),
    findLatePosts(db, source.id, POSTS),
  ]);
  return adminPage(
    c,
    { title: source.title || source.url, room: "sources" },
    <SourcePage
      source={source}
      typed={typed ?? source}
      faults={faults}
      holders={holders}
      posts={posts
        .slice(0, POSTS_LISTED)
        .map((post) => ({ ...post, publishedAt: new Date(post.publishedAt) }))}
      rhythm={countByDay(
        posts.map(({ publishedAt }) => new Date(publishedAt)),
        now(),
        CHART_DAYS,
      )}
      isWhole={posts.length < POSTS}
      asked={asked ?? null}
      now={now()}
      canReadX={settings.x.bearerToken !== null || settings.x.bridge !== null}
    />,
    Object.keys(faults).length > 0 ? 422 : 200,
  );
}

async function askNow(c: DoorContext, { kind, url }: SourceRow): Promise<Asked> {
  const { now } = c.env;
  if (kind !== "feed") return { kind: "failed", reason: "Only feeds are asked by hand" };
  const asked = await askFeed(c.env, url);
  if (asked.kind !== "feed") return { kind: "failed", reason: asked.reason };
  const { dates, ...given } = givenBy(asked.document, now());
  return { kind: "given", given: { ...given, rhythm: countByDay(dates, now(), CHART_DAYS) } };
}

async function save(c: DoorContext, source: SourceRow): Promise<Response> {
  const form = await readForm(c);
  const typed = {
    title: textOf(form, "title"),
    weight: textOf(form, "weight"),
    keepsReposts: form.has("keepsReposts"),
    keepsReplies: form.has("keepsReplies"),
  };
  const { title } = typed;
  const weight = /^\d+$/.test(typed.weight.trim()) ? Number(typed.weight) : Number.NaN;
  const ofX = { keepsReposts: typed.keepsReposts, keepsReplies: typed.keepsReplies };
  const change = { title, weight, ...(source.kind === "x" && ofX) };
  const changed = await changeSource(c.env, source.id, change);
  switch (changed.kind) {
    case "changed":
      await noteChange(c, { verb: "source.change", subject: `source/${source.id}`, detail: change });
      return goOn(c, `/admin/sources/${source.id}`, "saved");
    case "invalid":
      return show(c, source, { typed, faults: faultsIn(c, changed.faults) });
    case "unknown":
      return c.notFound();
  }
}

/** Each fault begins with the field's name. */
const faultsIn = (c: DoorContext, faults: string[]): Record<string, string> =>
  Object.fromEntries(
    faults.map((fault) => [
      fault.split(":")[0] ?? "",
      fault.startsWith("weight")
        ? say(c, "A whole number from 0 to 10.", "应为 0 到 10 的整数。")
        : say(c, "One line of at most 200 characters.", "应为一行，最多 200 个字符。"),
    ]),
  );

async function setPaused(c: DoorContext, { id }: SourceRow, paused: boolean): Promise<Response> {
  await changeSource(c.env, id, { paused });
  await noteChange(c, { verb: paused ? "source.pause" : "source.resume", subject: `source/${id}` });
  return goOn(c, `/admin/sources/${id}`, paused ? "paused" : "resumed");
}
