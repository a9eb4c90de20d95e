import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { countD1, type Spent } from "../../../local/bench/deliveries/counted-d1.ts";
import { openDb } from "../../../src/db/client.ts";
import { audit, digests, leftOut, stories, storyPosts } from "../../../src/db/schema.ts";
import { publish } from "../../../src/digests/publish.ts";
import { batchesOf } from "../../../src/lib/batches.ts";
import { openDigest } from "../../digests/edit/open-digest.ts";
import { NOON, openTestDesk } from "../../support/desk.ts";
import { addDigest, addNewsletter, addPost, addSource } from "../../support/factories.ts";
import { ask } from "../ask.ts";
import { openOperator } from "./operator.ts";

const HOUR_MS = 3_600_000;
const HOSTILE = `</textarea></mark><script>alert(1)</script><img src=x onerror=alert(2)>"'&lt;`;

async function openReviewed(status: Parameters<typeof openDigest>[0], changes = {}) {
  const opened = await openDigest(status, changes);
  const operator = await openOperator(opened.desk);
  const path = `/admin/digests/${opened.id}`;
  const changed = async () =>
    (await opened.desk.db.select().from(audit))
      .map(({ verb }) => verb)
      .filter((verb) => verb !== "session.begin");
  const submit = async (verb: string, fields: Record<string, string> = {}) => {
    const answer = await operator.post(`${path}/${verb}`, { seen: await opened.see(), ...fields });
    return [answer.status, answer.headers.get("location")?.replace(path, "") ?? ""];
  };
  return {
    ...opened,
    ...operator,
    path,
    changed,
    submit,
    text: async (more = "") => (await operator.get(path + more)).text(),
  };
}

describe("the list of digests", () => {
  async function openList() {
    const { desk } = openTestDesk();
    await addNewsletter(desk.db, { id: "harbour" });
    await addNewsletter(desk.db, { id: "other", name: "别处" });
    const rows = Array.from({ length: 60 }, (_, at) => ({
      newsletterId: at % 3 === 0 ? "other" : "harbour",
      slot: new Date(NOON.getTime() - at * HOUR_MS),
      slug: `s${at}`,
      title: `Digest ${at}.`,
      status: at === 50 ? ("held" as const) : at % 2 === 0 ? ("skipped" as const) : ("published" as const),
      categories: [],
      startedAt: NOON,
    }));
    // six columns a row, and a hundred parameters a statement
    for (const batch of batchesOf(rows, 5)) await desk.db.insert(digests).values(batch);
    const operator = await openOperator(desk);
    /** Every page from one on. */
    const leaf = async (path: string) => {
      const pages: string[][] = [];
      for (let next: string | undefined = path; next !== undefined && pages.length < 9;) {
        const html: string = await (await operator.get(next)).text();
        pages.push([...html.matchAll(/>(Digest \d+)\./g)].map(([, title = ""]) => title));
        next = /href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll("&amp;", "&");
      }
      return pages;
    };
    return leaf;
  }

  test("is leafed through from the latest to the first, each once", async () => {
    const leaf = await openList();
    const pages = await leaf("/admin/digests");
    expect(pages.map((page) => page.length)).toEqual([25, 25, 10]);
    expect(new Set(pages.flat()).size).toBe(60);
  });

  test("is a newsletter's, in the order of its slots, or of a state", async () => {
    const leaf = await openList();
    const other = await leaf("/admin/digests?newsletter=other");
    expect(other.flat()).toEqual(Array.from({ length: 20 }, (_, at) => `Digest ${at * 3}`));
    expect((await leaf("/admin/digests?newsletter=harbour&state=held")).flat()).toEqual(["Digest 50"]);
    expect((await leaf("/admin/digests?state=held")).flat()).toEqual(["Digest 50"]);
    expect(new Set((await leaf("/admin/digests?state=published")).flat()).size).toBe(30);
    expect((await leaf("/admin/digests?newsletter=nobody&state=odd")).flat()).toHaveLength(60);
  });
});

