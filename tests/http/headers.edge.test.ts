import { exports } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { shelve } from "../../src/digests/shelve.ts";
import { NOON, openTestDesk } from "../support/desk.ts";
import { addDigest, addNewsletter } from "../support/factories.ts";
import { ask, formOf } from "./ask.ts";

async function openSite() {
  const { desk } = openTestDesk();
  await addNewsletter(desk.db, { id: "harbour" });
  const { id } = await addDigest(desk.db, "harbour", { slug: "slot" });
  await shelve(desk, id);
  return { ...desk };
}

const PAGES = [
  "/",
  "/about",
  "/privacy",
  "/search",
  "/search?q=beacon&time=week",
  "/harbour",
  "/harbour/slot",
  "/harbour/topics",
  "/harbour/topics/大模型",
  "/harbour/authors/lighthouse%20lab",
  "/harbour/sources",
  "/harbour/sources/lab.example",
];
const PUBLIC = [...PAGES, "/harbour/slot.md", "/harbour/feed.xml"];
const PRIVATE: [string, RequestInit?][] = [
  ["/confirm?token=x"],
  ["/confirm", formOf({ token: "x" })],
  ["/unsubscribe?token=x"],
  ["/unsubscribe?token=x", formOf({})],
  ["/subscribe"],
  ["/subscribe", formOf({ email: "mina@inbox.example", newsletter: "nobody" })],
  ["/subscribe", formOf({ email: "mina" })],
  ["/api/subscriptions"],
  ["/api/subscriptions", { method: "POST", body: "{}" }],
  ["/webhooks/resend", { method: "POST", body: "{}" }],
  ["/api/progress"],
  ["/healthz"],
  ["/no-such-page"],
];

describe("the headers of every answer", () => {
  test.each([...PUBLIC.map((path): [string, RequestInit?] => [path]), ...PRIVATE])(
    "%s %j: no script may run, no type be guessed, no frame hold it",
    async (path, init) => {
      const { headers } = await ask(await openSite(), path, init);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("form-action 'self'");
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      // pages that anybody may read run our own file
      expect(/script-src[^;]*/.exec(policy)?.[0]).toBe(
        PAGES.includes(path) ? "script-src 'self'" : undefined,
      );
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toMatch(
        /^(no-referrer|same-origin|strict-origin(-when-cross-origin)?)$/,
      );
      expect(headers.get("set-cookie")).toBeNull();
    },
  );

  test.each(PUBLIC)("%s may be kept for a minute, a feed for five", async (path) => {
    const { headers } = await ask(await openSite(), path);
    const seconds = path.endsWith(".xml") ? 300 : 60;
    expect(headers.get("cache-control")).toMatch(new RegExp(`^public, max-age=${seconds},`));
  });

  test.each(PAGES)("%s names what it is purged by, and is confirmed while it is as it was", async (path) => {
    const desk = await openSite();
    const first = await ask(desk, path);
    expect(first.headers.get("cache-tag")).toMatch(/^(?:home|newsletter-harbour)$/);
    const asked = { headers: { "if-none-match": first.headers.get("etag") ?? "" } };
    for (const minutes of [0, 2]) {
      const later = { ...desk, now: () => new Date(NOON.getTime() + minutes * 60_000) };
      const again = await ask(later, path, asked);
      expect(again.status).toBe(304);
      expect(await again.text()).toBe("");
      expect(again.headers.get("etag")).toBe(first.headers.get("etag"));
      expect(again.headers.get("cache-control")).toBe(first.headers.get("cache-control"));
      expect(again.headers.get("vary")).toBe(first.headers.get("vary"));
    }
    const other = { ...desk, settings: { ...desk.settings, version: "another" } };
    expect((await ask(other, path, asked)).status).toBe(200);
  });

  test("a page that changed is not confirmed after its minute, and another page's validator never is", async () => {
    const desk = await openSite();
    const { headers } = await ask(desk, "/harbour");
    const asked = { headers: { "if-none-match": headers.get("etag") ?? "" } };
    expect((await ask(desk, "/harbour/slot", asked)).status).toBe(200);
    await addDigest(desk.db, "harbour", { slug: "newer", slot: new Date(NOON.getTime() + 1) });
    const later = { ...desk, now: () => new Date(NOON.getTime() + 60_000) };
    const answer = await ask(later, "/harbour", asked);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("/harbour/newer");
  });

  test("a page at a long URL is confirmed at that URL alone", async () => {
    const desk = await openSite();
    const at = (last: string) => `/search?q=${"port".repeat(60)}${last}`;
    const first = await ask(desk, at("a"));
    const etag = first.headers.get("etag") ?? "";
    expect(etag.length).toBeLessThan(100);
    const asked = { headers: { "if-none-match": etag } };
    expect((await ask(desk, at("a"), asked)).status).toBe(304);
    expect((await ask(desk, at("b"), asked)).status).toBe(200);
  });

  test("a validator that is cut, mended or of another time confirms nothing", async () => {
    const desk = await openSite();
    const path = "/harbour/slot";
    const etag = (await ask(desk, path)).headers.get("etag") ?? "";
    const [, content = "", second = "", place = ""] = /W\/"([^.]*)\.([^.]*)\.(.*)"/.exec(etag) ?? [];
    const forged = [
      etag.slice(0, -2),
      `W/"${content}.${second}.${place}/"`,
      `W/"${content}.${second}.${place.replace("accept=", "accept-language=")}"`,
      `W/"${content}..${place}"`,
      // of an hour on, and of nothing that is here
      `W/"${"x".repeat(16)}.${(Number.parseInt(second, 36) + 3600).toString(36)}.${place}"`,
    ];
    for (const one of forged)
      expect((await ask(desk, path, { headers: { "if-none-match": one } })).status, one).toBe(200);
    // only what is read is confirmed
    expect((await ask(desk, path, { method: "POST", headers: { "if-none-match": etag } })).status).not.toBe(
      304,
    );
  });

  test("of several validators that which is the page's is confirmed, and a version may be any text", async () => {
    const desk = await openSite();
    const named = { ...desk, settings: { ...desk.settings, version: "v1.2.3 版本" } };
    const etagOf = async (path: string) => (await ask(named, path)).headers.get("etag") ?? "";
    const [other, mine] = [await etagOf("/harbour"), await etagOf("/harbour/slot")];
    const again = await ask(named, "/harbour/slot", {
      headers: { "if-none-match": `"x", ${other}, ${mine}` },
    });
    expect(again.status).toBe(304);
    expect(again.headers.get("etag")).toBe(mine);
  });

  test.each([
    "/admin",
    "/admin/mailings",
    "/api/mailings/1",
    "/api/subscriptions",
    "/healthz",
    "/confirm?token=x",
    "/unsubscribe?token=x",
    "/preferences?token=x",
    "/subscribe",
    "/embed/harbour",
  ])("%s is confirmed to nobody, whatever validator is made up for it", async (path) => {
    const desk = await openSite();
    const second = Math.floor(NOON.getTime() / 1000).toString(36);
    const made = `W/"${"x".repeat(16)}.${second}.${desk.settings.version.slice(0, 8)}..${path}"`;
    expect((await ask(desk, path, { headers: { "if-none-match": made } })).status).not.toBe(304);
  });

  test("a page in two languages has a validator in each", async () => {
    const desk = await openSite();
    const inChinese = await ask(desk, "/", { headers: { "accept-language": "zh" } });
    const asked = { "if-none-match": inChinese.headers.get("etag") ?? "" };
    expect((await ask(desk, "/", { headers: { ...asked, "accept-language": "zh-TW" } })).status).toBe(304);
    expect((await ask(desk, "/", { headers: { ...asked, "accept-language": "en" } })).status).toBe(200);
  });

  test.each(PRIVATE)("%s %j is kept by nobody", async (path, init) => {
    const { headers } = await ask(await openSite(), path, init);
    expect(headers.get("cache-control")).toBe("no-store");
  });

  test.each(PUBLIC)("%s asked for by HEAD has the same, and no body", async (path) => {
    const desk = await openSite();
    const [whole, head] = [await ask(desk, path), await ask(desk, path, { method: "HEAD" })];
    expect(head.status).toBe(200);
    expect(await head.text()).toBe("");
    expect(Object.fromEntries(head.headers)).toMatchObject(Object.fromEntries(whole.headers));
  });

  test("a failure of ours is a page too, which is kept by nobody and says nothing of its cause", async () => {
    const logged: unknown[] = [];
    const desk = await openSite();
    const broken = {
      ...desk,
      db: new Proxy(desk.db, {
        get: () => {
          throw new Error("secret cause");
        },
      }),
      log: {
        info: () => {},
        error: (event: string, facts?: object) => void logged.push({ event, ...facts }),
      },
    };
    const answer = await ask(broken, "/harbour");
    expect(answer.status).toBe(500);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(await answer.text()).not.toContain("secret cause");
    expect(logged).toMatchObject([{ event: "http.failure", path: "/harbour", message: "secret cause" }]);
  });
});

