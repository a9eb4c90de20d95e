import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const routes = [...readFileSync("src/http/app.ts", "utf8").matchAll(/\.route\("\/(\w+)"/g)].map(
  ([, word = ""]) => word,
);
const assets = globSync("public/**/*.*").map((path) => path.slice("public/".length));

describe("the static files", () => {
  test("stand in nobody's way: they are served before the Worker is asked", () => {
    expect(routes).toEqual(expect.arrayContaining(["confirm", "unsubscribe", "subscribe"]));
    expect(assets).not.toEqual([]);
    // a file or a folder, and HTML also without its ending
    const shadowed = assets.filter(
      (path) => routes.includes(path.split(/[/.]/)[0] ?? "") || path.endsWith(".html"),
    );
    expect(shadowed).toEqual([]);
  });

  test("are the ones that every page asks for", () => {
    expect(assets).toEqual(expect.arrayContaining(["style.css", "favicon.svg"]));
  });
});
