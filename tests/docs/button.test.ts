/** What the Deploy to Cloudflare button reads of this repository. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readRequiredSecrets } from "../../local/build-settings-doc.ts";

const toml = readFileSync("wrangler.toml", "utf8").replaceAll(/^#.*$/gm, "");
const { cloudflare, scripts } = JSON.parse(readFileSync("package.json", "utf8")) as {
  cloudflare: { bindings: Record<string, { description: string }> };
  scripts: Record<string, string>;
};
const matches = (pattern: RegExp, text = toml) => [...text.matchAll(pattern)].map(([, name = ""]) => name);
const vars = matches(/^(\w+) = /gm, /^\[vars\]([^[]*)/m.exec(toml)?.[1]);
const example = readFileSync(".dev.vars.example", "utf8");

test("every binding, variable and secret of wrangler.toml has a description, and nothing else has", () => {
  const ratelimits = matches(/^\[\[ratelimits\]\]\nname = "(\w+)"/gm);
  const bindings = matches(/^binding = "(\w+)"/gm);
  expect(Object.keys(cloudflare.bindings).toSorted()).toEqual(
    [...bindings, ...ratelimits, ...vars, ...readRequiredSecrets()].toSorted(),
  );
  for (const { description } of Object.values(cloudflare.bindings))
    expect(description).toMatch(/^[A-Z].*[.*]$/);
});

test("everything that is described is known to src/env.ts", () => {
  const env = readFileSync("src/env.ts", "utf8");
  for (const name of Object.keys(cloudflare.bindings))
    expect(env).toMatch(new RegExp(`^ {2}${name}\\??: `, "m"));
});

test("a person is asked for the secrets that can't be made, and offered no value that others have", () => {
  const asked = matches(/^(\w+)=/gm, example);
  expect(asked.toSorted()).toEqual(
    readRequiredSecrets()
      .filter((name) => !["ADDRESS_KEY", "TOKEN_KEYS"].includes(name))
      .toSorted(),
  );
  expect(example).not.toMatch(/^\w+=./m);
});

test("the build runs the deploy script, which migrates by binding", () => {
  expect(scripts["deploy"]).toBe("node local/deploy.ts");
  expect(readFileSync("README.md", "utf8")).toContain(
    "https://deploy.workers.cloudflare.com/?url=https://github.com/watchbell/watchbell",
  );
});
