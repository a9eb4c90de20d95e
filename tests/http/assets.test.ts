import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ASSETS, buildAssets, NAMES } from "../../local/build-assets.ts";
import { READER, STYLE } from "../../src/http/pages/asset-names.ts";
import { describe, expect, test } from "vitest";

const routes = [...readFileSync("src/http/app.ts", "utf8").matchAll(/\.route\("\/(\w+)"/g)].map(
  ([, word = ""]) => word,
);
// what doors answer at the root beside words: "/robots.txt"
const files = globSync("src/http/*.ts").flatMap((path) =>
  [...readFileSync(path, "utf8").matchAll(/\.get\("\/([\w.]+\.\w+)"/g)].map(([, file = ""]) => file),
);
const assets = globSync("public/**/*.*").map((path) => path.slice("public/".length));

/** Those that are served in a route's place: a file or a folder, and HTML also without its ending. */
const findShadowing = (paths: string[]) =>
  paths.filter(
    (path) => routes.includes(path.split(/[/.]/)[0] ?? "") || path.endsWith(".html") || files.includes(path),
  );

describe("the static files", () => {
  test("stand in nobody's way: they are served before the Worker is asked", () => {
    expect(routes).toEqual(
      expect.arrayContaining(["confirm", "unsubscribe", "subscribe", "preferences", "embed"]),
    );
    expect(files).toEqual(
      expect.arrayContaining(["robots.txt", "llms.txt", "sitemap.xml", "manifest.webmanifest"]),
    );
    expect(assets).not.toEqual([]);
    expect(findShadowing(assets)).toEqual([]);
    // what a careless copy would plant
    const planted = [
      "unsubscribe/index.html",
      "confirm.html",
      "preferences.js",
      "embed/x.css",
      "robots.txt",
      "card.png",
    ];
    expect(findShadowing(planted)).toEqual(planted.slice(0, -1));
  });

  test("are the icons that the manifest and the feeds name", () => {
    const named = ["guides.ts", "../digests/feed/atom.ts", "../digests/feed/json-feed.ts"]
      .map((path) => readFileSync(join("src/http", path), "utf8"))
      .join("");
    expect(named.match(/\/icon-[^"`]+\.png/g)).toHaveLength(4);
    expect(assets).toEqual(expect.arrayContaining(["icon-192.png", "icon-512.png"]));
  });

  test("are the ones that every page asks for", () => {
    expect(assets).toEqual(
      expect.arrayContaining([
        STYLE.slice(1),
        READER.slice(1),
        "favicon.svg",
        "apple-touch-icon.png",
        "card.png",
      ]),
    );
  });

  test("are named by what is in them: npm run fix makes them anew", () => {
    const built = buildAssets();
    for (const [path, content] of built) expect(readFileSync(path, "utf8"), path).toBe(content);
    expect(globSync(`${ASSETS}/*`).toSorted()).toEqual(
      [...built.keys()].filter((path) => path !== NAMES).toSorted(),
    );
  });
});
