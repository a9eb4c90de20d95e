import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const routes = [...readFileSync("src/http/app.ts", "utf8").matchAll(/\.route\("\/(\w+)"/g)].map(
  ([, word = ""]) => word,
);
const assets = globSync("public/**/*.*").map((path) => path.slice("public/".length));

/** Those that are served in a route's place: a file or a folder, and HTML also without its ending. */
const findShadowing = (paths: string[]) =>
  paths.filter((path) => routes.includes(path.split(/[/.]/)[0] ?? "") || path.endsWith(".html"));

describe("the static files", () => {
  test("stand in nobody's way: they are served before the Worker is asked", () => {
    expect(routes).toEqual(
      expect.arrayContaining(["confirm", "unsubscribe", "subscribe", "preferences", "embed"]),
    );
    expect(assets).not.toEqual([]);
    expect(findShadowing(assets)).toEqual([]);
    // what a careless copy would plant
    const planted = ["unsubscribe/index.html", "confirm.html", "preferences.js", "embed/x.css", "style.css"];
    expect(findShadowing(planted)).toEqual(planted.slice(0, -1));
  });

  test("are the ones that every page asks for", () => {
    expect(assets).toEqual(expect.arrayContaining(["style.css", "favicon.svg"]));
  });
});
