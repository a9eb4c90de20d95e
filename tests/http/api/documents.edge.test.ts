import { describe, expect, test } from "vitest";
import { every } from "../../../src/http/api/documents.tsx";
import { templateOf } from "../../../src/http/api/path-parameters.ts";
import { openTestDesk } from "../../support/desk.ts";
import { ask } from "../ask.ts";

describe("the reference page", () => {
  test("has every operation, with its path, its scope and an example, and runs no script", async () => {
    const { desk } = openTestDesk();
    const answer = await ask(desk, "/api");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toMatch(/^text\/html/);
    expect(answer.headers.get("content-security-policy")).not.toContain("script-src");
    const html = await answer.text();
    expect(html).toContain('<html lang="en">');
    expect(html).not.toContain("<script");
    for (const { id, path, scope, summary } of every()) {
      const [, item = ""] = html.split(`<li id="${id}">`);
      const own = item.split("<li id=")[0] ?? "";
      for (const said of [summary, path === "/" ? "/api" : templateOf(path), scope ?? "open to all", "curl "])
        expect(own, `${id} ${said}`).toContain(said);
    }
  });

  test("is read without the database", async () => {
    const { desk } = openTestDesk();
    const stuck = { ...desk, db: undefined } as unknown as typeof desk;
    expect((await ask(stuck, "/api")).status).toBe(200);
    expect((await ask(stuck, "/api/openapi.json")).status).toBe(200);
  });
});

describe("the OpenAPI document", () => {
  test("is open to all, may be kept for an hour, and is confirmed to who has it", async () => {
    const { desk } = openTestDesk();
    const answer = await ask(desk, "/api/openapi.json");
    expect(answer.headers.get("cache-control")).toBe("public, max-age=3600");
    expect(await answer.json()).toMatchObject({
      openapi: "3.1.1",
      info: { title: `${desk.settings.siteName} API` },
      servers: [{ url: "https://news.example/api" }],
    });
    const held = { "if-none-match": answer.headers.get("etag") ?? "" };
    expect((await ask(desk, "/api/openapi.json", { headers: held })).status).toBe(304);
  });
});