describe("a digest's page", () => {
  test("shows its stories beside their posts, what was checked in them, and what was left out", async () => {
    const { desk, id, ids, text } = await openReviewed("held");
    await desk.db.insert(leftOut).values({
      digestId: id,
      clusters: [{ postIds: [77], headline: "别的事", score: { total: 0.4 }, reason: "below-cut" }],
    });
    await desk.db.update(stories).set({ summary: "码头开放，共有 **100 个**泊位，耗资 7.5 亿元。" });
    const html = await text();
    expect(html).toContain("<strong><mark>100</mark></strong><strong> 个</strong>泊位");
    expect(html).toMatch(/<mark class="missing"[^>]*>7.5 亿元/);
    expect(html).toMatch(/来源中未找到：7.5 ?亿元/);
    expect(html).toContain("泊位 <mark>100</mark> 个，来自");
    expect(html).toContain("别的事");
    expect(html).toContain("名额已满");
    expect(html).toContain(`/admin/digests/${id}/stories/${ids.length}/up`);
    expect(html.match(/<h1/g)).toHaveLength(1);
  });

  test("lets nothing of a source, or of an operator, be markup", async () => {
    const { desk, id, text } = await openReviewed("held");
    await desk.db
      .run(`UPDATE posts SET title = 'x', text = '${HOSTILE.replaceAll("'", "''")}', author = '<b>x</b>',
      url = 'javascript:alert(3)'`);
    await desk.db
      .update(stories)
      .set({ headline: HOSTILE, summary: `**${HOSTILE}**`, categories: [HOSTILE] });
    await desk.db.update(digests).set({ reason: HOSTILE, opening: HOSTILE, title: HOSTILE });
    const clusters = [{ postIds: [77], headline: HOSTILE, score: {}, reason: HOSTILE }];
    await desk.db.insert(leftOut).values({ digestId: id, clusters });
    for (const more of ["", "/stories/1", "/preview", "/preview/page", "/preview/mail"]) {
      const html = await text(more);
      expect(html, more).not.toContain("<script>alert");
      expect(html, more).not.toContain("<img src=x");
      expect(html, more).not.toContain("<b>x</b>");
      expect(html, more).not.toContain("javascript:alert");
    }
    expect(await text()).toContain("&lt;/textarea&gt;");
  });

  test("of one that is not there is none, nor are its parts", async () => {
    const { get, post } = await openReviewed("held");
    const gets = [
      "",
      "/stories/1",
      "/preview",
      "/preview/page",
      "/preview/mail",
      "/preview/mail-dark",
      "/preview/text",
    ];
    for (const more of gets) expect((await get(`/admin/digests/999${more}`)).status, more).toBe(404);
    const posts =
      "approve drop hold skip correct test reorder add add-left-out stories/1 stories/1/up stories/1/drop stories/1/merge";
    for (const verb of posts.split(" "))
      expect((await post(`/admin/digests/999/${verb}`, { note: "a", to: "a@b.example" })).status, verb).toBe(
        404,
      );
  });

  test("of twelve stories of eight posts asks few questions and reads few rows", async () => {
    const { desk } = openTestDesk();
    await addNewsletter(desk.db, { id: "harbour" });
    const source = await addSource(desk.db, "harbour");
    const digest = await addDigest(desk.db, "harbour", { status: "held" });
    const [first] = await desk.db.select().from(stories);
    for (let position = 1; position <= 12; position += 1) {
      const [story] =
        position === 1
          ? [first]
          : await desk.db
              .insert(stories)
              .values({
                ...(first as typeof stories.$inferSelect),
                id: undefined,
                position,
                updateOf: first?.id ?? null,
              })
              .returning();
      for (let number = position === 1 ? 2 : 1; number <= 8; number += 1) {
        const post = await addPost(desk.db, source.id, { text: "a 8B model. ".repeat(300) });
        await desk.db.insert(storyPosts).values({
          storyId: story?.id ?? 0,
          position: number,
          postId: post.id,
          newsletterId: "harbour",
          toldAt: NOON,
        });
      }
    }
    const { cookie } = await openOperator(desk);
    await publish(desk, digest.id);
    const spent: Spent = { queries: 0, rowsRead: 0, rowsWritten: 0 };
    desk.db = openDb(countD1(env.DB, spent));
    const get = (path: string) => ask(desk, path, { headers: { cookie } });
    for (const more of ["", "/stories/12"]) {
      Object.assign(spent, { queries: 0, rowsRead: 0 });
      const html = await (await get(`/admin/digests/${digest.id}${more}`)).text();
      expect(html).toContain("8B");
      expect(spent.queries, more).toBeLessThanOrEqual(8);
      expect(spent.rowsRead, more).toBeLessThanOrEqual(200);
      expect(spent.rowsRead, more).toBeGreaterThan(10);
    }
  });
});

