/**
 * The files that pages ask for, made small and named by what is in them: such a name may be kept for good. What is made
 * is committed, so that a deployment needs no step before it; `npm run fix` makes it anew, and a test holds it.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";

export const ASSETS = join("public", "assets");
export const NAMES = join("src", "http", "pages", "asset-names.ts");

const SOURCES = [
  { name: "STYLE", file: "style.css" },
  { name: "READER", file: "reader.js" },
  { name: "ADMIN_STYLE", file: "admin.css" },
  { name: "ADMIN_SCRIPT", file: "admin.js" },
] as const;

/** The files as they are to be: their paths, and what is in them. */
export function buildAssets(): Map<string, string> {
  const built = SOURCES.map(({ name, file }) => {
    const [stem = "", kind] = file.split(".");
    const { code } = transformSync(readFileSync(join("assets", file), "utf8"), {
      loader: kind === "css" ? "css" : "js",
      minify: true,
      target: kind === "css" ? [] : ["es2022"],
    });
    const hash = createHash("sha256").update(code).digest("hex").slice(0, 10);
    return { name, url: `/assets/${stem}.${hash}.${kind}`, code };
  });
  const names = built.map(({ name, url }) => `export const ${name} = "${url}";\n`).join("");
  return new Map([
    ...built.map(({ url, code }) => [join("public", url), code] as const),
    [
      NAMES,
      `/** Made by local/build-assets.ts: where a page finds its stylesheet and its script; the last two are the admin's. */\n\n${names}`,
    ],
  ]);
}

if (import.meta.main) {
  mkdirSync(ASSETS, { recursive: true });
  const files = buildAssets();
  for (const old of readdirSync(ASSETS)) if (!files.has(join(ASSETS, old))) rmSync(join(ASSETS, old));
  for (const [path, text] of files) writeFileSync(path, text);
}