describe("the form for other sites' frames", () => {
  test("may be held by any, and by nobody's script be run", async () => {
    const { headers } = await ask(await openSite(), "/embed/harbour");
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("frame-ancestors *");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/script-src|unsafe/);
    expect(headers.get("x-frame-options")).toBeNull();
    expect(headers.get("cache-control")).toBe("public, max-age=60");
    expect(headers.get("vary")).toBe("referer");
  });

  test("may be held by the named sites alone, its answers too", async () => {
    const desk = await openSite();
    const settings = {
      ...desk.settings,
      signUp: { ...desk.settings.signUp, embedOrigins: ["https://blog.example", "https://*.club.example"] },
    };
    for (const init of [undefined, formOf({ email: "mina" }), formOf({ email: "mina@inbox.example" })]) {
      const { headers } = await ask({ ...desk, settings }, "/embed/harbour", init);
      expect(headers.get("content-security-policy")).toContain(
        "frame-ancestors https://blog.example https://*.club.example",
      );
      expect(headers.get("x-frame-options")).toBeNull();
    }
  });

  test("is no page for a newsletter that is none", async () => {
    const answer = await ask(await openSite(), "/embed/nobody");
    expect(answer.status).toBe(404);
    expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  });
});

describe("the Worker itself", () => {
  test("answers its pages with the real desk", async () => {
    await openSite();
    const answer = await exports.default.fetch("https://news.example/harbour/slot");
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("Beacon 3 发布");
  });

  test("says that it is well, and nothing of anybody", async () => {
    const answer = await exports.default.fetch("https://news.example/healthz");
    expect(await answer.json()).toEqual({ ok: true, database: "ok", cron: "waiting", slots: "ok" });
  });

  test("has a page for what is not there", async () => {
    expect((await exports.default.fetch("https://news.example/no-such-page")).status).toBe(404);
  });
});