describe("a digest's forms", () => {
  test("move, merge, drop, reorder and add, and each is noted", async () => {
    const { submit, headlines, changed, postIds, find } = await openReviewed("held");
    expect(await submit("stories/1/down")).toEqual([303, "?said=saved"]);
    expect(await headlines()).toEqual(["1 吊机停工", "2 码头开放", "3 渡轮复航"]);
    expect(await submit("reorder", { order: "3, 1 2" })).toEqual([303, "?said=saved"]);
    expect(await headlines()).toEqual(["1 渡轮复航", "2 吊机停工", "3 码头开放"]);
    expect(await submit("stories/3/drop")).toEqual([303, "?said=saved"]);
    expect(await submit("add-left-out", { post: String(postIds[0]) })).toEqual([303, "?said=added"]);
    expect(await submit("add", { url: "https://lab.example/crane" })).toEqual([303, "?said=already-told"]);
    expect(await submit("stories/2/merge", { into: "1" })).toEqual([303, "?said=saved"]);
    expect((await find()).stories.map((story) => story.posts.length)).toEqual([2, 1]);
    expect(await submit("stories/2/drop")).toEqual([303, "?said=saved"]);
    expect(await submit("stories/1/drop")).toEqual([303, "?said=last-story"]);
    expect(await changed()).toEqual([
      "digest.reorder",
      "digest.reorder",
      "digest.drop-story",
      "digest.add-story",
      "digest.merge",
      "digest.drop-story",
    ]);
  });

  test("that were made for what is not so any more change nothing", async () => {
    const { submit, changed, headlines, see } = await openReviewed("held");
    const seen = await see();
    await submit("stories/1/down");
    for (const verb of ["stories/1/down", "stories/1/drop", "reorder", "add"])
      expect(await submit(verb, { seen, order: "3 2 1", url: "https://lab.example/x" })).toEqual([
        303,
        "?said=out-of-date",
      ]);
    expect(await headlines()).toEqual(["1 吊机停工", "2 码头开放", "3 渡轮复航"]);
    expect(await changed()).toEqual(["digest.reorder"]);
  });

  test("change words; faults are shown with what was typed", async () => {
    const { post, path, see, find, text, changed } = await openReviewed("held");
    expect(await text("/stories/1")).toContain("码头开放，共有 **100 个**泊位。</textarea>");
    const words = { headline: "码头提前开放", summary: "码头**提前**开放。", categories: "港务，码头" };
    const bad = await post(`${path}/stories/1`, { ...words, seen: await see(), summary: "<b>a</b>" });
    const html = await bad.text();
    expect([bad.status, html.includes("&lt;b&gt;a&lt;/b&gt;</textarea>")]).toEqual([422, true]);
    expect(html).toContain('value="码头提前开放"');
    expect(html).toContain("含有标记或不可见字符");
    const done = await post(`${path}/stories/1`, { ...words, seen: await see() });
    expect([done.status, done.headers.get("location")]).toEqual([303, `${path}?said=saved`]);
    expect((await find()).stories[0]).toMatchObject({ ...words, categories: ["港务", "码头"] });
    expect(await changed()).toEqual(["digest.edit-story"]);
  });

  test("that come too late keep what was typed, and save it the second time", async () => {
    const { post, path, see, submit, find } = await openReviewed("held");
    const seen = await see();
    await submit("stories/3/up");
    const words = { headline: "我的标题", summary: "我的摘要。", categories: "" };
    const late = await post(`${path}/stories/1`, { ...words, seen });
    const html = await late.text();
    expect([late.status, html.includes('value="我的标题"'), html.includes('role="alert"')]).toEqual([
      409,
      true,
      true,
    ]);
    const fresh = /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? "";
    expect((await post(`${path}/stories/1`, { ...words, seen: fresh })).status).toBe(303);
    expect((await find()).stories[0]).toMatchObject({ headline: "我的标题" });
  });

  test("approve, hold, drop and skip", async () => {
    const press = { start: async () => "already" as const, wake: async () => {} };
    const held = await openReviewed("held", { press });
    expect(await held.submit("hold")).toEqual([303, "?said=held"]);
    expect(await held.submit("approve")).toEqual([303, "?said=approved"]);
    expect(await held.submit("approve")).toEqual([303, "?said=out-of-date"]);
    expect(await held.submit("skip")).toEqual([303, "?said=out-of-date"]);
    expect(await held.changed()).toEqual(["digest.hold", "digest.approve"]);
    expect(await held.find()).toMatchObject({ status: "published" });
    await held.desk.db.update(digests).set({ status: "held" });
    expect(await held.submit("skip", { reason: "没有新闻" })).toEqual([303, "?said=skipped"]);
    expect(await held.text()).toContain("没有新闻");
    await held.desk.db.update(digests).set({ status: "held" });
    expect(await held.submit("drop")).toEqual([303, "?said=dropped"]);
    expect(await held.find()).toMatchObject({ status: "dropped", reason: "Dropped in review." });
    expect(await held.text()).not.toContain("/approve");
  });

  test("correct what is published, which the page asks for while readers see another", async () => {
    const { desk, id, submit, text, changed } = await openReviewed("held");
    await publish(desk, id);
    expect(await text()).not.toContain("读者看到的仍是");
    await submit("stories/1/down");
    expect(await text()).toContain("读者看到的仍是");
    expect(await submit("correct", { note: "" })).toEqual([422, ""]);
    expect(await submit("correct", { note: "顺序有误。" })).toEqual([303, "?said=corrected"]);
    const html = await text();
    expect(html).not.toContain("读者看到的仍是");
    expect(html).toContain("顺序有误。");
    expect(await changed()).toEqual(["digest.reorder", "digest.correct"]);
  });

  test("send a test to who is typed, whose address is noted nowhere", async () => {
    const { post, path, desk } = await openReviewed("held");
    const answer = await post(`${path}/test`, { to: "ada@desk.example, nobody" });
    const html = await answer.text();
    expect(html).toContain("ada@desk.example: sent");
    expect(html).toContain("nobody: not-an-address");
    const noted = await desk.db.select().from(audit);
    expect(noted.at(-1)).toMatchObject({ verb: "digest.test", detail: { count: 2 } });
    expect(JSON.stringify(noted)).not.toContain("ada@");
  });

  test("of links that say nothing show why, with what was typed", async () => {
    const { post, path, see } = await openReviewed("held");
    const answer = await post(`${path}/add`, { seen: await see(), url: "no link" });
    const html = await answer.text();
    expect([answer.status, html.includes('value="no link"'), html.includes("It is no link")]).toEqual([
      422,
      true,
      true,
    ]);
  });
});

describe("the preview", () => {
  test("frames what readers will have, where nothing runs and no other site may show it", async () => {
    const { get, path, text } = await openReviewed("held");
    const html = await text("/preview");
    expect(html.match(/<iframe[^>]+sandbox=""/g)).toHaveLength(4);
    expect((await get(`${path}/preview`)).headers.get("content-security-policy")).toContain(
      "frame-src 'self'",
    );
    for (const file of ["page", "mail", "mail-dark", "text"]) {
      const { headers } = await get(`${path}/preview/${file}`);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy, file).toContain("frame-ancestors 'self'");
      expect(policy, file).not.toContain("script-src");
      expect(headers.get("cache-control"), file).toBe("no-store");
      if (file === "page") continue;
      expect(policy, file).toContain("; sandbox allow-popups;");
      expect(policy, file).toContain("style-src 'unsafe-inline'");
    }
  });

  test("shows a mail in light and in dark, whatever its operator's screen is", async () => {
    const { text } = await openReviewed("held");
    const [light, dark, plain] = [
      await text("/preview/mail"),
      await text("/preview/mail-dark"),
      await text("/preview/text"),
    ];
    expect([light.includes("prefers-color-scheme"), dark.includes("prefers-color-scheme")]).toEqual([
      false,
      false,
    ]);
    expect([light.includes("@media not all"), dark.includes("@media all")]).toEqual([true, true]);
    for (const mail of [light, dark, plain]) expect(mail).toContain("码头开放");
  });

  test("shows what is not published yet as it will be", async () => {
    const { desk, id, submit, text } = await openReviewed("held");
    await publish(desk, id);
    await submit("stories/1/down");
    expect(await text("/preview/page")).toContain("最值得看：吊机停工；码头开放。");
  });
});
